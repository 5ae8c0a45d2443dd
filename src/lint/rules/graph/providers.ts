/** Rules about who provides a name: one script alone, and one that is started. */
import { ALL, FREEBSD, isRcd, RCD } from '../../profiles.ts';
import type { Rule, SetReport } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { isVariant, withoutSystem } from '../../script/installed-name.ts';
import type { NameDemand, NameProvider, SetContext } from '../../set-context.ts';
import { isTemplateName } from '../../../shell/template-words.ts';
import { lsbText } from '../example-texts.ts';

export const DUPLICATE_PROVIDER: Rule = {
  id: 'graph/duplicate-provider',
  level: 'warning',
  levels: { freebsd: 'info', 'freebsd-ports': 'info', netbsd: 'info' },
  profiles: ALL,
  stage: 1,
  fix: 'none',
  isMany: true,
  what: 'Two files of one folder, or of one system, provide the same name; one finding for each name that they share. An error if links start both in one runlevel of a system; only a hint in rc.d, where alternatives share a name on purpose.',
  why: 'insserv drops the second, and refuses to install it; rcorder keeps both, and others wait for both.',
  message: '{name} is provided by {other} as well',
  help: 'give one of the two another name',
  step: '{other} provides it here',
  sources: ['insserv (already provided)', 'check-archive-initd-scripts'],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    const started = startLevels(set);
    for (const dialect of ['lsb', 'rcd'] as const) {
      for (const [name, [first, ...later]] of set.provisions(dialect)) {
        if (first === undefined || later.length === 0) continue;
        for (const provider of later) {
          // One script that is reached by two paths, or is there under two names.
          if (provider.script.text === first.script.text || !areTogether(set, provider.script, first.script)) continue;
          // Of a script that is only there for the graph, its partner is told.
          const [told, other] = set.isReported(provider.script) ? [provider, first] : [first, provider];
          const where = told.word ?? 0;
          if (told.word !== undefined && told.script.slips.has(told.word.line)) continue;
          const steps = other.word && [
            { place: { file: other.script.path, ...spanOf(other.word) }, args: { other: other.script.path } },
          ];
          const both = started.get(other.script.path);
          const areBoth = [...(started.get(told.script.path) ?? [])].some((level) => both?.has(level) === true);
          const level = areBoth ? { level: 'error' as const } : {};
          report(told.script, where, { name, other: other.script.path }, { ...level, ...(steps && { steps }) });
        }
      }
    }
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'b',
      text: '# PROVIDE: b x\n',
      lines: [1],
      others: [{ path: 'a', text: '# PROVIDE: x\n' }],
    },
    {
      path: 'b',
      text: lsbText('# Provides: x y'),
      lines: [3, 3],
      others: [{ path: 'a', text: lsbText('# Provides: y x') }],
    },
  ],
  good: [
    { profile: 'freebsd', path: 'b', text: '# PROVIDE: b\n', others: [{ path: 'a', text: '# PROVIDE: a\n' }] },
    {
      path: 'a',
      text: lsbText('# Provides: x'),
      others: [{ path: 'b', text: lsbText('# Provides: y', '# Required-Start: x') }],
    },
    {
      path: 'etc/init.d/x.suse.init.in',
      text: lsbText('# Provides: x'),
      others: [{ path: 'etc/init.d/x', text: `${lsbText('# Provides: x')}:\n` }],
    },
    {
      path: 'init.d/x.el6',
      text: lsbText('# Provides: x'),
      others: [{ path: 'init.d/x.debian8', text: `${lsbText('# Provides: x')}:\n` }],
    },
  ],
};

/** True for scripts of one system or one folder of scripts: a project keeps those for several systems side by side. */
function areTogether({ root }: SetContext, a: ScriptContext, b: ScriptContext): boolean {
  // What a script is made from lies beside others that are made for other systems.
  const isTemplate = isTemplateName(a.path) || isTemplateName(b.path);
  const folderOf = ({ path }: ScriptContext): string => path.slice(0, path.lastIndexOf('/') + 1);
  if (root !== undefined) return true;
  if (isTemplate || isForAnother(a, b)) return false;
  const folder = folderOf(a);
  return folder === folderOf(b) && (folder === '' || /(?:^|\/)(?:init|rc)\.d\/$/.test(folder));
}

/** True for scripts whose names or headers say that they are for different systems: no folder of a system has both. */
function isForAnother(a: ScriptContext, b: ScriptContext): boolean {
  if (isVariant(a.path) || isVariant(b.path)) return true;
  if (isInEtc(a) && isInEtc(b)) return false;
  return a.profile !== b.profile || withoutSystem(a.path) !== undefined || withoutSystem(b.path) !== undefined;
}

function isInEtc({ path }: ScriptContext): boolean {
  return /(?:^|\/)etc\//.test(path);
}

/** The runlevels in which links start each script, by its path. */
function startLevels({ root }: SetContext): ReadonlyMap<string, ReadonlySet<string>> {
  const levels = new Map<string, Set<string>>();
  for (const { kind, level, script } of root?.links ?? []) {
    if (kind !== 'S' || script === undefined) continue;
    const known = levels.get(script);
    if (known === undefined) levels.set(script, new Set([level]));
    else known.add(level);
  }
  return levels;
}

function spanOf({ line, column, offset, length }: NameDemand['word']): {
  line: number;
  column: number;
  offset: number;
  length: number;
} {
  return { line, column, offset, length };
}

export const REQUIRES_NOSTART: Rule = {
  id: 'graph/requires-nostart',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'REQUIRE names a script with the nostart keyword.',
  why: 'rc(8) leaves that script out, so it does not run before this one.',
  message: '{name} is provided by {other}, which rc leaves out (nostart)',
  help: 'drop the word, or do without nostart there',
  sources: ['rc(8)'],
  checkSet: (set, report) => {
    reportKeyword(set, 'nostart', report);
  },
  bad: [
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nostart\n' }],
    },
    {
      profile: 'netbsd',
      path: 'z',
      text: '# PROVIDE: z\n# REQUIRE: x y\n',
      lines: [2],
      others: [
        { path: 'x', text: '# PROVIDE: x\n' },
        { path: 'y', text: '# PROVIDE: y\n# KEYWORD: shutdown nostart\n' },
      ],
    },
  ],
  good: [
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nojail\n' }],
    },
    {
      path: 'a',
      text: '# PROVIDE: a\n# BEFORE: b\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nostart\n' }],
    },
  ],
};

export const REQUIRES_NOJAIL: Rule = {
  id: 'graph/requires-nojail',
  level: 'info',
  profiles: FREEBSD,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A script without the nojail keyword requires one that has it. Off, since most scripts that do can do without the other in a jail.',
  why: 'In a jail rc(8) leaves that script out, and this one is run without it.',
  message: 'in a jail {name} is not run: {other} has the keyword nojail',
  help: 'say nojail here as well, if the script needs the other',
  sources: ['rc(8)'],
  checkSet: (set, report) => {
    reportKeyword(set, 'nojail', report);
  },
  bad: [
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nojail\n' }],
    },
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: c b\n# KEYWORD: shutdown\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nojail shutdown\n' }],
    },
  ],
  good: [
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n# KEYWORD: nojail\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n# KEYWORD: nojail\n' }],
    },
    {
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      others: [{ path: 'b', text: '# PROVIDE: b\n' }],
    },
  ],
};

function hasKeyword({ rcd }: ScriptContext, keyword: string): boolean {
  return rcd.fields.some((field) => field.keyword === 'KEYWORD' && field.words.some(({ text }) => text === keyword));
}

/** Reports what is required of scripts that all have the keyword, and so are left out where the asking one is run. */
function reportKeyword(set: SetContext, keyword: 'nostart' | 'nojail', report: SetReport): void {
  if (!set.isSet) return;
  // A name may have many providers and be asked for by many.
  const isNameOut = new Map<readonly NameProvider[], boolean>();
  for (const script of set.scripts) {
    if (!isRcd(script.profile) || !set.isReported(script)) continue;
    if (keyword === 'nojail' && hasKeyword(script, keyword)) continue;
    for (const word of script.rcd.words('REQUIRE')) {
      const providers = set.providersOf(script, word.text);
      const other = providers[0]?.script;
      if (other === undefined) continue;
      const isOut = isNameOut.get(providers) ?? providers.every((provider) => hasKeyword(provider.script, keyword));
      isNameOut.set(providers, isOut);
      if (isOut) report(script, word, { name: word.text, other: other.path });
    }
  }
}
