/**
 * One runlevel's folder while a plan is being made: what was listed, and what shall be there instead.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { FarmFolder } from '../../model/link-farm.ts';
import type { LinkReason, RefusedLink } from '../../model/plan.ts';
import type { ServiceEntries } from './service-entries.ts';

/** A link that shall be there, whether or not something of its name is there already. */
export interface WantedLink {
  readonly service: ByteString;
  readonly target: ByteString;
  readonly reason: LinkReason;
}

/** An entry that shall go. */
export interface DroppedEntry {
  readonly service: ByteString;
  readonly reason: LinkReason;
}

/** Linux's limit for one name, in bytes. */
const LONGEST_NAME = 255;

export class LevelDraft {
  readonly folder: FarmFolder;
  readonly wanted: Map<ByteString, WantedLink> = new Map<ByteString, WantedLink>();
  readonly dropped: Map<ByteString, DroppedEntry> = new Map<ByteString, DroppedEntry>();
  readonly #level: number;
  readonly #entries: ServiceEntries;

  /** @param entries those of all runlevels; it is kept as the draft is */
  constructor(folder: FarmFolder, level: number, entries: ServiceEntries) {
    this.folder = folder;
    this.#level = level;
    this.#entries = entries;
  }

  /** Whether an entry of that name was listed when the draft was begun. O(log entries). */
  isListed(name: ByteString): boolean {
    const { names } = this.folder;
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((names[middle] ?? '') < name) low = middle + 1;
      else high = middle;
    }
    return names[low] === name;
  }

  /** Takes away all entries of a service but `except`; folders stay. */
  drop(service: ByteString, reason: LinkReason, except?: ByteString): void {
    for (const name of this.#entries.of(this.#level, service)) {
      if (name !== except && !this.#isFolder(name)) this.#remove(name, { service, reason });
    }
  }

  /** Puts a link in the place of all entries of the service; why not, if it is known that this would fail. */
  put(name: ByteString, link: WantedLink): RefusedLink['code'] | undefined {
    const fault = this.#judge(name);
    if (fault !== undefined) return fault;
    this.drop(link.service, link.reason, name);
    const isPresent = this.#isPresent(name);
    this.dropped.delete(name);
    this.wanted.set(name, link);
    if (!isPresent) this.#entries.add(this.#level, name);
    return undefined;
  }

  #judge(name: ByteString): RefusedLink['code'] | undefined {
    if (this.folder.fault?.code === 'ENOTDIR') return 'ENOTDIR';
    if (name.includes('/')) return 'ENOENT';
    if (name.length > LONGEST_NAME) return 'ENAMETOOLONG';
    return this.#isFolder(name) ? 'EEXIST' : undefined;
  }

  #isPresent(name: ByteString): boolean {
    return this.wanted.has(name) || (this.isListed(name) && !this.dropped.has(name));
  }

  #isFolder(name: ByteString): boolean {
    return !this.wanted.has(name) && this.#isPresent(name) && this.folder.isFolder(name);
  }

  #remove(name: ByteString, entry: DroppedEntry): void {
    this.#entries.remove(this.#level, name);
    this.wanted.delete(name);
    this.dropped.set(name, entry);
  }
}
