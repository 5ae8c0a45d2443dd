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
  /** A regular file stands there itself. */
  readonly isFile: boolean;
  /** False if nothing is there. */
  readonly leadsSomewhere: boolean;
  /** The path of the script that it leads to, in the form in which scripts are given. */
  readonly script: ByteString | undefined;
}

/** An entry of an rcN.d folder that was to be an S or K link, by its name or by what it leads to, and that rc passes over. */
export interface OddEntry {
  readonly path: ByteString;
  readonly name: ByteString;
  /** The name that was meant. */
  readonly meant: ByteString;
}

/** What lies in a folder of scripts and is none. */
export interface StrayEntry {
  readonly path: ByteString;
  /** `device` stands for pipes and sockets as well; `copy` is a file with the name of one; `hidden` one that another hides. */
  readonly kind: 'dangling' | 'device' | 'copy' | 'hidden';
  /** Of a link where it leads, of what is hidden what hides it. */
  readonly other?: ByteString;
}

const FOLDER = /^rc([0-6S])\.d$/;
const ENTRY = /^([SK])([0-9]{2})(.+)$/s;
const NEAR_ENTRY = /^([SsKk])([0-9]{1,2})([^0-9].*)$/s;

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

/** The S or K name that was meant by one that is none; undefined if it cannot be told. */
export function nearLinkName(name: ByteString): ByteString | undefined {
  const [, kind, digits, rest] = NEAR_ENTRY.exec(name) ?? [];
  if (kind === undefined || digits === undefined || rest === undefined) return undefined;
  return `${kind.toUpperCase()}${digits.padStart(2, '0')}${rest}`;
}
