/**
 * How wide text is. Boxes are made for Helvetica, whose widths fonts like Arial and Liberation Sans share, with room for the
 * wider fonts that stand in where none of these is.
 */

/** Widths of the characters from the blank on, in thousandths of the size (Adobe Core 14 metrics). */
const WIDTHS: readonly number[] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

/** Of letters of other alphabets, and of those of East Asia, which take a whole square. */
const OTHER = 650;
const WIDE = 1000;

/** Pixels, for a size in pixels. O(n). */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    width += WIDTHS[code - 0x20] ?? (code >= 0x1100 ? WIDE : OTHER);
  }
  return Math.ceil((width * size) / 1000);
}
