/** A picture as a tree of text: what scripts wait for, or what waits for them. A script is told of once, and later marked. */
import type { ByteString } from '../../model/bytes.ts';
import type { Picture, PictureEdge } from '../../model/picture.ts';
import { columnsOf, showBriefly } from '../text/show.ts';
import type { Paint } from '../text/paint.ts';

export interface TreeOptions {
  /** The nodes at the top; empty for those that no other script of the picture leads on from. */
  readonly roots: readonly number[];
  /** Who waits for them, in place of whom they wait for. */
  readonly isInverted: boolean;
  readonly depth: number;
  readonly isAll: boolean;
  readonly paint: Paint;
}

/** A line to write: a node, how deep it stands, and the edge that led there. */
interface Row {
  readonly node: number;
  readonly edge?: PictureEdge;
  readonly depth: number;
  readonly isLast: boolean;
  /** For each level above whether more comes below. */
  readonly rails: string;
}

/** At most one line for each edge and each root; two lines of marks below. O(n + m), whatever the number of ways. */
export function renderTree(picture: Picture, options: TreeOptions): ByteString {
  const next = waysOn(picture, options);
  const roots = options.roots.length > 0 ? options.roots : findRoots(picture, next);
  const told = new Set<number>();
  const path = new Set<number>();
  const lines: ByteString[] = [];
  const marks = { isRepeated: false, isRing: false, isCut: false };
  const rows: (Row | { readonly leave: number })[] = roots
    .map((node): Row => ({ node, depth: 0, isLast: true, rails: '' }))
    .reverse();
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    if ('leave' in row) {
      path.delete(row.leave);
      continue;
    }
    const { node, depth } = row;
    const ways = next[node] ?? [];
    const isRing = path.has(node);
    const isRepeated = !isRing && told.has(node) && ways.length > 0;
    const isCut = !isRing && !isRepeated && depth >= options.depth && ways.length > 0;
    if (isRing) marks.isRing = true;
    if (isRepeated) marks.isRepeated = true;
    if (isCut) marks.isCut = true;
    const mark = isRing ? ' (ring)' : isRepeated ? ' (*)' : isCut ? ' ...' : '';
    lines.push(renderRow(picture, row, mark, options.paint));
    if (isRing || isRepeated || isCut) continue;
    told.add(node);
    path.add(node);
    rows.push({ leave: node });
    const rails = depth === 0 ? '' : `${row.rails}${row.isLast ? '    ' : '|   '}`;
    for (const [i, edge] of ways.toReversed().entries()) {
      const target = options.isInverted ? edge.to : edge.from;
      rows.push({ node: target, edge, depth: depth + 1, isLast: i === 0, rails });
    }
  }
  return lines.join('') + renderMarks(marks);
}

function waysOn(picture: Picture, { isInverted, isAll }: TreeOptions): readonly (readonly PictureEdge[])[] {
  const ways = picture.nodes.map((): PictureEdge[] => []);
  for (const edge of picture.edges) {
    if (isAll || !edge.isImplied) ways[isInverted ? edge.from : edge.to]?.push(edge);
  }
  return ways;
}

/** Scripts that no other leads to; where all are in rings, all. In the order of the boot. */
function findRoots({ order }: Picture, next: readonly (readonly PictureEdge[])[]): readonly number[] {
  const reached = new Set<number>();
  for (const [node, ways] of next.entries()) {
    for (const { from, to } of ways) reached.add(from === node ? to : from);
  }
  const roots = order.filter((node) => !reached.has(node));
  return roots.length > 0 ? roots : order;
}

function renderRow(
  { nodes }: Picture,
  { node, edge, depth, isLast, rails }: Row,
  mark: string,
  paint: Paint,
): ByteString {
  const branch = depth === 0 ? '' : `${rails}${isLast ? '`-- ' : '|-- '}`;
  const { name = '', state } = nodes[node] ?? {};
  const shown = showBriefly(name);
  const head = `${branch}${shown}${mark}`;
  const decision = state === undefined || state === 'run' ? '' : ` [${state}]`;
  const word = edge?.words[0];
  if (word === undefined) return `${paint.strong(head)}${decision}\n`;
  const gap = ' '.repeat(Math.max(2, 34 - columnsOf(head) - decision.length));
  const also = edge?.isCut === true ? ', to be cut' : '';
  return `${head}${decision}${gap}${paint.frame(`${word.field} ${showBriefly(word.word)}:${word.place.line}${also}`)}\n`;
}

function renderMarks({
  isRepeated,
  isRing,
  isCut,
}: Readonly<Record<'isRepeated' | 'isRing' | 'isCut', boolean>>): ByteString {
  const words = [
    ...(isRepeated ? ['(*) what it leads to is shown above'] : []),
    ...(isCut ? ['... goes on; --depth N shows more'] : []),
    ...(isRing ? ['(ring) closes a ring; initorder cycles tells more'] : []),
  ];
  return words.length === 0 ? '' : `\n${words.join('\n')}\n`;
}
