/** Rules about the lines of the rcorder block: that they are together, of the usual form, and in order. */
import type { RcorderField, RcorderKeyword } from '../../../model/header.ts';
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { namesOfSystem } from '../../systems/known-names.ts';

const ORDER: readonly RcorderKeyword[] = ['PROVIDE', 'REQUIRE', 'BEFORE', 'KEYWORD'];

export const BLOCK_INTERRUPTED: Rule = {
  id: 'rcd/block-interrupted',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'An exact rcorder line follows the end of the block; a blank line or a bare `#` between them is enough. Not in here-documents and quotes, nor a sentence below the first command.',
  why: 'rcorder reads only the first run of adjoining lines, and says nothing about the rest.',
  message: 'rcorder has stopped reading above: this line is lost',
  help: 'move it up to the others, without a line between',
  sources: ['rcorder (ignores the line)'],
  check: (script, report) => {
    for (const { code, span, text } of script.headers.findings) {
      if (code !== 'rcd/block-interrupted' || script.slips.has(span.line) || !isHeaderLine(script, span.line)) continue;
      report(span, { text: text.slice(0, 200) }, { fix: moveIntoBlock(script, span.line) });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n#\n# KEYWORD: shutdown\n', lines: [3], fixed: '# PROVIDE: a\n# KEYWORD: shutdown\n#\n' },
    {
      text: '# PROVIDE: a\n\n# REQUIRE: b\n# BEFORE: c\n',
      lines: [3, 4],
      fixed: '# PROVIDE: a\n# REQUIRE: b\n# BEFORE: c\n\n',
    },
  ],
  good: [
    { text: '# PROVIDE: a\n# REQUIRE: b\n' },
    { text: '# PROVIDE: a\n\n# what it REQUIREs: much\n' },
    { text: '# PROVIDE: a\n\ncat > b <<EOF\n# REQUIRE: c\nEOF\n' },
    { text: '# PROVIDE: a\n\n. /etc/rc.subr\n# REQUIRE: root rights\n' },
  ],
};

/** True for a line that was meant for rcorder: no text that the script writes, and below code none that is prose. */
function isHeaderLine({ body, lines, profile }: ScriptContext, line: number): boolean {
  if (body.isHere[line - 1] === true || body.isQuoted[line - 1] === true) return false;
  if (line < body.firstCodeLine) return true;
  const value = lines
    .of(line)
    .slice(0, 4096)
    .replace(/^[^:]*:/, '');
  const words = value.split(/[ \t\r]+/).filter((word) => word !== '');
  const known = namesOfSystem(profile);
  return words.length > 0 && words.every((word) => known.has(word) || KEYWORDS.has(word));
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'nojail',
  'nojailvnet',
  'nostart',
  'shutdown',
  'firstboot',
  'interactive',
]);

function moveIntoBlock({ lines, rcd, text }: ScriptContext, line: number): LintFix | undefined {
  const last = rcd.fields.at(-1)?.key.line;
  if (last === undefined || rcd.fields.some((field) => isContinued(field, text))) return undefined;
  const offset = lines.startOf(line);
  const length = lines.startOf(line + 1) - offset;
  const moved = text.slice(offset, offset + length);
  if (!moved.endsWith('\n') || moved.endsWith('\\\n')) return undefined;
  return { kind: 'suggestion', edits: [insertAt(lines.startOf(last + 1), moved), { offset, length, text: '' }] };
}

/** True if a field goes on over a backslash, so that its line is not all of it. */
function isContinued({ key, words }: RcorderField, text: string): boolean {
  const end = text.indexOf('\n', (words.at(-1) ?? key).offset);
  return text.charAt(end - 1) === '\\' || words.some(({ line }) => line !== key.line);
}

export const PLURAL_KEYWORD: Rule = {
  id: 'rcd/plural-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: 'A field is written `PROVIDES`, `REQUIRES` or `KEYWORDS`.',
  why: 'rcorder takes it, little else does.',
  message: 'little but rcorder itself takes {name} for {keyword}',
  help: 'write {keyword}',
  sources: [],
  check: ({ rcd, slips }, report) => {
    for (const { key, keyword } of rcd.fields) {
      if (key.text === keyword || slips.has(key.line)) continue;
      const fix: LintFix = { kind: 'safe', edits: [replaceSpan(key, keyword)] };
      report(key, { name: key.text, keyword }, { fix });
    }
  },
  bad: [
    { text: '# PROVIDES: a\n', lines: [1], fixed: '# PROVIDE: a\n' },
    { text: '# PROVIDE: a\n# KEYWORDS: nojail\n', lines: [2], fixed: '# PROVIDE: a\n# KEYWORD: nojail\n' },
  ],
  good: [{ text: '# PROVIDE: a\n' }, { text: '# PROVIDE: REQUIRES\n' }],
};

export const EMPTY_VALUE: Rule = {
  id: 'rcd/empty-value',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'A field has no value; an error for PROVIDE.',
  why: 'It says nothing; without a PROVIDE no other script can name this one.',
  message: '{keyword} is empty',
  help: '{hint}',
  sources: [],
  check: ({ rcd, slips, lines }, report) => {
    for (const { key, keyword, words } of rcd.fields) {
      if (words.length > 0 || slips.has(key.line)) continue;
      const isProvide = keyword === 'PROVIDE';
      const args = { keyword, hint: isProvide ? 'write the name of the service' : 'delete the line' };
      const offset = lines.startOf(key.line);
      const edits = [{ offset, length: lines.startOf(key.line + 1) - offset, text: '' }];
      report(key, args, isProvide ? { level: 'error' } : { fix: { kind: 'suggestion', edits } });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# REQUIRE:\n# BEFORE: b\n', lines: [2], fixed: '# PROVIDE: a\n# BEFORE: b\n' },
    { text: '# PROVIDE:\n', lines: [1] },
  ],
  good: [{ text: '# PROVIDE: a\n' }, { text: '# PROVIDE: \\\n a\n' }],
};

export const FIELD_ORDER: Rule = {
  id: 'rcd/field-order',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: 'Fields are not in the order PROVIDE, REQUIRE, BEFORE, KEYWORD.',
  why: 'People look for them in this order; rcorder does not mind.',
  message: '{keyword} comes too late: the usual order is PROVIDE, REQUIRE, BEFORE, KEYWORD',
  help: 'put the lines in the usual order',
  sources: ['rclint rcorder_order'],
  check: (script, report) => {
    const { fields } = script.rcd;
    let rank = 0;
    for (const { key, keyword } of fields) {
      const own = ORDER.indexOf(keyword);
      if (own < rank) {
        report(key, { keyword }, { fix: reorder(script) });
        return;
      }
      rank = own;
    }
  },
  bad: [
    { text: '# REQUIRE: a\n# PROVIDE: b\n', lines: [2], fixed: '# PROVIDE: b\n# REQUIRE: a\n' },
    {
      text: '# PROVIDE: a\n# KEYWORD: b\n# BEFORE: c\n',
      lines: [3],
      fixed: '# PROVIDE: a\n# BEFORE: c\n# KEYWORD: b\n',
    },
  ],
  good: [{ text: '# PROVIDE: a\n# REQUIRE: b\n# REQUIRE: c\n# KEYWORD: d\n' }, { text: '# REQUIRE: a\n# BEFORE: b\n' }],
};

function reorder({ rcd, lines, text }: ScriptContext): LintFix | undefined {
  const [first, last] = [rcd.fields[0], rcd.fields.at(-1)];
  if (first === undefined || last === undefined || rcd.fields.some((field) => isContinued(field, text)))
    return undefined;
  const offset = lines.startOf(first.key.line);
  const end = lines.startOf(last.key.line + 1);
  const sorted = rcd.fields.toSorted((a, b) => ORDER.indexOf(a.keyword) - ORDER.indexOf(b.keyword));
  const block = sorted.map(({ key }) => text.slice(lines.startOf(key.line), lines.startOf(key.line + 1))).join('');
  // A last line without its newline cannot change places.
  if (block.length !== end - offset || !text.slice(offset, end).endsWith('\n')) return undefined;
  return { kind: 'safe', edits: [{ offset, length: end - offset, text: block }] };
}
