/** What in a list of names is none: sentences, and signs that were to be others. */
import type { ByteString } from '../../model/bytes.ts';
import { replaceSpan, type LintFix, type TextEdit } from '../../model/lint.ts';
import type { Word } from '../../model/place.ts';
import { hasTemplateWord } from '../../shell/template-words.ts';
import { SYSV } from '../profiles.ts';
import type { HeaderSlip } from './slip.ts';
import type { ScriptBase } from './base.ts';

type ValueSlip = Pick<HeaderSlip, 'rule' | 'span' | 'args' | 'fix'>;

/** Commas between names, or a sentence, of which no repair can make names. */
export function commaSlip(field: ByteString, span: Word, words: readonly Word[]): ValueSlip {
  const rule = 'header/comma-in-list';
  if (!isProse(words.map(({ text }) => text))) {
    const text = `names in ${field} are separated by commas: they are lost or match nothing`;
    return { rule, span, args: { field, text, hint: 'separate the names by one blank' }, fix: joinWords(words) };
  }
  const text = `${field} holds a sentence: each word of it becomes a name`;
  return { rule, span, args: { field, text, hint: `write names only, and the sentence into the description` } };
}

/** A second colon behind the name of the field: it begins the list. */
export function colonSlip(field: ByteString, colon: Word, words: readonly Word[]): ValueSlip {
  const text = `two colons behind ${field}: the second is taken for a name, or for the beginning of one`;
  const args = { field, text, hint: `write \`# ${field}:\`` };
  const rest = colon.text.replace(/^:+/, '');
  const offset = colon.offset + colon.length - rest.length;
  const names =
    rest === '' ? words.slice(1) : [{ ...colon, offset, length: rest.length, text: rest }, ...words.slice(1)];
  const { edits } = joinWords(names);
  const length = colon.length - rest.length;
  const span = { ...colon, length: 1 };
  const fix: LintFix = { kind: 'safe', edits: [{ offset: colon.offset, length, text: '' }, ...edits] };
  return { rule: 'header/comma-in-list', span, args, fix };
}

/** Words that stand in sentences, and are no names of services. */
const SENTENCE =
  /^(?:a|an|the|is|are|of|to|for|and|or|in|on|with|by|that|this|from|as|its?|my|our|your|will|should|which)$/i;

function isProse(words: readonly ByteString[]): boolean {
  return words.some((word) => SENTENCE.test(word.replace(/[,;.]+$/, ''))) || /[^.]\.$/.test(words.at(-1) ?? '');
}

/** `#local_fs`, which was to be `$local_fs`: the sign is beside the other on many keyboards. */
export function hashedFacility({ profile }: ScriptBase, words: readonly Word[]): ValueSlip | undefined {
  if (!SYSV.includes(profile)) return undefined;
  const hashed = words.filter(({ text }) => FACILITIES.has(text.slice(1)) && text.startsWith('#'));
  const [span] = hashed;
  if (span === undefined) return undefined;
  const name = `$${span.text.slice(1)}`;
  const text = `${span.text} was probably to be ${name}: a # opens no comment here, and the word is a name like any other`;
  const edits = hashed.map(({ offset }): TextEdit => ({ offset, length: 1, text: '$' }));
  return {
    rule: 'header/inline-comment',
    span,
    args: { text, hint: `write ${name}` },
    fix: { kind: 'suggestion', edits },
  };
}

const FACILITIES: ReadonlySet<ByteString> = new Set([
  'local_fs',
  'network',
  'named',
  'portmap',
  'remote_fs',
  'syslog',
  'time',
  'all',
]);

/** What names are made of (LSB 5.0 Core, 22.6), with what systems have. */
const USUAL = /^[A-Za-z0-9_.+/$@~-]*$/;
/** Blanks that are none to the tools, as word processors and web pages have them. */
const NO_BLANK = /(?:\xc2\xa0|\xe2\x80[\x8b\xaf])+/;

/**
 * The first word with a sign that no name has. Facilities and what is to be filled in are left out: an unknown facility has a
 * rule of its own, and what the other will be is not known.
 */
export function oddCharacter(field: ByteString, words: readonly Word[]): ValueSlip | undefined {
  const word = words.find(({ text }) => !USUAL.test(text) && !/^\$|[{%]/.test(text));
  if (word === undefined || hasTemplateWord(words.map(({ text }) => text).join(' '))) return undefined;
  const { text: name } = word;
  const isBlank = NO_BLANK.test(name);
  const sign = /[^A-Za-z0-9_.+/$@~-]/.exec(name)?.[0] ?? '';
  const what = isBlank ? 'a blank that is none to any tool' : sign < '\x80' ? sign : 'letters that are not ASCII';
  const span = word;
  const args = { field, name, what };
  const usual = isBlank ? name.split(NO_BLANK).join(' ').trim() : name.replace(/^[^A-Za-z0-9_$]+|[^A-Za-z0-9_]+$/g, '');
  const isName = usual !== '' && usual.split(' ').every((part) => USUAL.test(part));
  const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(word, usual)] };
  return { rule: 'header/invalid-character', span, args, ...(isName && { fix }) };
}

/** All words with one blank between, commas and semicolons taken out. */
export function joinWords(words: readonly Word[]): LintFix {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'safe', edits: [] };
  const names = words.flatMap(({ text }) => text.split(/[,;]+/)).filter((name) => name !== '');
  const edit = { offset: first.offset, length: last.offset + last.length - first.offset, text: names.join(' ') };
  return { kind: 'safe', edits: [edit] };
}
