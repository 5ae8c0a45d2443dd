/**
 * The report on one group of scripts that wait for one another: the shortest ring step by step, with the header words that
 * make it, and the cut: the words to delete, and what each gives up.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { CutLine, CycleGroup, NumberedCut } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { cutExcerpt } from '../text/excerpt.ts';
import type { Paint } from '../text/paint.ts';
import { gutterOf, renderArrow, renderPlace, type Frame } from '../text/place.ts';
import type { Sources } from '../../model/place.ts';
import { showName } from '../text/show.ts';
import { count, renderOtherCuts, wordGivenUp } from './cuts.ts';
import { stepOf, wordStep } from './step.ts';
import { wrapSentence } from '../text/wrap.ts';

export interface CycleTextOptions {
  readonly sources: Sources;
  readonly paint: Paint;
  /** Show every step and every word, however many there are. */
  readonly isWhole: boolean;
  /** What to type to make the change; empty where no command makes it. */
  readonly fixCommand: ByteString;
}

/** Of a longer ring or cut this many lines are shown, and how many more there are is said. */
const MOST_SHOWN = 12;

/** The report as text, a blank line behind it included. */
export function renderCycle(
  graph: DependencyGraph,
  group: CycleGroup,
  cutLines: readonly CutLine[],
  cuts: readonly NumberedCut[],
  options: CycleTextOptions,
): ByteString {
  const { paint, sources } = options;
  const steps = group.ring.map((arc) => stepOf(graph, arc));
  const most = options.isWhole ? Number.POSITIVE_INFINITY : MOST_SHOWN;
  const shownSteps = steps.slice(0, most);
  const shownLines = cutLines.slice(0, most);
  const gutter = gutterOf([...shownSteps, ...shownLines].map(({ place }) => place));
  const frame: Frame = { sources, gutter, brush: paint.error, paint };
  const indent = ' '.repeat(gutter);

  const lines = [`${paint.error('error:')} ${paint.strong(wordTitle(graph, group))}`, ''];
  for (const [i, step] of shownSteps.entries()) {
    lines.push(wrapSentence(`${indent}${i + 1}. `, wordStep(graph, step)), ...renderPlace(step.place, '', frame), '');
  }
  if (shownSteps.length < steps.length) {
    lines.push(`${indent}... and ${count(steps.length - shownSteps.length, 'more step')} (--whole shows all)`, '');
  }
  lines.push(wrapSentence(`${indent} = `, wordExtent(graph, group), paint.frame), '');

  lines.push(`${paint.help('help:')} ${paint.strong(wordCut(group))}`);
  for (const line of shownLines) lines.push('', ...renderCutLine(graph, line, most, frame));
  if (shownLines.length < cutLines.length) {
    lines.push('', `${indent}... and ${count(cutLines.length - shownLines.length, 'more line')} (--whole shows all)`);
  }
  if (options.fixCommand !== '' && cuts.length > 0) {
    lines.push('', `${indent} ${paint.frame('=')} ${wordCommand(group, cuts)}: ${options.fixCommand}`);
  }
  lines.push(...renderOtherCuts(graph, group, cuts, most, frame));
  return `${lines.join('\n')}\n\n`;
}

function wordTitle({ direction }: DependencyGraph, { scripts, ring }: CycleGroup): ByteString {
  if (scripts.length === 1) return `a script must ${direction} before itself`;
  if (ring.length < scripts.length) {
    return `${scripts.length} scripts must ${direction} before one another; the shortest ring has ${count(ring.length, 'step')}`;
  }
  return `${scripts.length} scripts must ${direction} before one another, in a ring`;
}

/** The whole group, and how many rings go through it. */
function wordExtent(graph: DependencyGraph, { scripts, rings, ringExact }: CycleGroup): ByteString {
  const names = scripts.slice(0, MOST_SHOWN).map((script) => showName(graph.scripts[script]?.name ?? ''));
  const more = scripts.length > names.length ? [`and ${scripts.length - names.length} more`] : [];
  const tally = `${rings.complete ? '' : 'at least '}${count(rings.count, 'ring')}`;
  const doubt = ringExact ? '' : '; the search for a shorter ring was cut off';
  return `${tally} in the group ${[names.join(', '), ...more].join(' ')}${doubt}`;
}

function wordCut({ cut, cuts }: CycleGroup): ByteString {
  if (cuts.cuts.length === 0) return 'the words that are to be kept make a ring alone, so there is nothing to delete';
  const words = count(cut.words.length, 'word');
  const soft = cut.hard === 0 ? (cut.words.length === 1 ? ', a soft one' : ', all soft') : '';
  return cut.method === 'exact'
    ? `delete ${words}${soft}, and no ring is left; no smaller cut exists`
    : `delete ${words}${soft}, and no ring is left; each is needed, but a smaller cut may exist`;
}

function wordCommand({ cuts: { complete } }: CycleGroup, cuts: readonly NumberedCut[]): ByteString {
  const chosen = cuts.find(({ isChosen }) => isChosen);
  if (cuts.length === 1 || chosen === undefined) return 'to do so';
  return `this is cut ${chosen.number} of ${complete ? '' : 'at least '}${cuts.length}; to make it`;
}

/** The line as a change, and what is given up by it. */
function renderCutLine(
  graph: DependencyGraph,
  { place, words, before, after }: CutLine,
  most: number,
  frame: Frame,
): readonly ByteString[] {
  const { paint, gutter } = frame;
  const number = paint.frame(String(place.line).padStart(gutter));
  const onLine = { ...place, offset: place.column - 1 };
  const blank = ' '.repeat(gutter);
  return [
    renderArrow(place, frame),
    `${blank} ${paint.frame('|')}`,
    `${number} ${paint.error(`- ${cutExcerpt(before, onLine).line}`)}`,
    `${number} ${paint.help(`+ ${cutExcerpt(after, { ...onLine, length: 0 }).line}`)}`,
    ...words.slice(0, most).map((word) => wrapSentence(`${blank} = `, wordGivenUp(graph, word), paint.frame)),
    ...(words.length > most ? [`${blank} ${paint.frame('=')} ... and ${count(words.length - most, 'more word')}`] : []),
  ];
}
