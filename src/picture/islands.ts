/** The parts of a storey that no line joins: each is laid out by itself, so that a storey need not be as wide as all of them. */
import type { Island, StoreyView } from '../model/storey-view.ts';

/** Islands with more boxes first, else in the order of the boot. O(n log n + m). */
export function findIslands({ boxes, lines }: StoreyView): readonly Island[] {
  const linesOf = boxes.map((): number[] => []);
  for (const [index, { from, to }] of lines.entries()) {
    linesOf[from]?.push(index);
    if (to !== from) linesOf[to]?.push(index);
  }
  const seen = new Set<number>();
  const islands: { boxes: number[]; lines: number[] }[] = [];
  for (const start of boxes.keys()) {
    if (seen.has(start)) continue;
    const reached = [start];
    const own = new Set<number>();
    seen.add(start);
    for (const box of reached) {
      for (const index of linesOf[box] ?? []) {
        own.add(index);
        const { from = start, to = start } = lines[index] ?? {};
        for (const end of [from, to]) {
          if (seen.has(end)) continue;
          seen.add(end);
          reached.push(end);
        }
      }
    }
    islands.push({ boxes: reached.sort((a, b) => a - b), lines: [...own].sort((a, b) => a - b) });
  }
  return islands.sort((a, b) => b.boxes.length - a.boxes.length || (a.boxes[0] ?? 0) - (b.boxes[0] ?? 0));
}
