/** The page of a picture: its storeys, its rings, and all scripts as a list that needs neither eyes nor a script. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import {
  CUT,
  IMPLIED,
  ON_RING,
  type PageData,
  type PageEdge,
  type PageNode,
  type PageWord,
} from '../../model/page-data.ts';
import type { EdgeWord, Picture, PictureEdge, PictureNode } from '../../model/picture.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { aliasesOf, escapeXml, labelOf } from '../graph/labels.ts';
import { drawStorey, linkTo } from '../graph/svg.ts';
import { showPath } from '../text/show.ts';
import { TINTS } from '../graph/svg-file.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from './assets.ts';
import { renderPage, THEME_TOOL } from './frame.ts';
import { LEGEND } from './legend.ts';

export interface GraphPage {
  readonly picture: Picture;
  /** Absent where there is no layout; the page is a list then. */
  readonly storeys: readonly StoreyLayout[];
  readonly title: ByteString;
  readonly theme: 'auto' | 'light' | 'dark';
  /** What stands before the picture, as HTML. */
  readonly first?: ByteString;
  /** What of a script stands on the page besides its header, by node: why it runs or does not. */
  readonly reasons?: ReadonlyMap<number, ByteString>;
  /** By node, its links in the runlevels. */
  readonly links?: ReadonlyMap<number, ByteString>;
}

export function renderGraphPage({ picture, storeys, title, theme, first = '', reasons, links }: GraphPage): ByteString {
  const frame = {
    title,
    status: countPicture(picture),
    theme,
    tools: TOOLS + THEME_TOOL + LEGEND_TOOL,
    aside: PANEL,
    script: { text: PAGE_SCRIPT, hash: PAGE_SCRIPT_HASH },
    data: toPageData(picture, reasons, links),
  };
  return renderPage(frame, [renderBanner(picture), first, renderPicture(picture, storeys)].join('\n'));
}

/** How big it is, in a line. */
export function countPicture({ nodes, edges }: Picture): ByteString {
  const implied = edges.filter(({ isImplied }) => isImplied).length;
  return `${nodes.length} scripts, ${edges.length} edges, ${implied} of them implied by others and not drawn`;
}

/** The storeys of a larger picture are folded until something in them is chosen: a browser need not draw what nobody sees. */
const MOST_OPEN = 300;

/** The legend, the storeys and the list. */
export function renderPicture(picture: Picture, storeys: readonly StoreyLayout[]): ByteString {
  const isFolded = picture.nodes.length > MOST_OPEN;
  return [LEGEND, ...storeys.map((storey) => renderStorey(picture, storey, isFolded)), renderList(picture)].join('\n');
}

const TOOLS: ByteString =
  '<label>Search <input type="search" class="search" size="16" autocomplete="off" spellcheck="false"></label>' +
  '<label>Steps <input type="number" class="hops" min="1" max="99" value="2"></label>';

const LEGEND_TOOL: ByteString =
  '<button type="button" class="help" aria-expanded="false">Legend</button><ul class="hits" aria-label="Hits"></ul>';

const PANEL: ByteString = '<aside class="panel" aria-label="The chosen script" tabindex="0" hidden></aside>';

function renderStorey(picture: Picture, layout: StoreyLayout, isFolded: boolean): ByteString {
  const { view, width, height } = layout;
  const milestone = picture.nodes[view.milestone ?? -1];
  const name = escapeXml(labelOf(view.name));
  const heading =
    milestone === undefined
      ? name
      : `<a class="node" data-n="${view.milestone ?? 0}" href="${linkTo(milestone)}">${name}${renderAliases(milestone)}</a>`;
  const count = `${view.scripts.length} script${view.scripts.length === 1 ? '' : 's'}`;
  const drawing =
    view.scripts.length === 0
      ? ''
      : `<div class="drawing" tabindex="0" role="region" aria-label="${name}"><svg width="${width + 8}" height="${height + 8}" viewBox="-4 -4 ${width + 8} ${height + 8}">\n${drawStorey(picture, layout, { hasLinks: true })}\n</svg></div>`;
  return `<section class="storey tint${view.storey % TINTS}"><h2>${heading}<small>${count}</small></h2>${isFolded && drawing !== '' ? `<details class="fold"><summary>Picture of ${count}</summary>${drawing}</details>` : drawing}</section>`;
}

function renderAliases(node: PictureNode): ByteString {
  const aliases = aliasesOf(node).map((alias) => escapeXml(labelOf(alias)));
  return aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
}

/** So many names of a ring are told in the banner. */
const MOST_NAMES = 12;

function renderBanner({ cycles, nodes, edges }: Picture): ByteString {
  if (cycles.length === 0) return '';
  const rings = cycles.map(({ ring, cut }) => {
    const names = ring.flatMap((edge) => nodes[edges[edge]?.from ?? -1] ?? []);
    const shown = [...names.slice(0, MOST_NAMES), ...names.slice(0, 1)];
    const words = cut.map(({ field, word, place }) => {
      return `${escapeXml(`${labelOf(word)} of ${field}`)} <span class="word">${escapeXml(`${labelOf(showPath(place.file))}:${place.line}`)}</span>`;
    });
    const advice = words.length === 0 ? 'no cut is proposed' : `cut ${words.join(' and ')}`;
    const way = shown.map((node) => `<a class="jump" href="${linkTo(node)}">${escapeXml(labelOf(node.name))}</a>`);
    return `<p>${way.join(' → ')}${names.length > MOST_NAMES ? ' …' : ''}; ${advice}</p>`;
  });
  const many = `${cycles.length} group${cycles.length === 1 ? '' : 's'} of scripts that wait for one another`;
  return encode(`<section class="banner" aria-label="Rings"><strong>${many}</strong>${rings.join('')}</section>`);
}

/** Arrows and dots of ours among byte strings. */
function encode(html: string): ByteString {
  return html.replaceAll('→', '&rarr;').replaceAll('…', '&hellip;');
}

function renderList(picture: Picture): ByteString {
  const needs = picture.nodes.map((): PictureEdge[] => []);
  for (const edge of picture.edges) needs[edge.to]?.push(edge);
  const verb = picture.direction === 'stop' ? 'stop' : 'start';
  const items = picture.order.map((index) => {
    const node = picture.nodes[index];
    if (node === undefined) return '';
    const links = (needs[index] ?? []).map(({ from, words }) => {
      const other = picture.nodes[from];
      const [word] = words;
      const place = word === undefined ? '' : ` <span class="word">${escapeXml(word.field)}:${word.place.line}</span>`;
      return other === undefined ? '' : `<a href="${linkTo(other)}">${escapeXml(labelOf(other.name))}</a>${place}`;
    });
    const after = links.length === 0 ? '' : `: after ${links.join(', ')}`;
    const state = node.state === undefined ? '' : ` [${node.state}]`;
    return `<li id="${escapeXml(labelOf(node.name))}"><b>${escapeXml(labelOf(node.name))}</b>${renderAliases(node)}${state}${after}</li>`;
  });
  if (items.length === 0)
    return `<details class="order" open><summary>No header says what waits for what</summary></details>`;
  return `<details class="order" open><summary>All scripts in the order in which they ${verb}, each with what comes before it</summary><ol>\n${items.join('\n')}\n</ol></details>`;
}

/** The picture as the page's script reads it. */
export function toPageData(
  picture: Picture,
  reasons: ReadonlyMap<number, ByteString> = new Map(),
  links: ReadonlyMap<number, ByteString> = new Map(),
): PageData {
  const text = (bytes: ByteString): string => textOfBytes(labelOf(bytes));
  return {
    verb: picture.direction,
    nodes: picture.nodes.map((node, index): PageNode => {
      const aliases = aliasesOf(node);
      const [reason, linked] = [reasons.get(index), links.get(index)];
      return {
        name: text(node.name),
        path: text(node.path),
        level: node.level,
        storey: node.storey,
        ...(aliases.length > 0 && { aliases: aliases.map(text) }),
        ...(node.keywords.length > 0 && { keywords: node.keywords.map(text) }),
        ...(node.runlevels.length > 0 && { runlevels: node.runlevels }),
        ...(node.description !== '' && { about: text(node.description) }),
        ...(node.isMilestone && { isMilestone: true as const }),
        ...(node.state !== undefined && { state: node.state }),
        ...(reason !== undefined && { reason: text(reason) }),
        ...(linked !== undefined && { links: text(linked) }),
      };
    }),
    edges: picture.edges.map(({ from, to, kind, isImplied, isOnRing, isCut, words }): PageEdge => {
      const flags = (isImplied ? IMPLIED : 0) + (isOnRing ? ON_RING : 0) + (isCut ? CUT : 0);
      const owner = kind === 'before' ? picture.nodes[from]?.path : picture.nodes[to]?.path;
      return [from, to, kind, flags, words.map((word) => toPageWord(word, owner, text))];
    }),
    storeys: picture.storeys.map(({ name }) => text(name)),
    order: picture.order,
    cycles: picture.cycles.map(({ nodes }) => nodes),
  };
}

function toPageWord(
  { field, word, place: { file, line, column } }: EdgeWord,
  owner: ByteString | undefined,
  text: (bytes: ByteString) => string,
): PageWord {
  return file === owner ? [text(field), text(word), line, column] : [text(field), text(word), line, column, text(file)];
}
