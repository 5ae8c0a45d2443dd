/**
 * The links that insserv 1.26 makes of a set of scripts on a root without links, all of them named on its command line. It
 * is the very run of `insserv-ts`, on folders of links that are empty.
 */
import type { Facilities } from '../../model/facility.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import type { PlannedLink, PlanRing } from '../../model/link-plan.ts';
import { kindOfLink, levelFolder, numberOfLink, serviceOfLink } from '../../model/link-farm.ts';
import { findGroups } from '../../graph/walks/components.ts';
import { buildLsbGraph, type LsbScript } from '../../graph/build/lsb.ts';
import { orderInsserv } from '../../order/insserv/order.ts';
import { InsservRun, type InsservTree } from '../../order/insserv/run.ts';
import { openCauses } from './causes.ts';
import { planInsservLinks } from './runlevel-links.ts';
import type { PlanScript } from '../links/script.ts';

export interface InsservSetPlan {
  /** Undefined where insserv makes no link. */
  readonly links: readonly PlannedLink[] | undefined;
  readonly rings: readonly PlanRing[];
  readonly events: readonly InsservEvent[];
}

/** Plans the links. As much work as a run of insserv, see `DepthWalk`. */
export function planInsservSet(
  scripts: readonly PlanScript[],
  facilities: Facilities,
  isForced: boolean,
): InsservSetPlan {
  const events: InsservEvent[] = [];
  const run = new InsservRun(
    {
      operands: scripts.map(({ name }) => ({ name })),
      isRemoving: false,
      isForced,
      isRecursive: false,
      usesDefaults: false,
      isDry: true,
      version: '1.26',
    },
    emptyTree(scripts),
    facilities,
    (event) => {
      // That each link is made is what the plan says.
      if (event.code !== 'enabling') events.push(event);
    },
  );
  const loop = facilities.findings.find(({ code }) => code === 'facility/loop');
  if (loop !== undefined) {
    const { facility, place, last } = loop;
    return { links: undefined, rings: [], events: [{ code: 'facility-loop', facility, place, last }] };
  }
  const isOrdered = orderInsserv(run) !== undefined;
  const hasLoop = events.some(({ code }) => code === 'loop-between' || code === 'loop-at');
  const rings = hasLoop ? findRings(run, scripts) : [];
  return { links: isOrdered ? describeLinks(run, scripts) : undefined, rings, events };
}

/** The scripts, and folders of links with nothing in them. In byte order, as a listing gives the names. */
function emptyTree(scripts: readonly PlanScript[]): InsservTree {
  const byName = new Map(scripts.map((script) => [script.name, script]));
  const names = scripts.map(({ name }) => name);
  const missing = { kind: 'missing', reason: '' } as const;
  return {
    openLevel: () => ({ kind: 'listed', entries: [], isNew: false }),
    linkEnd: () => ({ kind: 'dangling' }),
    headerOfLink: () => missing,
    headerOfScript: (name) => byName.get(name)?.lsb ?? missing,
    scriptNames: () => names,
    refusalOf: () => undefined,
    pathOf: (level, name) => `${levelFolder(level)}/${name}`,
    folderOf: levelFolder,
  };
}

function describeLinks(run: InsservRun, scripts: readonly PlanScript[]): readonly PlannedLink[] {
  const files = new Map(scripts.map(({ name, file }) => [name, file]));
  const links: PlannedLink[] = [];
  for (const { level, script, after, target, cause } of planInsservLinks(run, openCauses(run.table))) {
    if (after === undefined || cause === undefined || serviceOfLink(after) === undefined) continue;
    const file = files.get(script) ?? '';
    links.push({
      level,
      kind: kindOfLink(after),
      number: numberOfLink(after),
      script,
      file,
      name: after,
      target,
      cause,
    });
  }
  return links;
}

/** The groups of scripts that wait for one another, with the runlevels that the run gave them. */
function findRings(run: InsservRun, scripts: readonly PlanScript[]): readonly PlanRing[] {
  const headers = new Map(scripts.map((script) => [script.name, script]));
  const listed: LsbScript[] = [];
  for (const { script, start, stop } of run.table.nodes) {
    const found = script === undefined ? undefined : headers.get(script);
    if (found === undefined) continue;
    const { lsb } = found;
    const levels = { defaultStart: { set: start.levels }, defaultStop: { set: stop.levels } };
    listed.push({ file: found.name, headerFile: lsb.file, reading: { ...lsb.reading, ...levels } });
  }
  return (['start', 'stop'] as const).flatMap((direction) => {
    const graph = buildLsbGraph(listed, run.facilities, direction);
    return findGroups(graph).map((group) => ({
      direction,
      scripts: group.map((script) => graph.scripts[script]?.file ?? '').sort(),
    }));
  });
}
