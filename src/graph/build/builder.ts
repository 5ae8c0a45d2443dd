/** Collects the parts of a dependency graph while headers are gone through. Numbers are given in the order of adding. */
import type { ByteString } from '../../model/bytes.ts';
import type {
  DependencyGraph,
  DependencyWord,
  Direction,
  GraphScript,
  Resolution,
  UnmetWord,
} from '../../model/graph.ts';
import { ArcColumns } from './arc-columns.ts';
import { isCrowded, JunctionDraft, SURELY_FEW } from '../walks/junctions.ts';
import type { Provider } from './provisions.ts';

/** A word that asks for what some scripts provide. */
export interface Demand {
  readonly word: number;
  /** The script whose header has the word. */
  readonly script: number;
  /** Words with the same list (the same object, not an equal one) share it. */
  readonly providers: readonly Provider[];
  /** True if the script comes before the providers; else behind them. */
  readonly isBefore: boolean;
}

/** A graph under construction. */
export class GraphBuilder {
  readonly #scripts: GraphScript[] = [];
  readonly #words: DependencyWord[] = [];
  readonly #unmet: UnmetWord[] = [];
  readonly #hasLoops: boolean;
  #arcs = new ArcColumns();
  /** Demands that may make too many arcs, each with the number of arcs before it. */
  readonly #pending: { readonly demand: Demand; readonly at: number }[] = [];

  /** @param hasLoops whether a script that asks for what it provides waits for itself; else it gets no arc */
  constructor(hasLoops: boolean) {
    this.#hasLoops = hasLoops;
  }

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

  /** Adds the arcs that a word makes. O(providers), and O(1) where they are many. */
  addDemand(demand: Demand): void {
    if (demand.providers.length <= SURELY_FEW) this.#addArcs(this.#arcs, demand);
    else this.#pending.push({ demand, at: this.#arcs.length });
  }

  /** Adds the arc from script `first` to script `then` that a word demands. */
  addArc(first: number, then: number, word: number, resolution: number): void {
    this.#arcs.push(first, then, word, resolution);
  }

  /** The finished graph. The builder must not be used afterwards. O(n + m). */
  build(direction: Direction, resolutions: readonly Resolution[]): DependencyGraph {
    const drafts = this.#settlePending();
    const arcs = this.#arcs.toTable();
    let firstArc = arcs.first.length;
    const junctions = drafts.map((draft) => {
      const junction = draft.finish(firstArc, this.#hasLoops);
      firstArc += junction.words.length * junction.providers.length;
      return junction;
    });
    return { direction, scripts: this.#scripts, words: this.#words, resolutions, arcs, junctions, unmet: this.#unmet };
  }

  #addArcs(arcs: ArcColumns, { word, script, providers, isBefore }: Demand): void {
    for (const provider of providers) {
      if (provider.script === script && !this.#hasLoops) continue;
      if (isBefore) arcs.push(script, provider.script, word, provider.resolution);
      else arcs.push(provider.script, script, word, provider.resolution);
    }
  }

  /** Makes junctions of the pending demands that are too many for their lists, and arcs in their place of the others. */
  #settlePending(): readonly JunctionDraft[] {
    if (this.#pending.length === 0) return [];
    const drafts = new Map<readonly Provider[], [behind: JunctionDraft, before: JunctionDraft]>();
    const draftOf = ({ providers, isBefore }: Demand): JunctionDraft => {
      const known = drafts.get(providers) ?? [new JunctionDraft(providers, false), new JunctionDraft(providers, true)];
      drafts.set(providers, known);
      return known[isBefore ? 1 : 0];
    };
    for (const { demand } of this.#pending) draftOf(demand).words.push(demand.word);
    const arcs = new ArcColumns();
    let copied = 0;
    for (const { demand, at } of this.#pending) {
      if (isCrowded(draftOf(demand).words.length, demand.providers.length)) continue;
      arcs.append(this.#arcs, copied, at);
      copied = at;
      this.#addArcs(arcs, demand);
    }
    arcs.append(this.#arcs, copied, this.#arcs.length);
    this.#arcs = arcs;
    return [...drafts.values()].flat().filter(({ words, providers }) => isCrowded(words.length, providers.length));
  }
}
