/** Rules about the names that an LSB block provides. */
import { STANDARD_FACILITIES } from '../../../model/facility.ts';
import { insertAt, replaceSpan } from '../../../model/lint.ts';
import { isRcd, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isInstalledPath } from '../../script/installed-name.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
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
    const words = lsb.words('Provides');
    for (const word of words) {
      if (!word.text.startsWith('$')) continue;
      // The only name of the script was meant as one, unless it is that of a facility.
      const isOwn = words.length === 1 && /^\$[A-Za-z]/.test(word.text) && !STANDARD_FACILITIES.has(word.text);
      const edit = isOwn ? replaceSpan(word, word.text.slice(1)) : dropWordEdit(text, word);
      report(word, { name: word.text }, { fix: { kind: 'suggestion', edits: [edit] } });
    }
  },
  bad: [
    { text: lsbText('# Provides: a $b'), lines: [3], fixed: lsbText('# Provides: a') },
    { text: lsbText('# Provides: $network'), lines: [3] },
    { text: lsbText('# Provides: $anvil'), lines: [3], fixed: lsbText('# Provides: anvil') },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: lsbText('# Required-Start: $network') }],
};

export const PROVIDES_SELF_MISSING: Rule = {
  id: 'lsb/provides-self-missing',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'No name in Provides equals the name that the script has where it is installed (a `.sh` ending aside): that of a file in init.d, that which dh_installinit gives to debian/NAME.init.',
  why: 'Others cannot depend on the script by the name that people see.',
  message: 'Provides does not have the name of the file, {name}',
  help: 'put {name} first in Provides',
  sources: ['lintian init.d-script-does-not-provide-itself', 'check-archive-initd-scripts'],
  checkSet: (set, report) => {
    for (const script of set.scripts) {
      const { lsb, name, path } = script;
      if (isRcd(script.profile) || !set.isReported(script)) continue;
      const own = name.replace(/\.sh$/, '');
      const words = lsb.words('Provides');
      const [first] = words;
      // Elsewhere the name of the file is not that of the script: redhat.init, sshd.init.in.
      if (first === undefined || name === '' || !isInstalledPath(path)) continue;
      if (words.some(({ text }) => text === own || text === name || hasTemplateWord(text))) continue;
      // A name that another script has as well was left from the copy: it gives way.
      const isShared = set.providersOf(script, first.text).length > 1;
      const isTaken = set.providersOf(script, own).length > 0;
      const edit = isShared ? replaceSpan(first, own) : insertAt(first.offset, `${own} `);
      const fix = isTaken ? {} : { fix: { kind: 'suggestion' as const, edits: [edit] } };
      report(script, lsb.sound('Provides')?.key ?? first, { name: own }, fix);
    }
  },
  bad: [
    {
      path: 'etc/init.d/anvil',
      text: lsbText('# Provides: hammer'),
      lines: [3],
      fixed: lsbText('# Provides: anvil hammer'),
    },
    { path: 'etc/init.d/anvil.sh', text: lsbText('# Provides: hammer'), lines: [3] },
    { path: 'debian/forge.anvil.init', text: lsbText('# Provides: hammer'), lines: [3] },
    {
      path: 'etc/init.d/anvil2',
      text: lsbText('# Provides: anvil'),
      lines: [3],
      fixed: lsbText('# Provides: anvil2'),
      others: [{ path: 'etc/init.d/anvil', text: lsbText('# Provides: anvil') }],
    },
  ],
  good: [
    { path: 'etc/init.d/anvil.sh', text: lsbText('# Provides: hammer anvil') },
    { path: 'etc/init.d/anvil', text: lsbText('# Provides:') },
    { path: 'debian/forge.anvil.init', text: lsbText('# Provides: anvil') },
    { path: 'contrib/redhat.init', text: lsbText('# Provides: anvil') },
    { path: '<stdin>', text: lsbText('# Provides: anvil') },
  ],
};
