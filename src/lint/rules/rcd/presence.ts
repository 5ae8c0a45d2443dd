/** Rules about what an rcorder block has to have: that it is there, and says who provides what behind what. */
import { insertAt } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { namesOfBase } from '../../systems/known-names.ts';

export const MISSING_BLOCK: Rule = {
  id: 'rcd/missing-block',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'The script has no rcorder line at all.',
  why: 'rcorder puts it anywhere in the order.',
  message: 'no rcorder block: rcorder puts the script anywhere',
  help: 'add `# PROVIDE:` and `# REQUIRE:` lines below the first line',
  sources: ['rclint rcorder_missing'],
  check: (script, report) => {
    if (script.rcd.exists) return;
    const { name, text, lines, rc } = script;
    const provide = rc.name ?? name.replace(/\.(?:in|sh)$/, '');
    const offset = text.startsWith('#!') ? lines.startOf(2) : 0;
    const edits = [insertAt(offset, `\n# PROVIDE: ${provide}\n# REQUIRE: DAEMON\n`)];
    report(1, {}, { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    {
      path: 'anvil',
      text: '#!/bin/sh\n\n. /etc/rc.subr\n',
      lines: [1],
      fixed: '#!/bin/sh\n\n# PROVIDE: anvil\n# REQUIRE: DAEMON\n\n. /etc/rc.subr\n',
    },
    { text: 'echo\n# provide what is needed\n', lines: [1] },
  ],
  good: [{ text: '# PROVIDE: a\n' }, { text: '#PROVIDE: a\n' }],
};

export const MISSING_PROVIDE: Rule = {
  id: 'rcd/missing-provide',
  level: 'error',
  levels: { netbsd: 'warning' },
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'A block has no PROVIDE.',
  why: 'No other script can ask to be started behind this one.',
  message: 'the block has no PROVIDE: no other script can name this one',
  help: 'add `# PROVIDE:` as its first line',
  sources: ['rclint name_mismatch'],
  check: ({ rcd, rc, lines }, report) => {
    const [first] = rcd.fields;
    if (first === undefined || rcd.isPresent('PROVIDE')) return;
    const edits = [insertAt(lines.startOf(first.key.line), `# PROVIDE: ${rc.name ?? ''}\n`)];
    report(first.key, {}, rc.name === undefined ? {} : { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    { text: '# REQUIRE: a\n', lines: [1] },
    { text: '#!/bin/sh\n# REQUIRE: a\nname=b\n', lines: [2], fixed: '#!/bin/sh\n# PROVIDE: b\n# REQUIRE: a\nname=b\n' },
  ],
  good: [{ text: '# PROVIDE: a\n' }, { text: '# REQUIRE: a\n#PROVIDE: b\n' }],
};

export const MISSING_REQUIRE: Rule = {
  id: 'rcd/missing-require',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'A block has neither REQUIRE nor BEFORE. Not of scripts that rc leaves out (`nostart`), nor of those of a base system that run before the file systems are there.',
  why: 'The script may run before any file system is mounted; below /usr/local, where rc(8) looks once they are, before the network, syslogd and the accounts.',
  message: 'neither REQUIRE nor BEFORE: the script may run before {what}',
  help: 'add `# REQUIRE: DAEMON` or, for a service of users, `# REQUIRE: LOGIN`',
  sources: [],
  check: ({ rcd, lines, profile }, report) => {
    if (rcd.fields.length === 0 || rcd.isPresent('REQUIRE') || rcd.isPresent('BEFORE')) return;
    if (rcd.words('KEYWORD').some(({ text }) => text === 'nostart') || rcd.isPlaceholder) return;
    if (rcd.provides.some((name) => namesOfBase(profile).has(name))) return;
    const field = rcd.fields.find(({ keyword }) => keyword === 'PROVIDE') ?? rcd.fields[0];
    if (field === undefined) return;
    const edits = [insertAt(lines.startOf(field.key.line + 1), '# REQUIRE: DAEMON\n')];
    const what = profile === 'freebsd-ports' ? 'the network, syslogd and the accounts' : 'any file system is mounted';
    report(field.key, { what }, { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    { text: '# PROVIDE: a\n', lines: [1], fixed: '# PROVIDE: a\n# REQUIRE: DAEMON\n' },
    {
      text: '# PROVIDE: a\n# KEYWORD: nojail\n',
      lines: [1],
      fixed: '# PROVIDE: a\n# REQUIRE: DAEMON\n# KEYWORD: nojail\n',
    },
  ],
  good: [
    { text: '# PROVIDE: a\n# BEFORE: b\n' },
    { text: '# PROVIDE: a\n# REQUIRE:\n' },
    { text: '# PROVIDE: a\n# KEYWORD: nostart\n' },
    { text: '# PROVIDE: disks\nname=ccd\n' },
  ],
};
