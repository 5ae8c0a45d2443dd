/** Readable forms of graphs, for the tests of all that build one. */
import type { DependencyGraph } from '../../../src/model/graph.ts';

/** Each arc as `first > then (field word, strength)`, the scripts by file. */
export function arcsOf({ arcs, scripts, words }: DependencyGraph): string[] {
  return Array.from(arcs.first, (first, arc) => {
    const word = words[arcs.word[arc] ?? -1];
    const then = scripts[arcs.then[arc] ?? -1];
    return `${scripts[first]?.file} > ${then?.file} (${word?.field} ${word?.word.text}, ${word?.strength})`;
  });
}

/** Each unmet word as `file: field word`, with `name` behind if another name was looked for; `soft` if it is. */
export function unmetOf({ unmet, words }: DependencyGraph): string[] {
  return unmet.map(({ word: id, name }) => {
    const word = words[id];
    const looked = word?.word.text === name ? '' : ` (${name})`;
    return `${word?.file}: ${word?.field} ${word?.word.text}${looked}${word?.strength === 'soft' ? ' soft' : ''}`;
  });
}
