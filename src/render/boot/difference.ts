/** What a change would change. */
import type { BootDifference, StepChange } from '../../model/boot-difference.ts';
import type { BootStep } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Paint } from '../text/paint.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';
import { renderBootFinding, wordBootFinding } from './findings.ts';
import { showSeconds } from './head.ts';
import { wordStep } from './reasons.ts';

/** How long the boot takes before and after, where times were given. */
export interface DifferenceTimes {
  readonly before: number;
  readonly after: number;
}

export function renderDifference(
  difference: BootDifference,
  times: DifferenceTimes | undefined,
  paint: Paint,
): ByteString {
  const { changes, newFindings, solvedFindings } = difference;
  const parts = changes.map((change) => `${renderChange(change, paint)}\n`);
  if (times !== undefined && times.before !== times.after) {
    parts.push(`  as soon as each may: ${showSeconds(times.before)}, then ${showSeconds(times.after)}\n`);
  }
  for (const finding of newFindings) parts.push(`\nnew ${renderBootFinding(finding, paint)}`);
  for (const finding of solvedFindings) {
    parts.push(`${wrapSentence('solved: ', wordBootFinding(finding).title, paint.help)}\n`);
  }
  return parts.length === 0 ? 'nothing changes\n' : parts.join('');
}

function renderChange({ before, oldPosition, after, newPosition, isOnlyMoved }: StepChange, paint: Paint): ByteString {
  const name = showName((after ?? before)?.name ?? '');
  const place = (step: BootStep, position: number | undefined): ByteString =>
    `${wordOf(step)}, turn ${position ?? 0} (${wordStep(step)})`;
  if (after === undefined)
    return wrapSentence(`- ${name}: `, before === undefined ? '' : `was ${place(before, oldPosition)}`, paint.error);
  if (before === undefined) return wrapSentence(`+ ${name}: `, place(after, newPosition), paint.help);
  if (isOnlyMoved) return wrapSentence(`~ ${name}: `, `turn ${oldPosition ?? 0}, then ${newPosition ?? 0}`, paint.info);
  return wrapSentence(
    `~ ${name}: `,
    `was ${place(before, oldPosition)}, then ${place(after, newPosition)}`,
    paint.info,
  );
}

function wordOf(step: BootStep): ByteString {
  return { run: 'run', out: 'off', undecided: 'undecided' }[step.decision];
}
