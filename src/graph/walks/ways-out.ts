/** Where scripts lead to, each target once, with the arc that stands for its parallel ones. */
import type { DependencyGraph } from '../../model/graph.ts';
import { at, successors, type Adjacency } from './adjacency.ts';
import { JunctionEnds } from './junction-ends.ts';

/** Ways out of scripts, those of the table of arcs first, then those of junctions. */
export class WaysOut {
  readonly #graph: DependencyGraph;
  readonly #adjacency: Adjacency;
  readonly #ends: JunctionEnds;
  /** For each junction that was gone through, the script from which. */
  readonly #spent = new Map<number, number>();

  constructor(graph: DependencyGraph) {
    this.#graph = graph;
    this.#adjacency = successors(graph);
    this.#ends = new JunctionEnds(graph, 'leaving');
  }

  /** All ways out of a script; a target of several junctions comes once for each. O(1) a way. */
  *from(script: number): Generator<readonly [target: number, arc: number], void, undefined> {
    yield* this.#distinctTargets(script);
    for (const { at: arcAt, count } of this.#ends.of(script)) {
      for (let n = 0; n < count; n++) {
        const { script: target, arc } = arcAt(n);
        yield [target, arc];
      }
    }
  }

  /**
   * As `from`, but a junction gives its ways to the first script that asks for them, and to the second the way back to
   * the first: nothing else is left that the first had not. For searches that want each target once: O(n + m) in all.
   */
  *firstFrom(script: number): Generator<readonly [target: number, arc: number], void, undefined> {
    yield* this.#distinctTargets(script);
    for (const { at: arcAt, count, index } of this.#ends.of(script)) {
      const first = this.#spent.get(index);
      if (first === -1 || first === script) continue;
      this.#spent.set(index, first === undefined ? script : -1);
      for (let n = 0; n < count; n++) {
        const { script: target, arc } = arcAt(n);
        if (first === undefined || target === first) yield [target, arc];
      }
    }
  }

  #distinctTargets(script: number): ReadonlyMap<number, number> {
    const { offsets, targets, arcs } = this.#adjacency;
    const found = new Map<number, number>();
    for (let slot = at(offsets, script); slot < at(offsets, script + 1); slot++) {
      const target = at(targets, slot);
      const arc = at(arcs, slot);
      const known = found.get(target);
      if (known === undefined || (!this.#isHard(known) && this.#isHard(arc))) found.set(target, arc);
    }
    return found;
  }

  #isHard(arc: number): boolean {
    const { arcs, words } = this.#graph;
    return words[at(arcs.word, arc)]?.strength === 'hard';
  }
}
