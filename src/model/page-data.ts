/**
 * What the script of a page knows: a picture as compact JSON, all names as labels. Lists stand for objects where there are many,
 * so that a page stays small.
 */

/** Field, word, line, column; and the file, where it is not that of the script that the field stands in by custom. */
export type PageWord = readonly [field: string, word: string, line: number, column: number, path?: string];

/** Flags of an edge: implied by others, step of a shown ring, taken away by the proposed cut. */
export const IMPLIED = 1;
export const ON_RING = 2;
export const CUT = 4;

/** Ends are indexes into the nodes; the kind is an `EdgeKind`. */
export type PageEdge = readonly [from: number, to: number, kind: string, flags: number, words: readonly PageWord[]];

export interface PageNode {
  readonly name: string;
  readonly path: string;
  readonly aliases?: readonly string[];
  readonly keywords?: readonly string[];
  readonly runlevels?: readonly string[];
  readonly about?: string;
  readonly level: number;
  readonly storey: number;
  readonly isMilestone?: true;
  /** What a boot does with it, and why. */
  readonly state?: string;
  readonly reason?: string;
  /** Its links in the runlevels, in words. */
  readonly links?: string;
}

export interface PageData {
  readonly verb: 'start' | 'stop';
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
  readonly storeys: readonly string[];
  readonly order: readonly number[];
  /** The nodes of each ring. */
  readonly cycles: readonly (readonly number[])[];
}
