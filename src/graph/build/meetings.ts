/** Which providers of a name a script may wait for: those that are started or stopped in one change of runlevel with it. */
import { NO_RUNLEVEL, type RunlevelSet } from '../../model/runlevel.ts';
import { SURELY_FEW } from '../walks/junctions.ts';
import type { Provider } from './provisions.ts';

/** Providers by the runlevels of who asks. Long lists are gone through once for each set of runlevels that asks. */
export class Meetings {
  readonly #runlevels: readonly RunlevelSet[];
  readonly #known = new Map<readonly Provider[], Map<RunlevelSet, readonly Provider[]>>();

  /** @param runlevels of each script */
  constructor(runlevels: readonly RunlevelSet[]) {
    this.#runlevels = runlevels;
  }

  /** The providers that share a runlevel with the script; all if it has none, and always those that have none. */
  of(providers: readonly Provider[], script: number): readonly Provider[] {
    const own = this.#runlevels[script] ?? NO_RUNLEVEL;
    if (providers.length <= SURELY_FEW) return this.#select(providers, own);
    const lists = this.#known.get(providers) ?? new Map<RunlevelSet, readonly Provider[]>();
    this.#known.set(providers, lists);
    const list = lists.get(own) ?? this.#select(providers, own);
    lists.set(own, list);
    return list;
  }

  #select(providers: readonly Provider[], own: RunlevelSet): readonly Provider[] {
    const mayMeet = ({ script }: Provider): boolean => {
      const other = this.#runlevels[script] ?? NO_RUNLEVEL;
      return own === NO_RUNLEVEL || other === NO_RUNLEVEL || (own & other) !== NO_RUNLEVEL;
    };
    return providers.every(mayMeet) ? providers : providers.filter(mayMeet);
  }
}
