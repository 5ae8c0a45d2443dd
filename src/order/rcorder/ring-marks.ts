/**
 * The stack of visits, and the marks that FreeBSD's rcorder puts on the scripts of each ring that it traces on it. A marked
 * script is ordered behind everything seen so far, so the marks decide the order; how often one was marked is only told.
 *
 * A trace is as long as the ring. Without a listener only *whether* a script is marked counts, and stretches of the stack
 * that are marked throughout are stepped over, so that a hundred thousand rings of that length stay linear.
 */

/** A place on the stack. */
interface Level {
  readonly script: number;
  /** The next place outwards that the same script has; -1 if none. */
  readonly outer: number;
  /** All places from here up to this one are known to be marked. */
  markedFrom: number;
}

export class RingMarks {
  readonly #levels: Level[] = [];
  /** The innermost place of each script. */
  readonly #innermost: Int32Array;
  readonly #counts: Int32Array;
  readonly #wantsTraces: boolean;

  constructor(scripts: number, wantsTraces: boolean) {
    this.#innermost = new Int32Array(scripts).fill(-1);
    this.#counts = new Int32Array(scripts);
    this.#wantsTraces = wantsTraces;
  }

  push(script: number): void {
    const level = this.#levels.length;
    this.#levels.push({ script, outer: this.#innermost[script] ?? -1, markedFrom: level + 1 });
    this.#innermost[script] = level;
  }

  pop(): void {
    const level = this.#levels.pop();
    if (level !== undefined) this.#innermost[level.script] = level.outer;
  }

  /** How often a script was marked; 0 or a positive number without meaning if nobody wants the traces. */
  countOf(script: number): number {
    return this.#counts[script] ?? 0;
  }

  /**
   * Marks the ring that the innermost visit closes by waiting for one of `providers`: the first of them that encloses it.
   * The visit itself does not enclose itself; an outer one of the same script does.
   *
   * @returns the ring from that provider inwards, the innermost visit included; empty if none of them encloses it, or if
   *   nobody wants the traces
   */
  mark(providers: Iterable<number>): readonly number[] {
    const top = this.#levels.length - 1;
    const visit = this.#levels[top];
    for (const provider of providers) {
      const from = provider === visit?.script ? visit.outer : (this.#innermost[provider] ?? -1);
      if (from >= 0) return this.#wantsTraces ? this.#trace(from) : this.#markFrom(from, top);
    }
    return [];
  }

  #trace(from: number): readonly number[] {
    const trace = this.#levels.slice(from).map((level) => level.script);
    for (const script of trace) this.#counts[script] = this.countOf(script) + 1;
    return trace;
  }

  #markFrom(from: number, top: number): readonly number[] {
    for (let at = top; at >= from;) {
      const level = this.#levels[at];
      if (level === undefined) break;
      this.#counts[level.script] = 1;
      const below = Math.min(at, level.markedFrom) - 1;
      level.markedFrom = Math.min(from, level.markedFrom);
      at = below;
    }
    return [];
  }
}
