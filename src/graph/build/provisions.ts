/**
 * Which scripts provide a name. Both dialects allow many providers of one name, and all of them count. Names are interned
 * here once; a provider carries the number of its resolution, so that an arc to it costs four integers and no object.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { FacilityUse, Resolution } from '../../model/graph.ts';
import type { Place } from '../../model/place.ts';

/** A script that provides a name. */
export interface Provider {
  readonly script: number;
  /** Index of the resolution that led to it. */
  readonly resolution: number;
}

const NOBODY: readonly Provider[] = [];

/** A table from names to their providers. Scripts must be added one after the other. */
export class Provisions {
  readonly #resolutions: Resolution[] = [];
  readonly #providers = new Map<ByteString, Provider[]>();

  /**
   * Notes that a script provides a name, by the word at `provision` or, without one, by its file name. A name that the
   * same script has given before is passed over, so its first word is the one that arcs point at. O(1).
   */
  add(script: number, name: ByteString, provision?: Place): void {
    const providers = this.#providers.get(name);
    if (providers?.at(-1)?.script === script) return;
    const provider = { script, resolution: this.#resolutions.length };
    this.#resolutions.push(provision ? { name, provision, facilities: [] } : { name, facilities: [] });
    if (providers === undefined) this.#providers.set(name, [provider]);
    else providers.push(provider);
  }

  /** The same provider, found through facilities. O(1). */
  through({ script, resolution }: Provider, facilities: readonly FacilityUse[]): Provider {
    const plain = this.#resolutions[resolution];
    if (plain === undefined) throw new RangeError('every provider has a resolution');
    return { script, resolution: this.addResolution({ ...plain, facilities }) };
  }

  /** Adds a resolution that is none of a provision, and returns its number. O(1). */
  addResolution(resolution: Resolution): number {
    return this.#resolutions.push(resolution) - 1;
  }

  /** All resolutions, by their numbers. */
  get resolutions(): readonly Resolution[] {
    return this.#resolutions;
  }

  /** The providers of a name, in the order of the scripts; none if nobody provides it. O(1). */
  of(name: ByteString): readonly Provider[] {
    return this.#providers.get(name) ?? NOBODY;
  }
}
