/** The rule about scripts that wait for one another. */
import { ALL } from '../../profiles.ts';
import { isTold, nameApart, ringsOf, wordCut, wordRing } from '../../ring-words.ts';
import type { Ring } from '../../rings.ts';
import type { Rule, SetReport } from '../../rule.ts';
import type { SetContext } from '../../set-context.ts';
import type { SetGraph } from '../../set-headers.ts';
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
  what: 'Two or more files depend on one another in a ring; one finding for each group of scripts that are tied together so, at a word of its shortest ring. LSB scripts that share no runlevel do not wait for one another.',
  why: 'insserv and rcorder break the ring anywhere: the order is not what any of the scripts asks for.',
  message: 'a ring: {ring}',
  help: 'delete or change one of these words; the least to delete: {cut}',
  step: '{field} {name} puts {first} before {then}',
  sources: ['insserv (loop)', 'rcorder (circular dependency)'],
  checkSet: (set, report) => {
    for (const { setGraph, rings } of ringsOf(set)) reportRings(set, setGraph, rings, report);
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
  for (const ring of rings) {
    const nameOf = nameApart(graph, ring.scripts);
    const words = wordsOfRing(graph, ring);
    const told = [...words.keys()].sort((a, b) => a - b).filter((index) => isTold(set, scripts[index]));
    // A word of an override is shown as a step; the finding is about a script.
    const isOwn = (index: number): boolean => words.get(index)?.file === graph.scripts[index]?.file;
    const index = told.find(isOwn) ?? told[0];
    const script = index === undefined ? undefined : scripts[index];
    if (index === undefined || script === undefined) continue;
    const steps = ring.arcs.flatMap((arc): readonly LintStep[] => {
      const { first, then, word } = arcOf(graph, arc);
      const declared = graph.words[word];
      if (declared === undefined) return [];
      const args = { field: declared.field, name: declared.word.text, first: nameOf(first), then: nameOf(then) };
      return [{ place: placeIn(declared.file, declared.word), args }];
    });
    const where = isOwn(index) ? words.get(index)?.word : undefined;
    report(script, where ?? 0, { ring: wordRing(graph, ring, nameOf), cut: wordCut(graph, ring) }, { steps });
  }
}

/** Of each script that has a word on the shortest ring, the first of them. */
function wordsOfRing(graph: DependencyGraph, { arcs }: Ring): ReadonlyMap<number, DependencyWord> {
  const words = new Map<number, DependencyWord>();
  for (const arc of arcs) {
    const declared = graph.words[arcOf(graph, arc).word];
    const known = words.get(declared?.script ?? -1);
    if (declared === undefined || (known !== undefined && declared.word.offset >= known.word.offset)) continue;
    words.set(declared.script, declared);
  }
  return words;
}
