/** What a report says of the cuts of a group besides the one that is to be made. */
import type { ByteString } from '../../model/bytes.ts';
import type { CutWord, CycleGroup, NumberedCut } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { placeIn } from '../../model/place.ts';
import type { Frame } from '../text/place.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';
import { stepOf, wordLoss } from './step.ts';

/** The other cuts, each with its number, its words and what they give up; nothing if there is no other. */
export function renderOtherCuts(
  graph: DependencyGraph,
  { cuts: { complete } }: CycleGroup,
  cuts: readonly NumberedCut[],
  most: number,
  { paint }: Frame,
): readonly ByteString[] {
  const others = cuts.filter(({ isChosen }) => !isChosen);
  if (others.length === 0) return [];
  const many = `${complete ? '' : 'at least '}${count(others.length, 'other cut')}`;
  const title = `${many} would do as well; --cut N makes one of them, --keep WORD rules a word out`;
  const lines = ['', wrapSentence('help: ', title, paint.help), ''];
  for (const { number, words } of others.slice(0, most)) {
    const lead = `  cut ${number}: `;
    for (const [i, word] of words.slice(0, most).entries()) {
      const own = i === 0 ? lead : `${' '.repeat(lead.length - 4)}and `;
      lines.push(wrapSentence(own, `${showWordPlace(graph, word)} ${wordGivenUp(graph, word)}`, paint.frame));
    }
    if (words.length > most) lines.push(`${' '.repeat(lead.length)}... and ${count(words.length - most, 'more word')}`);
  }
  if (others.length > most) lines.push(`  ... and ${count(others.length - most, 'more cut')} (--whole shows all)`);
  return lines;
}

function showWordPlace(graph: DependencyGraph, { word }: CutWord): ByteString {
  const declared = graph.words[word];
  if (declared === undefined) return '';
  const { file, line, column } = placeIn(declared.file, declared.word);
  return `${showName(file)}:${line}:${column}`;
}

/** A word, and what is given up when it goes. */
export function wordGivenUp(graph: DependencyGraph, { word, arcs, leftOut }: CutWord): ByteString {
  const [first] = arcs;
  const declared = graph.words[word];
  if (first === undefined || declared === undefined) return '';
  const others = arcs.length - 1 + leftOut;
  const also = others === 0 ? '' : `, and so for ${count(others, 'other script')}`;
  return `${showName(declared.word.text)} (${declared.field}, ${declared.strength}): ${wordLoss(graph, stepOf(graph, first))}${also}`;
}

/** `1 step`, `2 steps`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
