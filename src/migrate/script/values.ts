/**
 * What the words of a command come to, as far as the text of the script says: plain text, and variables that a file of
 * settings may set and systemd expands. Whatever else is in them is an obstacle, with its place; nothing is guessed.
 */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import type { Word, WordPart } from '../../shell/syntax.ts';
import { isOwnName, type EnvFile } from './env-file.ts';
import type { Assignments, ScriptAssignment } from './assignments.ts';
import { fromPath } from './path-parts.ts';
import type { Outline } from './outline.ts';
import { NO_SPAN, namesItself, plainText, withoutOwn, type Field, type Piece, type Resolved } from './pieces.ts';

/** Variables within variables, deeper than anybody writes. */
const DEEPEST = 12;
const LONGEST = 1 << 14;
/** Of one variable; and lookups of all of them. */
const MOST_ASSIGNMENTS = 50;
const MOST_STEPS = 20_000;
/** Of one variable, to the same text each time. */
const MOST_SAME = 4;

export class ScriptValues {
  /** Settings that were met, with the value that they have where the file does not set them. */
  readonly settings: Map<ByteString, ByteString | undefined>;
  /** Offsets at which files of settings are read; what is assigned behind them is not overridden. */
  readonly sourcedAt: Map<ByteString, number>;
  readonly #file: ByteString;
  readonly #assignments: Assignments;
  readonly #known: ReadonlyMap<ByteString, ByteString>;
  #envFiles: readonly EnvFile[] = [];
  readonly #passed = new Set<number>();
  #steps = 0;

  /** @param known variables that are settled from outside the script's text, such as `0` */
  constructor({ file }: Outline, assignments: Assignments, known: ReadonlyMap<ByteString, ByteString>) {
    this.#file = file;
    this.#assignments = assignments;
    this.#known = known;
    this.settings = new Map();
    this.sourcedAt = new Map();
  }

  useEnvFiles(files: readonly EnvFile[]): void {
    this.#envFiles = files;
  }

  /** The plain text of a variable; undefined where it is not known or a file of settings is meant to set it. */
  textOf(name: ByteString): ByteString | undefined {
    const found = this.#variable(name, placeIn(this.#file, NO_SPAN), 0, true);
    return 'value' in found ? plainText(found.value) : undefined;
  }

  /**
   * The arguments that a word comes to, split where a shell splits it.
   *
   * @param isFixed settings count with their default: in a path or a name systemd takes no variable
   */
  fields(word: Word, isFixed: boolean = false): Resolved<readonly Field[]> {
    const fields: Piece[][] = [];
    let open: Piece[] | undefined;
    const close = (): void => {
      if (open !== undefined) fields.push(open);
      open = undefined;
    };
    for (const part of word.parts) {
      const found = this.#part(part, this.#placeOf(word), 0, isFixed);
      if ('obstacle' in found) return found;
      if (part.kind === 'text' || part.isQuoted) {
        const quoted = found.value.map((piece) => (piece.kind === 'setting' ? { ...piece, isQuoted: true } : piece));
        open = [...(open ?? []), ...quoted];
        continue;
      }
      for (const piece of found.value) {
        if (piece.kind === 'setting') {
          open = [...(open ?? []), { ...piece, isQuoted: false }];
          continue;
        }
        for (const [i, text] of piece.text.split(/[ \t\n]+/).entries()) {
          if (i > 0) close();
          if (text !== '') open = [...(open ?? []), { kind: 'text', text }];
        }
      }
    }
    close();
    return { value: fields };
  }

  /** The plain text of a word, settings with their defaults. */
  text(word: Word | undefined): Resolved<ByteString> {
    if (word === undefined) return { value: '' };
    const found = this.#parts(word.parts, this.#placeOf(word), 0, true);
    if ('obstacle' in found) return found;
    return { value: plainText(found.value) ?? '' };
  }

  #placeOf(word: Word): Place {
    return placeIn(this.#file, word);
  }

  #parts(parts: readonly WordPart[], place: Place, depth: number, isFixed: boolean): Resolved<readonly Piece[]> {
    const pieces: Piece[] = [];
    let length = 0;
    for (const part of parts) {
      const found = this.#part(part, place, depth, isFixed);
      if ('obstacle' in found) return found;
      pieces.push(...found.value);
      length += found.value.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 1), 0);
      if (length > LONGEST) return { obstacle: { subject: 'a value without end', place } };
    }
    return { value: pieces };
  }

  #part(part: WordPart, place: Place, depth: number, isFixed: boolean): Resolved<readonly Piece[]> {
    switch (part.kind) {
      case 'text':
        return { value: [{ kind: 'text', text: part.text }] };
      case 'substitution':
        return this.#substitution(part.text, place, depth, isFixed);
      case 'opaque':
        return { obstacle: { subject: '$((...))', place } };
      case 'parameter': {
        const { operator, name, argument } = part;
        if (operator === '') return this.#variable(name, place, depth, isFixed);
        const isDefault = operator === '-' || operator === ':-' || operator === '=' || operator === ':=';
        if (!isDefault || depth > DEEPEST) return { obstacle: { subject: `\${${name}${operator}...}`, place } };
        const own = this.#variable(name, place, depth + 1, isFixed);
        if ('obstacle' in own) return own;
        const [only] = own.value;
        if (own.value.length > 0 && !(only?.kind === 'text' && only.text === '')) {
          if (only?.kind !== 'setting' || own.value.length > 1) return own;
        }
        const other = this.#parts(argument?.parts ?? [], place, depth + 1, true);
        if ('obstacle' in other) return other;
        if (only?.kind === 'setting') return this.#setting(name, plainText(other.value) ?? '', undefined);
        return other;
      }
    }
  }

  /** A part of a path is known without running anything. */
  #substitution(text: ByteString, place: Place, depth: number, isFixed: boolean): Resolved<readonly Piece[]> {
    const call = fromPath(text);
    if (call === undefined) return { obstacle: { subject: `$(${text.trim()})`, place } };
    const found = 'path' in call ? undefined : this.#variable(call.variable, place, depth + 1, isFixed);
    if (found !== undefined && 'obstacle' in found) return found;
    const path = 'path' in call ? call.path : plainText(found?.value ?? []);
    if (path === undefined) return { obstacle: { subject: `$(${text.trim()})`, place } };
    return { value: [{ kind: 'text', text: call.part(path) }] };
  }

  #variable(name: ByteString, place: Place, depth: number, isFixed: boolean): Resolved<readonly Piece[]> {
    const known = this.#known.get(name);
    if (known !== undefined) return { value: [{ kind: 'text', text: known }] };
    if (!/^[A-Za-z_]/.test(name)) return { obstacle: { subject: `$${name}`, place } };
    if (depth > DEEPEST) return { obstacle: { subject: `$${name}`, place } };
    const all = this.#assignments.get(name) ?? [];
    this.#steps += 1;
    if (all.length > MOST_ASSIGNMENTS || this.#steps > MOST_STEPS) {
      return { obstacle: { subject: `$${name}`, place: all.at(-1)?.place ?? place } };
    }
    // A default that holds only where nothing is set is no second value; nor is what a value is added to.
    const real = all.filter(({ isDefault }) => !isDefault);
    const [last] = all.filter(({ isDefault }) => isDefault);
    const isSure = (one: ScriptAssignment): boolean =>
      one.isPlain || (real.length === 1 && this.#passed.has(one.place.offset));
    const other = real.find((one, i) => !isSure(one) || (i > 0 && !namesItself(one.value, name)));
    if (other !== undefined) {
      const same = real.every(isSure) ? this.#sameValue(real, name, depth, isFixed) : undefined;
      return same ?? { obstacle: { subject: `$${name}`, place: other.place } };
    }
    const level = this.#inside.get(name) ?? real.length - 1;
    const chosen = real[level] ?? (real.length === 0 ? last : undefined);
    if (chosen === undefined || (this.#inside.has(name) && real.length === 0)) return this.#unassigned(name, isFixed);
    // In its own value a name means what it was before.
    this.#inside.set(name, level - 1);
    const found = this.#assigned(chosen, name, depth, isFixed);
    if (level === real.length - 1 || real.length === 0) this.#inside.delete(name);
    else this.#inside.set(name, level);
    return found;
  }

  /** What is assigned more than once, and each time to the same text. */
  #sameValue(
    all: readonly ScriptAssignment[],
    name: ByteString,
    depth: number,
    isFixed: boolean,
  ): Resolved<readonly Piece[]> | undefined {
    if (all.length > MOST_SAME || all.some(({ value }) => namesItself(value, name))) return undefined;
    const values = all.map((one) => this.#assigned(one, name, depth, isFixed));
    const texts = new Set(values.map((found) => ('value' in found ? plainText(found.value) : undefined)));
    return texts.size === 1 && !texts.has(undefined) ? values[0] : undefined;
  }

  /** Notes that the way to the start passes an assignment each time. */
  pass(offset: number): void {
    this.#passed.add(offset);
  }

  #unassigned(name: ByteString, isFixed: boolean): Resolved<readonly Piece[]> {
    const file = this.#envFiles.find((candidate) => candidate.mentions(name));
    if (file === undefined) return { value: [] };
    if (!isFixed) return this.#setting(name, undefined, file);
    const set = file.values.get(name);
    if (set?.text !== undefined) return { value: [{ kind: 'text', text: set.text }] };
    if (set === undefined && file.isRead) return { value: [] };
    return { obstacle: { subject: `$${name}`, place: set?.place ?? { file: file.path, ...NO_SPAN } } };
  }

  #assigned(
    { value, isDefault, place, ...rest }: ScriptAssignment,
    name: ByteString,
    depth: number,
    isFixed: boolean,
  ): Resolved<readonly Piece[]> {
    const isSure = rest.isPlain || isDefault || this.#passed.has(place.offset);
    if (value === undefined || !isSure) return { obstacle: { subject: `$${name}`, place } };
    const parts = isDefault ? withoutOwn(value.parts, name) : value.parts;
    const found = this.#parts(parts, place, depth + 1, isFixed);
    if ('obstacle' in found) return found;
    const file = this.#envFiles.find((candidate) => candidate.mentions(name));
    const isOverridden =
      file !== undefined &&
      (isDefault || this.#isBefore(place, file)) &&
      (file.isRead || isDefault || !isOwnName(name));
    if (!isOverridden) return found;
    const text = plainText(found.value);
    if (!isFixed) return text === undefined ? found : this.#setting(name, text, file);
    const set = file.values.get(name);
    if (set === undefined) return found;
    return set.text === undefined
      ? { obstacle: { subject: `$${name}`, place: set.place } }
      : { value: [{ kind: 'text', text: set.text }] };
  }

  /** Names whose value is being made, and which of their assignments counts within it. */
  readonly #inside = new Map<ByteString, number>();

  #isBefore({ offset }: Place, file: EnvFile): boolean {
    return offset < (this.sourcedAt.get(file.path) ?? -1);
  }

  #setting(name: ByteString, otherwise: ByteString | undefined, file: EnvFile | undefined): Resolved<readonly Piece[]> {
    if (otherwise !== undefined || !this.settings.has(name)) this.settings.set(name, otherwise);
    const set = file?.values.get(name);
    const fixed = set === undefined ? otherwise : set.text;
    return { value: [{ kind: 'setting', name, isQuoted: false, fixed }] };
  }
}
