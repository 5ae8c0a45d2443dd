/** Entries of rcN.d folders as data, read by whoever has the disk. */
import type { ByteString } from './bytes.ts';

/** An S or K entry: its name taken apart, and where it leads. */
export interface LinkEntry {
  readonly path: ByteString;
  /** The folder it is in, without what stands before it: `rc3.d`. */
  readonly folder: ByteString;
  /** `0`-`6` or `S`. */
  readonly level: string;
  readonly kind: 'S' | 'K';
  readonly number: number;
  readonly name: ByteString;
  /** What the link says; undefined for an entry that is no link. */
  readonly target: ByteString | undefined;
  /** False if nothing is there. */
  readonly leadsSomewhere: boolean;
  /** The path of the script that it leads to, in the form in which scripts are given. */
  readonly script: ByteString | undefined;
}

const FOLDER = /^rc([0-6S])\.d$/;
const ENTRY = /^([SK])([0-9]{2})(.+)$/s;

/** The level of a folder by its name; undefined for another folder. */
export function levelOfFolder(name: ByteString): string | undefined {
  return FOLDER.exec(name)?.[1];
}

/** The parts of an entry's name; undefined for what is no S or K name. */
export function readLinkName(name: ByteString): Pick<LinkEntry, 'kind' | 'number' | 'name'> | undefined {
  const [, kind, digits, rest] = ENTRY.exec(name) ?? [];
  if (kind === undefined || digits === undefined || rest === undefined) return undefined;
  return { kind: kind === 'S' ? 'S' : 'K', number: Number(digits), name: rest };
}
