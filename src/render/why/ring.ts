/** What "why" answers inside of a ring, where the words contradict one another. */
import { arcOf } from '../../model/arc.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';
import type { Tie } from './report.ts';

/** Of a longer ring so many names are shown. */
const MOST_NAMED = 12;

/** `a -> b -> a`; scripts of one name by their files. */
export function nameRing(graph: DependencyGraph, ring: readonly number[]): ByteString {
  const scripts = ring.map((arc) => arcOf(graph, arc).first);
  const nameOf = (script: number): ByteString => graph.scripts[script]?.name ?? '';
  const isShared = new Set(scripts.map(nameOf)).size < new Set(scripts).size;
  const names = scripts
    .slice(0, MOST_NAMED)
    .map((script) => showName(isShared ? (graph.scripts[script]?.file ?? '') : nameOf(script)));
  const more = scripts.length > names.length ? [`(${scripts.length - names.length} more)`] : [];
  return [...names, ...more, ...names.slice(0, 1)].join(' -> ');
}

/** Which of the two comes first all the same. */
export function wordRealOrder({ first, second, dialect }: Tie): ByteString {
  return dialect === 'rcorder'
    ? `as it is, ${showName(first)} comes before ${showName(second)}, since rcorder breaks the ring somewhere`
    : `broken at its cut, the ring leaves ${showName(first)} before ${showName(second)}; insserv may break it elsewhere`;
}

/** The answer about two scripts on a ring, without the steps. */
export function renderContradiction(
  graph: DependencyGraph,
  ring: readonly number[],
  tie: Tie,
  strong: (text: ByteString) => ByteString,
): ByteString {
  const title = `${showName(tie.first)} and ${showName(tie.second)} are in a ring: the words contradict one another`;
  return [strong(title), `ring: ${nameRing(graph, ring)}`, wrapSentence('', wordRealOrder(tie)), '', ''].join('\n');
}
