/** The rule about scripts that wait for one another. */
import { ALL } from '../../profiles.ts';
import { findRings, type Ring } from '../../rings.ts';
import type { Rule, SetReport } from '../../rule.ts';
import type { SetContext } from '../../set-context.ts';
import type { SetGraph } from '../../set-headers.ts';
import { at } from '../../../graph/walks/adjacency.ts';
import { arcOf } from '../../../model/arc.ts';
import type { DependencyGraph, DependencyWord } from '../../../model/graph.ts';
import type { LintStep } from '../../../model/lint.ts';
import { placeIn } from '../../../model/place.ts';
import { lsbText } from '../example-texts.ts';

export const DEPENDENCY_CYCLE: Rule = {
  id: 'graph/dependency-cycle',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'none',
  isMany: true,
  what: 'Two or more files depend on one another in a ring; one finding for each group of scripts that are tied together so. LSB scripts that share no runlevel do not wait for one another.',
  why: 'insserv and rcorder break the ring anywhere: the order is not what any of the scripts asks for.',
  message: 'a ring: {ring}',
  help: 'delete or change one of these words',
  step: '{field} {name} puts {first} before {then}',
  sources: ['insserv (loop)', 'rcorder (circular dependency)'],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    reportRings(set, set.rcdGraph, findRings(set.rcdGraph.graph), report);
    const start = set.sysvGraph('start', 'shared');
    const rings = findRings(start.graph);
    reportRings(set, start, rings, report);
    // The stop order of LSB scripts mirrors the start order as a rule: one ring, one finding.
    const told = new Set(rings.map(({ scripts }) => scripts.join(' ')));
    const stop = set.sysvGraph('stop', 'shared');
    const others = findRings(stop.graph).filter(({ scripts }) => !told.has(scripts.join(' ')));
    reportRings(set, stop, others, report);
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: b\n# REQUIRE: a\n' }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Should-Start: c', '# X-Start-Before: b'),
      lines: [4],
      others: [
        { path: 'b', text: lsbText('# Provides: b') },
        { path: 'c', text: lsbText('# Provides: c', '# Required-Start: b') },
      ],
    },
  ],
  good: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n# BEFORE: a\n' }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Required-Stop: b'),
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
};

function reportRings(set: SetContext, { graph, scripts }: SetGraph, rings: readonly Ring[], report: SetReport): void {
  const nameOf = (index: number): string => graph.scripts[index]?.name ?? '';
  const words = firstWords(graph, rings);
  for (const ring of rings) {
    const told = ring.scripts.filter((index) => {
      const script = scripts[index];
      return script !== undefined && words.has(index) && set.isReported(script);
    });
    // A word of an override is shown as a step; the finding is about a script.
    const isOwn = (index: number): boolean => words.get(index)?.file === graph.scripts[index]?.file;
    const index = told.find(isOwn) ?? told[0];
    const script = index === undefined ? undefined : scripts[index];
    if (index === undefined || script === undefined) continue;
    const steps = ring.arcs.flatMap((arc): readonly LintStep[] => {
      const { first, then, word } = arcOf(graph, arc);
      const declared = graph.words[word];
      if (declared === undefined) return [];
      const args = {
        field: declared.field,
        name: declared.word.text,
        first: nameOf(first),
        then: nameOf(then),
      };
      return [{ place: placeIn(declared.file, declared.word), args }];
    });
    const names = ring.arcs.map((arc) => nameOf(arcOf(graph, arc).first));
    const where = isOwn(index) ? words.get(index)?.word : undefined;
    report(script, where ?? 0, { ring: [...names, ...names.slice(0, 1)].join(' -> ') }, { steps });
  }
}

/** Of each script of a ring's group, the first word that makes an arc of the group. O(words + arcs), once for all rings. */
function firstWords(graph: DependencyGraph, rings: readonly Ring[]): ReadonlyMap<number, DependencyWord> {
  const groupOf = new Map(rings.flatMap(({ scripts }, group) => scripts.map((script) => [script, group] as const)));
  const words = new Map<number, DependencyWord>();
  if (groupOf.size === 0) return words;
  const note = (word: number): void => {
    const declared = graph.words[word];
    const known = words.get(declared?.script ?? -1);
    if (declared === undefined || (known !== undefined && declared.word.offset >= known.word.offset)) return;
    words.set(declared.script, declared);
  };
  for (const [arc, first] of graph.arcs.first.entries()) {
    const group = groupOf.get(first);
    if (group !== undefined && groupOf.get(at(graph.arcs.then, arc)) === group) note(at(graph.arcs.word, arc));
  }
  for (const { words: asking, providers } of graph.junctions) {
    // Of each group two providers are enough to know that one of them is another script than the one that asks.
    const [one, other] = [new Map<number | undefined, number>(), new Map<number | undefined, number>()];
    for (const provider of providers) {
      const group = groupOf.get(provider);
      (one.has(group) ? other : one).set(group, provider);
    }
    for (const word of asking) {
      const script = graph.words[word]?.script ?? -1;
      const group = groupOf.get(script);
      if (group === undefined || !one.has(group)) continue;
      if (one.get(group) !== script || other.has(group)) note(word);
    }
  }
  return words;
}
