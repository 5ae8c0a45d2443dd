/**
 * The link farm of System V init: the folder of scripts, and for each runlevel a folder of links that start (S) or kill (K)
 * them, in the order of the two digits in their names. What is here was listed from the disk once; nothing is looked up.
 */
import type { ByteString } from './bytes.ts';

export type FarmEntryKind = 'file' | 'folder' | 'link' | 'other';

/** An entry as it stands in its folder: a link is a link, wherever it leads. */
export interface FarmEntry {
  readonly name: ByteString;
  readonly kind: FarmEntryKind;
}

/** A folder of the farm. */
export interface FarmFolder {
  /** As messages show it, without a slash at the end. */
  readonly path: ByteString;
  /** In byte order; empty if the folder could not be listed. */
  readonly entries: readonly FarmEntry[];
  /** Why it could not be listed: the name of an error number, and strerror(3)'s words. */
  readonly fault?: { readonly code: string; readonly reason: string };
}

export interface LinkFarm {
  /** `/etc/init.d` */
  readonly scripts: FarmFolder;
  /** By runlevel: index 0-6, and 7 for S where the farm was read with it. */
  readonly levels: readonly FarmFolder[];
}

export type LinkKind = 'S' | 'K';

/** What the name of a link says. */
export interface LinkName {
  readonly kind: LinkKind;
  readonly number: number;
  readonly service: ByteString;
}

const DIGIT_0 = 0x30;

/** Reads a name such as `S20web`: a capital S or K and exactly two digits. Undefined for any other name. O(1). */
export function parseLinkName(name: ByteString): LinkName | undefined {
  const kind = name[0];
  if (kind !== 'S' && kind !== 'K') return undefined;
  const tens = name.charCodeAt(1) - DIGIT_0;
  const ones = name.charCodeAt(2) - DIGIT_0;
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return undefined;
  return { kind, number: tens * 10 + ones, service: name.slice(3) };
}

/** The name of a link, as printf's `%02d` makes it: -1 and 100 give names that `parseLinkName` does not take. */
export function formatLinkName({ kind, number, service }: LinkName): ByteString {
  return `${kind}${String(number).padStart(2, '0')}${service}`;
}
