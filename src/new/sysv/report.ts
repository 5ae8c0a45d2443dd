/** How a script says what it does: `begin` and `ended` in each family of functions, and `die` in all. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';

/** The line that reads the functions of the system. */
export function functionsLines({ functions }: NewPlan): readonly ByteString[] {
  if (functions === 'lsb') return ['. /lib/lsb/init-functions'];
  return functions === 'redhat' ? ['. /etc/rc.d/init.d/functions'] : [];
}

const DIE = [
  '# Says what is wrong, and ends with a status that the LSB gives a meaning.',
  'die() {',
  '\techo "$NAME: $2" >&2',
  '\texit "$1"',
  '}',
];

/** The functions, with a blank line behind each. */
export function reportLines({ functions, profile }: NewPlan): readonly ByteString[] {
  if (functions === 'redhat') return [...DIE, '', ...REDHAT, ''];
  if (functions === 'none') return [...DIE, '', ...OWN, ''];
  return [...DIE, '', ...(profile === 'debian' ? DEBIAN : LSB), ''];
}

const DEBIAN = [
  'begin() {',
  '\t[ "${VERBOSE:-yes}" = no ] || log_daemon_msg "$1 $DESC" "$NAME"',
  '}',
  '',
  'ended() {',
  '\t[ "${VERBOSE:-yes}" = no ] || log_end_msg "$1"',
  '\treturn "$1"',
  '}',
];

const LSB = [
  'begin() {',
  '\tdoing="$1 $DESC"',
  '}',
  '',
  'ended() {',
  '\tif [ "$1" -eq 0 ]; then log_success_msg "$doing"; else log_failure_msg "$doing"; fi',
  '\treturn "$1"',
  '}',
];

const REDHAT = [
  'begin() {',
  '\tprintf \'%s\' "$1 $DESC: "',
  '}',
  '',
  'ended() {',
  '\tif [ "$1" -eq 0 ]; then success; else failure; fi',
  '\techo',
  '\treturn "$1"',
  '}',
];

const OWN = [
  'begin() {',
  '\tprintf \'%s\' "$1 $DESC: "',
  '}',
  '',
  'ended() {',
  '\tif [ "$1" -eq 0 ]; then word=\'  OK  \' colour=32; else word=FAILED colour=31; fi',
  '\tif [ -t 1 ] && [ "${TERM:-dumb}" != dumb ] && [ -z "${NO_COLOR-}" ]; then',
  '\t\tprintf \'\\033[60G[\\033[%sm%s\\033[0m]\\n\' "$colour" "$word"',
  '\telse',
  '\t\tprintf \'[%s]\\n\' "$word"',
  '\tfi',
  '\treturn "$1"',
  '}',
];
