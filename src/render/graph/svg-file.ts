/** A picture as one SVG file: its storeys one below the other, with a style for light and for dark, and no script. */
import type { ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { PICTURE_STYLE } from '../page/assets.ts';
import { aliasesOf, escapeXml, labelOf } from './labels.ts';
import { drawStorey, titleOf } from './svg.ts';

const MARGIN = 12;
const HEADING = 34;

/** How many tints storeys have, one after the other. */
export const TINTS = 6;

export type Theme = 'auto' | 'light' | 'dark';

/** Ends in a line feed. Equal pictures give equal bytes. O(size). */
export function renderSvg(
  picture: Picture,
  storeys: readonly StoreyLayout[],
  title: ByteString,
  theme: Theme,
): ByteString {
  const width = Math.max(320, ...storeys.map((storey) => storey.width)) + 4 * MARGIN;
  let top = MARGIN;
  const parts = storeys.map((storey) => {
    const height = HEADING + storey.height + MARGIN;
    const frame =
      `<g class="storey tint${storey.view.storey % TINTS}" transform="translate(${MARGIN},${top})">\n` +
      `<rect class="ground" width="${width - 2 * MARGIN}" height="${height}" rx="8"/>\n` +
      `${drawHeading(picture, storey)}\n` +
      `<g transform="translate(${MARGIN},${HEADING})">\n${drawStorey(picture, storey, { hasLinks: false })}\n</g>\n</g>`;
    top += height + MARGIN;
    return frame;
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" width="${width}" height="${top}" role="img" aria-labelledby="title"${theme === 'auto' ? '' : ` data-theme="${theme}"`}>\n` +
    `<title id="title">${escapeXml(title)}</title>\n<style>\n${PICTURE_STYLE}\n${FILE_STYLE}</style>\n` +
    `<rect class="sheet" width="${width}" height="${top}"/>\n${parts.join('\n')}\n</svg>\n`
  );
}

const FILE_STYLE = '.sheet { fill: var(--ground); }\n.ground { fill: var(--tint); }\n.heading { font-weight: bold; }\n';

function drawHeading(picture: Picture, { view }: StoreyLayout): ByteString {
  const milestone = picture.nodes[view.milestone ?? -1];
  const count = `${view.scripts.length} script${view.scripts.length === 1 ? '' : 's'}`;
  const aliases = milestone === undefined ? [] : aliasesOf(milestone).map(labelOf);
  const also = aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
  const title = milestone === undefined ? '' : `<title>${escapeXml(titleOf(milestone))}</title>`;
  return `<g>${title}<text class="heading" x="${MARGIN}" y="22">${escapeXml(`${labelOf(view.name)}${also}: ${count}`)}</text></g>`;
}
