/** A plan in columns for programs (tabs) and as a plain table. */
import type { BootPlan, BootStep } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { columnsOf, showName } from '../text/show.ts';
import { wordSkip, wordStep } from './reasons.ts';
import { showPlace, type StepFilter } from './text.ts';

const HEADINGS: readonly ByteString[] = ['turn', 'pass', 'verb', 'decision', 'code', 'script', 'reason', 'place'];

function cellsOf(step: BootStep, turn: number): readonly ByteString[] {
  const place = step.reasons.find((reason) => reason.place !== undefined)?.place;
  return [
    String(turn),
    step.pass,
    showName(step.verb),
    step.decision,
    step.code,
    showName(step.script),
    wordStep(step),
    showPlace(place) ?? '',
  ];
}

function listRows(plan: BootPlan, isShown: StepFilter): readonly (readonly ByteString[])[] {
  const steps = plan.steps.flatMap((step, i) => (isShown(step) ? [cellsOf(step, i + 1)] : []));
  const skipped = plan.skipped.map((skip) => [
    '-',
    '-',
    '-',
    'skipped',
    skip.code,
    showName(skip.link ?? skip.script ?? skip.name),
    wordSkip(skip),
    showPlace(skip.reason.place) ?? '',
  ]);
  return [...steps, ...skipped];
}

/** A line of headings, then a line a script; fields hold no tabs, since control characters are shown as escapes. */
export function renderTsv(plan: BootPlan, isShown: StepFilter): ByteString {
  return [HEADINGS, ...listRows(plan, isShown)].map((cells) => `${cells.join('\t')}\n`).join('');
}

/** Columns as wide as their widest cell: for a wide terminal, or a file. */
export function renderTable(plan: BootPlan, isShown: StepFilter): ByteString {
  const rows = [HEADINGS, ...listRows(plan, isShown)];
  const widths = HEADINGS.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(row[column] ?? '')), 0),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - columnsOf(cell))));
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
