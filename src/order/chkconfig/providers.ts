/**
 * Who provides a name. A script provides its file name and each name in Provides; the scripts of one name that have one mask
 * form a group.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { MaskedScript } from './priorities.ts';

const NONE: readonly number[] = [];

export class Providers {
  /** The members of each group, as indexes of scripts, ascending. */
  readonly groups: readonly (readonly number[])[];
  readonly #byName: ReadonlyMap<ByteString, ReadonlyMap<number, number>>;
  readonly #ofScript: readonly (readonly number[])[];

  /** O(all names that are provided). */
  constructor(scripts: readonly MaskedScript[]) {
    const groups: number[][] = [];
    const byName = new Map<ByteString, Map<number, number>>();
    this.#ofScript = scripts.map(({ script, mask }, index) =>
      [...new Set([script.name, ...script.provides])].map((name) => {
        const masks = byName.get(name) ?? new Map<number, number>();
        byName.set(name, masks);
        const group = masks.get(mask) ?? groups.push([]) - 1;
        masks.set(mask, group);
        groups[group]?.push(index);
        return group;
      }),
    );
    this.groups = groups;
    this.#byName = byName;
  }

  groupsOf(script: number): readonly number[] {
    return this.#ofScript[script] ?? NONE;
  }

  /** The groups of a name whose scripts are on wherever the mask is. O(different masks of the name's scripts). */
  matching(name: ByteString, mask: number): readonly number[] {
    const masks = this.#byName.get(name);
    if (masks === undefined) return NONE;
    const found: number[] = [];
    for (const [other, group] of masks) if ((mask & other) === mask) found.push(group);
    return found;
  }
}
