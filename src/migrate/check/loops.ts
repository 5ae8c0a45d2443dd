/** Rings of `After=` and `Before=`, those included that only come of what systemd adds by itself. */
import { analyseCycles } from '../../graph/rings/analysis.ts';
import { arcOf } from '../../model/arc.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph, DependencyWord } from '../../model/graph.ts';
import type { LintFinding } from '../../model/lint.ts';
import { wholeFile } from '../../model/place.ts';
import { valueOf, valuesOf, type ParsedUnit } from './parse.ts';
import { UNIT_RULES } from './rules.ts';

/** The order of systemd's own targets (bootup(7)). */
const OWN_ORDER: readonly (readonly [first: ByteString, then: ByteString])[] = [
  ['local-fs-pre.target', 'local-fs.target'],
  ['local-fs.target', 'sysinit.target'],
  ['sysinit.target', 'basic.target'],
  ['network-pre.target', 'network.target'],
  ['network.target', 'network-online.target'],
  ['basic.target', 'rescue.target'],
  ['basic.target', 'multi-user.target'],
  ['multi-user.target', 'graphical.target'],
];

interface Demand {
  readonly first: ByteString;
  readonly then: ByteString;
  readonly word: Omit<DependencyWord, 'script'>;
  readonly owner: ByteString;
}

export function findLoops(units: readonly ParsedUnit[]): readonly LintFinding[] {
  const demands = [...units.flatMap(demandsOf), ...OWN_ORDER.map(ownDemand)];
  const names = new Map<ByteString, number>();
  const number = (name: ByteString): number => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  };
  for (const { name } of units) number(name);
  for (const { first, then } of demands) {
    number(first);
    number(then);
  }
  const files = new Map(units.map(({ name, file }) => [name, file]));
  const graph: DependencyGraph = {
    direction: 'start',
    scripts: [...names.keys()].map((name) => ({ name, file: files.get(name) ?? name })),
    words: demands.map(({ word, owner }) => ({ ...word, script: number(owner) })),
    resolutions: [{ name: '', facilities: [] }],
    arcs: {
      first: Int32Array.from(demands, ({ first }) => number(first)),
      then: Int32Array.from(demands, ({ then }) => number(then)),
      word: Int32Array.from(demands, (_, index) => index),
      resolution: new Int32Array(demands.length),
    },
    junctions: [],
    unmet: [],
  };
  return analyseCycles(graph).flatMap(({ ring }) => ringFinding(graph, ring, demands));
}

function ringFinding(
  graph: DependencyGraph,
  ring: readonly number[],
  demands: readonly Demand[],
): readonly LintFinding[] {
  const steps = ring.flatMap((arc) => {
    const demand = demands[arcOf(graph, arc).word];
    if (demand === undefined) return [];
    const { word, first, then } = demand;
    const place = { file: word.file, ...word.word };
    return [{ place, args: { first, then, word: `${word.field}=${word.word.text}` } }];
  });
  // A unit of the user's is at fault, never systemd's own order.
  const guilty = steps.find(({ place }) => place.line > 0) ?? steps[0];
  if (guilty === undefined) return [];
  const shown = steps.filter(({ place }) => place.file !== OWN_FILE || place.line > 0);
  return [
    {
      rule: UNIT_RULES.loop,
      level: UNIT_RULES.loop.level,
      place: guilty.place,
      args: { count: ring.length },
      steps: shown,
    },
  ];
}

function demandsOf(unit: ParsedUnit): readonly Demand[] {
  const found: Demand[] = [];
  for (const key of ['After', 'Before'] as const) {
    for (const { value, place } of valuesOf(unit, key)) {
      for (const name of value.split(/\s+/)) {
        if (name === '') continue;
        const word = { field: key, word: { text: name, ...place }, file: unit.file, strength: 'hard' as const };
        found.push({
          first: key === 'After' ? name : unit.name,
          then: key === 'After' ? unit.name : name,
          word,
          owner: unit.name,
        });
      }
    }
  }
  const defaults = valueOf(unit, 'DefaultDependencies')?.value ?? 'yes';
  if (!unit.name.endsWith('.service') || !/^(?:yes|true|on|1)$/i.test(defaults)) return found;
  // Nothing that is written says so; the unit's first line stands for it.
  const implied = { text: 'basic.target', line: 1, column: 1, offset: 0, length: 0 };
  const word = { field: 'After', word: implied, file: unit.file, strength: 'hard' as const };
  return [...found, { first: 'basic.target', then: unit.name, word, owner: unit.name }];
}

const OWN_FILE = 'systemd';

function ownDemand([first, then]: (typeof OWN_ORDER)[number]): Demand {
  const word = {
    field: 'After',
    word: { text: first, ...wholeFile(OWN_FILE) },
    file: OWN_FILE,
    strength: 'hard' as const,
  };
  return { first, then, word, owner: then };
}
