/** Collects the parts of a dependency graph while headers are gone through. Numbers are given in the order of adding. */
import type { ByteString } from '../model/bytes.ts';
import type { DependencyGraph, DependencyWord, Direction, GraphScript, Resolution, UnmetWord } from '../model/graph.ts';

/** A graph under construction. */
export class GraphBuilder {
  readonly #scripts: GraphScript[] = [];
  readonly #words: DependencyWord[] = [];
  readonly #unmet: UnmetWord[] = [];
  readonly #first: number[] = [];
  readonly #then: number[] = [];
  readonly #word: number[] = [];
  readonly #resolution: number[] = [];

  /** Adds a script and returns its number. */
  addScript(script: GraphScript): number {
    return this.#scripts.push(script) - 1;
  }

  /** Adds a word and returns its number. */
  addWord(word: DependencyWord): number {
    return this.#words.push(word) - 1;
  }

  /** Notes that nobody provides a name that a word asks for. */
  addUnmet(word: number, name: ByteString): void {
    this.#unmet.push({ word, name });
  }

  /** Adds the arc from script `first` to script `then` that a word demands. */
  addArc(first: number, then: number, word: number, resolution: number): void {
    this.#first.push(first);
    this.#then.push(then);
    this.#word.push(word);
    this.#resolution.push(resolution);
  }

  /** The finished graph. The builder must not be used afterwards. O(n + m). */
  build(direction: Direction, resolutions: readonly Resolution[]): DependencyGraph {
    const arcs = {
      first: new Int32Array(this.#first),
      then: new Int32Array(this.#then),
      word: new Int32Array(this.#word),
      resolution: new Int32Array(this.#resolution),
    };
    return { direction, scripts: this.#scripts, words: this.#words, resolutions, arcs, unmet: this.#unmet };
  }
}
