/** The rings of a set for the rules that tell of them, and the words in which they do. */
import { findRings, type Ring } from './rings.ts';
import type { ScriptContext } from './script/context.ts';
import type { SetContext } from './set-context.ts';
import type { SetGraph } from './set-headers.ts';
import type { ByteString } from '../model/bytes.ts';
import { arcOf } from '../model/arc.ts';
import type { DependencyGraph } from '../model/graph.ts';

/** The graphs of a set with the rings of each; made once, as two rules ask. */
const RINGS = new WeakMap<SetContext, readonly GraphRings[]>();

/** A graph, and the rings of its groups. */
export interface GraphRings {
  readonly setGraph: SetGraph;
  readonly rings: readonly Ring[];
}

/** The graphs of a set with the rings of each, scripts that stop in a ring in which they start apart. */
export function ringsOf(set: SetContext): readonly GraphRings[] {
  if (!set.isSet) return [];
  const known = RINGS.get(set);
  if (known !== undefined) return known;
  const [start, stop] = [set.sysvGraph('start', 'shared'), set.sysvGraph('stop', 'shared')];
  const rings = findRings(start.graph);
  // The stop order of LSB scripts mirrors the start order as a rule: one ring, one finding.
  const told = new Set(rings.map(({ scripts }) => scripts.join(' ')));
  const found = [
    { setGraph: set.rcdGraph, rings: findRings(set.rcdGraph.graph) },
    { setGraph: start, rings },
    { setGraph: stop, rings: findRings(stop.graph).filter(({ scripts }) => !told.has(scripts.join(' '))) },
  ];
  RINGS.set(set, found);
  return found;
}

/** Of a longer ring or cut so much is named, and how much more there is is said. */
const MOST_NAMED = 12;

/** `a -> b -> a`. */
export function wordRing(graph: DependencyGraph, { arcs }: Ring, nameOf: (script: number) => ByteString): ByteString {
  const names = arcs.slice(0, MOST_NAMED).map((arc) => nameOf(arcOf(graph, arc).first));
  const more = arcs.length > names.length ? [`(${arcs.length - names.length} more)`] : [];
  return [...names, ...more, ...names.slice(0, 1)].join(' -> ');
}

/** `REQUIRE b (etc/rc.d/a:2)`. */
export function wordCut(graph: DependencyGraph, { cut }: Ring): ByteString {
  const words = cut.slice(0, MOST_NAMED).flatMap((index) => {
    const declared = graph.words[index];
    return declared === undefined
      ? []
      : `${declared.field} ${declared.word.text} (${declared.file}:${declared.word.line})`;
  });
  return [...words, ...(cut.length > words.length ? [`${cut.length - words.length} more`] : [])].join(', ');
}

/** Names of the scripts of a group; those that several have are told apart by their files. */
export function nameApart(graph: DependencyGraph, group: readonly number[]): (script: number) => ByteString {
  const [once, twice] = [new Set<ByteString>(), new Set<ByteString>()];
  for (const script of group) {
    const name = graph.scripts[script]?.name ?? '';
    (once.has(name) ? twice : once).add(name);
  }
  return (script) => {
    const { name = '', file = '' } = graph.scripts[script] ?? {};
    return twice.has(name) ? file : name;
  };
}

/** False for scripts of `--world`. */
export function isTold(set: SetContext, script: ScriptContext | undefined): boolean {
  return script !== undefined && set.isReported(script);
}
