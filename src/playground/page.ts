/** The playground as a page: its controls, its tabs, and what it stands on. The build puts the worker and the engine into it. */
import type { ByteString } from '../model/bytes.ts';
import { PROFILES } from '../model/lint.ts';
import { escapeXml } from '../render/graph/labels.ts';
import { PAGE_SCRIPT_HASH } from '../render/page/assets.ts';
import { closePage, openPage, THEME_TOOL, type PageScript } from '../render/page/frame.ts';

export interface PlaygroundPage {
  readonly script: PageScript;
  /** Texts of scripts that are started as workers; no page runs them by itself. */
  readonly worker: string;
  readonly engine: string;
  readonly notice: string;
}

const TABS = [
  ['findings', 'Findings'],
  ['order', 'Order and why'],
  ['rings', 'Rings'],
  ['links', 'Links'],
  ['picture', 'Picture'],
] as const;

export function renderPlayground({ script, worker, engine, notice }: PlaygroundPage): ByteString {
  const frame = {
    title: 'initorder playground',
    status: 'No scripts yet.',
    theme: 'auto' as const,
    tools: THEME_TOOL,
    script,
    // The picture is a page of its own in a frame; the engine is WebAssembly.
    alsoAllowed: { scripts: `'${PAGE_SCRIPT_HASH}' 'wasm-unsafe-eval'`, others: 'frame-src blob:; worker-src blob:; ' },
  };
  return [
    openPage(frame),
    '<noscript><p>This page works by its script; without one, the commands of initorder do the same.</p></noscript>',
    INPUT,
    '<div class="tabs" role="tablist" aria-label="Answers" hidden>',
    ...TABS.map(
      ([id, name], i) =>
        `<button type="button" role="tab" id="tab-${id}" aria-controls="part-${id}" aria-selected="${i === 0}" tabindex="${i === 0 ? 0 : -1}">${name} <span class="count"></span></button>`,
    ),
    '</div>',
    ...TABS.map(
      ([id]) => `<section role="tabpanel" id="part-${id}" aria-labelledby="tab-${id}" tabindex="0" hidden></section>`,
    ),
    `<details class="notice"><summary>About this page, and licences</summary>${notice}</details>`,
    dataBlock('worker-text', worker),
    dataBlock('engine-text', engine),
    closePage(frame),
  ].join('\n');
}

/** Nothing in it ends the element: neither text has such a thing in a place where a backslash would do harm. */
function dataBlock(name: string, text: string): ByteString {
  return `<script type="text/plain" class="${name}">${text.replaceAll(/<(?=\/script|!--|script)/gi, '\\x3c')}</script>`;
}

const profiles = PROFILES.map((profile) => `<option>${escapeXml(profile)}</option>`).join('');

const INPUT: ByteString = `<form class="input">
<p>Paste an init script, or drop scripts, a folder or a tar on this page: headers of LSB, chkconfig and rcorder are read. Nothing
leaves your machine: the page asks for nothing, and works without a network.</p>
<label class="paste-label">Script <textarea class="paste" rows="8" spellcheck="false" autocomplete="off"></textarea></label>
<div class="row">
<label>Its name <input class="paste-name" size="14" value="myservice" autocomplete="off" spellcheck="false"></label>
<button type="submit" class="add">Add it</button>
<label class="file">Files or a tar <input type="file" class="files" multiple></label>
<label class="file">A folder <input type="file" class="folder" webkitdirectory></label>
<label>Rules of <select class="profile"><option value="">what the scripts show</option>${profiles}</select></label>
<button type="button" class="clear">Start anew</button>
</div>
</form>`;
