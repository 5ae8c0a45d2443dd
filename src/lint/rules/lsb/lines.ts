/** Rules about lines of an LSB block that are not the plain fields they should be. */
import { USUAL_LSB_NAMES } from '../../../header/lsb/fields.ts';
import type { HeaderFinding } from '../../../model/finding.ts';
import type { LsbField } from '../../../model/header.ts';
import { replaceSpan, type LintFix, type TextEdit } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { LSB_LISTS, LSB_RUNLEVELS, wordsOf } from '../../script/lsb-view.ts';
import { isInstalledPath } from '../../script/installed-name.ts';
import type { ScriptContext } from '../../script/context.ts';
import { lsbText } from '../example-texts.ts';
import { reportReader } from '../reader-rule.ts';

export const CONTINUATION_NOT_ALLOWED: Rule = {
  id: 'lsb/continuation-not-allowed',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A continuation line (`#`, then a tab or two or more blanks, then text which is no known field) follows a field other than Description.',
  why: 'Only Description goes on over lines; the text is lost, and dependencies with it.',
  message: 'only Description goes on over lines: this text is lost',
  help: 'write it all on the line of the field',
  sources: ['lintian init.d-script-has-bad-lsb-line', 'rpmlint malformed-line-in-lsb-comment-block'],
  check: reportReader('lsb/continuation-not-allowed', joinToLineAbove),
  bad: [
    {
      text: lsbText('# Required-Start: $network', '#    $syslog'),
      lines: [4],
      fixed: lsbText('# Required-Start: $network $syslog'),
    },
    { text: lsbText('# Short-Description: one', '#\ttwo'), lines: [4], fixed: lsbText('# Short-Description: one two') },
  ],
  good: [{ text: lsbText('# Description: one', '#   two', '#   three') }, { text: lsbText('# Provides: a') }],
};

/** The line above must itself be a field or such a line, else its meaning would change. */
function joinToLineAbove({ lines, headers }: ScriptContext, { span }: HeaderFinding): LintFix | undefined {
  const above = span.line - 1;
  const isField = headers.lsb?.fields.some(({ key }) => key.line === above) === true;
  const isContinuation = headers.findings.some(
    ({ code, span: other }) => code === 'lsb/continuation-not-allowed' && other.line === above,
  );
  if (!isField && !isContinuation) return undefined;
  const end = endWithoutBackslash(lines.of(above)) + lines.startOf(above);
  return { kind: 'safe', edits: [{ offset: end, length: span.offset - end, text: ' ' }] };
}

/** Length of a line without the blanks and the backslash that it may end in. */
function endWithoutBackslash(line: string): number {
  let end = line.length;
  const isBlank = (at: number): boolean => ' \t\r'.includes(line.charAt(at));
  while (end > 0 && isBlank(end - 1)) end -= 1;
  if (line.charAt(end - 1) !== '\\') return end;
  end -= 1;
  while (end > 0 && isBlank(end - 1)) end -= 1;
  return end;
}

export const BACKSLASH_CONTINUATION: Rule = {
  id: 'lsb/backslash-continuation',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A field line in the block ends in a backslash.',
  why: "That is chkconfig's syntax, not LSB's: the backslash becomes a name, and the next line is not joined.",
  message: 'an LSB field does not go on over a backslash: it becomes {text}',
  help: 'write the field on one line',
  sources: [],
  check: (script, report) => {
    for (const { value, key } of script.lsb.soundFields()) {
      if (!value.text.endsWith('\\')) continue;
      const span = {
        ...value,
        column: value.column + value.length - 1,
        offset: value.offset + value.length - 1,
        length: 1,
      };
      const { lines } = script;
      const start = lines.startOf(key.line);
      // A continuation line below is joined by the rule that is about it.
      const end = start + endWithoutBackslash(lines.of(key.line));
      const text = key.text.includes('Description') ? 'a part of the text' : 'one of its names';
      report(
        span,
        { text },
        { fix: { kind: 'safe', edits: [{ offset: end, length: span.offset + 1 - end, text: '' }] } },
      );
    }
  },
  bad: [
    {
      text: lsbText('# Required-Start: $network \\', '# Required-Stop: $network'),
      lines: [3],
      fixed: lsbText('# Required-Start: $network', '# Required-Stop: $network'),
    },
    { text: lsbText('# Provides: a\\'), lines: [3], fixed: lsbText('# Provides: a') },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: `# description: a \\\n#  b\n${lsbText('# Provides: a')}` }],
};

export const MALFORMED_LINE: Rule = {
  id: 'lsb/malformed-line',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'A comment line in the block is neither a field nor a continuation. An empty `#` line is only a hint, but where lintian looks, at the scripts of Debian.',
  why: 'The block is for fields only, and strict parsers reject it.',
  message: '{fault}',
  help: '{way}',
  sources: ['lintian init.d-script-has-bad-lsb-line', 'rpmlint malformed-line-in-lsb-comment-block'],
  check: (script, report) => {
    for (const { code, span } of script.headers.findings) {
      if (code !== 'lsb/malformed-line' || script.slips.has(span.line)) continue;
      const isEmpty = span.length <= 1;
      const fix = moveAbove(script, span.line, !isEmpty);
      if (!isEmpty)
        report(span, { fault: 'neither a field nor a continuation', way: 'move it above the block' }, { fix });
      // Only the checker of Debian's packages minds an empty one.
      else report(span, EMPTY_LINE, { fix, ...(isPackaged(script) ? {} : { level: 'info' }) });
    }
  },
  bad: [
    { path: 'etc/init.d/a', text: lsbText('# Provides: a', '#'), lines: [4], fixed: lsbText('# Provides: a') },
    {
      text: lsbText('# Provides: a', '# see the manual'),
      lines: [4],
      fixed: `#!/bin/sh\n# see the manual\n${lsbText('# Provides: a').slice(10)}`,
    },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: lsbText('# Description: a', '#  see the manual') }],
};

const EMPTY_LINE = {
  fault: 'an empty comment: the programs that read the block pass over it, and lintian calls the line bad',
  way: 'delete it',
};

function isPackaged({ profile, path }: ScriptContext): boolean {
  return profile === 'debian' && isInstalledPath(path);
}

/** Takes a line out of the block, and puts it above if it says anything. */
function moveAbove({ lines, text, headers }: ScriptContext, line: number, isKept = true): LintFix {
  const offset = lines.startOf(line);
  const length = lines.startOf(line + 1) - offset;
  const above = lines.startOf(headers.lsb?.begin.line ?? line);
  const moved = isKept ? [{ offset: above, length: 0, text: text.slice(offset, offset + length) }] : [];
  return { kind: 'suggestion', edits: [...moved, { offset, length, text: '' }] };
}

export const UNKNOWN_KEYWORD: Rule = {
  id: 'lsb/unknown-keyword',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'A field name that the standard does not know and that does not begin with `X-`.',
  why: 'No tool reads it; often it is a known name misspelt.',
  message: '{name} is no field of LSB',
  help: '{hint}',
  sources: ['lintian init.d-script-has-unknown-lsb-keyword', 'rpmlint unknown-lsb-keyword'],
  check: (script, report) => {
    const { headers, slips } = script;
    for (const { code, span, text } of headers.findings) {
      if (code !== 'lsb/unknown-keyword' || slips.has(span.line)) continue;
      const nearest = nearestName(text, USUAL_LSB_NAMES);
      if (OF_CHKCONFIG.has(text.toLowerCase())) {
        const hint = 'move the line above the block: chkconfig reads it there, and the block stays one';
        report(span, { name: text, hint }, { fix: moveAbove(script, span.line) });
      } else if (nearest === undefined)
        report(span, { name: text, hint: 'begin your own fields with X-, or delete the line' });
      else {
        const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(span, nearest)] };
        report(span, { name: text, hint: `did you mean ${nearest}?` }, { fix });
      }
    }
  },
  bad: [
    {
      text: lsbText('# Provides: a', '# Defalut-Start: 2'),
      lines: [4],
      fixed: lsbText('# Provides: a', '# Default-Start: 2'),
    },
    { text: lsbText('# Provides: a', '# Author: me'), lines: [4] },
    {
      text: lsbText('# Provides: a', '# chkconfig: 345 99 01'),
      lines: [4],
      fixed: `#!/bin/sh\n# chkconfig: 345 99 01\n${lsbText('# Provides: a').slice(10)}`,
    },
  ],
  good: [{ text: lsbText('# Provides: a', '# X-Author: me') }, { text: lsbText('# Should-Start: a') }],
};

/** Words of chkconfig's own comments. */
const OF_CHKCONFIG: ReadonlySet<string> = new Set(['chkconfig', 'processname', 'pidfile', 'config', 'probe', 'hide']);

export const DUPLICATE_KEYWORD: Rule = {
  id: 'lsb/duplicate-keyword',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'The same field stands twice in the block.',
  why: 'insserv reads the first, chkconfig the last.',
  message: '{name} stands twice: insserv reads the first, chkconfig the last',
  help: 'make one line of the two',
  sources: ['lintian init.d-script-has-duplicate-lsb-keyword', 'rpmlint redundant-lsb-keyword'],
  check: ({ headers, lines, slips }, report) => {
    const first = new Map<string, LsbField>();
    for (const field of headers.lsb?.fields ?? []) {
      const known = first.get(field.keyword);
      if (known === undefined) first.set(field.keyword, field);
      else if (!slips.has(field.key.line)) {
        const offset = lines.startOf(field.key.line);
        const cut = { offset, length: lines.startOf(field.key.line + 1) - offset, text: '' };
        const isList = [...LSB_LISTS, ...LSB_RUNLEVELS].includes(field.keyword) && !slips.has(known.key.line);
        const fix: LintFix = { kind: 'suggestion', edits: [mergeInto(known, field), cut] };
        report(field.key, { name: field.keyword }, isList ? { fix } : {});
      }
    }
  },
  bad: [
    { text: lsbText('# Provides: a', '# Provides: b'), lines: [4], fixed: lsbText('# Provides: a b') },
    {
      text: lsbText('# Default-Start: 2', '# Default-Stop:', '# Default-Start: 2 3'),
      lines: [5],
      fixed: lsbText('# Default-Start: 2 3', '# Default-Stop:'),
    },
  ],
  good: [
    { text: lsbText('# Provides: a', '# Required-Start: b') },
    { text: lsbText('# Description: a', '#  Description: b') },
  ],
};

function mergeInto(first: LsbField, second: LsbField): TextEdit {
  const known = new Set(wordsOf(first).map(({ text }) => text));
  const words = wordsOf(second).flatMap(({ text }) => (known.has(text) ? [] : [text]));
  return replaceSpan(first.value, [...wordsOf(first).map(({ text }) => text), ...words].join(' '));
}
