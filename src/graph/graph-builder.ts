/** Collects the parts of a dependency graph while headers are gone through. Numbers are given in the order of adding. */
import type { ByteString } from '../model/bytes.ts';
import type { DependencyGraph, DependencyWord, Direction, GraphScript, Resolution, UnmetWord } from '../model/graph.ts';
import { IntegerList } from './integer-list.ts';

/** A graph under construction. */
export class GraphBuilder {
  readonly #scripts: GraphScript[] = [];
  readonly #words: DependencyWord[] = [];
  readonly #unmet: UnmetWord[] = [];
  readonly #first = new IntegerList();
  readonly #then = new IntegerList();
  readonly #word = new IntegerList();
  readonly #resolution = new IntegerList();

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
      first: this.#first.toArray(),
      then: this.#then.toArray(),
      word: this.#word.toArray(),
      resolution: this.#resolution.toArray(),
    };
    return { direction, scripts: this.#scripts, words: this.#words, resolutions, arcs, unmet: this.#unmet };
  }
}
