/** A plan for a person: pass by pass, a line a script, on a screen of 80 columns. Words carry the meaning, colour repeats it. */
import type { BootPass, BootPlan, BootStep, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Place } from '../../model/place.ts';
import type { Paint } from '../text/paint.ts';
import { SCREEN } from '../text/place.ts';
import { columnsOf, showName } from '../text/show.ts';
import { wordSkip, wordStep } from './reasons.ts';

/** A wider name stands alone, and its reason below it. */
const WIDEST_NAME = 20;
const NUMBER = 4;
const WORD = 3;

const PASSES: Readonly<Record<BootPass, ByteString>> = {
  early: 'early pass',
  late: 'late pass',
  only: '',
  stop: 'stop',
  start: 'start',
  killall: 'stopped by killall',
};

/** Which steps are shown. */
export type StepFilter = (step: BootStep) => boolean;

/** The word of a decision, with its colour. */
export function renderDecision(step: BootStep, paint: Paint): ByteString {
  if (step.code === 'placeholder') return '-- ';
  if (step.decision === 'run') return paint.help('run');
  return step.decision === 'out' ? 'off' : paint.warning('???');
}

/** The steps under the headings of their passes. */
export function renderSteps(plan: BootPlan, isShown: StepFilter, paint: Paint): ByteString {
  const width = widthOf(plan.steps.filter(isShown).map(({ name }) => name));
  const lines: ByteString[] = [];
  let heading = '';
  for (const [i, step] of plan.steps.entries()) {
    if (!isShown(step)) continue;
    const level = step.runlevel === undefined ? '' : `runlevel ${step.runlevel}`;
    const title = [level, PASSES[step.pass]].filter((word) => word !== '').join(', ');
    if (title !== heading) lines.push(paint.strong(title));
    heading = title;
    const word = renderDecision(step, paint);
    const number = String(i + 1).padStart(NUMBER);
    lines.push(...setRow(`${number}  `, step.name, width, `${word}  `, WORD + 2, wordStep(step), placeOf(step), paint));
  }
  return lines.map((line) => `${line}\n`).join('');
}

const NARROWEST_NAME = 4;

/** The column of the names: as wide as the widest that is not too wide. A loop, since a call takes only so many arguments. */
function widthOf(names: readonly ByteString[]): number {
  let width = NARROWEST_NAME;
  for (const name of names) {
    const columns = columnsOf(showName(name));
    if (columns > width && columns <= WIDEST_NAME) width = columns;
  }
  return width;
}

/** What never has its turn. */
export function renderSkipped(skipped: readonly SkippedScript[], paint: Paint): ByteString {
  if (skipped.length === 0) return '';
  const nameOf = ({ name, link }: SkippedScript): ByteString => link?.slice(link.lastIndexOf('/') + 1) ?? name;
  const width = widthOf(skipped.map(nameOf));
  const rows = skipped.flatMap((skip) => {
    const place = skip.reason.code === 'depend-file' ? undefined : showPlace(skip.reason.place);
    return setRow(' '.repeat(NUMBER + 2), nameOf(skip), width, '-    ', WORD + 2, wordSkip(skip), place, paint);
  });
  return [paint.strong('skipped'), ...rows].map((line) => `${line}\n`).join('');
}

/** The place that decides; of a link its folder. */
function placeOf(step: BootStep): ByteString | undefined {
  const place = step.reasons.find((reason) => reason.place !== undefined)?.place;
  return showPlace(place);
}

export function showPlace(place: Place | undefined): ByteString | undefined {
  if (place === undefined) return undefined;
  return place.line > 0 ? `${showName(place.file)}:${place.line}` : showName(place.file);
}

/** Columns, the place flush right; what does not fit goes on below. */
export function setRow(
  lead: ByteString,
  name: ByteString,
  width: number,
  word: ByteString,
  wordWidth: number,
  reason: ByteString,
  place: ByteString | undefined,
  paint: Paint,
): readonly ByteString[] {
  const shown = showName(name);
  const columns = columnsOf(shown);
  const left = lead.length + width + 2;
  const rows: ByteString[] = [];
  let start = `${lead}${shown}${' '.repeat(Math.max(0, width - columns))}  `;
  if (columns > width) {
    rows.push(`${lead}${shown}`);
    start = ' '.repeat(left);
  }
  const used = left + wordWidth + columnsOf(reason);
  if (place === undefined) return [...rows, `${start}${word}${reason}`.trimEnd()];
  const gap = SCREEN - used - columnsOf(place);
  if (gap >= 2) return [...rows, `${start}${word}${reason}${' '.repeat(gap)}${paint.frame(place)}`];
  const below = Math.max(0, SCREEN - columnsOf(place));
  return [...rows, `${start}${word}${reason}`, `${' '.repeat(Math.min(below, left + wordWidth))}${paint.frame(place)}`];
}
