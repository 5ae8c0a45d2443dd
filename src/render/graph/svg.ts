/** Storeys as SVG: boxes, names and lines where the engine put them. Every name is escaped text or an attribute in quotes. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Picture, PictureNode } from '../../model/picture.ts';
import type { PlacedBox, PlacedLine, Point, StoreyLayout } from '../../model/storey-view.ts';
import { FONT_SIZE, sizeBox, type Cell } from './box-sizes.ts';
import { aliasesOf, escapeXml, labelOf, wordEdge } from './labels.ts';

/** Half of an arrow's foot, in pixels. */
const ARROW = 3;

/** Names are links in a page, where they lead to what the page says of them. */
export interface SvgOptions {
  readonly hasLinks: boolean;
}

/** What stands inside of a storey's `svg` element. O(size). */
export function drawStorey(picture: Picture, { lines, boxes }: StoreyLayout, options: SvgOptions): ByteString {
  const parts = lines.map((line) => drawLine(picture, line));
  for (const box of boxes) parts.push(drawBox(picture, box, options));
  return parts.join('\n');
}

function drawLine(picture: Picture, { edges, points, tip }: PlacedLine): ByteString {
  const drawn = edges.flatMap((index) => picture.edges[index] ?? []);
  const [first] = drawn;
  const classes = [
    'line',
    first?.kind ?? 'require',
    ...(drawn.some(({ isOnRing }) => isOnRing) ? ['ring'] : []),
    ...(drawn.some(({ isCut }) => isCut) ? ['cut'] : []),
    ...(drawn.some(({ from, to }) => picture.nodes[from]?.storey !== picture.nodes[to]?.storey) ? ['far'] : []),
  ].join(' ');
  const title = drawn.map((edge) => escapeXml(wordEdge(picture, edge))).join('\n');
  const [start, ...rest] = points;
  const curve = `M${at(start)}C${rest.map(at).join(' ')}`;
  const from = points.at(-1) ?? tip;
  const cut = first?.isCut === true ? drawCut(points[Math.floor(points.length / 2)] ?? tip) : '';
  return `<g class="${classes}" data-e="${edges.join(' ')}"><title>${title}</title><path d="${curve}"/><path class="tip" d="${arrow(from, tip)}"/>${cut}</g>`;
}

function drawCut({ x, y }: Point): ByteString {
  return bytesOfText(`<text class="scissors" x="${x}" y="${y}">✂ cut</text>`);
}

function arrow(from: Point, tip: Point): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [x, y] = [((tip.y - from.y) / length) * ARROW, ((tip.x - from.x) / length) * ARROW];
  return `M${at({ x: from.x + x, y: from.y - y })}L${at(tip)}L${at({ x: from.x - x, y: from.y + y })}z`;
}

function at(point: Point | undefined): string {
  return `${tenth(point?.x ?? 0)},${tenth(point?.y ?? 0)}`;
}

function tenth(number: number): number {
  return Math.round(number * 10) / 10;
}

function drawBox(picture: Picture, box: PlacedBox, options: SvgOptions): ByteString {
  const { cells } = sizeBox(picture, box);
  const drawn = cells.map((cell) => drawCell(picture, box, cell, options)).join('');
  if (box.kind !== 'twins') return drawn;
  return `<g class="twins"><rect ${place(box)} width="${box.width}" height="${box.height}" rx="6"/>${drawn}</g>`;
}

function drawCell({ nodes }: Picture, box: PlacedBox, cell: Cell, { hasLinks }: SvgOptions): ByteString {
  const node = nodes[cell.node];
  if (node === undefined) return '';
  const corner = { x: tenth(box.x + cell.x), y: tenth(box.y + cell.y) };
  const classes = [
    'node',
    ...(box.kind.startsWith('ghost') ? ['ghost'] : []),
    ...(node.cycle >= 0 ? ['ring'] : []),
    ...(node.state === undefined ? [] : [node.state]),
  ].join(' ');
  const middle = `x="${tenth(corner.x + cell.width / 2)}" y="${tenth(corner.y + cell.height / 2 + FONT_SIZE * 0.35)}"`;
  const inside = `<title>${escapeXml(titleOf(node))}</title><rect ${place(corner)} width="${cell.width}" height="${cell.height}" rx="5"/><text ${middle}>${escapeXml(bytesOfText(cell.text))}</text>`;
  return hasLinks
    ? `<a class="${classes}" data-n="${cell.node}" href="${linkTo(node)}">${inside}</a>`
    : `<g class="${classes}">${inside}</g>`;
}

function place({ x, y }: Point): string {
  return `x="${x}" y="${y}"`;
}

/** The name with its aliases, its path and its level. */
export function titleOf(node: PictureNode): ByteString {
  const aliases = aliasesOf(node).map(labelOf);
  const provides = aliases.length === 0 ? '' : `, also ${aliases.join(', ')}`;
  return `${labelOf(node.name)}${provides}\n${labelOf(node.path)}, level ${node.level}`;
}

/** The address of what a page says of a script, inside of the page. */
export function linkTo({ name }: PictureNode): ByteString {
  return `#${encodeURIComponent(textOfBytes(labelOf(name)))}`;
}
