/** What can be wrong with the form of a header line's value: separators, quotes, comments, repetitions, template text. */
import type { ByteString } from '../../model/bytes.ts';
import type { LsbField, RcorderField } from '../../model/header.ts';
import { replaceSpan, type LintFix, type TextEdit } from '../../model/lint.ts';
import type { Span, Word } from '../../model/place.ts';
import { hasTemplateWord } from '../../shell/template-words.ts';
import { SYSV } from '../profiles.ts';
import type { ScriptBase } from './base.ts';
import { isInstalledPath } from './installed-name.ts';
import { LSB_LISTS, LSB_RUNLEVELS, wordsOf } from './lsb-view.ts';
import type { HeaderSlip } from './slip.ts';
import { colonSlip, commaSlip, hashedFacility, joinWords, oddCharacter } from './value-slips.ts';

const COMMA = /[,;]/;
const QUOTED = /^(["'])(?:.*)\1$/s;
const TEMPLATE_NAMES: ReadonlySet<ByteString> = new Set([
  'foobar',
  'skeleton',
  'scriptname',
  'my-service',
  'myservice',
]);

/** The slip in the value of an LSB field, the most specific one. O(length of the value). */
export function judgeLsbField(script: ScriptBase, field: LsbField): HeaderSlip | undefined {
  const isList = LSB_LISTS.includes(field.keyword);
  if (!isList && !LSB_RUNLEVELS.includes(field.keyword)) return judgeLsbText(field);
  const base = { family: 'lsb', keyword: field.keyword } as const;
  const args = { field: field.keyword };
  const hashed = isList ? hashedFacility(script, field.words) : undefined;
  if (hashed !== undefined) return { ...base, ...hashed, args: { ...args, ...hashed.args } };
  const hash = field.value.text.indexOf('#');
  // `#PACKAGE#` is to be filled in, and is no comment.
  if (hash >= 0 && hasTemplateWord(field.value.text.slice(hash))) return undefined;
  const words = wordsOf(field).filter((word) => hash < 0 || word.offset < field.value.offset + hash);
  const asList = (): LintFix => joinWords(words);
  if (isList) {
    const [first] = words;
    if (first?.text.startsWith(':') === true) return { ...base, ...colonSlip(field.keyword, first, words) };
    const comma = words.find(({ text }) => COMMA.test(text));
    if (comma !== undefined) return { ...base, ...commaSlip(field.keyword, comma, words) };
    const gap = SYSV.includes(script.profile) ? findWideGap(script.text, words) : undefined;
    if (gap !== undefined) {
      const [first, then] = gap;
      const offset = first.offset + first.length;
      const span = { ...first, offset, column: first.column + first.length, length: then.offset - offset };
      const isTab = script.text.charAt(offset) === '\t' && span.length === 1;
      const names = { ...args, first: first.text, then: then.text, gap: isTab ? 'a tab' : 'more than one blank' };
      return { ...base, rule: 'header/repeated-blank', span, args: names, fix: asList() };
    }
  }
  const quoted = words.map(quotedPart).find((part) => part !== undefined) ?? quotedPart(field.value);
  if (quoted !== undefined) {
    const edits = [replaceSpan(quoted, quoted.text.slice(1, -1).trim())];
    return {
      ...base,
      rule: 'header/quoted-value',
      span: quoted,
      args: { ...args, value: quoted.text },
      fix: { kind: 'safe', edits },
    };
  }
  if (hash >= 0) {
    const span = {
      ...field.value,
      column: field.value.column + hash,
      offset: field.value.offset + hash,
      length: field.value.length - hash,
    };
    const comment = field.value.text.slice(hash);
    const above = script.headers.lsb?.begin.line ?? span.line;
    return { ...base, ...commentSlip(field.keyword, span), ...moveComment(script, span, comment, above) };
  }
  const twice = findRepeated(words);
  if (twice !== undefined) {
    const fix = dropRepeats(script.text, words, new Set());
    return { ...base, rule: 'header/duplicate-value', span: twice, args: { ...args, name: twice.text }, fix };
  }
  const placeholder =
    words.find(({ text }) => isTemplateValue(text) || (field.keyword === 'Provides' && TEMPLATE_NAMES.has(text))) ??
    (isTemplateValue(field.value.text) ? field.value : undefined);
  if (placeholder === undefined) return odd(base, isList ? words : []);
  const rule = 'header/placeholder-text';
  const own = ownName(script, field.keyword, placeholder);
  return { ...base, rule, span: placeholder, args: { text: placeholder.text }, ...own };
}

function odd(base: Pick<HeaderSlip, 'family' | 'keyword'>, words: readonly Word[]): HeaderSlip | undefined {
  const slip = oddCharacter(base.keyword, words);
  return slip && { ...base, ...slip };
}

/** In Provides, the name that the script has where it is installed: the template's is that of many. */
function ownName({ name, path }: ScriptBase, keyword: ByteString, word: Word): { readonly fix?: LintFix } {
  if (keyword !== 'Provides' || name === '' || !isInstalledPath(path) || TEMPLATE_NAMES.has(name)) return {};
  return { fix: { kind: 'suggestion', edits: [replaceSpan(word, name.replace(/\.sh$/, ''))] } };
}

function judgeLsbText({ keyword, value }: LsbField): HeaderSlip | undefined {
  if (!isTemplateValue(value.text)) return undefined;
  return { rule: 'header/placeholder-text', span: value, args: { text: value.text }, family: 'lsb', keyword };
}

function isTemplateValue(text: ByteString): boolean {
  // `<%= name %>` is filled in by a program, and not by the author.
  return text.length > 2 && text.startsWith('<') && text.endsWith('>') && !hasTemplateWord(text);
}

/** The slips in the values of an rcorder block; one a line. O(words). */
export function judgeRcorderFields(script: ScriptBase, isTaken: (line: number) => boolean): readonly HeaderSlip[] {
  const slips: HeaderSlip[] = [];
  const seen = new Map<ByteString, Set<ByteString>>();
  for (const field of script.headers.rcorder?.fields ?? []) {
    if (isTaken(field.key.line)) continue;
    const slip = judgeRcorderField(script, field) ?? judgeRepetition(script, field, seen);
    if (slip !== undefined) slips.push(slip);
  }
  return slips;
}

function judgeRcorderField(script: ScriptBase, { keyword, words }: RcorderField): HeaderSlip | undefined {
  const base = { family: 'rcd', keyword } as const;
  const args = { field: keyword };
  const hash = words.findIndex(({ text }) => text.includes('#'));
  const names = hash < 0 ? words : words.slice(0, hash);
  const comma = names.find(({ text }) => COMMA.test(text));
  if (comma !== undefined) return { ...base, ...commaSlip(keyword, comma, names) };
  const quoted = names.map(quotedPart).find((part) => part !== undefined);
  if (quoted !== undefined) {
    const fix: LintFix = { kind: 'safe', edits: [replaceSpan(quoted, quoted.text.slice(1, -1))] };
    return { ...base, rule: 'header/quoted-value', span: quoted, args: { ...args, value: quoted.text }, fix };
  }
  const list = quotedList(script.text, names);
  if (list !== undefined) {
    const end = list.offset + list.length - 1;
    const edits = [list.offset, end].map((offset): TextEdit => ({ offset, length: 1, text: '' }));
    const fix: LintFix = { kind: 'safe', edits };
    return { ...base, rule: 'header/quoted-value', span: list, args: { ...args, value: list.text }, fix };
  }
  const word = words[hash];
  if (word !== undefined) {
    const at = word.text.indexOf('#');
    const end = script.lines.endOf(word.line);
    const offset = word.offset + at;
    const span = { line: word.line, column: word.column + at, offset, length: Math.max(1, end - offset) };
    const above = script.headers.rcorder?.fields[0]?.key.line ?? word.line;
    const fix = moveComment(script, span, script.text.slice(offset, end), above);
    return { ...base, ...commentSlip(keyword, span), ...fix };
  }
  const placeholder = words.find(
    ({ text }) => isTemplateValue(text) || (keyword === 'PROVIDE' && TEMPLATE_NAMES.has(text)),
  );
  if (placeholder === undefined) return odd(base, keyword === 'KEYWORD' ? [] : words);
  return { ...base, rule: 'header/placeholder-text', span: placeholder, args: { text: placeholder.text } };
}

/** In rc.d a name counts as given twice also in two lines of the same kind. */
function judgeRepetition(
  script: ScriptBase,
  { keyword, words }: RcorderField,
  seen: Map<ByteString, Set<ByteString>>,
): HeaderSlip | undefined {
  const names = seen.get(keyword) ?? new Set<ByteString>();
  const before = new Set(names);
  seen.set(keyword, names);
  let twice: Word | undefined;
  for (const word of words) {
    if (names.has(word.text)) twice ??= word;
    names.add(word.text);
  }
  if (twice === undefined) return undefined;
  const args = { field: keyword, name: twice.text };
  const base = { rule: 'header/duplicate-value', span: twice, args, family: 'rcd', keyword } as const;
  // Without its only word the line would be an empty field.
  const isEmptied = words.every(({ text }) => before.has(text));
  return isEmptied ? base : { ...base, fix: dropRepeats(script.text, words, before) };
}

function quotedPart(word: Word): Word | undefined {
  return QUOTED.test(word.text) ? word : undefined;
}

/** Several words on one line with one pair of quotes around them. */
function quotedList(text: ByteString, words: readonly Word[]): Word | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (last === undefined || first?.line !== last.line) return undefined;
  const length = last.offset + last.length - first.offset;
  return quotedPart({ ...first, length, text: text.slice(first.offset, first.offset + length) });
}

function findRepeated(words: readonly Word[]): Word | undefined {
  const seen = new Set<ByteString>();
  return words.find(({ text }) => {
    const isSecond = seen.has(text);
    seen.add(text);
    return isSecond;
  });
}

/** The first two words with more than one blank between them, or a tab. */
function findWideGap(text: ByteString, words: readonly Word[]): readonly [Word, Word] | undefined {
  for (const [i, word] of words.entries()) {
    const next = words[i + 1];
    if (next === undefined) break;
    const end = word.offset + word.length;
    if (next.offset - end > 1 || text.charAt(end) !== ' ') return [word, next];
  }
  return undefined;
}

/** Takes out each word that is there before, with the blanks before it: all at once, however many they are. */
function dropRepeats(text: ByteString, words: readonly Word[], before: ReadonlySet<ByteString>): LintFix {
  const seen = new Set(before);
  const edits: TextEdit[] = [];
  for (const word of words) {
    if (seen.has(word.text)) edits.push(dropWordEdit(text, word));
    seen.add(word.text);
  }
  return { kind: 'safe', edits };
}

/** The edit that takes out a word and the blanks before it, down to the blank behind the colon. */
export function dropWordEdit(text: ByteString, { offset, length }: Span): TextEdit {
  let start = offset;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start -= 1;
  if (text.charAt(start - 1) !== ':') return { offset: start, length: offset + length - start, text: '' };
  // The first word of a list goes together with the blanks behind it.
  let end = offset + length;
  while (end < text.length && ' \t'.includes(text.charAt(end))) end += 1;
  return { offset, length: end - offset, text: '' };
}

function commentSlip(field: ByteString, span: Span): Pick<HeaderSlip, 'rule' | 'span' | 'args'> {
  const text = `a comment in the value of ${field}: its words become names`;
  return { rule: 'header/inline-comment', span, args: { field, text, hint: 'move the comment above the block' } };
}

/** A comment of its own above the block. One that begins without a blank may be a name: that is left to a person. */
function moveComment(script: ScriptBase, span: Span, comment: ByteString, above: number): { readonly fix?: LintFix } {
  if (!/^#+[ \t]/.test(comment)) return {};
  let start = span.offset;
  while (start > 0 && ' \t'.includes(script.text.charAt(start - 1))) start -= 1;
  const body = comment.replace(/^#+/, '').trim();
  const line = { offset: script.lines.startOf(above), length: 0, text: `# ${body}\n` };
  const cut = { offset: start, length: span.offset + span.length - start, text: '' };
  return { fix: { kind: 'suggestion', edits: [line, cut] } };
}
