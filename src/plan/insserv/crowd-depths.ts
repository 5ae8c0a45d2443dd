/** Which of the services that `$all` puts before a node comes last: asked for thousands of nodes, answered by few tables. */
import type { Direction } from '../../model/graph.ts';
import type { PlanList } from '../../model/link-plan.ts';
import type { Place } from '../../model/place.ts';
import type { Crowd } from '../../order/insserv/crowd.ts';
import type { Course, Node, Service } from '../../order/insserv/service.ts';

/** What comes before a node, and the word that says so; `$all` has no word of its own. */
export interface LastBefore {
  readonly node: Node;
  readonly depth: number;
  readonly place: Place | undefined;
  readonly list: PlanList | undefined;
}

/** Members of a crowd whose runlevels were and are the same: by depth, the first. */
interface Part {
  readonly crowdLevels: number;
  readonly levels: number;
  readonly byDepth: { readonly node: Node; readonly index: number }[];
}

/** The tables of an ordered run, made when they are first asked for. */
export class CrowdDepths {
  readonly #parts = new Map<Crowd<Service, Course>, readonly Part[]>();

  /** The node with the greatest depth below that of `node`; of equals the first. O(parts and depths) once the crowd is known. */
  lastBefore(node: Node, direction: Direction): LastBefore | undefined {
    const { earlierCrowd, crowdLevels, levels, depth: own } = node[direction];
    if (earlierCrowd === undefined) return undefined;
    const parts = this.#partsOf(earlierCrowd).filter(
      (part) => (part.crowdLevels & crowdLevels) !== 0 && (part.levels & levels) !== 0,
    );
    for (let depth = own - 1; depth > 0; depth--) {
      const firsts = parts.flatMap(({ byDepth }) => byDepth[depth] ?? []).sort((a, b) => a.index - b.index);
      const [first] = firsts;
      if (first !== undefined) return { node: first.node, depth, place: undefined, list: undefined };
    }
    return undefined;
  }

  #partsOf(crowd: Crowd<Service, Course>): readonly Part[] {
    const known = this.#parts.get(crowd);
    if (known !== undefined) return known;
    const parts = new Map<number, Part>();
    for (const [index, { node, depth, crowdLevels, levels }] of crowd.courses.entries()) {
      if (node.script === undefined) continue;
      // Runlevels are eight bits.
      const key = (crowdLevels << 8) | levels;
      const part = parts.get(key) ?? { crowdLevels, levels, byDepth: [] };
      part.byDepth[depth] ??= { node, index };
      parts.set(key, part);
    }
    this.#parts.set(crowd, [...parts.values()]);
    return [...parts.values()];
  }
}
