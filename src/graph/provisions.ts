/**
 * Which scripts provide a name. Both dialects allow many providers of one name, and all of them count. Names are interned
 * here once; a provider carries the number of its resolution, so that an arc to it costs four integers and no object.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Resolution } from '../model/graph.ts';
import type { Place } from '../model/place.ts';

/** A script that provides a name. */
export interface Provider {
  readonly script: number;
  /** Index of the resolution that leads to it by its plain name. */
  readonly resolution: number;
}

const NOBODY: readonly Provider[] = [];

/** A table from names to their providers. Scripts must be added one after the other. */
export class Provisions {
  /** One for each provider, in the order of adding. Whoever finds another way to a provider may append to it. */
  readonly resolutions: Resolution[] = [];
  readonly #providers = new Map<ByteString, Provider[]>();

  /**
   * Notes that a script provides a name, by the word at `provision` or, without one, by its file name. A name that the
   * same script has given before is passed over, so its first word is the one that arcs point at. O(1).
   */
  add(script: number, name: ByteString, provision?: Place): void {
    const providers = this.#providers.get(name);
    if (providers?.at(-1)?.script === script) return;
    const provider = { script, resolution: this.resolutions.length };
    this.resolutions.push(provision ? { name, provision, facilities: [] } : { name, facilities: [] });
    if (providers === undefined) this.#providers.set(name, [provider]);
    else providers.push(provider);
  }

  /** The providers of a name, in the order of the scripts; none if nobody provides it. O(1). */
  of(name: ByteString): readonly Provider[] {
    return this.#providers.get(name) ?? NOBODY;
  }
}
