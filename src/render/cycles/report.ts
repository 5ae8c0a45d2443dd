/**
 * The report on one group of scripts that wait for one another: the shortest ring step by step, with the header words that
 * make it, and the cut: the words to delete, and what each gives up.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { CutLine, CutWord, CycleGroup } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { cutExcerpt } from '../text/excerpt.ts';
import type { Paint } from '../text/paint.ts';
import { gutterOf, renderArrow, renderPlace, type Frame } from '../text/place.ts';
import type { Sources } from '../../model/place.ts';
import { showName } from '../text/show.ts';
import { stepOf, wordLoss, wordStep } from './step.ts';
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
  if (options.fixCommand !== '') lines.push('', `${indent} ${paint.frame('=')} to do so: ${options.fixCommand}`);
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

function wordCut({ cut }: CycleGroup): ByteString {
  const words = count(cut.words.length, 'word');
  const soft = cut.hard === 0 ? (cut.words.length === 1 ? ', a soft one' : ', all soft') : '';
  return cut.method === 'exact'
    ? `delete ${words}${soft}, and no ring is left; no smaller cut exists`
    : `delete ${words}${soft}, and no ring is left; each is needed, but a smaller cut may exist`;
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

function wordGivenUp(graph: DependencyGraph, { word, arcs, leftOut }: CutWord): ByteString {
  const [first] = arcs;
  const declared = graph.words[word];
  if (first === undefined || declared === undefined) return '';
  const others = arcs.length - 1 + leftOut;
  const also = others === 0 ? '' : `, and so for ${count(others, 'other script')}`;
  return `${showName(declared.word.text)} (${declared.field}, ${declared.strength}): ${wordLoss(graph, stepOf(graph, first))}${also}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
