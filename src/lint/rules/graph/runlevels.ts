/** Rules about runlevels in which a script runs without what it requires. */
import { DEBIAN_LSB, isRcd, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { NameProvider, SetContext } from '../../set-context.ts';
import { type Word } from '../../../model/place.ts';
import { lsbText } from '../example-texts.ts';

/** What is known of the scripts that provide one name. */
interface LevelsOfName {
  readonly scripts: ReadonlySet<ScriptContext>;
  /** The union of their levels; undefined if those of some cannot be read. */
  readonly levels: ReadonlySet<string> | undefined;
}

/** For each list of providers, which may be long and asked for by many. */
type KnownLevels = Map<readonly NameProvider[], LevelsOfName>;

/** Each required name whose providers are all scripts with readable runlevels, with the union of those levels. */
function* requiredLevels(
  set: SetContext,
  script: ScriptContext,
  known: KnownLevels,
): Generator<readonly [Word, ReadonlySet<string>]> {
  for (const word of script.lsb.words('Required-Start')) {
    const providers = set.providersOf(script, word.text);
    if (providers.length === 0) continue;
    const ofName = known.get(providers) ?? levelsOf(providers);
    known.set(providers, ofName);
    if (ofName.levels !== undefined && !ofName.scripts.has(script)) yield [word, ofName.levels];
  }
}

function levelsOf(providers: readonly NameProvider[]): LevelsOfName {
  const scripts = new Set(providers.map(({ script }) => script));
  const all = new Set<string>();
  for (const script of scripts) {
    const levels = script.lsb.runlevels('Default-Start')?.levels;
    if (levels === undefined) return { scripts, levels: undefined };
    for (const level of levels) all.add(level);
  }
  return { scripts, levels: all };
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
    const known: KnownLevels = new Map();
    for (const script of set.scripts) {
      const own = script.lsb.runlevels('Default-Start')?.levels;
      if (own?.has('S') !== true || !set.isReported(script)) continue;
      for (const [word, levels] of requiredLevels(set, script, known)) {
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
    const known: KnownLevels = new Map();
    for (const script of set.scripts) {
      const own = script.lsb.runlevels('Default-Start')?.levels;
      if (own === undefined || isRcd(script.profile) || !set.isReported(script)) continue;
      for (const [word, levels] of requiredLevels(set, script, known)) {
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
