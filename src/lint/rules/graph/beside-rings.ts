/** The rule about scripts that are tied to a ring of others. */
import { ALL } from '../../profiles.ts';
import { isTold, nameApart, ringsOf, wordCut, wordRing } from '../../ring-words.ts';
import type { Ring } from '../../rings.ts';
import type { Rule, SetReport } from '../../rule.ts';
import type { SetContext } from '../../set-context.ts';
import type { SetGraph } from '../../set-headers.ts';
import { at } from '../../../graph/walks/adjacency.ts';
import { arcOf } from '../../../model/arc.ts';
import type { DependencyGraph, DependencyWord } from '../../../model/graph.ts';
import { lsbText } from '../example-texts.ts';

export const BESIDE_CYCLE: Rule = {
  id: 'graph/beside-cycle',
  level: 'info',
  profiles: ALL,
  stage: 1,
  fix: 'none',
  isMany: true,
  what: 'The script is not on the shortest ring of its group, which graph/dependency-cycle reports, but it waits for a script of that ring, and one of that ring waits for it.',
  why: 'As long as the ring is there, the order of this script is not certain either; with the ring it goes too, as a rule.',
  message: 'tied to a ring: {ring}',
  help: 'to leave no ring, delete {cut}',
  sources: [],
  checkSet: (set, report) => {
    for (const { setGraph, rings } of ringsOf(set)) reportTied(set, setGraph, rings, report);
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'c',
      text: '# PROVIDE: c\n# REQUIRE: a\n',
      lines: [2],
      others: [
        { path: 'a', text: '# PROVIDE: a\n# REQUIRE: b c\n' },
        { path: 'b', text: '# PROVIDE: b\n# REQUIRE: a c\n' },
        { path: 'd', text: '# PROVIDE: d\n# REQUIRE: c\n' },
      ],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b'),
      lines: [4],
      others: [
        { path: 'b', text: lsbText('# Provides: b', '# Required-Start: c') },
        { path: 'c', text: lsbText('# Provides: c', '# Required-Start: d') },
        { path: 'd', text: lsbText('# Provides: d', '# Required-Start: c a') },
      ],
    },
  ],
  good: [
    {
      path: 'c',
      text: lsbText('# Provides: c', '# Required-Start: a'),
      others: [
        { path: 'a', text: lsbText('# Provides: a', '# Required-Start: b') },
        { path: 'b', text: lsbText('# Provides: b', '# Required-Start: a') },
      ],
    },
    {
      profile: 'freebsd',
      path: 'c',
      text: '# PROVIDE: c\n# REQUIRE: a\n',
      others: [
        { path: 'a', text: '# PROVIDE: a\n# REQUIRE: b\n' },
        { path: 'b', text: '# PROVIDE: b\n# REQUIRE: a\n' },
      ],
    },
  ],
};

/** Hints for the scripts of a group that are not on its shortest ring. */
function reportTied(set: SetContext, { graph, scripts }: SetGraph, rings: readonly Ring[], report: SetReport): void {
  const words = firstWords(graph, rings);
  for (const ring of rings) {
    const nameOf = nameApart(graph, ring.scripts);
    const onRing = new Set(ring.arcs.map((arc) => arcOf(graph, arc).first));
    const args = { ring: wordRing(graph, ring, nameOf), cut: wordCut(graph, ring) };
    for (const index of ring.scripts) {
      const [script, declared] = [scripts[index], words.get(index)];
      if (onRing.has(index) || script === undefined || declared === undefined || !isTold(set, script)) continue;
      report(script, declared.file === graph.scripts[index]?.file ? declared.word : 0, args);
    }
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
