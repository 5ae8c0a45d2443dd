/** Islands on shelves: side by side as long as there is room, then below. The rest of a layout is the engine's. */
import type { PlacedBox, PlacedLine, Point, StoreyLayout, StoreyView } from '../../model/storey-view.ts';
import type { PlacedIsland } from './engine.ts';

/** A storey gets no wider than this, unless one island is. */
const WIDEST = 1160;
const GAP = 18;

/** O(boxes + points). */
export function putOnShelves(view: StoreyView, islands: readonly PlacedIsland[]): StoreyLayout {
  const room = Math.max(WIDEST, ...islands.map(({ width }) => width));
  const boxes: PlacedBox[] = [];
  const lines: PlacedLine[] = [];
  let [left, top, shelf, width] = [0, 0, 0, 0];
  for (const island of islands) {
    if (left > 0 && left + island.width > room) [left, top, shelf] = [0, top + shelf + GAP, 0];
    const move = ({ x, y }: Point): Point => ({ x: round(x + left), y: round(y + top) });
    for (const [index, box] of island.boxes) boxes[index] = { ...box, ...move(box) };
    for (const line of island.lines) lines.push({ ...line, points: line.points.map(move), tip: move(line.tip) });
    width = Math.max(width, left + island.width);
    shelf = Math.max(shelf, island.height);
    left += island.width + GAP;
  }
  return { view, boxes, lines, width: Math.ceil(width), height: Math.ceil(top + shelf) };
}

/** Tenths of a pixel are enough, and keep the file small. */
function round(number: number): number {
  return Math.round(number * 10) / 10;
}
