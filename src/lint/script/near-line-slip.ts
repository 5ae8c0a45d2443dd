/** A line that was meant as the chkconfig line, and that chkconfig does not see. */
import { findNearChkconfigLines } from '../../header/chkconfig/near-line.ts';
import { replaceSpan, type LintFix } from '../../model/lint.ts';
import type { NearLineSlip } from '../../model/near-line.ts';
import { isRcd } from '../profiles.ts';
import type { ScriptBase } from './base.ts';
import type { HeaderSlip } from './slip.ts';

/** Lines that are nearly a chkconfig line, where chkconfig sees none at all; what it sees and refuses has rules of its own. */
export function* judgeNearLines(
  { text, headers, profile }: ScriptBase,
  slips: ReadonlyMap<number, HeaderSlip>,
): Generator<HeaderSlip> {
  if (isRcd(profile) || headers.chkconfig?.line !== undefined) return;
  for (const { code } of headers.findings)
    if (code.startsWith('chkconfig/') && code !== 'chkconfig/broken-continuation') return;
  for (const { span, slip, line } of findNearChkconfigLines(text)) {
    if (slips.has(span.line)) continue;
    const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(span, line)] };
    yield {
      rule: 'chkconfig/near-line',
      span,
      args: { cause: NEAR_CAUSES[slip], line },
      fix,
      family: 'chkconfig',
      keyword: 'chkconfig',
    };
    return;
  }
}

const NEAR_CAUSES: Readonly<Record<NearLineSlip, string>> = {
  hashes: 'more than one # before the name',
  'letter-case': 'the name is written in small letters',
  name: 'the name is chkconfig',
  'no-colon': 'no colon behind chkconfig',
  'wide-colon': 'a full-width colon instead of an ordinary one',
  'other-sign': 'another sign instead of the colon',
  'blank-before-colon': 'a blank before the colon',
  order: 'the levels do not come first',
  separators: 'other signs than blanks between the values',
  'missing-number': 'a value is missing',
  'missing-levels': 'the levels are missing',
};
