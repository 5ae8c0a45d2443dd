/** Rules about blanks that do no harm in a header line, or would do good. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import type { Span } from '../../../model/place.ts';
import { ALL, isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { lsbText } from '../example-texts.ts';

/** A header line: its field name, and what its value begins with; undefined if it has none. */
interface HeaderLine {
  readonly key: Span;
  readonly value: Span | undefined;
}

/** The lines of the fields that a system of the profile reads; those that a header rule reports are left out. */
function headerLines({ profile, rcd, lsb, chkconfig: { line }, slips }: ScriptContext): readonly HeaderLine[] {
  if (isRcd(profile)) {
    const sound = rcd.fields.filter(({ key }) => !slips.has(key.line));
    return sound.map(({ key, words: [value] }) => ({ key, value }));
  }
  const fields = lsb.soundFields().map(({ key, value }) => ({ key, value: value.text === '' ? undefined : value }));
  return line === undefined ? fields : [...fields, { key: line.key, value: line.levels }];
}

export const NO_SPACE_AFTER_COLON: Rule = {
  id: 'header/no-space-after-colon',
  level: 'info',
  profiles: ALL,
  stage: 2,
  fix: 'safe',
  what: 'The value of a header field follows the colon at once.',
  why: 'insserv, chkconfig and rcorder take it; the standard asks for a blank there, and what looks for the usual form overlooks the line.',
  message: 'no blank behind the colon',
  help: 'put one there',
  sources: ['LSB 5.0 Core, 22.3'],
  check: (script, report) => {
    for (const { key, value } of headerLines(script)) {
      const end = key.offset + key.length + 1;
      if (value?.offset !== end) continue;
      const fix: LintFix = { kind: 'safe', edits: [insertAt(end, ' ')] };
      report({ ...value, column: value.column - 1, offset: end - 1, length: 1 }, {}, { fix });
    }
  },
  bad: [
    { text: lsbText('# Provides:a'), lines: [3], fixed: lsbText('# Provides: a') },
    {
      profile: 'freebsd',
      text: '#!/bin/sh\n# PROVIDE: a\n# REQUIRE:b c\n',
      lines: [3],
      fixed: '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: b c\n',
    },
  ],
  good: [
    { text: lsbText('# Provides: a', '# Required-Start:', '# Should-Start:\ta') },
    { profile: 'freebsd', text: '# PROVIDE: a\n' },
  ],
};

export const TRAILING_BLANK: Rule = {
  id: 'header/trailing-blank',
  level: 'info',
  profiles: ALL,
  stage: 2,
  fix: 'safe',
  isOff: true,
  what: 'Blanks stand at the end of a header line. Off, since they do no harm.',
  why: 'They are noise in the next change of the line.',
  message: 'blanks at the end of the line',
  help: 'delete them',
  sources: [],
  check: (script, report) => {
    const { lines, text } = script;
    for (const { key } of headerLines(script)) {
      const end = lines.endOf(key.line);
      let start = end;
      while (' \t'.includes(text.charAt(start - 1))) start -= 1;
      // With the blanks behind it a backslash continues nothing, and without them it would.
      if (start === end || text.charAt(end - 1) === '\r' || text.charAt(start - 1) === '\\') continue;
      const fix: LintFix = { kind: 'safe', edits: [{ offset: start, length: end - start, text: '' }] };
      report(lines.span(key.line, start, end), {}, { fix });
    }
  },
  bad: [
    { text: lsbText('# Provides: a  '), lines: [3], fixed: lsbText('# Provides: a') },
    {
      profile: 'freebsd',
      text: '#!/bin/sh\n# PROVIDE: a\t\n# REQUIRE: b\n',
      lines: [2],
      fixed: '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: b\n',
    },
  ],
  good: [
    { text: lsbText('# Provides: a') },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b \\ \n# KEYWORD: c\n' },
  ],
};
