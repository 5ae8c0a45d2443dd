/**
 * The rcorder block as the rules see it. Lines that a header rule reports, and those behind the end of the block, make
 * their field present, but their values are not looked at.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderField, RcorderKeyword } from '../../model/header.ts';
import type { Word } from '../../model/place.ts';
import type { JudgedScript } from './base.ts';

export class RcdView {
  readonly #script: JudgedScript;

  constructor(script: JudgedScript) {
    this.#script = script;
  }

  /** The lines of the block, in their order. */
  get fields(): readonly RcorderField[] {
    return this.#script.headers.rcorder?.fields ?? [];
  }

  /** True if there is any line that was meant for rcorder. */
  get exists(): boolean {
    return (
      this.fields.length > 0 ||
      [...this.#script.slips.values()].some(({ family }) => family === 'rcd') ||
      this.#interrupted().length > 0
    );
  }

  /** True if a line of that kind is there in whatever form and place. */
  isPresent(keyword: RcorderKeyword): boolean {
    return (
      this.fields.some((field) => field.keyword === keyword) ||
      [...this.#script.slips.values()].some((slip) => slip.family === 'rcd' && slip.keyword === keyword) ||
      this.#interrupted().includes(keyword)
    );
  }

  /** The lines of one kind that no header rule reports. */
  sound(keyword: RcorderKeyword): readonly RcorderField[] {
    return this.fields.filter((field) => field.keyword === keyword && !this.#script.slips.has(field.key.line));
  }

  /** The words of all sound lines of one kind. */
  words(keyword: RcorderKeyword): readonly Word[] {
    return this.sound(keyword).flatMap(({ words }) => words);
  }

  /** All names that the script is known by, also those of lines that rules report: to be lenient about others. */
  get provides(): readonly ByteString[] {
    return this.fields
      .filter(({ keyword }) => keyword === 'PROVIDE')
      .flatMap(({ words }) => words.map(({ text }) => text));
  }

  /** True for a script that only marks a stage of the boot: PROVIDE all upper case, and no command. */
  get isPlaceholder(): boolean {
    const provides = this.provides;
    if (provides.length === 0 || !provides.every(isUpperCase)) return false;
    const { commands, assignments } = this.#script.body;
    return commands.every(({ word }) => word === ':') && assignments.length === 0;
  }

  #interrupted(): readonly RcorderKeyword[] {
    return this.#script.headers.findings.flatMap(({ code, text }) =>
      code === 'rcd/block-interrupted' ? [usualRcorderKeyword(text)] : [],
    );
  }
}

/** Upper-case letters and no lower-case ones. */
export function isUpperCase(name: ByteString): boolean {
  return /[A-Z]/.test(name) && !/[a-z]/.test(name);
}

/** The field that a name in any case and number stands for. */
export function usualRcorderKeyword(name: ByteString): RcorderKeyword {
  const upper = name.toUpperCase();
  if (upper.startsWith('PROVIDE')) return 'PROVIDE';
  if (upper.startsWith('REQUIRE')) return 'REQUIRE';
  return upper.startsWith('BEFORE') ? 'BEFORE' : 'KEYWORD';
}
