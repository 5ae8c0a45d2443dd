/**
 * The frame of every page: one file that asks for nothing, allows its own style and script by their hashes and nothing else, and
 * says all of it without the script. Whatever stands in it is escaped before.
 */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { PageData } from '../../model/page-data.ts';
import { escapeXml } from '../graph/labels.ts';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from './assets.ts';

export interface PageParts {
  /** Not escaped yet. */
  readonly title: ByteString;
  /** A line below the title, as HTML. */
  readonly status: ByteString;
  readonly main: ByteString;
  readonly theme: 'auto' | 'light' | 'dark';
  /** For the script; a page without it has no script either. */
  readonly data?: PageData;
}

/** The whole file, which ends in a line feed. O(size). */
export function renderPage({ title, status, main, theme, data }: PageParts): ByteString {
  const script = data === undefined ? '' : `script-src '${PAGE_SCRIPT_HASH}'; `;
  const policy = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; ${script}base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    `<html lang="en"${theme === 'auto' ? '' : ` data-theme="${theme}"`}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="initorder">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    `<header class="bar"><h1>${escapeXml(title)}</h1>${data === undefined ? '' : TOOLS}<p class="status" role="status">${status}</p></header>`,
    `<div class="columns"><main>${main}</main>${data === undefined ? '' : PANEL}</div>`,
    ...(data === undefined ? [] : [`<script type="application/json" class="page-data">${dataText(data)}</script>`]),
    ...(data === undefined ? [] : [`<script>${PAGE_SCRIPT}</script>`]),
    '</body>',
    '</html>\n',
  ].join('\n');
}

/** No text in it can end the element that it stands in. */
function dataText(data: PageData): ByteString {
  return bytesOfText(JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028'));
}

/** Shown by the script, without which they could do nothing. */
const TOOLS =
  '<div class="tools" hidden>' +
  '<label>Search <input type="search" class="search" size="16" autocomplete="off" spellcheck="false"></label>' +
  '<label>Steps <input type="number" class="hops" min="1" max="99" value="2"></label>' +
  '<label>Theme <select class="theme"><option value="auto">auto</option><option value="light">light</option>' +
  '<option value="dark">dark</option></select></label>' +
  '<button type="button" class="help" aria-expanded="false">Legend</button>' +
  '<ul class="hits" aria-label="Hits"></ul></div>';

const PANEL = '<aside class="panel" aria-label="The chosen script" tabindex="0" hidden></aside>';
