/** Names that people type, as scripts: a path, a file name, or anything that a script provides. */
import { rcorderWords } from '../../header/rcorder/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { baseName } from '../../model/path.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';

/** The scripts that a name means, for each name; a provision may mean several. */
export type NameIndex = ReadonlyMap<ByteString, ReadonlySet<number>>;

/** All names of the scripts of a graph. What is more particular wins: a path, then a file name, then a provision. */
export function indexNames(set: ScriptSet, { dialect, graph }: SetGraph): NameIndex {
  const index = new Map<ByteString, Set<number>>();
  const provisions = dialect === 'rcorder' ? rcorderProvisions(set) : lsbProvisions(set);
  const kinds: readonly (readonly (readonly ByteString[])[])[] = [
    graph.scripts.map(({ file }) => [file]),
    graph.scripts.map(({ file }) => [baseName(file)]),
    provisions,
  ];
  for (const names of kinds) {
    const taken = new Set(index.keys());
    names.forEach((own, script) => {
      for (const name of own) {
        if (taken.has(name)) continue;
        const known = index.get(name);
        if (known === undefined) index.set(name, new Set([script]));
        else known.add(script);
      }
    });
  }
  return index;
}

/** A name that is near to one that is not known. */
export function guessName(
  indexes: readonly NameIndex[],
  others: Iterable<ByteString>,
  name: ByteString,
): ByteString | undefined {
  return nearestName(name, [...indexes.flatMap((index) => [...index.keys()]), ...others]);
}

function rcorderProvisions({ rcorder }: ScriptSet): readonly (readonly ByteString[])[] {
  return rcorder.map(({ header }) => rcorderWords(header, 'PROVIDE').map(({ text }) => text));
}

function lsbProvisions({ lsb }: ScriptSet): readonly (readonly ByteString[])[] {
  return lsb.map(({ reading }) => reading.fields.get('Provides')?.words.map(({ text }) => text) ?? []);
}
