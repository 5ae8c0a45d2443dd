/**
 * One runlevel's folder while a plan is being made: what was listed, and what shall be there instead. Entries are found by
 * service in the order of their bytes, for the first one decides.
 */
import { compareBytes, type ByteString } from '../model/bytes.ts';
import { parseLinkName, serviceOfLink, type FarmFolder, type LinkName } from '../model/link-farm.ts';
import type { LinkReason, RefusedLink } from '../model/plan.ts';
import { compilePattern, isPattern } from './name-pattern.ts';

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
  /** All names; made when the first entry is to change. */
  #names: Set<ByteString> | undefined;
  /** By service; the names of each in byte order. */
  readonly #byService = new Map<ByteString, ByteString[]>();

  /** O(entries). */
  constructor(folder: FarmFolder) {
    this.folder = folder;
    for (const name of folder.names) {
      const service = serviceOfLink(name);
      if (service === undefined) continue;
      const names = this.#byService.get(service);
      if (names === undefined) this.#byService.set(service, [name]);
      else names.push(name);
    }
  }

  /**
   * The names of a service's entries, in byte order. O(1) for a plain name; one that is a pattern is held against all
   * entries, and one with a slash has none, for links in folders of a runlevel's folder belong to nobody.
   */
  entriesOf(service: ByteString): readonly ByteString[] {
    if (service.includes('/')) return [];
    if (!isPattern(service)) return this.#byService.get(service) ?? [];
    const test = compilePattern(service);
    const found = [...this.#byService].flatMap(([other, names]) => (test(other) ? names : []));
    return found.sort(compareBytes);
  }

  get #present(): Set<ByteString> {
    this.#names ??= new Set(this.folder.names);
    return this.#names;
  }

  /** Whether the entry that decides is one that starts the service. */
  isOn(service: ByteString): boolean {
    return this.entriesOf(service)[0]?.startsWith('S') === true;
  }

  /** The entry that decides whether the service is on. */
  deciding(service: ByteString): LinkName | undefined {
    const [name] = this.entriesOf(service);
    return name === undefined ? undefined : parseLinkName(name);
  }

  /** Takes away all entries of a service but `except`; folders stay. */
  drop(service: ByteString, reason: LinkReason, except?: ByteString): void {
    for (const name of [...this.entriesOf(service)]) {
      if (name !== except && !this.#isFolder(name)) this.#remove(name, { service, reason });
    }
  }

  /** Puts a link in the place of all entries of the service; why not, if it is known that this would fail. */
  put(name: ByteString, link: WantedLink): RefusedLink['code'] | undefined {
    const fault = this.#judge(name);
    if (fault !== undefined) return fault;
    this.drop(link.service, link.reason, name);
    this.dropped.delete(name);
    this.wanted.set(name, link);
    if (!this.#present.has(name)) this.#add(name);
    return undefined;
  }

  #judge(name: ByteString): RefusedLink['code'] | undefined {
    if (this.folder.fault?.code === 'ENOTDIR') return 'ENOTDIR';
    if (name.includes('/')) return 'ENOENT';
    if (name.length > LONGEST_NAME) return 'ENAMETOOLONG';
    return this.#isFolder(name) ? 'EEXIST' : undefined;
  }

  #isFolder(name: ByteString): boolean {
    return this.#present.has(name) && !this.wanted.has(name) && this.folder.isFolder(name);
  }

  #remove(name: ByteString, entry: DroppedEntry): void {
    this.#present.delete(name);
    const names = this.#byService.get(serviceOfLink(name) ?? '') ?? [];
    const index = names.indexOf(name);
    if (index >= 0) names.splice(index, 1);
    this.wanted.delete(name);
    this.dropped.set(name, entry);
  }

  #add(name: ByteString): void {
    this.#present.add(name);
    const service = serviceOfLink(name);
    if (service === undefined) return;
    const names = this.#byService.get(service) ?? [];
    this.#byService.set(service, [...names, name].sort(compareBytes));
  }
}
