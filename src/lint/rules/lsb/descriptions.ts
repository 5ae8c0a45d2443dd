/** Rules about the two descriptions of an LSB block. */
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { hasTemplateLine } from '../../script/template-lines.ts';
import { lsbText } from '../example-texts.ts';

/** A block that lacks the field, and in which no line is to be filled in. */
function lacks(script: ScriptContext, keyword: string): boolean {
  return script.headers.lsb !== undefined && !script.lsb.isPresent(keyword) && !hasTemplateLine(script);
}

export const MISSING_SHORT_DESCRIPTION: Rule = {
  id: 'lsb/missing-short-description',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'The block has no Short-Description.',
  why: 'systemd shows it as the name of the service, and lists of services show it beside the name.',
  message: 'the block has no Short-Description',
  help: 'add `# Short-Description:` and a few words on what the service is for',
  sources: ['lintian init.d-script-missing-lsb-short-description', 'rpmlint missing-lsb-keyword'],
  check: (script, report) => {
    if (lacks(script, 'Short-Description')) report(script.lsb.begin);
  },
  bad: [
    { text: lsbText('# Provides: a'), lines: [2] },
    { text: lsbText('# Provides: a', '# Description: b'), lines: [2] },
  ],
  good: [{ text: lsbText('# Short-Description: a') }, { text: lsbText('@DESCRIPTION@') }, { text: '#!/bin/sh\n' }],
};

export const MISSING_DESCRIPTION: Rule = {
  id: 'lsb/missing-description',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The block has no Description. Off, since most scripts do without.',
  why: 'The standard has it for what a Short-Description has no place for.',
  message: 'the block has no Description',
  help: 'add `# Description:`, if there is more to say than the Short-Description does',
  sources: ['LSB 5.0 Core, 22.3'],
  check: (script, report) => {
    if (lacks(script, 'Description')) report(script.lsb.begin);
  },
  bad: [
    { text: lsbText('# Provides: a'), lines: [2] },
    { text: lsbText('# Short-Description: b'), lines: [2] },
  ],
  good: [{ text: lsbText('# Description: a') }, { text: lsbText('@DESCRIPTION@') }],
};

export const EMPTY_DESCRIPTION: Rule = {
  id: 'lsb/empty-description',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'Short-Description or Description has no text.',
  why: 'Tools show the empty text where they would show the name of the script without the field.',
  message: '{field} is empty',
  help: 'say what the service is for, or delete the line',
  sources: [],
  check: ({ lsb, headers }, report) => {
    const malformed = new Set(
      headers.findings.flatMap(({ code, span }) => (code === 'lsb/malformed-line' ? [span.line] : [])),
    );
    for (const keyword of ['Short-Description', 'Description']) {
      const field = lsb.sound(keyword);
      if (field?.value.text !== '' || field.continuation.length > 0) continue;
      // The text is there, in a form that is told.
      if (!malformed.has(field.key.line + 1)) report(field.key, { field: keyword });
    }
  },
  bad: [
    { text: lsbText('# Short-Description:'), lines: [3] },
    { text: lsbText('# Description:', '# Provides: a'), lines: [3] },
  ],
  good: [
    { text: lsbText('# Short-Description: a', '# Description: b') },
    { text: lsbText('# Description:', '#  a') },
    { text: lsbText('# Description:', '# what the service is for') },
  ],
};

const MOST_CHARACTERS = 80;

export const LONG_SHORT_DESCRIPTION: Rule = {
  id: 'lsb/long-short-description',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: `Short-Description has more than ${MOST_CHARACTERS} characters.`,
  why: 'It stands in one line of what systemd and lists of services show, and is cut off there.',
  message: 'the Short-Description has {count} characters',
  help: `say it in ${MOST_CHARACTERS}, and the rest in Description`,
  sources: [],
  check: ({ lsb }, report) => {
    const value = lsb.sound('Short-Description')?.value;
    if (value === undefined || value.length <= MOST_CHARACTERS) return;
    // Of UTF-8 the bytes that go on with a character are not counted.
    const count = value.text.replaceAll(/[\x80-\xbf]/g, '').length;
    if (count > MOST_CHARACTERS) report(value, { count });
  },
  bad: [
    { text: lsbText(`# Short-Description: ${'a'.repeat(81)}`), lines: [3] },
    { text: lsbText(`# Short-Description: ${'é'.repeat(81)}`), lines: [3] },
  ],
  good: [
    { text: lsbText(`# Short-Description: ${'é'.repeat(80)}`) },
    { text: lsbText(`# Description: ${'a'.repeat(81)}`) },
  ],
};
