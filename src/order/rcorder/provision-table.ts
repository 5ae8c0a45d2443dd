/**
 * The provision table of rcorder(8): names, who provides them and who requires them, as linked lists in arrays of numbers.
 *
 * Invariant that the order of the output rests on: everything is put at the head of its list, so all lists run against the
 * order of reading. A BEFORE is kept as a made-up provision of the script that has it, which the scripts behind it require.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderScript } from '../../model/rcorder-order.ts';

/** Stands for "no entry" in all lists. */
export const NONE = -1;

/** Provisions that stand for a BEFORE begin with this; the real programs tell them by it too. */
export const INTERNAL_PREFIX = 'fake_prov_';

/** Called for each BEFORE word that names what was mentioned nowhere so far. */
export type UnknownBefore = (table: ProvisionTable, script: number, name: number) => void;

/** The table. Names, entries and requirements are indexes; each list is a head and a `next` for each of its members. */
export class ProvisionTable {
  /** Names in the order in which they were first mentioned. */
  readonly names: ByteString[] = [];
  /** Whether anyone ever provided the name. */
  readonly everProvided: boolean[] = [];
  /** First provider entry of each name; NONE when none is left. */
  readonly providerHead: number[] = [];

  /** A provider entry: script S provides name N. It stands in the list of N and in that of S. */
  readonly entryScript: number[] = [];
  readonly entryName: number[] = [];
  readonly entryNextOfName: number[] = [];
  readonly entryPreviousOfName: number[] = [];
  readonly entryNextOfScript: number[] = [];
  /** How many providers of each name are left. */
  readonly providerCount: number[] = [];
  /** How many provider entries each script has been given. */
  readonly provisionCount: Int32Array;
  /** First provider entry of each script. */
  readonly provisionHead: Int32Array;

  readonly requirementName: number[] = [];
  readonly requirementNext: number[] = [];
  /** First requirement of each script. */
  readonly requirementHead: Int32Array;

  readonly #ids = new Map<ByteString, number>();
  #internalCount = 0;

  constructor(scripts: number) {
    this.provisionHead = new Int32Array(scripts).fill(NONE);
    this.provisionCount = new Int32Array(scripts);
    this.requirementHead = new Int32Array(scripts).fill(NONE);
  }

  /** The names that a script still provides, from the head of its list. */
  *heldBy(script: number): Generator<number> {
    for (
      let entry = this.provisionHead[script] ?? NONE;
      entry !== NONE;
      entry = this.entryNextOfScript[entry] ?? NONE
    ) {
      yield this.entryName[entry] ?? NONE;
    }
  }

  /** The entries by which a script still provides a name. O(what the script provides). */
  *entriesOf(script: number, name: number): Generator<number> {
    for (
      let entry = this.provisionHead[script] ?? NONE;
      entry !== NONE;
      entry = this.entryNextOfScript[entry] ?? NONE
    ) {
      if (this.entryName[entry] === name) yield entry;
    }
  }

  /** The scripts that are left as providers of a name, from the head of its list. */
  *providersOf(name: number): Generator<number> {
    for (let entry = this.providerHead[name] ?? NONE; entry !== NONE; entry = this.entryNextOfName[entry] ?? NONE) {
      yield this.entryScript[entry] ?? NONE;
    }
  }

  nameOf(name: number): ByteString {
    return this.names[name] ?? '';
  }

  /** The number of a name, given out at its first mention. */
  intern(name: ByteString): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.names.length;
    this.#ids.set(name, id);
    this.names.push(name);
    this.everProvided.push(false);
    this.providerHead.push(NONE);
    this.providerCount.push(0);
    return id;
  }

  knows(name: ByteString): boolean {
    return this.#ids.has(name);
  }

  provide(script: number, name: number): void {
    const entry = this.entryScript.length;
    const head = this.providerHead[name] ?? NONE;
    this.entryScript.push(script);
    this.entryName.push(name);
    this.entryNextOfName.push(head);
    this.entryPreviousOfName.push(NONE);
    if (head !== NONE) this.entryPreviousOfName[head] = entry;
    this.providerHead[name] = entry;
    this.everProvided[name] = true;
    this.providerCount[name] = (this.providerCount[name] ?? 0) + 1;
    this.provisionCount[script] = (this.provisionCount[script] ?? 0) + 1;
    this.entryNextOfScript.push(this.provisionHead[script] ?? NONE);
    this.provisionHead[script] = entry;
  }

  require(script: number, name: number): void {
    this.requirementName.push(name);
    this.requirementNext.push(this.requirementHead[script] ?? NONE);
    this.requirementHead[script] = this.requirementName.length - 1;
  }

  /** Takes a script out of the providers of an entry's name. The entry stays in the script's own list. */
  unlinkFromName(entry: number): void {
    const previous = this.entryPreviousOfName[entry] ?? NONE;
    const next = this.entryNextOfName[entry] ?? NONE;
    if (previous === NONE) this.providerHead[this.entryName[entry] ?? NONE] = next;
    else this.entryNextOfName[previous] = next;
    if (next !== NONE) this.entryPreviousOfName[next] = previous;
    const name = this.entryName[entry] ?? NONE;
    this.providerCount[name] = (this.providerCount[name] ?? 0) - 1;
  }

  /** A name of the form `fake_prov_NNNNNNNN`; numbers whose name is taken, by anyone, are passed over. */
  makeInternalName(): number {
    for (;;) {
      const name = INTERNAL_PREFIX + String(this.#internalCount).padStart(8, '0');
      this.#internalCount += 1;
      if (!this.knows(name)) return this.intern(name);
    }
  }
}

/** True for the names that a BEFORE makes up, and for a script's own names that begin in the same way. */
export function isInternalName(name: ByteString): boolean {
  return name.startsWith(INTERNAL_PREFIX);
}

/** Builds the table from the scripts' headers, then from their BEFORE words, last read first. O(words + arcs of BEFORE). */
export function buildProvisionTable(scripts: readonly RcorderScript[], onUnknownBefore: UnknownBefore): ProvisionTable {
  const table = new ProvisionTable(scripts.length);
  const befores: { readonly script: number; readonly name: ByteString }[] = [];
  for (const [script, { header }] of scripts.entries()) {
    for (const { keyword, words } of header.fields) {
      for (const { text } of words) {
        if (keyword === 'PROVIDE') table.provide(script, table.intern(text));
        else if (keyword === 'REQUIRE') table.require(script, table.intern(text));
        else if (keyword === 'BEFORE') befores.push({ script, name: text });
      }
    }
  }
  for (const before of befores.reverse()) addBefore(table, before.script, before.name, onUnknownBefore);
  return table;
}

function addBefore(table: ProvisionTable, script: number, name: ByteString, onUnknownBefore: UnknownBefore): void {
  const internal = table.makeInternalName();
  table.provide(script, internal);
  const unknown = !table.knows(name);
  const later = table.intern(name);
  if (unknown) onUnknownBefore(table, script, later);
  for (const provider of table.providersOf(later)) table.require(provider, internal);
}
