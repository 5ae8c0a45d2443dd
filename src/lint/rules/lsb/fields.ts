/** Rules about LSB fields that are not there, or empty. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { nameToWrite } from '../../script/installed-name.ts';
import { hasTemplateLine } from '../../script/template-lines.ts';
import { levelsText, lsbText } from '../example-texts.ts';

export const MISSING_PROVIDES: Rule = {
  id: 'lsb/missing-provides',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'The block has no Provides.',
  why: 'Other scripts have no name to depend on.',
  message: 'the block has no Provides',
  help: 'add `# Provides: {name}`',
  sources: ['lintian init.d-script-missing-lsb-keyword', 'rpmlint missing-lsb-keyword', 'check-initd-order'],
  check: (script, report) => {
    const { headers, lsb, lines } = script;
    const name = nameToWrite(script.path, script.name);
    if (headers.lsb === undefined || lsb.isPresent('Provides') || hasTemplateLine(script)) return;
    const edits = [insertAt(lines.startOf(lsb.begin.line + 1), `# Provides: ${name}\n`)];
    report(lsb.begin, { name: name || 'NAME' }, name === '' ? {} : { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    {
      path: 'anvil',
      text: lsbText('# Default-Start: 2'),
      lines: [2],
      fixed: lsbText('# Provides: anvil', '# Default-Start: 2'),
    },
    { path: 'a/rc.anvil.in', text: lsbText('# a'), lines: [2], fixed: lsbText('# Provides: anvil', '# a') },
    { path: 'anvil', text: lsbText('# provide: a'), lines: [2], fixed: lsbText('# Provides: anvil', '# provide: a') },
  ],
  good: [{ text: lsbText('#Provides: a') }, { text: lsbText('# Provides:') }],
};

const ASKED_FOR = ['Required-Start', 'Required-Stop', 'Default-Start', 'Default-Stop'] as const;

export const MISSING_KEYWORD: Rule = {
  id: 'lsb/missing-keyword',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  isMany: true,
  what: "One of Required-Start, Required-Stop, Default-Start, Default-Stop is absent; one finding for each. Only a hint for the levels of a script whose chkconfig line has `-`: there Fedora's guidelines leave them out.",
  why: 'insserv warns, and what an absent field means differs between the tools.',
  message: 'the block has no {name}',
  help: 'add `# {name}:`, empty if there is nothing to say',
  sources: ['lintian init.d-script-missing-lsb-keyword', 'rpmlint missing-lsb-keyword', 'insserv'],
  check: (script, report) => {
    const { headers, lsb, chkconfig } = script;
    if (headers.lsb === undefined || hasTemplateLine(script)) return;
    const isOff = chkconfig.line?.levels.text === '-';
    for (const name of ASKED_FOR) {
      if (lsb.isPresent(name)) continue;
      const level = isOff && name.startsWith('Default-') ? { level: 'info' as const } : {};
      report(lsb.begin, { name }, { ...level, fix: addField(script, name) });
    }
  },
  bad: [
    {
      text: lsbText('# Provides: a', '# Required-Start:', '# Required-Stop:', '# Default-Start:'),
      lines: [2],
      fixed: lsbText('# Provides: a', '# Required-Start:', '# Required-Stop:', '# Default-Start:', '# Default-Stop:'),
    },
    { text: lsbText('# Provides: a'), lines: [2, 2, 2, 2] },
  ],
  good: [
    { text: levelsText('', '') },
    { text: levelsText('2', '0').replace('# Default-Start:', '#Default-Start:') },
    { text: lsbText('# Provides: a', '@START_LINE@') },
  ],
};

/** Above the descriptions, which usually come last; else at the end of the block. */
function addField({ headers, lines }: ScriptContext, name: string): LintFix | undefined {
  const { lsb } = headers;
  const description = lsb?.fields.find(({ keyword }) => keyword.endsWith('Description'))?.key.line;
  const line = description ?? lsb?.end?.line;
  return line === undefined ? undefined : { kind: 'safe', edits: [insertAt(lines.startOf(line), `# ${name}:\n`)] };
}

export const EMPTY_PROVIDES: Rule = {
  id: 'lsb/empty-provides',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'Provides has no value.',
  why: 'Other scripts have no name to depend on.',
  message: 'Provides is empty',
  help: 'write `# Provides: {name}`',
  sources: ['insserv (missing valid name)'],
  check: (script, report) => {
    const { lsb } = script;
    const name = nameToWrite(script.path, script.name);
    const field = lsb.sound('Provides');
    if (field === undefined || lsb.words('Provides').length > 0) return;
    const edits = [insertAt(field.value.offset, ` ${name}`)];
    report(field.key, { name: name || 'NAME' }, name === '' ? {} : { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    { path: 'anvil', text: lsbText('# Provides:'), lines: [3], fixed: lsbText('# Provides: anvil') },
    { path: 'anvil', text: lsbText('# Provides:  '), lines: [3] },
    { path: 'redhat/anvil.init-redhat', text: lsbText('# Provides:'), lines: [3], fixed: lsbText('# Provides: anvil') },
    { path: 'redhat/rc.init', text: lsbText('# Provides:'), lines: [3], fixed: lsbText('# Provides:') },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: lsbText('# Required-Start:') }],
};
