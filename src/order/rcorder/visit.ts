/**
 * The depth-first walk of rcorder(8), step for step, with a stack of its own in place of recursion. What happens on a ring
 * is as much part of the program's observable behaviour as the order of a sound set is, re-visits included.
 *
 * Marks are never taken off: a provision is walked once, a script that is met again is a re-visit. The list of scripts is
 * doubly linked, and a re-visit unlinks with links that may be stale by then, so that a finished script can come back.
 */
import type { RcorderInput, RcorderListeners, RcorderScript } from '../../model/rcorder-order.ts';
import { drawNodes, drawRequirement, drawTroubled } from './digraph.ts';
import { RingMarks } from './ring-marks.ts';
import { NONE, type ProvisionTable } from './provision-table.ts';

export interface Walk {
  /** Scripts in the order in which their first visit ended. */
  readonly finished: readonly number[];
  /** Sequence number of each script (FreeBSD's rcorder since 13.1). */
  readonly sequence: Float64Array;
  readonly status: 0 | 1;
}

/** A visit that is under way. */
interface Frame {
  readonly script: number;
  readonly isRevisit: boolean;
  /** The requirement at hand; NONE when all were seen. */
  requirement: number;
  /** The providers of the requirement at hand are being visited. */
  isWaiting: boolean;
}

/** Walks all scripts. O(scripts + words + arcs), rings apart: each is traced if someone listens. */
export function walkScripts(
  scripts: readonly RcorderScript[],
  table: ProvisionTable,
  { operands, dialect }: Pick<RcorderInput, 'operands' | 'dialect'>,
  listeners: RcorderListeners,
): Walk {
  if (listeners.onDigraph !== undefined) drawNodes(table, scripts, operands, listeners.onDigraph);
  const wantsTraces = dialect === 'freebsd' && listeners.onEvent !== undefined;
  const walker = new Walker(scripts.length, table, listeners, wantsTraces);
  walker.walkAll();
  return walker;
}

class Walker implements Walk {
  readonly finished: number[] = [];
  readonly sequence: Float64Array;
  status: 0 | 1 = 0;

  readonly #table: ProvisionTable;
  readonly #listeners: RcorderListeners;
  readonly #stack: Frame[] = [];
  readonly #rings: RingMarks;
  /** The list of scripts; the last index is its head, whose previous is never asked for. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #isScriptMarked: Uint8Array;
  readonly #isNameMarked: Uint8Array;
  readonly #nameSequence: Float64Array;
  #highest = 0;
  /** The scripts on the stack and what they provide, counted: what it costs to go through them. */
  #openProvisions = 0;

  constructor(scripts: number, table: ProvisionTable, listeners: RcorderListeners, wantsTraces: boolean) {
    this.#table = table;
    this.#listeners = listeners;
    this.#rings = new RingMarks(scripts, wantsTraces);
    this.sequence = new Float64Array(scripts);
    this.#nameSequence = new Float64Array(table.names.length);
    this.#isScriptMarked = new Uint8Array(scripts);
    this.#isNameMarked = new Uint8Array(table.names.length);
    // New scripts go to the head of the list, so it begins with the script that was read last.
    this.#next = Int32Array.from({ length: scripts + 1 }, (_, script) => script - 1);
    this.#previous = Int32Array.from({ length: scripts + 1 }, (_, script) => script + 1);
  }

  walkAll(): void {
    // This ends although links go stale. `previous > script > next` holds at first and unlinking keeps it. When a script
    // stands behind the head, all above it are finished and hold nothing that could bring them in again, so its `previous`
    // is the head, and unlinking it makes the head's `next` smaller with each turn.
    const head = this.#next.length - 1;
    for (let script = this.#next[head] ?? NONE; script !== NONE; script = this.#next[head] ?? NONE) {
      this.#enter(script);
      while (this.#stack.length > 0) this.#step();
    }
  }

  #enter(script: number): void {
    const isRevisit = this.#isScriptMarked[script] === 1;
    if (isRevisit) {
      this.status = 1;
      this.#listeners.onEvent?.({ kind: 'revisit', script });
    }
    this.#isScriptMarked[script] = 1;
    this.sequence[script] = 0;
    this.#rings.push(script);
    this.#openProvisions += 1 + (this.#table.provisionCount[script] ?? 0);
    const requirement = this.#table.requirementHead[script] ?? NONE;
    this.#stack.push({ script, isRevisit, requirement, isWaiting: false });
  }

  /** Goes on with the innermost visit until it ends or has to wait for another. */
  #step(): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    while (frame.requirement !== NONE) {
      const name = this.#table.requirementName[frame.requirement] ?? NONE;
      if (!frame.isWaiting) frame.isWaiting = this.#lookAt(frame.script, name);
      const provider = frame.isWaiting ? (this.#table.providerHead[name] ?? NONE) : NONE;
      if (provider !== NONE) {
        this.#enter(this.#table.entryScript[provider] ?? NONE);
        return;
      }
      frame.isWaiting = false;
      this.#raise(frame.script, name);
      frame.requirement = this.#table.requirementNext[frame.requirement] ?? NONE;
    }
    this.#finish(frame);
    this.#stack.pop();
    this.#rings.pop();
    this.#openProvisions -= 1 + (this.#table.provisionCount[frame.script] ?? 0);
  }

  /** Looks at a requirement; true if its providers are to be visited now. */
  #lookAt(script: number, name: number): boolean {
    const table = this.#table;
    const isProvided = table.everProvided[name] === true;
    const isLeft = table.providerHead[name] !== NONE;
    const isRing = isLeft && this.#isNameMarked[name] === 1;
    const { onEvent, onDigraph } = this.#listeners;
    if (onDigraph !== undefined) drawRequirement(table, script, name, !isProvided || isRing, onDigraph);
    if (!isProvided) {
      this.status = 1;
      onEvent?.({ kind: 'no-provider', script, name: table.nameOf(name) });
      return false;
    }
    if (!isLeft) return false;
    if (isRing) {
      this.status = 1;
      const trace = this.#rings.mark(this.#possibleEnds(name));
      onEvent?.({ kind: 'ring', script, name: table.nameOf(name), trace });
      return false;
    }
    this.#isNameMarked[name] = 1;
    return true;
  }

  /**
   * Providers of a name, in the order of its list: all of them or, where that is less to go through, those that are being
   * visited. No other ends a ring.
   */
  #possibleEnds(name: number): Iterable<number> {
    const table = this.#table;
    if (this.#openProvisions >= (table.providerCount[name] ?? 0)) return table.providersOf(name);
    const entries = new Set<number>();
    for (const { script } of this.#stack) for (const entry of table.entriesOf(script, name)) entries.add(entry);
    // Each entry was put at the head of its list.
    return [...entries].sort((a, b) => b - a).map((entry) => table.entryScript[entry] ?? NONE);
  }

  #raise(script: number, name: number): void {
    const sequence = this.#nameSequence[name] ?? 0;
    if (sequence > (this.sequence[script] ?? 0)) this.sequence[script] = sequence;
  }

  #finish({ script, isRevisit }: Frame): void {
    const table = this.#table;
    table.requirementHead[script] = NONE;
    const issues = this.#rings.countOf(script);
    const sequence = issues > 0 ? this.#highest + 1 : (this.sequence[script] ?? 0) + 1;
    this.sequence[script] = sequence;
    if (sequence > this.#highest) this.#highest = sequence;
    if (issues > 0) {
      const { onEvent, onDigraph } = this.#listeners;
      if (onDigraph !== undefined) drawTroubled(table, script, onDigraph);
      onEvent?.({ kind: 'issues', script, count: issues });
    }
    let entry = table.provisionHead[script] ?? NONE;
    for (; entry !== NONE; entry = table.entryNextOfScript[entry] ?? NONE) {
      const name = table.entryName[entry] ?? NONE;
      if (sequence > (this.#nameSequence[name] ?? 0)) this.#nameSequence[name] = sequence;
      table.unlinkFromName(entry);
    }
    table.provisionHead[script] = NONE;
    if (!isRevisit) this.finished.push(script);
    this.#unlink(script);
  }

  /** The script's own links stay as they are, on a re-visit too. */
  #unlink(script: number): void {
    const next = this.#next[script] ?? NONE;
    const previous = this.#previous[script] ?? NONE;
    if (next !== NONE) this.#previous[next] = previous;
    this.#next[previous] = next;
  }
}
