/**
 * The dependency graph of a set of scripts, whatever their dialect: which script comes before which, and which header word
 * says so. Scripts and words are numbered from 0; arcs are kept as parallel arrays of these numbers (see `docs/` on why:
 * 100,000 scripts have to fit). An arc is one word's demand on one pair of scripts: a word that names a facility with
 * many providers makes many arcs, and several words may make arcs between the same two scripts.
 *
 * Where many words ask for what many scripts provide, the arcs would be as many as the product. They are then kept as a
 * junction: the words, the providers, and that each of those meets each of these. Arcs of junctions have numbers like all
 * others (`model/arc.ts` looks them up), they are just not written down one by one.
 */
import type { ByteString } from './bytes.ts';
import type { Place, Word } from './place.ts';

/** LSB headers order the start and the stop apart; rcorder headers order the start, and the stop is its reverse. */
export type Direction = 'start' | 'stop';

/** A script in the graph. Two scripts may have one path, when it was given twice. */
export interface GraphScript {
  /** The path as it was given. */
  readonly file: ByteString;
  /** The name that people know it by: its first provision, or its file name. */
  readonly name: ByteString;
}

/**
 * `hard`: the script does not work without the other (REQUIRE, Required-*). `soft`: an order for the case that both are
 * there (BEFORE, Should-*, X-Start-Before, X-Stop-After, and names marked `+` as optional).
 */
export type Strength = 'hard' | 'soft';

/** A word of a header that demands an order. */
export interface DependencyWord {
  /** The script whose header has it. */
  readonly script: number;
  /** The field's usual name: REQUIRE, BEFORE, Required-Start, X-Stop-After... */
  readonly field: ByteString;
  readonly word: Word;
  /** The file in which it stands: the script's, or that of an override. */
  readonly file: ByteString;
  readonly strength: Strength;
}

/** How a word came to mean a script. */
export interface Resolution {
  /** The name that the other script provides; `$all` where the word stands for every script. */
  readonly name: ByteString;
  /** The word of the other script's header that provides it; absent if its file name does. */
  readonly provision?: Place;
  /** The facility definitions gone through, outermost first: `$portmap` by insserv.conf:12. Empty for a plain name. */
  readonly facilities: readonly FacilityUse[];
}

/** One step through the definition of a system facility. */
export interface FacilityUse {
  readonly facility: ByteString;
  readonly place: Place;
}

/** The arcs, as parallel arrays: script `first[i]` comes before script `then[i]` because word `word[i]` says so. */
export interface ArcTable {
  readonly first: Int32Array;
  readonly then: Int32Array;
  readonly word: Int32Array;
  /** Index into `resolutions`. */
  readonly resolution: Int32Array;
}

/** The arcs between many words and the many scripts that all of them mean. Real systems have none; hostile sets do. */
export interface Junction {
  /** Number of its first arc; that of word `w` and provider `p` is `firstArc + w * providers.length + p`. */
  readonly firstArc: number;
  /** Indexes of words, ascending. */
  readonly words: Int32Array;
  /** Scripts, ascending. */
  readonly providers: Int32Array;
  /** For each provider, the index into `resolutions`. */
  readonly resolutions: Int32Array;
  /** True if the scripts of the words come before the providers, as with BEFORE; else behind them. */
  readonly isBefore: boolean;
  /** True if a provider that has one of the words waits for itself; else that one arc is left out. */
  readonly hasLoops: boolean;
}

/** A word that names what no script of the set provides. */
export interface UnmetWord {
  readonly word: number;
  /** The name looked for; differs from the word's text where a facility was gone through. */
  readonly name: ByteString;
}

/** Scripts, the words that order them, and the arcs that these words make. */
export interface DependencyGraph {
  readonly direction: Direction;
  readonly scripts: readonly GraphScript[];
  readonly words: readonly DependencyWord[];
  readonly resolutions: readonly Resolution[];
  readonly arcs: ArcTable;
  /** The arcs that are not in the table, by their numbers, which follow on those of the table. */
  readonly junctions: readonly Junction[];
  readonly unmet: readonly UnmetWord[];
}
