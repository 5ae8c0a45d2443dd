/** Rules about what lies among the scripts and is none, or none that anybody can start. */
import type { StrayEntry } from '../../../model/link-entry.ts';
import { isReservedName } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { ANY, DEBIAN_LSB, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { SetContext } from '../../set-context.ts';
import { SCRIPT_FOLDER } from '../../script/installed-name.ts';
import { lsbText } from '../example-texts.ts';

function straysOf({ root }: SetContext, ...kinds: readonly StrayEntry['kind'][]): readonly StrayEntry[] {
  return root?.strayEntries.filter(({ kind }) => kinds.includes(kind)) ?? [];
}

export const NOT_A_REGULAR_FILE: Rule = {
  id: 'links/not-a-regular-file',
  level: 'error',
  profiles: ANY,
  stage: 2,
  fix: 'none',
  what: 'Among the scripts of a system lies a link that leads nowhere, or a device, a pipe or a socket. Folders are let pass.',
  why: 'There is nothing to start: insserv(8), rcorder(8) and rc(8) complain of it, or pass over it without a word.',
  message: '{what}',
  help: 'remove it, or put back what it was to be',
  sources: ['lintian init-script-is-not-a-file', 'insserv', 'rcorder (is not a file)'],
  checkSet: (set, report) => {
    for (const { path, kind, other } of straysOf(set, 'dangling', 'device')) {
      const to = other === undefined ? '' : ` to ${other}`;
      const what =
        kind === 'dangling'
          ? `a link${to}, where nothing is`
          : `no file to run, but ${other === undefined ? 'a device, pipe or socket' : `a link${to}`}`;
      report(path, 0, { what });
    }
  },
  bad: [],
  good: [],
};

export const BACKUP_FILE: Rule = {
  id: 'links/backup-file',
  level: 'warning',
  profiles: ANY,
  stage: 2,
  fix: 'none',
  what: 'Among the scripts of a system lies a file with the name of a copy: it ends in `~`, `#`, `,v`, .orig, .bak, .old, .rej, .rpmsave, .dpkg-old or the like.',
  why: 'Some tools pass over such names and some do not: rc(8) of FreeBSD runs what ends in .old, .rpmsave or .rej beside the script itself.',
  message: 'the name is that of a copy which was left behind: not every tool passes over it',
  help: 'move it out of the folder',
  sources: ['insserv (passes over some)', 'rc(8) (passes over some)'],
  checkSet: (set, report) => {
    for (const { path } of straysOf(set, 'copy')) report(path, 0);
  },
  bad: [],
  good: [],
};

export const DUPLICATE_SCRIPT_NAME: Rule = {
  id: 'links/duplicate-script-name',
  level: 'warning',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'etc/init.d and etc/rc.d/init.d are two folders, where one should be a link to the other, and both have a script of the name, with different texts. In rc.d, two scripts of a name are told by what they provide.',
  why: 'Which of the two is meant is another thing to each tool: links lead to the one, and service(8) runs the other.',
  message: '{other} has the same name and another text: tools differ in which of the two they take',
  help: 'keep one, and make a link to the folder of the other folder',
  sources: [],
  checkSet: (set, report) => {
    for (const { path, other = '' } of straysOf(set, 'hidden')) report(path, 0, { other });
  },
  bad: [],
  good: [],
};

/** Parts of systems that have these very names on purpose. */
const KNOWN = /^(?:README|Makefile|skeleton|powerfail|rc|rcS)$/;

export const RESERVED_NAME: Rule = {
  id: 'links/reserved-name',
  level: 'warning',
  profiles: DEBIAN_LSB,
  stage: 2,
  fix: 'none',
  what: 'A script in init.d has an LSB block, and a name that insserv keeps for other things: one that begins with README, Makefile, skeleton, powerfail or one of `$ . # % _ + - * [ ] ^ : ( ) ~`, or is rx or core. The files of systems with these very names are let pass.',
  why: 'insserv takes no such file for a script: it gets no links, and is not started.',
  message: 'insserv takes no file with a name like {name} for a script: it gets no links',
  help: 'give it a name that begins with a letter and with none of these words',
  sources: ['insserv (script name is not valid)'],
  check: ({ path, headers }, report) => {
    const name = baseName(path);
    if (headers.lsb === undefined || !SCRIPT_FOLDER.test(path) || !isReservedName(name) || KNOWN.test(name)) return;
    report(0, { name });
  },
  bad: [
    { path: 'etc/init.d/_anvil', text: lsbText('# Provides: anvil'), lines: [0] },
    { path: 'etc/init.d/core', text: lsbText('# Provides: core'), lines: [0] },
  ],
  good: [
    { path: 'etc/init.d/skeleton', text: lsbText('# Provides: skeleton') },
    { path: 'etc/init.d/cored', text: lsbText('# Provides: cored') },
    { path: 'src/_anvil', text: lsbText('# Provides: anvil') },
    { path: 'etc/init.d/_lib', text: '#!/bin/sh\n' },
  ],
};
