/** A picture to the output or to a file, in the form that was asked for. */
import { writeOwnFile } from '../../change/own-file.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';
import type { Io } from '../../host/io.ts';
import type { WholeHost } from '../../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import { renderDot, type DrawOptions } from '../../render/graph/dot.ts';
import { renderPictureJson, toJsonPicture, type JsonPicture } from '../../render/graph/json.ts';
import {
  drawnEdges,
  MOST_MERMAID_BYTES,
  MOST_MERMAID_EDGES,
  READABLE_EDGES,
  READABLE_NODES,
  renderMermaid,
} from '../../render/graph/mermaid.ts';
import { renderPath, renderSummary } from '../../render/graph/summary.ts';
import { renderTree } from '../../render/graph/tree.ts';
import { showName } from '../../render/text/show.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { describeGroups } from '../cycles/groups.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FAILED, FOUND, OK } from '../frame/exit-status.ts';
import { namePaths } from '../frame/set-options.ts';
import type { ChosenPart } from './choose-part.ts';
import { drawFile, drawPage } from './draw-page.ts';
import { formatOf } from './judge-use.ts';
import { GRAPH_SPEC } from './spec.ts';

const USUAL_DEPTH = '3';

/** What a picture was asked to be written as could not be made of it. */
interface Refusal {
  readonly message: string;
}

/** Writes it; the exit status. @param host that the file of `--output` is written through */
export function writePicture(
  part: ChosenPart,
  setGraph: SetGraph,
  parsed: ParsedArguments,
  io: Io,
  host: WholeHost,
): number {
  const text = renderPart(part, setGraph, parsed, io);
  if (typeof text !== 'string') {
    tell(io, text.message);
    return FOUND;
  }
  const output = lastValue(parsed, 'output');
  if (output === undefined || output === '-') {
    io.stdout.write(text);
    return OK;
  }
  const fault = writeOwnFile(host, bytesOfText(io.cwd), bytesOfText(output), text);
  if (fault === undefined) return OK;
  tell(io, `${output}: ${fault.reason}; nothing was written`);
  return FAILED;
}

function tell(io: Io, message: string): void {
  io.stderr.write(`${GRAPH_SPEC.name}: ${showName(bytesOfText(message))}\n`);
}

function renderPart(part: ChosenPart, setGraph: SetGraph, parsed: ParsedArguments, io: Io): ByteString | Refusal {
  const { picture, focus, path } = part;
  const format = formatOf(parsed) ?? 'text';
  const isAll = lastValue(parsed, 'edges') === 'all';
  const draw: DrawOptions = { isAll, isRightwards: lastValue(parsed, 'direction') === 'right' };
  switch (format) {
    case 'json':
      return renderPictureJson(describePicture(picture, setGraph, lastValue(parsed, 'edges') !== 'reduced', io));
    case 'svg':
      return drawFile(picture, parsed, io);
    case 'html':
      return drawPage(picture, parsed, io);
    case 'dot':
      return renderDot(picture, draw);
    case 'mermaid':
      return drawMermaid(part, draw, parsed.flags.has('force'), io);
    case 'text':
    case 'tree': {
      const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
      if (path !== undefined) return renderPath(picture, path, paint);
      if (format === 'text' && focus.length === 0) return renderSummary(picture, hintsFor(picture, parsed), paint);
      const depth = Number(lastValue(parsed, 'depth') ?? USUAL_DEPTH);
      return renderTree(picture, { roots: focus, isInverted: parsed.flags.has('invert'), depth, isAll, paint });
    }
  }
}

/** A picture as data, with its rings as `initorder cycles` has them. */
export function describePicture(picture: Picture, { graph, groups }: SetGraph, isAll: boolean, io: Io): JsonPicture {
  const cycles = picture.cycles.length === 0 ? [] : describeGroups(graph, groups, openSources(io.host));
  return toJsonPicture(picture, cycles, isAll);
}

function drawMermaid(
  { picture, focus, path }: ChosenPart,
  draw: DrawOptions,
  isForced: boolean,
  io: Io,
): ByteString | Refusal {
  const edges = drawnEdges(picture, draw.isAll).length;
  const text = renderMermaid(picture, draw, focus.length === 0 && path === undefined);
  if (!isForced && (edges > MOST_MERMAID_EDGES || text.length > MOST_MERMAID_BYTES)) {
    return { message: `${edges} edges, ${text.length} bytes: more than mermaid draws; try --focus NAME, or --force` };
  }
  const nodes = picture.nodes.length;
  if (nodes > READABLE_NODES || edges > READABLE_EDGES) {
    tell(io, `${nodes} scripts and ${edges} edges are more than mermaid shows legibly; try --focus NAME`);
  }
  return text;
}

/** Commands to try, on the same scripts. */
function hintsFor(
  { nodes, order, edges }: Picture,
  parsed: ParsedArguments,
): readonly { readonly command: ByteString; readonly about: ByteString }[] {
  const set = bytesOfText(namePaths(parsed));
  // The script with the most edges is one that is worth a look.
  const degrees = new Map<number, number>();
  for (const { from, to } of edges) for (const node of [from, to]) degrees.set(node, (degrees.get(node) ?? 0) + 1);
  const busiest = order.filter((node) => nodes[node]?.isMilestone === false);
  const [first] = busiest.toSorted((a, b) => (degrees.get(b) ?? 0) - (degrees.get(a) ?? 0));
  const name = showName(nodes[first ?? order[0] ?? 0]?.name ?? '');
  return [
    { command: `initorder graph --focus ${name} ${set}`, about: 'what it waits for; --invert: what waits for it' },
    { command: `initorder graph -f mermaid --focus ${name} ${set}`, about: 'a picture of what is around it' },
    { command: `initorder graph -o boot.html ${set}`, about: 'all of it, as a page to walk in' },
  ];
}
