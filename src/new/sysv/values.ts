/** What a script names at its head, and the files in which an administrator changes it. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { shValue } from '../quote.ts';

/** The file with an administrator's settings. */
export function defaultsFile({ profile, name }: NewPlan): ByteString {
  return profile === 'redhat' ? `/etc/sysconfig/${name}` : `/etc/default/${name}`;
}

/** The file that says that the service was started: rc of Red Hat stops only what has one. */
export function lockFile({ profile, name }: NewPlan): ByteString | undefined {
  return profile === 'redhat' ? `/var/lock/subsys/${name}` : undefined;
}

/** Assignments of the script; what the program is given comes last, so that the file of defaults may change it. */
export function valueLines(plan: NewPlan): readonly ByteString[] {
  const values: (readonly [string, ByteString | undefined])[] = [
    ['PATH', '/sbin:/usr/sbin:/bin:/usr/bin'],
    ['NAME', plan.name],
    ['DESC', plan.short],
    ['DAEMON', plan.program === '' ? undefined : plan.program],
    ['PIDFILE', plan.pidfile],
    ['LOCKFILE', lockFile(plan)],
    ['CONFIG', plan.config],
    ['RUN_AS', plan.user],
  ];
  const lines = values.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${shValue(value)}`]));
  return plan.program === '' ? lines : [...lines, 'DAEMON_OPTS='];
}

/** Reads the file of defaults, if there is one. */
export function defaultsLines(plan: NewPlan): readonly ByteString[] {
  const file = defaultsFile(plan);
  return [`if [ -r ${file} ]; then`, `\t. ${file}`, 'fi'];
}
