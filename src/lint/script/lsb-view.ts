/**
 * The LSB block as the rules see it. A line that a rule of the header family reports makes its field present, but its values
 * are not looked at: one cause, one finding. The first line of a field counts.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { LsbField, LsbHeader } from '../../model/header.ts';
import type { Span, Word } from '../../model/place.ts';
import type { JudgedScript } from './base.ts';

/** The runlevels of Default-Start or Default-Stop. */
export interface RunlevelField {
  readonly field: LsbField;
  /** `0`-`6` and `S`; words that are none are left out. */
  readonly levels: ReadonlySet<string>;
  readonly bad: readonly Word[];
}

/** Fields that hold a list of names. */
export const LSB_LISTS: readonly ByteString[] = [
  'Provides',
  'Required-Start',
  'Required-Stop',
  'Should-Start',
  'Should-Stop',
  'X-Start-Before',
  'X-Stop-After',
  'X-UnitedLinux-Should-Start',
  'X-UnitedLinux-Should-Stop',
];

/** Fields that say which scripts this one depends on. */
export const LSB_DEPENDENCIES: readonly ByteString[] = [
  'Required-Start',
  'Required-Stop',
  'Should-Start',
  'Should-Stop',
];

/** The two fields that hold runlevels. */
export const LSB_RUNLEVELS: readonly ByteString[] = ['Default-Start', 'Default-Stop'];

/** True for `$all`, which insserv takes in any letter case, as no other facility. */
export function isAll(word: ByteString): boolean {
  return word.toLowerCase() === '$all';
}

const SEVERAL_LEVELS = /^[0-6Ss]{2,}$/;
const ONE_LEVEL = /^[0-6Ss]$/;

export class LsbView {
  readonly header: LsbHeader | undefined;
  readonly #script: JudgedScript;
  readonly #first = new Map<ByteString, LsbField>();
  readonly #words = new Map<ByteString, readonly Word[]>();
  readonly #runlevels = new Map<ByteString, RunlevelField | undefined>();
  #slipped: ReadonlySet<string> | undefined;

  constructor(script: JudgedScript) {
    this.#script = script;
    this.header = script.headers.lsb;
    for (const field of this.header?.fields ?? []) {
      if (!this.#first.has(field.keyword)) this.#first.set(field.keyword, field);
    }
  }

  /** Where findings about the whole block go. */
  get begin(): Span {
    return this.header?.begin ?? { line: 1, column: 1, offset: 0, length: 0 };
  }

  /** True if the field is there in whatever form. */
  isPresent(keyword: ByteString): boolean {
    this.#slipped ??= new Set(
      [...this.#script.slips.values()].flatMap(({ family, keyword: name }) => (family === 'lsb' ? [name] : [])),
    );
    return this.#first.has(keyword) || this.#slipped.has(keyword);
  }

  /** The field, if no rule of the header family reports its line. */
  sound(keyword: ByteString): LsbField | undefined {
    const field = this.#first.get(keyword);
    return field === undefined || this.#script.slips.has(field.key.line) ? undefined : field;
  }

  /** The words of a sound field, a backslash at the line's end taken off; none if it is not there. */
  words(keyword: ByteString): readonly Word[] {
    let words = this.#words.get(keyword);
    if (words === undefined) {
      const field = this.sound(keyword);
      words = field === undefined ? [] : wordsOf(field);
      this.#words.set(keyword, words);
    }
    return words;
  }

  /** A field of runlevels; undefined if it is not there, not sound, or written as one word, which has a rule of its own. */
  runlevels(keyword: ByteString): RunlevelField | undefined {
    if (!this.#runlevels.has(keyword)) this.#runlevels.set(keyword, this.#readRunlevels(keyword));
    return this.#runlevels.get(keyword);
  }

  #readRunlevels(keyword: ByteString): RunlevelField | undefined {
    const field = this.sound(keyword);
    if (field === undefined || joinedRunlevels(field).length > 0) return undefined;
    const words = wordsOf(field);
    const levels = words.filter(({ text }) => ONE_LEVEL.test(text)).map(({ text }) => text.toUpperCase());
    return { field, levels: new Set(levels), bad: words.filter(({ text }) => !ONE_LEVEL.test(text)) };
  }

  /** All lines of fields that no rule of the header family reports, second ones of a field included. */
  soundFields(): readonly LsbField[] {
    return (this.header?.fields ?? []).filter(({ key }) => !this.#script.slips.has(key.line));
  }
}

/** Words of a runlevel field that are several levels without blanks between. */
export function joinedRunlevels(field: LsbField): readonly Word[] {
  return wordsOf(field).filter(({ text }) => SEVERAL_LEVELS.test(text));
}

/** The words of a field without the backslash that some lines end in. */
export function wordsOf({ words }: LsbField): readonly Word[] {
  const last = words.at(-1);
  if (last?.text.endsWith('\\') !== true) return words;
  const rest = words.slice(0, -1);
  const text = last.text.slice(0, -1);
  return text === '' ? rest : [...rest, { ...last, text, length: last.length - 1 }];
}
