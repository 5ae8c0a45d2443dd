/** What the lines and marks of a page mean, and its keys. */
import type { ByteString } from '../../model/bytes.ts';

export const LEGEND: ByteString = [
  '<section class="legend" aria-label="Legend" hidden><dl>',
  '<dt>Reading down is the order of the boot</dt><dd>A line leads from what starts first to what starts later.</dd>',
  '<dt>Solid, dotted, dashed</dt><dd>Required; only if it is there (Should-); said by the one that comes first (BEFORE).</dd>',
  '<dt>Storeys</dt><dd>A script stands behind the last milestone that it needs. That is what its storey says, so no line says it again.</dd>',
  '<dt>A dashed box with many names</dt><dd>Scripts with the very same neighbours.</dd>',
  '<dt>A red dashed box</dt><dd>A script of another storey: &uarr; further up, &darr; further down.</dd>',
  '<dt>&#9650; and &#9660;</dt><dd>The chosen script waits for it; it waits for the chosen script.</dd>',
  '<dt>Keys</dt><dd><kbd>/</kbd> search, <kbd>Enter</kbd> choose, <kbd>&larr;</kbd> <kbd>&rarr;</kbd> back and on in the order, ',
  '<kbd>&uarr;</kbd> <kbd>&darr;</kbd> to a need and to a dependent, <kbd>Home</kbd> <kbd>End</kbd> first and last, ',
  '<kbd>c</kbd> next ring, <kbd>Esc</kbd> back, <kbd>?</kbd> this legend</dd>',
  '</dl></section>',
].join('');
