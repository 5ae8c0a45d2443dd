/**
 * What is drawn of a storey: boxes and the lines between them. Three or more scripts with the same neighbours share one box, an
 * edge that leaves the storey ends in a ghost of the script that it leads to, and an edge to a milestone is not drawn where the
 * storey itself says it.
 */
import type { Picture, PictureEdge } from '../model/picture.ts';
import type { Box, StoreyView, Line } from '../model/storey-view.ts';

/** So few scripts make a box of twins; and so many names fit into one. */
const FEWEST_TWINS = 3;
const MOST_TWINS = 40;

/** The views of all storeys that have something in them. O(n log n + m log m). */
export function viewStoreys(
  picture: Picture,
  isDrawn: (edge: PictureEdge) => boolean,
  hasTwins: boolean,
): readonly StoreyView[] {
  const edgesOf = picture.storeys.map((): number[] => []);
  for (const [index, edge] of picture.edges.entries()) {
    if (!isDrawn(edge)) continue;
    const storeys = new Set([edge.from, edge.to].map((node) => picture.nodes[node]?.storey ?? 0));
    for (const storey of storeys) edgesOf[storey]?.push(index);
  }
  return picture.storeys.flatMap((storey, index) =>
    storey.scripts.length === 0 && storey.milestone === undefined
      ? []
      : [viewStorey(picture, index, edgesOf[index] ?? [], hasTwins)],
  );
}

function viewStorey(picture: Picture, index: number, edges: readonly number[], hasTwins: boolean): StoreyView {
  const { name, milestone, scripts } = picture.storeys[index] ?? { name: '', scripts: [] };
  const drawn = edges.filter((edge) => {
    const { from = -1, to = -1, words = [] } = picture.edges[edge] ?? {};
    const ends = [picture.nodes[from], picture.nodes[to]];
    if (ends.some((node) => node?.isMilestone === true)) return false;
    // A facility that scripts of a storey need is what makes the storey: where it comes from need not be drawn at each.
    return ends[0]?.storey === ends[1]?.storey || words.some(({ word }) => !word.startsWith('$'));
  });
  const boxes: Box[] = [];
  const boxOf = new Map<string, number>();
  for (const twins of hasTwins ? findTwins(picture, scripts, drawn) : scripts.map((node) => [node])) {
    for (const node of twins) boxOf.set(`script ${node}`, boxes.length);
    boxes.push({ kind: twins.length > 1 ? 'twins' : 'script', nodes: twins });
  }
  const lines = new Map<string, Line & { readonly edges: number[] }>();
  for (const edge of drawn) {
    const { from = -1, to = -1 } = picture.edges[edge] ?? {};
    const ends = [from, to].map((node, side) => {
      const isHere = picture.nodes[node]?.storey === index;
      const key = isHere ? `script ${node}` : `ghost ${side} ${node}`;
      const known = boxOf.get(key);
      if (known !== undefined) return known;
      boxOf.set(key, boxes.length);
      return boxes.push({ kind: side === 0 ? 'ghost-above' : 'ghost-below', nodes: [node] }) - 1;
    });
    const [start = -1, end = -1] = ends;
    const kind = picture.edges[edge]?.kind ?? 'require';
    const known = lines.get(`${start} ${end} ${kind}`);
    if (known === undefined) lines.set(`${start} ${end} ${kind}`, { from: start, to: end, edges: [edge] });
    else known.edges.push(edge);
  }
  return {
    storey: index,
    name,
    scripts,
    boxes,
    lines: [...lines.values()],
    ...(milestone !== undefined && { milestone }),
  };
}

/** Scripts in groups: twins together, all others alone; in the order of the boot by the first of each. */
function findTwins(
  { nodes, edges }: Picture,
  scripts: readonly number[],
  drawn: readonly number[],
): readonly (readonly number[])[] {
  const signs = new Map(scripts.map((node): [number, string[]] => [node, []]));
  for (const index of drawn) {
    const edge = edges[index];
    if (edge === undefined) continue;
    signs.get(edge.from)?.push(`>${edge.to} ${edge.kind}`);
    signs.get(edge.to)?.push(`<${edge.from} ${edge.kind}`);
  }
  const place = new Map(scripts.map((node, i) => [node, i]));
  const groups = new Map<string, number[]>();
  for (const node of scripts) {
    // A script of a ring is shown by itself, so that the ring can be followed.
    const sign = nodes[node]?.cycle === -1 ? (signs.get(node) ?? []).sort().join('\n') : `ring ${node}`;
    const known = groups.get(sign);
    if (known === undefined) groups.set(sign, [node]);
    else known.push(node);
  }
  return [...groups.values()]
    .flatMap((group) => (group.length < FEWEST_TWINS ? group.map((node) => [node]) : slice(group)))
    .sort(([a = 0], [b = 0]) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

function slice(group: readonly number[]): readonly (readonly number[])[] {
  const parts: (readonly number[])[] = [];
  for (let start = 0; start < group.length; start += MOST_TWINS) parts.push(group.slice(start, start + MOST_TWINS));
  return parts;
}
