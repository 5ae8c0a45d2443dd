/** Words that order a script by a name that nobody provides, as findings: one for each name and kind of word. */
import type { ByteString } from '../model/bytes.ts';
import type { Finding, FindingArguments } from '../model/finding.ts';
import type { DependencyGraph, DependencyWord } from '../model/graph.ts';
import { openGuesses } from '../model/nearest.ts';
import { baseName } from '../model/path.ts';
import { placeIn } from '../model/place.ts';
import type { UnorderedScript } from '../model/unordered-script.ts';

/** What may tell where a name is that nobody provides. */
export interface UnmetClues {
  /** All names that the scripts provide, from which a misspelt name is guessed. */
  readonly provided: ReadonlySet<ByteString>;
  /** Files that provide a name, and are not in the list. */
  readonly beside?: ReadonlyMap<ByteString, ByteString>;
  /** Scripts of the set without a header that provides anything. */
  readonly unordered?: readonly UnorderedScript[];
}

/**
 * Findings for the unmet words of a graph, in the order of their first words. A script that names the same thing twice is
 * listed once.
 */
export function findUnmetWords(graph: DependencyGraph, clues: UnmetClues): readonly Finding[] {
  if (graph.unmet.length === 0) return [];
  const guess = openGuesses(clues.provided);
  const clueOf = openClues(graph, clues);
  return groupByName(graph).map(({ name, words }) => {
    const clue = clueOf(name);
    const nearest = clue === undefined ? guess(name) : undefined;
    const [first, ...more] = words;
    const isSoft = first.strength === 'soft';
    return {
      code: isSoft ? 'order/unknown-before' : 'order/unmet-requirement',
      severity: isSoft ? 'warning' : 'error',
      place: placeIn(first.file, first.word),
      args: { name, field: first.field, scripts: words.length, ...(nearest !== undefined && { nearest }), ...clue },
      also: more.map(({ file, word }) => placeIn(file, word)),
    };
  });
}

/** A file that has the name for its own and provides another, or provides the name and is not in the list. */
function openClues(
  { scripts }: DependencyGraph,
  { beside, unordered = [] }: UnmetClues,
): (name: ByteString) => FindingArguments | undefined {
  const byFile = new Map<ByteString, FindingArguments>();
  for (const { file } of unordered) byFile.set(baseName(file), { file, provides: '' });
  for (const { file, name } of scripts) {
    const own = baseName(file);
    byFile.set(own, { file, provides: name === own ? '' : name });
  }
  return (name) => {
    const other = beside?.get(name);
    return other === undefined ? byFile.get(name) : { beside: other };
  };
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
