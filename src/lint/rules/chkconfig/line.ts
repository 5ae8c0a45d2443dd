/** Rules about the `# chkconfig:` line. */
import { isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { findNearChkconfigLines } from '../../../header/chkconfig/near-line.ts';
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { REDHAT, REDHAT_LSB } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { levelsText, lsbText } from '../example-texts.ts';

/** What the reader found on the line that counts. */
function* findingsOf({ chkconfig }: ScriptContext, code: string): Generator<(typeof chkconfig.findings)[number]> {
  for (const finding of chkconfig.findings) if (finding.code === code) yield finding;
}

export const MISSING_LINE: Rule = {
  id: 'chkconfig/missing-line',
  level: 'error',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The script has no `# chkconfig:` line. A warning if it has an LSB block with Default-Start.',
  why: 'chkconfig does not support the script, or has no priorities for it.',
  message: 'no `# chkconfig:` line',
  help: 'add `# chkconfig: LEVELS START STOP`, such as `# chkconfig: 2345 80 20`',
  sources: ['rpmlint no-chkconfig-line', 'chkconfig (does not support chkconfig)'],
  check: ({ chkconfig, lsb, path }, report) => {
    if (chkconfig.where !== undefined || isSystemPart(baseName(path))) return;
    report(1, {}, lsb.isPresent('Default-Start') ? { level: 'warning' } : {});
  },
  bad: [
    { text: '#!/bin/bash\n# description: a\n', lines: [1] },
    { text: levelsText('3 5', '0 1 6'), lines: [1] },
  ],
  good: [{ text: '#chkconfig: 345\n' }, { path: 'etc/rc.d/init.d/single', text: '#!/bin/bash\nexec init -t1 S\n' }],
};

export const MALFORMED_LINE: Rule = {
  id: 'chkconfig/malformed-line',
  level: 'error',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'none',
  what: 'The line has fewer than three values, or a priority is no whole number.',
  why: 'chkconfig rejects the script, and does not say why.',
  message: 'the line needs levels, start priority and stop priority: chkconfig rejects the script',
  help: 'write `{line}`',
  sources: ['chkconfig (rejects without a reason)'],
  check: (script, report) => {
    for (const { span } of findingsOf(script, 'chkconfig/malformed-line')) {
      const near = findNearChkconfigLines(script.text).find((other) => other.span.line === span.line);
      report(span, { line: near?.line ?? '# chkconfig: LEVELS START STOP' });
    }
  },
  bad: [
    { text: '# chkconfig: 345 20\n', lines: [1] },
    { text: '# chkconfig: 345 20 high\n', lines: [1] },
  ],
  good: [{ text: '# chkconfig: 345 20 80\n' }, { text: '# chkconfig: - 0 99\n' }],
};

export const EXTRA_FIELDS: Rule = {
  id: 'chkconfig/extra-fields',
  level: 'error',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'Text follows the third value: an error where the levels are written apart, so that they turn into priorities; else only a hint, since chkconfig passes over it.',
  why: 'Of levels that are written apart, chkconfig takes the first for the levels and the next two for the priorities, without a word.',
  message:
    'text behind the third value: chkconfig takes {levels} for the levels, {start} and {stop} for the priorities',
  help: '{hint}',
  sources: [],
  check: (script, report) => {
    for (const { span } of findingsOf(script, 'chkconfig/extra-fields')) {
      const { lines } = script;
      const start = lines.startOf(span.line);
      const words = [
        ...lines
          .of(span.line)
          .slice(0, 1000)
          .matchAll(/[^ \t]+/g),
      ];
      const values = words.slice(words.findIndex(([word]) => word.includes('chkconfig:')) + 1);
      const [levels = '', first = '', second = ''] = values.map(([word]) => word);
      const digits = values.findIndex(([word]) => !/^[0-6]$/.test(word));
      const [from, to] = [values[0], values[digits - 1]];
      const isApart = digits >= 2 && values.length - digits === 2 && from !== undefined && to !== undefined;
      const edit = isApart && {
        offset: start + from.index,
        length: to.index + 1 - from.index,
        text: values
          .slice(0, digits)
          .map(([word]) => word)
          .join(''),
      };
      // A first priority of one digit among 0-6, with a second one behind it, is a level that went astray.
      const isAstray = [levels, first].every((word) => /^[0-6]$/.test(word)) && /^[0-9]+$/.test(values[3]?.[0] ?? '');
      const [start2 = '20', stop2 = '80'] = edit === false ? [] : values.slice(digits).map(([word]) => word);
      const joined = edit === false ? '345' : edit.text;
      const hint = isAstray
        ? `write the levels as one word: \`# chkconfig: ${joined} ${start2} ${stop2}\``
        : 'chkconfig passes over the text';
      const args = { levels, start: first, stop: second, hint };
      if (!isAstray) report(span, args, { level: 'info' });
      else report(span, args, edit === false ? {} : { fix: { kind: 'suggestion', edits: [edit] } });
    }
  },
  bad: [
    { text: '# chkconfig: 3 4 5 20 80\n', lines: [1], fixed: '# chkconfig: 345 20 80\n' },
    { text: '# chkconfig: 345 20 80 90\n', lines: [1] },
  ],
  good: [{ text: '# chkconfig: 345 20 80\n' }, { text: '# chkconfig: 345 20\n' }],
};

export const BAD_LEVELS: Rule = {
  id: 'chkconfig/bad-levels',
  level: 'error',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'safe',
  what: 'The first value is neither `-` nor a run of digits 0-6.',
  why: 'chkconfig rejects the script, and does not say why.',
  message: '{name} is neither - nor digits 0-6: chkconfig rejects the script',
  help: '{hint}',
  sources: ['chkconfig (rejects without a reason)'],
  check: (script, report) => {
    for (const { span, text } of findingsOf(script, 'chkconfig/bad-levels')) {
      if (hasTemplateWord(text)) continue;
      const near = findNearChkconfigLines(script.text).find((other) => other.span.line === span.line);
      const hint =
        near === undefined ? 'write the levels as one word of digits, or - for none' : `write \`${near.line}\``;
      const digits = text.replaceAll(',', '');
      const fix: LintFix = { kind: 'safe', edits: [replaceSpan(span, digits)] };
      report(span, { name: text, hint }, /^[0-6]+$/.test(digits) ? { fix } : {});
    }
  },
  bad: [
    { text: '# chkconfig: 3,4,5 20 80\n', lines: [1], fixed: '# chkconfig: 345 20 80\n' },
    { text: '# chkconfig: S 20 80\n', lines: [1] },
    { text: '# chkconfig: 90 10 345\n', lines: [1] },
  ],
  good: [
    { text: '# chkconfig: 345 20 80\n' },
    { text: '# chkconfig: - 20 80\n' },
    { text: '# chkconfig: @LEVELS@ 20 80\n' },
  ],
};

export const PRIORITY_OUT_OF_RANGE: Rule = {
  id: 'chkconfig/priority-out-of-range',
  level: 'error',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'none',
  what: 'A priority is below 0 or above 99.',
  why: 'chkconfig rejects the script, and does not say why.',
  message: 'the priority {name} is not in 0-99: chkconfig rejects the script',
  help: 'choose one of 0-99',
  sources: ['chkconfig (rejects without a reason)'],
  check: (script, report) => {
    for (const { span, text } of findingsOf(script, 'chkconfig/priority-out-of-range')) report(span, { name: text });
  },
  bad: [
    { text: '# chkconfig: 345 100 0\n', lines: [1] },
    { text: '# chkconfig: 345 20 -1\n', lines: [1] },
  ],
  good: [{ text: '# chkconfig: 345 99 00\n' }, { text: '# chkconfig: - 0 0\n' }],
};

export const DUPLICATE_LINE: Rule = {
  id: 'chkconfig/duplicate-line',
  level: 'warning',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'A second `# chkconfig:` line.',
  why: 'Only the first counts.',
  message: 'a second chkconfig line: only the first counts',
  help: 'delete it',
  sources: [],
  check: (script, report) => {
    for (const { span } of findingsOf(script, 'chkconfig/duplicate-line')) {
      const offset = script.lines.startOf(span.line);
      const edits = [{ offset, length: script.lines.startOf(span.line + 1) - offset, text: '' }];
      report(span, {}, { fix: { kind: 'suggestion', edits } });
    }
  },
  bad: [
    { text: '# chkconfig: 345 20 80\n# chkconfig: 2345 20 80\n', lines: [2], fixed: '# chkconfig: 345 20 80\n' },
    { text: '# chkconfig: x\n# chkconfig: y\n', lines: [2], fixed: '# chkconfig: x\n' },
  ],
  good: [{ text: '# chkconfig: 345 20 80\n' }, { text: lsbText('# Provides: a') }],
};

export const HALT_LEVELS: Rule = {
  id: 'chkconfig/halt-levels',
  level: 'warning',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'none',
  what: 'The levels include 0 or 6.',
  why: 'The service would be started while the system goes down, and it has no stop link there.',
  message: 'with level {level} the service is started, not stopped, while the system goes down',
  help: 'leave 0 and 6 out: chkconfig makes stop links for all levels that are not listed',
  sources: [],
  check: ({ chkconfig: { line } }, report) => {
    const level = line?.runlevels.find((runlevel) => runlevel === 0 || runlevel === 6);
    if (line !== undefined && level !== undefined) report(line.levels, { level });
  },
  bad: [
    { text: '# chkconfig: 123456 1 99\n', lines: [1] },
    { text: '# chkconfig: 0 1 99\n', lines: [1] },
  ],
  good: [{ text: '# chkconfig: 2345 1 99\n' }, { text: '# chkconfig: - 0 6\n' }],
};
