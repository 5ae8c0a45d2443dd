/**
 * Variables as far as they are known without running anything. A variable holds a text, is not set, or is *unknown*: then it
 * says what made it so, and where. All assignments are kept, so that the whole chain behind a value can be shown.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Place } from '../model/place.ts';

/** Why a value cannot be known from the text alone. */
export type UnknownCause =
  /** The output of a command. */
  | 'substitution'
  /** Set, or not, behind a condition that cannot be answered. */
  | 'condition'
  /** In a loop whose turns are not known. */
  | 'loop'
  /** Built of another variable that is not known. */
  | 'expansion'
  /** An expansion that is not followed, as arithmetic. */
  | 'opaque'
  /** Behind what is no shell, where a shell stops reading. */
  | 'syntax';

export type ShellValue =
  | { readonly kind: 'text'; readonly text: ByteString }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause; readonly place: Place };

export const UNSET: ShellValue = { kind: 'unset' };

export function textValue(text: ByteString): ShellValue {
  return { kind: 'text', text };
}

/** One assignment, in the order in which a shell would make them. */
export interface AssignmentRecord {
  readonly name: ByteString;
  readonly value: ShellValue;
  /** Of the assignment as it is written. */
  readonly place: Place;
  /** False for one that a shell may not come to. */
  readonly isSure: boolean;
}

const NOTHING_FIXED: ReadonlyMap<ByteString, AssignmentRecord> = new Map();

/** A set of variables over another one, which it leaves as it is: a subshell sees and does not change. */
export class ShellVariables {
  readonly #parent: ShellVariables | undefined;
  readonly #values = new Map<ByteString, ShellValue>();
  readonly #records = new Map<ByteString, AssignmentRecord[]>();
  readonly #fixed: ReadonlyMap<ByteString, AssignmentRecord>;
  #changes = 0;

  /** @param fixed settled from outside: no assignment changes these */
  constructor(parent?: ShellVariables, fixed: ReadonlyMap<ByteString, AssignmentRecord> = NOTHING_FIXED) {
    this.#parent = parent;
    this.#fixed = parent === undefined ? fixed : parent.#fixed;
  }

  get(name: ByteString): ShellValue {
    if (this.#fixed.size === 0) return this.#own(name);
    return this.#fixed.get(name)?.value ?? this.#own(name);
  }

  /** How often anything was set here: what was seen of the set holds as long as this number stays. */
  get changes(): number {
    return this.#changes;
  }

  /** The text of a variable; the empty text where it is not set, undefined where it is not known. */
  textOf(name: ByteString): ByteString | undefined {
    const value = this.get(name);
    return value.kind === 'unknown' ? undefined : value.kind === 'text' ? value.text : '';
  }

  assign(record: AssignmentRecord): void {
    const { name, value, place, isSure } = record;
    this.#changes += 1;
    const known = this.#records.get(name);
    if (known === undefined) this.#records.set(name, [record]);
    else known.push(record);
    this.#values.set(name, isSure || isSame(value, this.#own(name)) ? value : unknownOf(value, 'condition', place));
  }

  /** Puts a value back, or takes it away, without a record. */
  restore(name: ByteString, value: ShellValue): void {
    this.#changes += 1;
    this.#values.set(name, value);
  }

  /** The last of `chainOf`. */
  lastOf(name: ByteString): AssignmentRecord | undefined {
    const parent = this.#parent;
    if (parent !== undefined) return this.#records.get(name)?.at(-1) ?? parent.lastOf(name);
    return this.#fixed.get(name) ?? this.#records.get(name)?.at(-1);
  }

  /** All assignments to a variable, the oldest first; what is settled from outside stands last. */
  chainOf(name: ByteString): readonly AssignmentRecord[] {
    const chain = [...(this.#parent?.chainOf(name) ?? []), ...(this.#records.get(name) ?? [])];
    const fixed = this.#parent === undefined ? this.#fixed.get(name) : undefined;
    return fixed === undefined ? chain : [...chain, fixed];
  }

  /** All assignments made here, by variable; variables in the order of their first one. */
  *records(): Generator<AssignmentRecord> {
    for (const records of this.#records.values()) yield* records;
  }

  #own(name: ByteString): ShellValue {
    return this.#values.get(name) ?? (this.#parent === undefined ? UNSET : this.#parent.#own(name));
  }
}

function isSame(a: ShellValue, b: ShellValue): boolean {
  return a.kind === 'text' && b.kind === 'text' ? a.text === b.text : a.kind === 'unset' && b.kind === 'unset';
}

/** The value if it is unknown, with its own cause; else a new unknown one. */
export function unknownOf(value: ShellValue, cause: UnknownCause, place: Place): ShellValue {
  return value.kind === 'unknown' ? value : { kind: 'unknown', cause, place };
}
