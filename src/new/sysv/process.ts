/** How a script knows its process: by the number in the pid file, and by what runs under it. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';

const IS_DAEMON = [
  '# Whether process $1 is the daemon: a number that is left over may belong to another program by now.',
  'is_daemon() {',
  '\t[ -d "/proc/$1" ] || return 1',
  '\texe=$(readlink "/proc/$1/exe")',
  '\t[ "${exe% (deleted)}" = "$(readlink -f "$DAEMON")" ] && return',
  '\t# A program in a script language runs under the name of its interpreter.',
  '\ttr \'\\0\' \'\\n\' 2>/dev/null <"/proc/$1/cmdline" | head -n 3 | grep -Fqx -e "$DAEMON"',
  '}',
];

const BY_FILE = [
  '# Sets pid to the number of the daemon; fails if it does not run.',
  'running() {',
  '\tpid=',
  '\tif [ -r "$PIDFILE" ]; then read -r pid _ <"$PIDFILE"; fi',
  "\tcase $pid in '' | *[!0-9]*) return 1 ;; esac",
  '\tis_daemon "$pid"',
  '}',
];

function byProgram({ user }: NewPlan): readonly ByteString[] {
  const owner = user === undefined ? '0' : '$(id -u "$RUN_AS")';
  return [
    '# Sets pid to the number of the daemon; fails if it does not run. It keeps no pid file, so its program and its user tell.',
    'running() {',
    '\tfor entry in /proc/[0-9]*; do',
    '\t\tpid=${entry#/proc/}',
    `\t\t[ "$(stat -c %u "$entry" 2>/dev/null)" = "${owner}" ] && is_daemon "$pid" && return`,
    '\tdone',
    '\tpid=',
    '\treturn 1',
    '}',
  ];
}

const GONE = [
  '# Waits until process $1 is gone, at most $2 seconds.',
  'gone() {',
  '\tleft=$(($2 * 10))',
  '\twhile is_daemon "$1"; do',
  '\t\t[ "$left" -gt 0 ] || return 1',
  '\t\tleft=$((left - 1))',
  '\t\tsleep 0.1',
  '\tdone',
  '}',
];

function cameUp({ readySeconds, readyFile }: NewPlan): readonly ByteString[] {
  const isUp = readyFile === undefined ? 'running' : `{ running && [ -e "$READY" ]; }`;
  return [
    `# Waits until the daemon is up, at most ${readySeconds} seconds.`,
    'came_up() {',
    `\tleft=${readySeconds * 10}`,
    `\tuntil ${isUp}; do`,
    '\t\t[ "$left" -gt 0 ] || return 1',
    '\t\tleft=$((left - 1))',
    '\t\tsleep 0.1',
    '\tdone',
    '}',
  ];
}

/** The functions that look at the process. */
export function processLines(plan: NewPlan): readonly ByteString[] {
  const find = plan.pidfile === undefined ? byProgram(plan) : BY_FILE;
  return [...IS_DAEMON, '', ...find, '', ...cameUp(plan), '', ...GONE, ''];
}
