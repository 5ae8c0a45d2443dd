/** The levels of the chkconfig line against those of the LSB block. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { REDHAT_LSB } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isForSuse } from '../../suse.ts';
import { levelsText } from '../example-texts.ts';

export const LEVELS_DIFFER_FROM_LSB: Rule = {
  id: 'chkconfig/levels-differ-from-lsb',
  level: 'warning',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'The levels (`-` is none) are not the same set as the Default-Start of the same file. Not where the path says SUSE, whose chkconfig reads the block alone.',
  why: 'chkconfig adds up the two: a dash does not keep a service off when the block lists levels.',
  message: 'chkconfig starts the service in {both}: it adds up these levels ({levels}) and Default-Start ({start})',
  help: 'say the same in both places',
  sources: [],
  check: ({ chkconfig: { line }, lsb, path }, report) => {
    const start = lsb.runlevels('Default-Start');
    // SUSE's chkconfig asks insserv, which reads no such line.
    if (line === undefined || start === undefined || isForSuse(path)) return;
    const own = new Set(line.runlevels.map(String));
    const others = [...start.levels];
    if (own.size === others.length && others.every((level) => own.has(level))) return;
    const wanted = others.filter((level) => level !== 'S').sort();
    const both = [...new Set([...own, ...others])].sort();
    const args = { levels: line.levels.text, start: others.join(' ') || 'none', both: both.join(' ') };
    const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(line.levels, wanted.join('') || '-')] };
    // What chkconfig adds up to has to stay: levels of the line alone would be lost.
    const isWhole = !others.includes('S') && [...own].every((level) => others.includes(level));
    report(line.levels, args, isWhole ? { fix } : {});
  },
  bad: [
    {
      text: `# chkconfig: - 99 01\n${levelsText('3 5', '0 1 6')}`,
      lines: [1],
      fixed: `# chkconfig: 35 99 01\n${levelsText('3 5', '0 1 6')}`,
    },
    {
      text: `# chkconfig: 345 99 01\n${levelsText('', '0 1 6')}`,
      lines: [1],
      fixed: `# chkconfig: 345 99 01\n${levelsText('', '0 1 6')}`,
    },
  ],
  good: [
    { text: `# chkconfig: 53 99 01\n${levelsText('3 5', '0 1 6')}` },
    { text: `# chkconfig: 35 99 01\n${levelsText('345', '0 1 6')}` },
    { text: '# chkconfig: 35 99 01\n' },
    { path: 'anvil.suse', profile: 'lsb', text: `# chkconfig: 345 99 01\n${levelsText('3 5', '0 1 6')}` },
  ],
};
