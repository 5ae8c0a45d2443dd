/**
 * Who provides a name. A script provides its file name and each name in Provides; the scripts of one name that have one mask
 * form a group.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript, MaskedScript } from '../../model/chkconfig-script.ts';

const NONE: readonly number[] = [];

export class Providers {
  /** The members of each group, as indexes of scripts, ascending. */
  readonly groups: readonly (readonly number[])[];
  /** By group: the mask that its scripts have. */
  readonly #masks: number[] = [];
  /** The groups of each name. */
  readonly #byName = new Map<ByteString, number[]>();
  readonly #ofScript: readonly (readonly number[])[];

  /** O(all names that are provided). */
  constructor(scripts: readonly MaskedScript[]) {
    const groups: number[][] = [];
    const groupOf = (name: ByteString, mask: number, index: number): number => {
      const known = this.#byName.get(name);
      let group = known?.find((other) => this.#masks[other] === mask);
      if (group !== undefined) {
        groups[group]?.push(index);
        return group;
      }
      group = groups.push([index]) - 1;
      this.#masks.push(mask);
      if (known === undefined) this.#byName.set(name, [group]);
      else known.push(group);
      return group;
    };
    this.#ofScript = scripts.map(({ script, mask }, index) =>
      namesOf(script).map((name) => groupOf(name, mask, index)),
    );
    this.groups = groups;
  }

  groupsOf(script: number): readonly number[] {
    return this.#ofScript[script] ?? NONE;
  }

  /** The groups of a name whose scripts are on wherever the mask is. O(different masks of the name's scripts). */
  matching(name: ByteString, mask: number): readonly number[] {
    const groups = this.#byName.get(name);
    if (groups === undefined) return NONE;
    const fits = (group: number): boolean => (mask & (this.#masks[group] ?? 0)) === mask;
    // As a rule a name has one group, and then there is nothing to be left out.
    return groups.every(fits) ? groups : groups.filter(fits);
  }
}

/** The names that a script provides, each once. */
function namesOf({ name, provides }: ChkconfigScript): readonly ByteString[] {
  return provides.length === 1 && provides[0] === name ? provides : [...new Set([name, ...provides])];
}
