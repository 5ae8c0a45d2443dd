/** Journals, and what became of them, for a person. */
import type { ByteString } from '../../model/bytes.ts';
import type { JournalEnd, JournalView, ShownState, StepView } from '../../model/journal-view.ts';
import { wordJournalRefusal } from '../session/journal-refusal.ts';
import type { Paint } from '../text/paint.ts';
import { columnsOf, showBriefly, showName } from '../text/show.ts';

/** As many steps are shown; all are in the JSON form. */
const MOST_STEPS = 40;

const KINDS: Readonly<Record<JournalView['kind'], string>> = {
  interrupted: 'a change that was interrupted',
  final: 'a change that was made, but not cleared up after',
  incomplete: 'not written to its end, so nothing was changed',
  refused: 'no command acts on it',
  unreadable: 'it cannot be read',
};

/** A journal, each path with what stood there, what shall stand there, and which of them does. */
export function renderJournal(view: JournalView, paint: Paint): ByteString {
  const { path, kind, refusal, command, steps, faults } = view;
  const lines = [paint.strong(`${showName(path)}: ${KINDS[kind]}`)];
  if (refusal !== undefined) lines.push(`  left alone: ${wordJournalRefusal(refusal)}`);
  for (const fault of faults) lines.push(`  ${showName(fault.path)}: ${fault.reason}`);
  if (command !== undefined) lines.push(`  command: ${showBriefly(command)}`);
  lines.push(...renderSteps(steps, paint));
  return lines.map((line) => `${line}\n`).join('');
}

function renderSteps(steps: readonly StepView[], paint: Paint): readonly ByteString[] {
  if (steps.length === 0) return [];
  const rows = [
    ['now', 'path', 'before', 'after'],
    ...steps
      .slice(0, MOST_STEPS)
      .map(({ path, before, after, stands }) => [stands, showBriefly(path), wordState(before), wordState(after)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))));
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(cell))));
    return `  ${cells.join('  ').trimEnd()}`;
  });
  const rest = steps.length - MOST_STEPS;
  return [paint.frame(lines[0] ?? ''), ...lines.slice(1), ...(rest > 0 ? [`  and ${rest} more (--json has all)`] : [])];
}

function wordState(state: ShownState): ByteString {
  switch (state.kind) {
    case 'absent':
      return 'nothing';
    case 'link':
      return `-> ${showBriefly(state.target)}`;
    case 'file':
    case 'folder':
      return state.kind;
    case 'other':
      return 'a pipe or a device';
    case 'unknown':
      return '?';
  }
}

const ENDS: Readonly<Record<Exclude<JournalEnd, 'failed'>, string>> = {
  'rolled-back': 'took back the change of',
  finished: 'cleared up after',
  removed: 'removed, nothing had been changed',
  discarded: 'dropped',
};

/** What became of a journal; what stays of a dropped one, line for line. */
export function renderEnd({ path, command, end, steps }: JournalView): ByteString {
  if (end === undefined || end === 'failed') return '';
  const whose = command === undefined || end === 'removed' || end === 'discarded' ? '' : ` ${showBriefly(command)}`;
  const lines = [`${showName(path)}: ${ENDS[end]}${whose}`];
  if (end === 'discarded') lines.push(...wordStaying(steps));
  return lines.map((line) => `${line}\n`).join('');
}

function wordStaying(steps: readonly StepView[]): readonly ByteString[] {
  const staying = steps.flatMap(({ path, stands, left }) => [
    ...(stands === 'after' ? [`  stays as the interrupted run has made it: ${showName(path)}`] : []),
    ...left.map((name) => `  stays beside it: ${showName(name)}`),
  ]);
  const rest = staying.length - MOST_STEPS;
  return [...staying.slice(0, MOST_STEPS), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}
