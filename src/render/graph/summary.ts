/** A picture in a few lines: its size, its storeys, its rings; and what to type to see it. */
import type { ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import { count } from '../cycles/cuts.ts';
import type { Paint } from '../text/paint.ts';
import { columnsOf, showBriefly, showName } from '../text/show.ts';
import { placeText } from './labels.ts';
import { widest } from '../text/widest.ts';

/** So many names of a ring are told. */
const MOST_NAMES = 12;

/** @param hints commands that show more, and what they show */
export function renderSummary(
  picture: Picture,
  hints: readonly { readonly command: ByteString; readonly about: ByteString }[],
  paint: Paint,
): ByteString {
  const { nodes, edges, storeys } = picture;
  const levels = new Set(nodes.map(({ level }) => level)).size;
  const implied = edges.filter(({ isImplied }) => isImplied).length;
  const reduced = picture.isReduced ? ` (${implied} of them implied by others)` : '';
  const size = `${count(nodes.length, 'script')}, ${count(edges.length, 'edge')}${reduced}, ${count(levels, 'level')}`;
  const shown = storeys.filter(({ scripts }) => scripts.length > 0);
  const width = widest(shown.map(({ name }) => columnsOf(showBriefly(name))));
  const rows = shown.map(({ name, scripts }) => {
    const label = showBriefly(name);
    return `  ${label}${' '.repeat(width - columnsOf(label))}  ${String(scripts.length).padStart(4)}\n`;
  });
  const width2 = widest(hints.map(({ command }) => command.length));
  return [
    `${paint.strong(size)}\n`,
    ...(shown.length > 1 ? rows : []),
    ...renderCycles(picture, paint),
    '\n',
    ...hints.map(({ command, about }) => `  ${command.padEnd(width2)}  ${paint.frame(about)}\n`),
  ].join('');
}

/** A line for each ring, and the words whose removal ends it. */
export function renderCycles({ cycles, edges, nodes }: Picture, paint: Paint): readonly ByteString[] {
  return cycles.map(({ ring, cut }) => {
    const names = ring.map((edge) => showName(nodes[edges[edge]?.from ?? -1]?.name ?? ''));
    const [first = ''] = names;
    const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '...'] : names;
    const words = cut.map(({ field, word, place }) => `${showBriefly(word)} of ${field}, ${placeText(place)}`);
    const advice = words.length === 0 ? '' : `; cut ${words.slice(0, MOST_NAMES).join(' and ')}`;
    return `${paint.error('ring:')} ${[...shown, first].join(' -> ')}${advice}\n`;
  });
}

/** The steps of a way from one script to another, each with the word that demands it. */
export function renderPath({ nodes, edges, direction }: Picture, path: readonly number[], paint: Paint): ByteString {
  const nameOf = (node: number | undefined): ByteString => showName(nodes[node ?? -1]?.name ?? '');
  const [first, last] = [edges[path[0] ?? -1]?.from, edges[path.at(-1) ?? -1]?.to];
  const title = `${nameOf(first)} must ${direction} before ${nameOf(last)}: ${count(path.length, 'step')}`;
  const rows = path.flatMap((index) => {
    const edge = edges[index];
    const word = edge?.words[0];
    if (edge === undefined || word === undefined) return [];
    const why = `${word.field} ${showBriefly(word.word)}, ${placeText(word.place)}`;
    return [`  -> ${nameOf(edge.to)}  ${paint.frame(`[${why}]`)}\n`];
  });
  return `${paint.strong(title)}\n  ${nameOf(first)}\n${rows.join('')}`;
}
