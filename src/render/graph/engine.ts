/**
 * The language of the layout engine: islands of boxes as DOT with nothing but numbers and sizes in it, so that no name ever
 * reaches the engine; and its answer as places.
 */
import type { Island, PlacedBox, PlacedLine, Point, Size, StoreyView } from '../../model/storey-view.ts';

/** Points to an inch. */
const INCH = 72;

/** A bigger island is laid out in haste: the engine's care grows much faster than the picture gets better. */
const MOST_CAREFUL = 250;
const HASTE = ', splines=line, mclimit=0.02, nslimit=0.02, nslimit1=0.1, searchsize=5';

/** @param sizes of all boxes of the view */
export function writeIsland(view: StoreyView, { boxes, lines }: Island, sizes: readonly Size[]): string {
  const inches = (pixels: number): string => (pixels / INCH).toFixed(4);
  return [
    'digraph {',
    `graph [rankdir=TB, nodesep=0.18, ranksep=0.3${boxes.length > MOST_CAREFUL ? HASTE : ''}];`,
    'node [shape=box, fixedsize=true, label=""];',
    'edge [arrowsize=0.7];',
    ...boxes.map((box) => {
      const { width = INCH, height = INCH } = sizes[box] ?? {};
      return `n${box} [width=${inches(width)}, height=${inches(height)}];`;
    }),
    ...lines.map((line) => `n${view.lines[line]?.from ?? 0} -> n${view.lines[line]?.to ?? 0} [id=l${line}];`),
    '}\n',
  ].join('\n');
}

export interface PlacedIsland extends Size {
  readonly boxes: readonly (readonly [box: number, placed: PlacedBox])[];
  readonly lines: readonly PlacedLine[];
}

/** What of the engine's JSON is read; all of it is there when it has laid out a graph. */
interface EngineAnswer {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string }[];
}

/** Reads what the engine answered. Its `y` grows upwards; ours does not. */
export function readIsland(view: StoreyView, sizes: readonly Size[], output: string): PlacedIsland {
  const { bb, objects = [], edges = [] } = JSON.parse(output) as EngineAnswer;
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const flip = (text: string): Point => {
    const [x = 0, y = 0] = text.split(',').map(Number);
    return { x, y: height - y };
  };
  return {
    width,
    height,
    boxes: objects.flatMap(({ name, pos }) => {
      const index = Number(name.slice(1));
      const [box, size] = [view.boxes[index], sizes[index]];
      if (box === undefined || size === undefined) return [];
      const { x, y } = flip(pos);
      const placed = { ...box, ...size, x: x - size.width / 2, y: y - size.height / 2 };
      return [[index, placed] as const];
    }),
    lines: edges.flatMap(({ id, pos }) => {
      const line = view.lines[Number(id.slice(1))];
      return line === undefined ? [] : [{ ...line, ...readCurve(pos, flip) }];
    }),
  };
}

/** `e,X,Y X,Y X,Y ...`: the tip, then the points of the curve. */
function readCurve(pos: string, flip: (text: string) => Point): Pick<PlacedLine, 'points' | 'tip'> {
  const parts = pos.split(' ').filter((part) => part !== '');
  const end = parts.find((part) => part.startsWith('e,'));
  const points = parts.filter((part) => !/^[es],/.test(part)).map(flip);
  return { points, tip: end === undefined ? (points.at(-1) ?? { x: 0, y: 0 }) : flip(end.slice(2)) };
}
