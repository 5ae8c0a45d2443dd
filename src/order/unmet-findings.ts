/** Words that order a script by a name that nobody provides, as findings: one for each name and kind of word. */
import type { ByteString } from '../model/bytes.ts';
import type { Finding } from '../model/finding.ts';
import type { DependencyGraph, DependencyWord } from '../model/graph.ts';
import { openGuesses } from '../model/nearest.ts';
import { placeIn } from '../model/place.ts';

/**
 * Findings for the unmet words of a graph, in the order of their first words. A script that names the same thing twice is
 * listed once.
 *
 * @param provided all names that the scripts provide, from which a misspelt name is guessed
 */
export function findUnmetWords(graph: DependencyGraph, provided: ReadonlySet<ByteString>): readonly Finding[] {
  const guess = openGuesses(provided);
  return groupByName(graph).map(({ name, words }) => {
    const nearest = guess(name);
    const [first, ...more] = words;
    const isSoft = first.strength === 'soft';
    return {
      code: isSoft ? 'order/unknown-before' : 'order/unmet-requirement',
      severity: isSoft ? 'warning' : 'error',
      place: placeIn(first.file, first.word),
      args: { name, scripts: words.length, ...(nearest !== undefined && { nearest }) },
      also: more.map(({ file, word }) => placeIn(file, word)),
    };
  });
}

interface SameName {
  readonly name: ByteString;
  readonly words: [DependencyWord, ...DependencyWord[]];
}

function groupByName({ unmet, words }: DependencyGraph): readonly SameName[] {
  const groups = new Map<ByteString, SameName>();
  for (const { word, name } of unmet) {
    const declared = words[word];
    if (declared === undefined) continue;
    const key = `${declared.strength} ${name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name, words: [declared] });
    else if (group.words.at(-1)?.script !== declared.script) group.words.push(declared);
  }
  return [...groups.values()];
}
