/** What `initorder new` writes holds what `initorder exercise` tries: every profile, kind and language. */
import { describe, expect, it } from 'vitest';
import { askExercise, failures, whyNoSandbox } from '../support/exercise-run.ts';
import { findMismatches } from '../support/json-schema.ts';
import { allForms, textOf } from '../support/new-run.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 240_000;

/** Whether something is up that is no process, only a system can tell. */
const TOLD_BY_A_SYSTEM = /^(?:debian|redhat|lsb)-.*-oneshot$/;

withSandbox('a script of initorder new holds all checks', () => {
  it.each(allForms())('$form', { timeout: SECONDS }, ({ form, argv }) => {
    const exercise = askExercise(textOf(...argv), '-p', argv[2] ?? '', '--timeout', '60', '--total', '200');
    const open = exercise.scripts.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'undecided'));
    expect(failures(exercise)).toEqual([]);
    expect(open.map(({ check }) => check)).toEqual(TOLD_BY_A_SYSTEM.test(form) ? ['status-running'] : []);
    expect(exercise.summary['held']).toBeGreaterThan(9);
    expect(findMismatches(exercise, 'exercise.schema.json')).toEqual([]);
  });

  it('a reload by signal, needed files, and Python in the foreground too', { timeout: SECONDS }, () => {
    const forms = [
      ['-p', 'lsb', '--reload', 'HUP', '--config', '/etc/mumbled.conf', '--', '/usr/sbin/mumbled', '-f'],
      ['-p', 'freebsd', '--reload', 'HUP', '--config', '/etc/mumbled.conf', '--', '/usr/sbin/mumbled', '-f'],
      ['-p', 'lsb', '--language', 'python', '--user', 'www', '--kind', 'foreground', '--', '/usr/sbin/mumbled'],
    ];
    for (const form of forms) {
      const exercise = askExercise(textOf('mumbled', ...form), '-p', form[1] ?? '');
      expect({ form, failed: failures(exercise), undecided: exercise.summary['undecided'] }).toEqual({
        ...{ form, failed: [], undecided: 0 },
      });
    }
  });
});

/** A script that goes to a folder, waits for a file of its program, and calls another service. */
function bodyOf(folder: string): string {
  return `#!/bin/sh
DAEMON=/usr/sbin/mumbled
PIDFILE=/run/mumbled.pid
. /lib/lsb/init-functions
case $1 in
start)
	cd ${folder} || exit 1
	/etc/init.d/fumbled status >/dev/null || /etc/init.d/fumbled start
	start-stop-daemon --start --oknodo --pidfile $PIDFILE --chdir ${folder} --exec $DAEMON
	until [ -e /run/mumbled.sock ]; do sleep 0.05; done
	;;
stop) start-stop-daemon --stop --oknodo --retry 5 --pidfile $PIDFILE --exec $DAEMON ;;
esac
`;
}

withSandbox('what a script takes for granted is there', () => {
  it('a folder that it goes to, a file that it waits for, another service', { timeout: SECONDS }, () => {
    const exercise = askExercise(bodyOf('/var/lib/mumbled'), '-p', 'debian', '--only', 'start,stop,leftovers');
    expect(failures(exercise)).toEqual([]);
    expect(exercise.scripts[0]?.steps[1]).toMatchObject({
      action: 'start',
      calls: ['/etc/init.d/fumbled status', '/etc/init.d/fumbled start', '/usr/sbin/mumbled'],
    });
  });

  it('but not a folder that only a run shows', { timeout: SECONDS }, () => {
    const exercise = askExercise(bodyOf('/srv/$(echo hidden)'), '-p', 'debian', '--only', 'start');
    expect(exercise.scripts[0]?.checks).toMatchObject([{ check: 'start', verdict: 'undecided' }]);
  });
});
