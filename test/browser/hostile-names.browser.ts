import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { HOSTILE_FILES, HOSTILE_NAMES, shownName } from '../support/hostile-names.ts';
import { openViewer, packageText, type Viewer } from './viewer.ts';
import { runCommand } from '../support/run-command.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
});
afterAll(async () => {
  await viewer.close();
});

function draw(format: string): string {
  return runCommand(runInitorder, ['graph', '--format', format, 'd'], HOSTILE_FILES).stdout;
}

describe('names that mean something elsewhere', () => {
  it('make no element and no script in the page', async () => {
    const { page, messages, requests } = await viewer.open(draw('html'));
    expect(messages).toEqual([]);
    expect(requests).toHaveLength(1);
    const counts = await page.evaluate(() => [
      document.querySelectorAll('b.evil, img, iframe, object, main script, aside script').length,
      document.scripts.length,
      (globalThis as unknown as { evil?: number }).evil ?? 0,
    ]);
    expect(counts).toEqual([0, 2, 0]);
    const shown = await page.locator('.order li b').allTextContents();
    expect([...shown].sort()).toEqual(HOSTILE_NAMES.map(shownName).sort());
    for (const name of shown.slice(0, 12)) {
      await page.evaluate((text) => {
        location.hash = encodeURIComponent(text);
      }, name);
      await page.waitForFunction((text) => document.querySelector('.panel h2')?.textContent === text, name);
    }
    expect(messages).toEqual([]);
  });

  it('make well-formed SVG with nothing but what is drawn', async () => {
    const { page } = await viewer.open('<!doctype html><title>svg</title>');
    const found = await page.evaluate(
      (source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        return [...new Set([...parsed.querySelectorAll('*')].map(({ localName }) => localName))].sort();
      },
      textOfBytes(draw('svg')),
    );
    expect(found).toEqual(['g', 'path', 'rect', 'style', 'svg', 'text', 'title']);
  });

  it('are drawn by mermaid', async () => {
    const { page, messages } = await viewer.open('<!doctype html><title>mermaid</title><div id="out"></div>');
    await page.addScriptTag({ content: packageText('mermaid/dist/mermaid.min.js') });
    const texts = await page.evaluate(
      async (source) => {
        const { mermaid } = globalThis as unknown as {
          mermaid: { initialize(o: object): void; render(id: string, text: string): Promise<{ svg: string }> };
        };
        mermaid.initialize({ startOnLoad: false });
        const { svg } = await mermaid.render('picture', source);
        const { body } = new DOMParser().parseFromString(svg, 'text/html');
        return [...body.querySelectorAll('.nodeLabel')].map(({ textContent }) => textContent);
      },
      textOfBytes(draw('mermaid')),
    );
    expect(messages).toEqual([]);
    expect(texts).toHaveLength(HOSTILE_NAMES.length);
    // Below each name stands what the script provides.
    const wanted = HOSTILE_NAMES.map((name, i) => `${shownName(name)}p${i}`).filter((text) => text.length < 100);
    expect(texts).toEqual(expect.arrayContaining(wanted));
  });
});
