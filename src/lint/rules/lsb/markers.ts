/** Rules about the markers of an LSB block and what stands between them. */
import { isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { insertAt, replaceSpan, type LintFix, type TextEdit } from '../../../model/lint.ts';
import { DEBIAN_LSB, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isTemplateLine } from '../../script/template-lines.ts';
import { findStrayFields, type StrayFields } from '../../script/stray-fields.ts';
import { nameToWrite } from '../../script/installed-name.ts';
import type { ScriptContext } from '../../script/context.ts';
import { lsbText, shText } from '../example-texts.ts';
import { reportReader } from '../reader-rule.ts';

export const MISSING_BLOCK: Rule = {
  id: 'lsb/missing-block',
  level: 'error',
  levels: { debian: 'warning' },
  profiles: DEBIAN_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'The script has no LSB block.',
  why: 'Without one it has no dependencies, and insserv can only guess its place.',
  message: 'no LSB block: the script has no dependencies and no runlevels',
  help: 'put the fields between `### BEGIN INIT INFO` and `### END INIT INFO`, below the first line',
  sources: ['lintian init.d-script-missing-lsb-section', 'insserv (missing LSB tags)'],
  check: (script, report) => {
    if (script.headers.lsb !== undefined || hasLiteralNewlines(script) || isSystemPart(baseName(script.path))) return;
    const stray = findStrayFields(script.headers, script.text);
    if (stray === undefined) report(1, {}, { fix: blockTemplate(script) });
    else report(script.lines.lineAt(stray.start), {}, { fix: putMarkers(stray) });
  },
  bad: [
    {
      path: 'anvil',
      text: '#!/bin/sh\n# a comment\n',
      lines: [1],
      fixed: `${lsbText(
        '# Provides:          anvil',
        '# Required-Start:    $remote_fs $syslog',
        '# Required-Stop:     $remote_fs $syslog',
        '# Default-Start:     2 3 4 5',
        '# Default-Stop:      0 1 6',
        '# Short-Description: anvil',
      )}# a comment\n`,
    },
    { text: '#!/bin/sh\n### END INIT INFO\n', lines: [1] },
    {
      text: '#!/bin/sh\n# ### BEGIN LSB INFORMATION ###\n# Provides: a\n# Default-Start: 2\n# ### END ###\n',
      lines: [3],
      fixed: lsbText('# Provides: a', '# Default-Start: 2'),
    },
  ],
  good: [
    { text: lsbText('# Provides: a') },
    { text: '## BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n' },
    { path: 'etc/rc.d/init.d/killall', text: '#!/bin/sh\n' },
  ],
};

/** The block is there, in one line. */
function hasLiteralNewlines({ slips }: ScriptContext): boolean {
  return [...slips.values()].some(({ rule }) => rule === 'header/literal-newlines');
}

/** Fields that are there need nothing but the markers, in the place of what was meant as such. */
function putMarkers({ start, end, begin, finish }: StrayFields): LintFix {
  const put = (offset: number, length: number, text: string): TextEdit => ({ offset, length, text: `${text}\n` });
  return {
    kind: 'suggestion',
    edits: [
      put(begin?.offset ?? start, begin?.length ?? 0, '### BEGIN INIT INFO'),
      put(finish?.offset ?? end, finish?.length ?? 0, '### END INIT INFO'),
    ],
  };
}

const ALL_LEVELS = ['0', '1', '2', '3', '4', '5', '6'];

/** A block with the runlevels of the chkconfig line if there is one; none for a script whose name is not known. */
function blockTemplate({ name: file, path, lines, text, chkconfig }: ScriptContext): LintFix | undefined {
  const name = nameToWrite(path, file);
  if (name === '') return undefined;
  const offset = text.startsWith('#!') ? lines.startOf(2) : 0;
  const levels = chkconfig.line?.runlevels.map(String);
  if (levels === undefined && chkconfig.where !== undefined) return undefined;
  const start = levels ?? ['2', '3', '4', '5'];
  const stop = levels === undefined ? ['0', '1', '6'] : ALL_LEVELS.filter((level) => !levels.includes(level));
  const field = (keyword: string, values: readonly string[]): string =>
    `${`${keyword}:`.padEnd(19)}${values.join(' ')}`.trimEnd();
  const fields = [
    `Provides:          ${name}`,
    'Required-Start:    $remote_fs $syslog',
    'Required-Stop:     $remote_fs $syslog',
    field('Default-Start', start),
    field('Default-Stop', stop),
    `Short-Description: ${name}`,
  ];
  const block = ['### BEGIN INIT INFO', ...fields.map((field) => `# ${field}`), '### END INIT INFO', ''].join('\n');
  return { kind: 'suggestion', edits: [insertAt(offset, block)] };
}

export const MALFORMED_MARKER: Rule = {
  id: 'lsb/malformed-marker',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A comment is plainly meant as BEGIN or END marker but differs in the number of `#`, in blanks, case or a missing word.',
  why: 'No tool sees it: the block does not begin, or does not end.',
  message: 'no tool takes this line for a marker of an LSB block',
  help: 'write exactly `### BEGIN INIT INFO` or `### END INIT INFO`',
  sources: ['lintian init.d-script-missing-lsb-section, init.d-script-has-unterminated-lsb-section'],
  check: reportReader('lsb/malformed-marker', (_script, { span, text }) => {
    const marker = /begin/i.test(text.slice(0, 200)) ? '### BEGIN INIT INFO' : '### END INIT INFO';
    return { kind: 'safe', edits: [replaceSpan(span, marker)] };
  }),
  bad: [
    {
      text: '## BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n',
      lines: [1],
      fixed: '### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n',
    },
    {
      text: '### BEGIN INIT INFO\n# Provides: a\n### End Init Info\n',
      lines: [3],
      fixed: '### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n',
    },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: '# begin init info is the marker of a block\n' }],
};

export const UNTERMINATED_BLOCK: Rule = {
  id: 'lsb/unterminated-block',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A BEGIN marker has no END marker.',
  why: 'insserv refuses to go on, for all scripts of the system.',
  message: 'the block has no `### END INIT INFO`: insserv refuses to go on for the whole system',
  help: 'add the line below the last field',
  sources: ['lintian init.d-script-has-unterminated-lsb-section', 'insserv (missing end of LSB comment)'],
  check: reportReader('lsb/unterminated-block', ({ lines }, { span }) => {
    let line = span.line + 1;
    while (line <= lines.count && lines.of(line).startsWith('#')) line += 1;
    return { kind: 'safe', edits: [insertAt(lines.startOf(line), '### END INIT INFO\n')] };
  }),
  bad: [
    {
      text: '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: a\n\necho\n',
      lines: [2],
      fixed: '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n\necho\n',
    },
    { text: '### BEGIN INIT INFO\n', lines: [1], fixed: '### BEGIN INIT INFO\n### END INIT INFO\n' },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: '### BEGIN INIT INFO\n# Provides: a\n## END INIT INFO\n' }],
};

export const END_WITHOUT_BEGIN: Rule = {
  id: 'lsb/end-without-begin',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'An END marker has no BEGIN marker before it.',
  why: 'The block that it was to end is not read.',
  message: 'no `### BEGIN INIT INFO` stands before this line',
  help: 'add the marker above the first field, or delete this line',
  sources: [],
  check: reportReader('lsb/end-without-begin'),
  bad: [
    { text: '### END INIT INFO\n### BEGIN INIT INFO\n### END INIT INFO\n', lines: [1] },
    { text: '#!/bin/sh\n# Provides: a\n### END INIT INFO\n', lines: [3] },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: shText('echo') }],
};

export const NON_COMMENT_IN_BLOCK: Rule = {
  id: 'lsb/non-comment-in-block',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A line between BEGIN and END does not begin with `#`; often it is a blank one.',
  why: 'lintian and rpmlint take the block for unterminated or malformed there.',
  message: 'a line of the block does not begin with #',
  help: 'delete the line, or move it out of the block',
  sources: ['lintian init.d-script-has-unterminated-lsb-section', 'rpmlint malformed-line-in-lsb-comment-block'],
  check: ({ headers, lines, slips }, report) => {
    const first = headers.findings.find(
      ({ code, span }) => code === 'lsb/non-comment-in-block' && !isTemplateLine(lines.of(span.line)),
    )?.span;
    if (first === undefined || slips.has(first.line)) return;
    const offset = lines.startOf(first.line);
    const edits = [{ offset, length: lines.startOf(first.line + 1) - offset, text: '' }];
    report(first, {}, first.length === 0 ? { fix: { kind: 'safe', edits } } : {});
  },
  bad: [
    {
      text: lsbText('# Provides: a', '', '# Default-Start: 2'),
      lines: [4],
      fixed: lsbText('# Provides: a', '# Default-Start: 2'),
    },
    { text: lsbText('# Provides: a', 'echo', ''), lines: [4] },
  ],
  good: [
    { text: lsbText('# Provides: a') },
    { text: `${lsbText('# Provides: a')}\necho\n` },
    { text: lsbText('# Provides: a', '@START_LINE@') },
  ],
};

export const DUPLICATE_BLOCK: Rule = {
  id: 'lsb/duplicate-block',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A second BEGIN marker.',
  why: 'Only one block is read, and the tools differ about which.',
  message: 'a second block begins here: only one is read, and the tools differ about which',
  help: 'make one block of the two',
  sources: ['lintian init.d-script-has-duplicate-lsb-section'],
  check: reportReader('lsb/duplicate-block'),
  bad: [
    { text: `${lsbText('# Provides: a')}${lsbText('# Provides: b')}`, lines: [6] },
    { text: lsbText('# Provides: a', '### BEGIN INIT INFO'), lines: [4] },
  ],
  good: [{ text: lsbText('# Provides: a') }, { text: `${lsbText('# Provides: a')}# BEGIN INIT\n` }],
};
