/** A SysV script whose actions are commands that end; a stamp file remembers that it was started. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { shCommand, shValue } from '../quote.ts';
import { headerLines } from './header.ts';
import { functionsLines, reportLines } from './report.ts';
import { RIGHTS } from './usage.ts';
import { defaultsLines, lockFile, valueLines } from './values.ts';
import { simpleActions } from './simple-actions.ts';

/** Where a script of this kind remembers that it was started. */
export function stampFile(plan: NewPlan): ByteString {
  return lockFile(plan) ?? `/run/${plan.name}.started`;
}

/** The lines of the script. */
export function oneshotLines(plan: NewPlan): readonly ByteString[] {
  const hasLock = lockFile(plan) !== undefined;
  const config = plan.config === undefined ? [] : ['\t[ -r "$CONFIG" ] || die 6 "cannot read $CONFIG"'];
  return [
    ...headerLines(plan, '/bin/sh'),
    '',
    ...valueLines(plan),
    ...(hasLock ? [] : [`LOCKFILE=${shValue(stampFile(plan))}`]),
    '',
    ...functionsLines(plan),
    ...defaultsLines(plan),
    '',
    ...reportLines(plan),
    ...RIGHTS,
    'do_start() {',
    '\tneed_root start',
    '\tif [ -e "$LOCKFILE" ]; then',
    '\t\techo "$NAME is started already"',
    '\t\treturn 0',
    '\tfi',
    ...config,
    ...(plan.check === undefined
      ? []
      : [`\t{ ${shCommand(plan.check)}; } || die 6 "the check before the start fails"`]),
    '\tbegin Starting',
    '\t{',
    `\t\t${shCommand(plan.start ?? ':')}`,
    '\t} && : >"$LOCKFILE"',
    '\tended $?',
    '}',
    '',
    'do_stop() {',
    '\tneed_root stop',
    '\t[ -e "$LOCKFILE" ] || return 0',
    '\tbegin Stopping',
    ...(plan.stop === undefined
      ? ['\trm -f "$LOCKFILE"']
      : ['\t{', `\t\t${shCommand(plan.stop)}`, '\t} && rm -f "$LOCKFILE"']),
    '\tended $?',
    '}',
    '',
    ...statusLines(plan),
    ...simpleActions(plan, '[ ! -e "$LOCKFILE" ]'),
  ];
}

function statusLines(plan: NewPlan): readonly ByteString[] {
  const asked =
    plan.status === undefined
      ? []
      : [
          '\t\tif ! {',
          `\t\t\t${shCommand(plan.status)}`,
          '\t\t}; then',
          '\t\t\techo "$NAME was started, and is no longer up"',
          '\t\t\treturn 2',
          '\t\tfi',
        ];
  return [
    'do_status() {',
    '\tif [ -e "$LOCKFILE" ]; then',
    ...asked,
    '\t\techo "$NAME is started"',
    '\t\treturn 0',
    '\tfi',
    '\techo "$NAME is not started"',
    '\treturn 3',
    '}',
    '',
  ];
}
