/** Rules about the order that a set of scripts asks for: rings, runlevels, priorities. */
import { ALL, DEBIAN_LSB, isRcd, REDHAT, SYSV } from '../../profiles.ts';
import { findRings, type Ring } from '../../rings.ts';
import type { Rule, SetReport } from '../../rule.ts';
import type { ScriptContext } from '../../script/script-context.ts';
import type { SetContext } from '../../set-context.ts';
import type { SetGraph } from '../../set-graphs.ts';
import { at } from '../../../graph/adjacency.ts';
import type { DependencyGraph, DependencyWord } from '../../../model/graph.ts';
import type { LintStep } from '../../../model/lint.ts';
import { placeIn, type Word } from '../../../model/place.ts';
import { levelsText, lsbText } from '../example-texts.ts';

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
      const declared = graph.words[at(graph.arcs.word, arc)];
      if (declared === undefined) return [];
      const args = {
        field: declared.field,
        name: declared.word.text,
        first: nameOf(at(graph.arcs.first, arc)),
        then: nameOf(at(graph.arcs.then, arc)),
      };
      return [{ place: placeIn(declared.file, declared.word), args }];
    });
    const names = ring.arcs.map((arc) => nameOf(at(graph.arcs.first, arc)));
    const where = isOwn(index) ? words.get(index)?.word : undefined;
    report(script, where ?? 0, { ring: [...names, ...names.slice(0, 1)].join(' -> ') }, { steps });
  }
}

/** Of each script of a ring's group, the first word that makes an arc of the group. O(arcs), once for all rings. */
function firstWords(graph: DependencyGraph, rings: readonly Ring[]): ReadonlyMap<number, DependencyWord> {
  const groupOf = new Map(rings.flatMap(({ scripts }, group) => scripts.map((script) => [script, group] as const)));
  const words = new Map<number, DependencyWord>();
  if (groupOf.size === 0) return words;
  for (const [arc, first] of graph.arcs.first.entries()) {
    const group = groupOf.get(first);
    const declared = graph.words[at(graph.arcs.word, arc)];
    if (declared === undefined || group === undefined || groupOf.get(at(graph.arcs.then, arc)) !== group) continue;
    const known = words.get(declared.script);
    if (known === undefined || declared.word.offset < known.word.offset) words.set(declared.script, declared);
  }
  return words;
}

/** Each required name whose providers are all scripts with readable runlevels, with the union of those levels. */
function* requiredLevels(
  set: SetContext,
  script: ScriptContext,
): Generator<readonly [Word, ReadonlySet<string>, ScriptContext]> {
  for (const word of script.lsb.words('Required-Start')) {
    const providers = set.providersOf(script, word.text);
    const [first] = providers;
    if (first === undefined || providers.some((provider) => provider.script === script)) continue;
    const levels = providers.map((provider) => provider.script.lsb.runlevels('Default-Start')?.levels);
    if (levels.some((set) => set === undefined)) continue;
    yield [word, new Set(levels.flatMap((some) => [...(some ?? [])])), first.script];
  }
}

function isLater(own: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return own.has('S') && !other.has('S') && ['1', '2', '3', '4', '5'].some((level) => other.has(level));
}

export const LATER_RUNLEVEL: Rule = {
  id: 'graph/later-runlevel',
  level: 'error',
  profiles: DEBIAN_LSB,
  stage: 1,
  fix: 'none',
  what: 'A script started in S requires one whose Default-Start lacks S but has one of 1-5.',
  why: 'S is over before any other runlevel begins: the requirement can never be met.',
  message: '{name} starts in {levels}, after S, where this script is started',
  help: 'start this script in a later runlevel, or the other in S',
  sources: ['check-archive-initd-scripts (for $syslog)'],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    for (const script of set.scripts) {
      const own = script.lsb.runlevels('Default-Start')?.levels;
      if (own?.has('S') !== true || !set.isReported(script)) continue;
      for (const [word, levels] of requiredLevels(set, script)) {
        if (isLater(own, levels)) report(script, word, { name: word.text, levels: [...levels].sort().join(' ') });
      }
    }
  },
  bad: [
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: S'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: 2 3') }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: S'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: 1') }],
    },
  ],
  good: [
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: S'),
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: S') }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: 2'),
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: S') }],
    },
  ],
};

export const NOT_ENABLED_IN_RUNLEVEL: Rule = {
  id: 'graph/not-enabled-in-runlevel',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A script started in a runlevel requires one whose Default-Start has neither that level nor S. Not reported together with later-runlevel.',
  why: 'insserv refuses to install the script: the other has to be enabled first.',
  message: '{name} is not started in {levels}, where this script is',
  help: 'start {name} there as well, or this script in fewer levels',
  sources: ['insserv (is missed in the runlevels)'],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    for (const script of set.scripts) {
      const own = script.lsb.runlevels('Default-Start')?.levels;
      if (own === undefined || isRcd(script.profile) || !set.isReported(script)) continue;
      for (const [word, levels] of requiredLevels(set, script)) {
        if (levels.has('S') || (script.profile !== 'redhat' && isLater(own, levels))) continue;
        const missed = [...own].filter((level) => !levels.has(level)).sort();
        if (missed.length > 0) report(script, word, { name: word.text, levels: missed.join(' ') });
      }
    }
  },
  bad: [
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: 3 4'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: 3') }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: 2'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start:') }],
    },
  ],
  good: [
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: 3'),
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: 3 5') }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: 3'),
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: S') }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: b', '# Default-Start: S'),
      others: [{ path: 'b', text: lsbText('# Provides: b', '# Default-Start: 2') }],
    },
  ],
};

/** Reports the first provider whose chkconfig priority is on the wrong side. */
function reportPriority(
  set: SetContext,
  field: 'Required-Start' | 'Required-Stop',
  report: Parameters<NonNullable<Rule['checkSet']>>[1],
): void {
  if (!set.isSet) return;
  const key = field === 'Required-Start' ? 'start' : 'stop';
  for (const script of set.scripts) {
    const own = script.chkconfig.line?.[key];
    if (own === undefined || !set.isReported(script)) continue;
    for (const word of script.lsb.words(field)) {
      for (const provider of set.providersOf(script, word.text)) {
        const other = provider.script.chkconfig.line?.[key];
        if (other === undefined || provider.script === script) continue;
        if (key === 'start' ? own.number > other.number : own.number < other.number) continue;
        report(script, own, { name: word.text, own: own.number, other: other.number });
      }
    }
  }
}

export const PRIORITY_CONTRADICTS_DEPENDENCY: Rule = {
  id: 'graph/priority-contradicts-dependency',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The chkconfig start priority is not above that of a required service.',
  why: 'chkconfig moves the script, without a word; tools that go by the numbers start it too early.',
  message: 'start priority {own} is not above that of {name}, {other}, which the script requires',
  help: 'choose a higher one',
  sources: ['chkconfig (moves it silently)'],
  checkSet: (set, report) => {
    reportPriority(set, 'Required-Start', report);
  },
  bad: [
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      lines: [1],
      others: [{ path: 'b', text: `# chkconfig: 3 30 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 30 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      lines: [1],
      others: [{ path: 'b', text: '# chkconfig: 3 30 70\n' }],
    },
  ],
  good: [
    {
      path: 'a',
      text: `# chkconfig: 3 31 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      others: [{ path: 'b', text: `# chkconfig: 3 30 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      others: [{ path: 'b', text: levelsText('3', '') }],
    },
  ],
};

export const STOP_PRIORITY_CONTRADICTS_DEPENDENCY: Rule = {
  id: 'graph/stop-priority-contradicts-dependency',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The chkconfig stop priority is not below that of a service in Required-Stop.',
  why: 'The service that this one needs until the end is stopped first, or at the same time.',
  message: 'stop priority {own} is not below that of {name}, {other}, which has to stop later',
  help: 'choose a lower one',
  sources: [],
  checkSet: (set, report) => {
    reportPriority(set, 'Required-Stop', report);
  },
  bad: [
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Stop: b')}`,
      lines: [1],
      others: [{ path: 'b', text: `# chkconfig: 3 10 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 20 70\n${lsbText('# Provides: a', '# Required-Stop: b')}`,
      lines: [1],
      others: [{ path: 'b', text: '# chkconfig: 3 10 70\n' }],
    },
  ],
  good: [
    {
      path: 'a',
      text: `# chkconfig: 3 20 69\n${lsbText('# Provides: a', '# Required-Stop: b')}`,
      others: [{ path: 'b', text: `# chkconfig: 3 10 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      others: [{ path: 'b', text: '# chkconfig: 3 10 70\n' }],
    },
  ],
};

export const FACILITY_WITHOUT_PROVIDER: Rule = {
  id: 'graph/facility-without-provider',
  level: 'warning',
  profiles: ['debian'],
  stage: 1,
  fix: 'none',
  what: 'A `$facility` known to insserv.conf is required but none of its members is in the set. Runs only for a root that has its own insserv.conf.',
  why: 'The dependency is met by nothing: the script is ordered as if it had none.',
  message: 'no script of this system is a member of {name}',
  help: 'install one of {members}, or drop the word',
  sources: [],
  checkSet: (set, report) => {
    const facilities = set.root?.facilities;
    if (facilities === undefined) return;
    for (const script of set.scripts) {
      if (isRcd(script.profile) || !set.isReported(script)) continue;
      for (const field of ['Required-Start', 'Required-Stop']) {
        for (const word of script.lsb.words(field)) {
          const members = facilities.byName.get(word.text)?.members;
          if (members === undefined || members.length === 0) continue;
          if (members.some(({ name }) => set.providersOf(script, name).length > 0)) continue;
          report(script, word, { name: word.text, members: members.map(({ name }) => name).join(', ') });
        }
      }
    }
  },
  bad: [],
  good: [],
};
