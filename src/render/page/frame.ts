/**
 * The frame of every page: one file that asks for nothing, allows its own style and script by their hashes and nothing else, and
 * says all of it without the script. Whatever stands in it is escaped before.
 */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { escapeXml } from '../graph/labels.ts';
import { PAGE_STYLE, PAGE_STYLE_HASH } from './assets.ts';

/** A script of ours, and the hash by which the page allows it. */
export interface PageScript {
  readonly text: string;
  readonly hash: string;
}

export interface PageFrame {
  /** Not escaped yet. */
  readonly title: ByteString;
  /** A line below the title, as HTML. */
  readonly status: ByteString;
  readonly theme: 'auto' | 'light' | 'dark';
  /** Controls besides that of the theme, as HTML; they are shown by the script, without which they could do nothing. */
  readonly tools: ByteString;
  /** What stands beside the main part, as HTML. */
  readonly aside?: ByteString;
  readonly script: PageScript;
  /** For the script. */
  readonly data?: object;
  /** What the policy of the page allows besides; nothing, as a rule. */
  readonly alsoAllowed?: { readonly scripts: string; readonly others: string };
}

/** All that stands before the main part. */
export function openPage({ title, status, theme, tools, script, alsoAllowed }: PageFrame): ByteString {
  const scripts = [`'${script.hash}'`, ...(alsoAllowed === undefined ? [] : [alsoAllowed.scripts])].join(' ');
  const policy = `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; script-src ${scripts}; ${alsoAllowed?.others ?? ''}base-uri 'none'; form-action 'none'`;
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
    `<header class="bar"><h1>${escapeXml(title)}</h1><div class="tools" hidden>${tools}</div><p class="status" role="status">${status}</p></header>`,
    '<div class="columns"><main>',
  ].join('\n');
}

/** All that stands behind it; the file ends in a line feed. */
export function closePage({ aside = '', script, data }: PageFrame): ByteString {
  return [
    `</main>${aside}</div>`,
    ...(data === undefined ? [] : [`<script type="application/json" class="page-data">${dataText(data)}</script>`]),
    `<script>${script.text}</script>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

/** The whole file. O(size). */
export function renderPage(frame: PageFrame, main: ByteString): ByteString {
  return openPage(frame) + main + closePage(frame);
}

/** No text in it can end the element that it stands in. */
function dataText(data: object): ByteString {
  return bytesOfText(JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028'));
}

export const THEME_TOOL: ByteString =
  '<label>Theme <select class="theme"><option value="auto">auto</option><option value="light">light</option>' +
  '<option value="dark">dark</option></select></label>';
