/** A SysV script that starts other scripts, in an order, and stops them in the reverse one. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { shWord } from '../quote.ts';
import { headerLines } from './header.ts';
import { functionsLines, reportLines } from './report.ts';
import { RIGHTS } from './usage.ts';
import { defaultsLines, lockFile, valueLines } from './values.ts';
import { simpleActions } from './simple-actions.ts';

/** The folder of the scripts. */
export function scriptFolder({ profile }: Pick<NewPlan, 'profile'>): ByteString {
  return profile === 'redhat' ? '/etc/rc.d/init.d' : '/etc/init.d';
}

/** The lines of the script. */
export function aggregateLines(plan: NewPlan): readonly ByteString[] {
  const hasLock = lockFile(plan) !== undefined;
  const members = plan.services.map(shWord).join(' ');
  const reversed = [...plan.services].reverse().map(shWord).join(' ');
  return [
    ...headerLines(plan, '/bin/sh'),
    '',
    ...valueLines(plan),
    `SCRIPTS=${scriptFolder(plan)}`,
    '',
    ...functionsLines(plan),
    ...defaultsLines(plan),
    '',
    ...reportLines(plan),
    ...RIGHTS,
    '# Starts the members in order. If one fails, those that this call has started are stopped again.',
    'do_start() {',
    '\tneed_root start',
    '\tstarted=',
    `\tfor member in ${members}; do`,
    '\t\tif "$SCRIPTS/$member" status >/dev/null 2>&1; then',
    '\t\t\tcontinue',
    '\t\tfi',
    '\t\t[ -x "$SCRIPTS/$member" ] || die_back 5 "$SCRIPTS/$member is not installed"',
    '\t\t"$SCRIPTS/$member" start || die_back $? "$member does not start"',
    '\t\tstarted="$member $started"',
    '\tdone',
    ...(hasLock ? ['\t: >"$LOCKFILE"'] : []),
    '}',
    '',
    'die_back() {',
    '\tfor member in $started; do',
    '\t\t"$SCRIPTS/$member" stop',
    '\tdone',
    '\tdie "$1" "$2"',
    '}',
    '',
    '# Stops all members, the last one first; the worst status wins.',
    'do_stop() {',
    '\tneed_root stop',
    '\tworst=0',
    `\tfor member in ${reversed}; do`,
    '\t\t[ -x "$SCRIPTS/$member" ] || continue',
    '\t\t"$SCRIPTS/$member" stop',
    '\t\tresult=$?',
    '\t\t[ "$result" -le "$worst" ] || worst=$result',
    '\tdone',
    '\t[ "$worst" -eq 0 ] || echo "$NAME: not all members were stopped" >&2',
    ...(hasLock ? ['\t[ "$worst" -ne 0 ] || rm -f "$LOCKFILE"'] : []),
    '\treturn "$worst"',
    '}',
    '',
    '# A line for each member; 0 if all run, else the first status that is another one.',
    'do_status() {',
    '\tfirst=0',
    `\tfor member in ${members}; do`,
    '\t\tresult=3',
    '\t\tif [ -x "$SCRIPTS/$member" ]; then',
    '\t\t\t"$SCRIPTS/$member" status >/dev/null 2>&1',
    '\t\t\tresult=$?',
    '\t\tfi',
    '\t\tcase $result in',
    '\t\t0) state=running ;;',
    '\t\t1 | 2) state=dead ;;',
    '\t\t3) state=stopped ;;',
    '\t\t*) state=unknown ;;',
    '\t\tesac',
    '\t\tprintf \'%-20s %s\\n\' "$member" "$state"',
    '\t\t[ "$first" -ne 0 ] || first=$result',
    '\tdone',
    '\treturn "$first"',
    '}',
    '',
    'any_runs() {',
    `\tfor member in ${members}; do`,
    '\t\t"$SCRIPTS/$member" status >/dev/null 2>&1 && return',
    '\tdone',
    '\treturn 1',
    '}',
    '',
    ...simpleActions(plan, '! any_runs'),
  ];
}
