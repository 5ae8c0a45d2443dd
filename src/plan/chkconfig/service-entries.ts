/**
 * The entries of a link farm by service. A list asks for all services in all runlevels, so the index takes one walk and one
 * small array a service; nearly all services have one entry in each folder.
 */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import { serviceOfLink, type LinkFarm } from '../../model/link-farm.ts';
import { compilePattern, isPattern } from './name-pattern.ts';

/** A service's entries in one folder, in byte order; one alone stands for itself. */
type Entries = ByteString | readonly ByteString[] | undefined;

const NONE: readonly ByteString[] = [];
const CAPITAL_S = 0x53;

export class ServiceEntries {
  readonly #count: number;
  /** By service, and then by runlevel. */
  readonly #byService = new Map<ByteString, Entries[]>();

  /** O(entries). */
  constructor({ levels }: LinkFarm) {
    this.#count = levels.length;
    levels.forEach(({ names }, level) => {
      names.forEach((name) => {
        const service = serviceOfLink(name);
        if (service !== undefined) this.#append(level, service, name);
      });
    });
  }

  /**
   * The names of a service's entries in a runlevel, in byte order. O(1) for a plain name; one that is a pattern is held
   * against all services, and one with a slash has none, for links in folders of a runlevel's folder belong to nobody.
   */
  of(level: number, service: ByteString): readonly ByteString[] {
    if (!isPattern(service)) return listOf(this.#plain(service)?.[level]);
    if (service.includes('/')) return NONE;
    const test = compilePattern(service);
    const found: ByteString[] = [];
    for (const [other, entries] of this.#byService) if (test(other)) found.push(...listOf(entries[level]));
    return found.sort(compareBytes);
  }

  /** The first entry of a service in a runlevel, which decides about it. */
  first(level: number, service: ByteString): ByteString | undefined {
    return firstOf(isPattern(service) ? this.of(level, service) : this.#plain(service)?.[level]);
  }

  /** The levels in which the first entry of a service, which decides, starts it. */
  mask(service: ByteString): number {
    const levels = isPattern(service) ? undefined : this.#plain(service);
    let mask = 0;
    for (let level = 0; level < this.#count; level++) {
      const first = firstOf(levels === undefined ? this.of(level, service) : levels[level]);
      if (first?.charCodeAt(0) === CAPITAL_S) mask |= 1 << level;
    }
    return mask;
  }

  /** Whether a service has any entry. */
  isLinked(service: ByteString): boolean {
    const levels = isPattern(service) ? undefined : (this.#plain(service) ?? NONE);
    for (let level = 0; level < this.#count; level++) {
      const entries = levels === undefined ? this.of(level, service) : levels[level];
      if (entries !== undefined && entries.length > 0) return true;
    }
    return false;
  }

  add(level: number, name: ByteString): void {
    const service = serviceOfLink(name);
    if (service === undefined) return;
    this.#append(level, service, name);
    const levels = this.#byService.get(service);
    if (levels !== undefined) levels[level] = [...listOf(levels[level])].sort(compareBytes);
  }

  remove(level: number, name: ByteString): void {
    const levels = this.#byService.get(serviceOfLink(name) ?? '');
    if (levels !== undefined) levels[level] = listOf(levels[level]).filter((other) => other !== name);
  }

  #plain(service: ByteString): readonly Entries[] | undefined {
    return service.includes('/') ? undefined : this.#byService.get(service);
  }

  #append(level: number, service: ByteString, name: ByteString): void {
    let levels = this.#byService.get(service);
    if (levels === undefined) {
      levels = new Array<Entries>(this.#count).fill(undefined);
      this.#byService.set(service, levels);
    }
    const before = levels[level];
    levels[level] = before === undefined ? name : [...listOf(before), name];
  }
}

function listOf(entries: Entries): readonly ByteString[] {
  return typeof entries === 'string' ? [entries] : (entries ?? NONE);
}

function firstOf(entries: Entries): ByteString | undefined {
  return typeof entries === 'string' ? entries : entries?.[0];
}
