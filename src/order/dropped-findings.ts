/** Words that insserv drops where they would have decided an order, as findings. */
import type { LsbScript } from '../graph/build/lsb.ts';
import { findDroppedWords } from '../header/insserv/dropped-words.ts';
import type { ByteString } from '../model/bytes.ts';
import type { Facilities } from '../model/facility.ts';
import type { Finding } from '../model/finding.ts';
import type { Direction } from '../model/graph.ts';
import type { InsservKeyword } from '../model/insserv.ts';
import { baseName } from '../model/path.ts';
import { placeIn } from '../model/place.ts';

const FIELDS: Readonly<Record<Direction, ReadonlySet<InsservKeyword>>> = {
  start: new Set(['Provides', 'Required-Start', 'Should-Start', 'X-Start-Before']),
  stop: new Set(['Provides', 'Required-Stop', 'Should-Stop', 'X-Stop-After']),
};

/** A dropped word, the script that has it, and those that it would have set in an order with that one. */
export interface DroppedWord {
  readonly script: number;
  readonly others: readonly ReadonlySet<number>[];
  readonly finding: Finding;
}

/** Scripts by a name. */
type Index = Map<ByteString, Set<number>>;

/**
 * The dropped words that mean another script of the set, in the order of the scripts. Words that nobody provides, and those
 * that the same list has among the words that are read, change nothing. O(words and the members of their facilities).
 */
export function findDropped(
  scripts: readonly LsbScript[],
  facilities: Facilities,
  direction: Direction,
): readonly DroppedWord[] {
  const dropped = scripts.map(({ reading }) => findDroppedWords(reading));
  if (dropped.every(({ length }) => length === 0)) return [];
  const fields = FIELDS[direction];
  const { provided, asked } = indexWords(scripts, fields);
  const known = new Map<ByteString, DroppedWord['others']>();
  const providersOf = (word: ByteString): DroppedWord['others'] => {
    const sets = known.get(word) ?? setsOf(provided, namesOf(word, facilities));
    known.set(word, sets);
    return sets;
  };
  return dropped.flatMap((lists, script) =>
    lists.flatMap(({ field, words, cause }) => {
      if (!fields.has(field.keyword)) return [];
      const read = new Set(field.words.map(({ text }) => text));
      return words.flatMap((word): readonly DroppedWord[] => {
        const others = field.keyword === 'Provides' ? setsOf(asked, [word.text]) : providersOf(word.text);
        if (read.has(word.text) || others.every((set) => set.size === 1 && set.has(script))) return [];
        const { file = '', headerFile = file } = scripts[script] ?? {};
        const args = { name: word.text, field: field.keyword, cause, script: baseName(file) };
        const place = placeIn(headerFile, word);
        return [
          { script, others, finding: { code: 'order/dropped-word', severity: 'warning', place, args, also: [] } },
        ];
      });
    }),
  );
}

function setsOf(index: Index, names: readonly ByteString[]): DroppedWord['others'] {
  return names.flatMap((name) => index.get(name) ?? []);
}

function indexWords(
  scripts: readonly LsbScript[],
  fields: ReadonlySet<InsservKeyword>,
): { readonly provided: Index; readonly asked: Index } {
  const provided: Index = new Map();
  const asked: Index = new Map();
  for (const [script, { reading }] of scripts.entries()) {
    for (const { keyword, words } of reading.fields.values()) {
      if (!fields.has(keyword)) continue;
      const index = keyword === 'Provides' ? provided : asked;
      for (const { text } of words) {
        const known = index.get(text);
        if (known === undefined) index.set(text, new Set([script]));
        else known.add(script);
      }
    }
  }
  return { provided, asked };
}

/** The names that a word asks for. */
function namesOf(word: ByteString, { byName }: Facilities): readonly ByteString[] {
  if (word.startsWith('+')) return [word.slice(1)];
  if (!word.startsWith('$')) return [word];
  return [word, ...(byName.get(word)?.members.map(({ name }) => name) ?? [])];
}
