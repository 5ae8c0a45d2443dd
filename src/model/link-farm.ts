/**
 * The link farm of System V init: for each runlevel a folder of links that start (S) or kill (K) scripts, in the order of
 * the two digits in their names. What is here was listed from the disk once.
 */
import type { ByteString } from './bytes.ts';

/** A folder of the farm. */
export interface FarmFolder {
  /** As messages show it, without a slash at the end. */
  readonly path: ByteString;
  /** In byte order; empty if the folder could not be listed. */
  readonly names: readonly ByteString[];
  /** Whether a folder stands there under a name. Few are ever asked for, so each is looked at when it is. */
  readonly isFolder: (name: ByteString) => boolean;
  /** Why it could not be listed: the name of an error number, and strerror(3)'s words. */
  readonly fault?: { readonly code: string; readonly reason: string };
}

export interface LinkFarm {
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

/** The service that a link's name is about; undefined for a name that is none of a link. O(length). */
export function serviceOfLink(name: ByteString): ByteString | undefined {
  const kind = name[0];
  if (kind !== 'S' && kind !== 'K') return undefined;
  return isDigit(name.charCodeAt(1)) && isDigit(name.charCodeAt(2)) ? name.slice(3) : undefined;
}

function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_0 + 9;
}

/** Reads a name such as `S20web`: a capital S or K and exactly two digits. Undefined for any other name. O(1). */
export function parseLinkName(name: ByteString): LinkName | undefined {
  const service = serviceOfLink(name);
  if (service === undefined) return undefined;
  return { kind: kindOfLink(name), number: numberOfLink(name), service };
}

/** Whether the name of a link starts or kills; of a name that `parseLinkName` takes. */
export function kindOfLink(name: ByteString): LinkKind {
  return name.startsWith('S') ? 'S' : 'K';
}

/** The two digits of a link's name; of a name that `parseLinkName` takes. */
export function numberOfLink(name: ByteString): number {
  return (name.charCodeAt(1) - DIGIT_0) * 10 + name.charCodeAt(2) - DIGIT_0;
}

/** The name of a link, as printf's `%02d` makes it: -1 and 100 give names that `parseLinkName` does not take. */
export function formatLinkName({ kind, number, service }: LinkName): ByteString {
  return `${kind}${String(number).padStart(2, '0')}${service}`;
}

/** The folder of a runlevel's links, 0-6 and 7 for S: `rc3.d`. */
export function levelFolder(level: number): ByteString {
  return `rc${'0123456S'.charAt(level)}.d`;
}

/** The runlevel whose links a folder of this name has; undefined for any other name. */
export function levelOfFolder(name: ByteString): number | undefined {
  const word = /^rc([0-6S])\.d$/.exec(name)?.[1];
  return word === undefined ? undefined : word === 'S' ? 7 : Number(word);
}
