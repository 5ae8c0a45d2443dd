/**
 * The headers of a set that count for its rules, and the dependency graphs of them. Those are made in `src/graph/`, as for
 * every other command, of what insserv and rcorder read. What one script alone gets wrong has rules of its own and is left out here: a name that is
 * asked for both ways, and a script that waits for itself.
 */
import { readFacilities } from '../header/facility/definitions.ts';
import { readInsserv } from '../header/insserv/reader.ts';
import type { LsbScript, RunlevelScope } from '../graph/build/lsb.ts';
import { buildSetGraph } from '../graph/build/set.ts';
import type { ByteString } from '../model/bytes.ts';
import type { Facilities } from '../model/facility.ts';
import type { ArcTable, DependencyGraph, Direction } from '../model/graph.ts';
import type { RcorderHeader } from '../model/header.ts';
import type { InsservKeyword, InsservReading } from '../model/insserv.ts';
import type { Word } from '../model/place.ts';
import { isRcd } from './profiles.ts';
import type { ScriptContext } from './script/context.ts';

/** A graph, and the script that each of its numbers stands for. */
export interface SetGraph {
  readonly graph: DependencyGraph;
  readonly scripts: readonly ScriptContext[];
}

/** Headers that count in the place of a script's own, by the script's path. */
export type Overrides = ReadonlyMap<ByteString, Omit<LsbScript, 'file'>>;

/** The graph of the rc.d scripts of a set. O(words + arcs). */
export function buildRcdGraph(set: readonly ScriptContext[]): SetGraph {
  const scripts = set.filter(({ profile }) => isRcd(profile));
  const rcorder = scripts.map(({ path, headers }) => ({
    file: path,
    header: withoutBothWays(headers.rcorder ?? { fields: [] }),
  }));
  const graph = buildSetGraph({ rcorder, lsb: [], facilities: readFacilities([]) }, 'rcorder');
  const junctions = graph.junctions.map((junction) => ({ ...junction, hasLoops: false }));
  return { graph: { ...graph, arcs: withoutLoops(graph.arcs), junctions }, scripts };
}

/** The SysV scripts of a set, read as insserv reads them, and its facilities. */
export interface SysvSet {
  readonly scripts: readonly ScriptContext[];
  readonly headers: readonly LsbScript[];
  readonly facilities: Facilities;
}

/** Reads the SysV scripts of a set. O(n). */
export function readSysvSet(
  set: readonly ScriptContext[],
  facilities: Facilities | undefined,
  overrides: Overrides | undefined,
): SysvSet {
  const scripts = set.filter(({ profile }) => !isRcd(profile));
  const headers = scripts.map(({ path, text }): LsbScript => {
    const override = overrides?.get(path);
    if (override === undefined) return { file: path, reading: oneWay(readInsserv(text)) };
    return { ...override, file: path, reading: oneWay(override.reading) };
  });
  return { scripts, headers, facilities: facilities ?? readFacilities([]) };
}

/** The graph of SysV scripts in one direction. O(words + arcs); see `buildLsbGraph` for `$all`. */
export function buildSysvGraph(
  { scripts, headers, facilities }: SysvSet,
  direction: Direction,
  scope: RunlevelScope,
): SetGraph {
  return { graph: buildSetGraph({ rcorder: [], lsb: headers, facilities }, direction, scope), scripts };
}

/** A header without the BEFORE words that are REQUIRE words too. */
function withoutBothWays({ fields }: RcorderHeader): RcorderHeader {
  if (!fields.some(({ keyword }) => keyword === 'BEFORE')) return { fields };
  const required = namesOf(fields.flatMap(({ keyword, words }) => (keyword === 'REQUIRE' ? words : [])));
  return {
    fields: fields.map((field) =>
      field.keyword === 'BEFORE' ? { ...field, words: field.words.filter(({ text }) => !required.has(text)) } : field,
    ),
  };
}

/** Each field that puts others behind the script, and those that put them before it. */
const OPPOSITES: ReadonlyMap<InsservKeyword, readonly InsservKeyword[]> = new Map<
  InsservKeyword,
  readonly InsservKeyword[]
>([
  ['X-Start-Before', ['Required-Start', 'Should-Start']],
  ['X-Stop-After', ['Required-Stop', 'Should-Stop']],
]);

/** As `withoutBothWays`, of an LSB block. */
function oneWay(reading: InsservReading): InsservReading {
  const fields = new Map(reading.fields);
  for (const [keyword, opposites] of OPPOSITES) {
    const field = fields.get(keyword);
    if (field === undefined) continue;
    const behind = namesOf(opposites.flatMap((opposite) => fields.get(opposite)?.words ?? []));
    const words = field.words.filter(({ text }) => !behind.has(text));
    fields.set(keyword, { keyword, key: field.key, value: field.value, words });
  }
  return { ...reading, fields };
}

function namesOf(words: readonly Word[]): ReadonlySet<ByteString> {
  return new Set(words.map(({ text }) => text));
}

/** The arcs between two scripts. */
function withoutLoops({ first, then, word, resolution }: ArcTable): ArcTable {
  const kept = first.map((_, arc) => arc).filter((arc) => first[arc] !== then[arc]);
  const pick = (column: Int32Array): Int32Array => kept.map((arc) => column[arc] ?? 0);
  return { first: pick(first), then: pick(then), word: pick(word), resolution: pick(resolution) };
}
