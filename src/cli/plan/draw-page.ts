/** `--format html`: the links as a page, with the picture of what the scripts wait for. */
import { buildSetGraphs } from '../../graph/rings/of-set.ts';
import type { Io } from '../../host/io.ts';
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import type { LinkPlan, PlanDifference } from '../../model/link-plan.ts';
import type { Picture } from '../../model/picture.ts';
import { drawPicture, WHOLE_BOOT } from '../../picture/build.ts';
import { countArcs, MOST_ARCS } from '../../picture/edges.ts';
import { renderPlanPage } from '../../render/page/plan-page.ts';
import type { PlanNote } from '../../render/plan/note.ts';
import { openSources } from '../../system/scripts/sources.ts';
import type { ParsedArguments } from '../frame/command-spec.ts';
import { readSet, titleOfSet } from '../frame/set-options.ts';
import { layOutForPage } from '../graph/layout-for-page.ts';
import { USUAL_WISHES } from '../graph/layout-storeys.ts';
import { PLAN_SPEC } from './spec.ts';

/** What is shown. */
export interface PlannedLinks {
  readonly plan: LinkPlan;
  readonly difference: PlanDifference | undefined;
  readonly notes: readonly PlanNote[];
}

/** The page, also where no link is made: it shows why. */
export function drawPlanPage({ plan, difference, notes }: PlannedLinks, parsed: ParsedArguments, io: Io): ByteString {
  const picture = drawStart(parsed, io);
  const storeys = layOutForPage(picture, USUAL_WISHES, io, PLAN_SPEC.name);
  const title = `runlevel links of ${titleOfSet(parsed, picture.nodes.length)}`;
  return renderPlanPage({ plan, difference, notes, sources: openSources(io.host), picture, storeys, title });
}

const NOTHING: Picture = {
  dialect: 'lsb',
  direction: 'start',
  nodes: [],
  edges: [],
  storeys: [],
  cycles: [],
  order: [],
  isReduced: true,
};

/** By the LSB headers; scripts with chkconfig lines alone say nothing of each other. */
function drawStart(parsed: ParsedArguments, io: Io): Picture {
  const set = readSet(parsed, parsed.operands, io);
  const sorted = { ...set, lsb: set.lsb.toSorted((a, b) => compareBytes(a.file, b.file)) };
  const setGraph = buildSetGraphs(sorted).find(
    ({ dialect, graph }) => dialect === 'lsb' && graph.direction === 'start',
  );
  if (setGraph === undefined || countArcs(setGraph.graph) > MOST_ARCS) return NOTHING;
  return drawPicture(sorted, setGraph, WHOLE_BOOT, openSources(io.host));
}
