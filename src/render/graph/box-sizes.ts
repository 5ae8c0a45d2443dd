/** How big the boxes of a storey are, and where the names stand in them. */
import { textOfBytes } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import type { Box, Point, Size } from '../../model/storey-view.ts';
import { labelOf } from './labels.ts';
import { textWidth } from './measure.ts';
import { shortenName } from '../text/show.ts';

export const FONT_SIZE: number = 13;
/** Room beside a name: for a mark, and for fonts that are wider than the one that was measured. */
const PADDING = 14;
const ROW = 24;
const CELL_ROW = 22;

/** Longer names are cut in boxes; the whole one is in the title. */
const LONGEST = 40;

/** A box of twins gets another column as long as it stays so narrow. */
const WIDEST = 460;
const MOST_COLUMNS = 5;

/** A name, and the room that it has, seen from the box's corner. */
export interface Cell extends Point, Size {
  readonly node: number;
  readonly text: string;
}

export interface SizedBox extends Size {
  readonly cells: readonly Cell[];
}

const GHOST_MARKS = { 'ghost-above': '↑ ', 'ghost-below': '↓ ', script: '', twins: '' };

/** O(names). */
export function sizeBox({ nodes }: Picture, box: Box): SizedBox {
  const texts = box.nodes.map(
    (node) => GHOST_MARKS[box.kind] + textOfBytes(labelOf(shortenName(nodes[node]?.name ?? '', LONGEST))),
  );
  const widest = Math.max(...texts.map((text) => textWidth(text, FONT_SIZE))) + 2 * PADDING;
  const columns =
    box.kind === 'twins' ? Math.max(1, Math.min(MOST_COLUMNS, texts.length, Math.floor(WIDEST / widest))) : 1;
  const row = box.kind === 'twins' ? CELL_ROW : ROW;
  const cells = texts.map((text, i) => ({
    node: box.nodes[i] ?? -1,
    text,
    x: (i % columns) * widest,
    y: Math.floor(i / columns) * row,
    width: widest,
    height: row,
  }));
  return { cells, width: columns * widest, height: Math.ceil(texts.length / columns) * row };
}
