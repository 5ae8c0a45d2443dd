/** Rules about the names that an LSB block provides. */
import { insertAt } from '../../../model/lint.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import { lsbText } from '../example-texts.ts';

export const PROVIDES_VIRTUAL_FACILITY: Rule = {
  id: 'lsb/provides-virtual-facility',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'Provides lists a name that begins with `$`.',
  why: 'System facilities are defined in insserv.conf, never by a script; insserv drops the name.',
  message: '{name} is a system facility: a script cannot provide one',
  help: 'delete it here, and define it in /etc/insserv.conf.d if it is yours',
  sources: ['lintian init.d-script-provides-virtual-facility', 'insserv'],
  check: ({ lsb, text }, report) => {
    for (const word of lsb.words('Provides')) {
      if (!word.text.startsWith('$')) continue;
      report(word, { name: word.text }, { fix: { kind: 'suggestion', edits: [dropWordEdit(text, word)] } });
    }
  },
  bad: [
    { text: lsbText('# Provides: a $b'), lines: [3], fixed: lsbText('# Provides: a') },
    { text: lsbText('# Provides: $network'), lines: [3] },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: lsbText('# Required-Start: $network') }],
};

export const PROVIDES_SELF_MISSING: Rule = {
  id: 'lsb/provides-self-missing',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'No name in Provides equals the file name (a `.sh` ending aside).',
  why: 'Others cannot depend on the script by the name that people see.',
  message: 'Provides does not have the name of the file, {name}',
  help: 'put {name} first in Provides',
  sources: ['lintian init.d-script-does-not-provide-itself', 'check-archive-initd-scripts'],
  check: ({ lsb, name }, report) => {
    const own = name.replace(/\.sh$/, '');
    const words = lsb.words('Provides');
    const [first] = words;
    if (first === undefined || name === '' || words.some(({ text }) => text === own || text === name)) return;
    report(
      lsb.sound('Provides')?.key ?? first,
      { name: own },
      { fix: { kind: 'suggestion', edits: [insertAt(first.offset, `${own} `)] } },
    );
  },
  bad: [
    {
      path: 'etc/init.d/anvil',
      text: lsbText('# Provides: hammer'),
      lines: [3],
      fixed: lsbText('# Provides: anvil hammer'),
    },
    { path: 'etc/init.d/anvil.sh', text: lsbText('# Provides: hammer'), lines: [3] },
  ],
  good: [
    { path: 'etc/init.d/anvil.sh', text: lsbText('# Provides: hammer anvil') },
    { path: 'etc/init.d/anvil', text: lsbText('# Provides:') },
  ],
};
