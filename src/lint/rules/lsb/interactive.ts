/** A rule about the field by which a script asks for the terminal. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { DEBIAN_LSB } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { lsbText } from '../example-texts.ts';

const YES = /^(?:true|yes|on|1)$/i;
const NO = /^(?:false|no|off|0)$/i;

export const BAD_INTERACTIVE_VALUE: Rule = {
  id: 'lsb/bad-interactive-value',
  level: 'warning',
  profiles: DEBIAN_LSB,
  stage: 2,
  fix: 'suggestion',
  what: 'X-Interactive is neither `true` nor `false`.',
  why: 'insserv takes `true` alone, in small letters, for yes: with any other word the script is run beside others, and has to share the terminal with them.',
  message: 'X-Interactive is {value}: insserv takes it for false',
  help: 'write true or false',
  sources: ['insserv(8)'],
  check: ({ lsb }, report) => {
    const value = lsb.sound('X-Interactive')?.value;
    if (value === undefined || value.text === 'true' || value.text === 'false' || hasTemplateWord(value.text)) return;
    const meant = YES.test(value.text) ? 'true' : NO.test(value.text) ? 'false' : undefined;
    const fix: LintFix | undefined = meant && { kind: 'suggestion', edits: [replaceSpan(value, meant)] };
    report(value, { value: value.text || 'empty' }, { fix });
  },
  bad: [
    { text: lsbText('# X-Interactive: yes'), lines: [3], fixed: lsbText('# X-Interactive: true') },
    { text: lsbText('# X-Interactive: False'), lines: [3], fixed: lsbText('# X-Interactive: false') },
    { text: lsbText('# X-Interactive: sometimes'), lines: [3] },
  ],
  good: [{ text: lsbText('# X-Interactive: true') }, { text: lsbText('# X-Interactive: false') }],
};
