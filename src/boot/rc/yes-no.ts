/** checkyesno of rc.subr(8): which words switch something on or off. Anything else is off, with a warning. */
import type { ShellValue } from '../../shell/variables.ts';

export type YesNo = 'yes' | 'no' | 'odd' | 'unset' | 'unknown';

const YES = /^(?:yes|true|on|1)$/i;
const NO = /^(?:no|false|off|0)$/i;

/** What a variable's value means as a switch. The empty text is as good as none. */
export function readYesNo(value: ShellValue): YesNo {
  if (value.kind === 'unknown') return 'unknown';
  if (value.kind === 'unset' || value.text === '') return 'unset';
  // A pattern's `$` would match before a line end, which is a part of the value here.
  if (value.text.endsWith('\n')) return 'odd';
  if (YES.test(value.text)) return 'yes';
  return NO.test(value.text) ? 'no' : 'odd';
}
