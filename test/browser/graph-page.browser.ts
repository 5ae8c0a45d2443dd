import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { findNeighbourhood } from '../../src/picture/neighbourhood.ts';
import { findViolations, openViewer, type Viewer } from './viewer.ts';
import { drawFolder, FREEBSD } from '../support/pictures.ts';
import { runCommand } from '../support/run-command.ts';

const picture = drawFolder(FREEBSD);
const html = runCommand(runInitorder, ['graph', '--format', 'html', FREEBSD], {}, { host: createDiskHost() }).stdout;
let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
});
afterAll(async () => {
  await viewer.close();
});

describe('the page of FreeBSD 12.1', () => {
  it('asks for nothing, says nothing to the console, and is small', async () => {
    const { page, requests, messages } = await viewer.open(html);
    expect(requests).toEqual([page.url()]);
    expect(messages).toEqual([]);
    expect(html.length).toBeLessThanOrEqual(200_000);
    expect(html).toContain("default-src 'none'");
  });

  it('shows every name, none of them wider than its box', async () => {
    const { page } = await viewer.open(html);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('svg .node')].map((node) => {
        const [text, box] = [node.querySelector('text'), node.querySelector('rect')];
        const slack = (box?.getBoundingClientRect().width ?? 0) - (text?.getBoundingClientRect().width ?? 0);
        return { text: text?.textContent ?? '', slack };
      }),
    );
    expect(boxes.filter(({ slack }) => slack < 0)).toEqual([]);
    const headings = await page.locator('.storey h2 a').allTextContents();
    const shown = new Set([...boxes.map(({ text }) => text), ...headings.map((text) => text.split(' ')[1])]);
    expect(picture.nodes.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each([1280, 320])('does not scroll sideways at %d pixels', async (width) => {
    const { page } = await viewer.open(html, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for those who cannot see or point: %s',
    async (colorScheme) => {
      const { page } = await viewer.open(html, { colorScheme });
      expect(await findViolations(page)).toEqual([]);
      await page.goto(`${page.url()}#rpcbind`);
      await page.locator('.help').click();
      expect(await findViolations(page)).toEqual([]);
    },
  );

  it('has the list too when it is printed, and is as before behind that', async () => {
    const { page } = await viewer.open(html);
    const list = page.locator('.order');
    expect(await list.getAttribute('open')).toBeNull();
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        document.title = `open: ${String(document.querySelector<HTMLDetailsElement>('.order')?.open)}`;
      });
    });
    await page.pdf();
    expect(await page.title()).toBe('open: true');
    expect(await list.getAttribute('open')).toBeNull();
  });

  it('is all there without the script', async () => {
    const { page } = await viewer.open(html, { javaScriptEnabled: false });
    const items = await page.locator('.order li').allTextContents();
    expect(items).toHaveLength(167);
    expect(items.find((text) => text.startsWith('sshd'))).toBe('sshd: after FILESYSTEMS REQUIRE:5, LOGIN REQUIRE:5');
    expect(await page.locator('.order').getAttribute('open')).toBe('');
    expect(await page.locator('.tools').isVisible()).toBe(false);
  });

  it('marks what the library finds, for every script, by more than colour', async () => {
    const { page } = await viewer.open(html);
    const marked = await page.evaluate(
      async (names) => {
        const found: Record<string, [string[], string[]]> = {};
        const numbers = (selector: string): string[] => [
          ...new Set([...document.querySelectorAll(selector)].map((element) => element.getAttribute('data-n') ?? '')),
        ];
        for (const name of names) {
          location.hash = name;
          await new Promise((resolve) => setTimeout(resolve, 5));
          found[name] = [numbers('main .is-before'), numbers('main .is-behind')];
        }
        return found;
      },
      picture.nodes.map(({ name }) => name),
    );
    for (const [node, { name }] of picture.nodes.entries()) {
      const walk = { up: 2, down: 2, isThroughMilestones: false };
      const { before, behind } = findNeighbourhood(picture, new Set([node]), walk);
      const wanted = [before, behind].map((found) => [...found.keys()].map(String).sort());
      expect([name, ...(marked[name] ?? []).map((numbers) => numbers.sort())]).toEqual([name, ...wanted]);
    }
    // Without any colour the two are still told apart.
    await page.goto(`${page.url().split('#')[0] ?? ''}#rpcbind`);
    for (const [side, sign] of [
      ['before', '▲'],
      ['behind', '▼'],
    ] as const) {
      const boxes = page.locator(`svg .is-${side}:has(rect)`);
      expect(await boxes.count()).toBeGreaterThan(5);
      expect(await boxes.locator('.mark').allTextContents()).toEqual(Array(await boxes.count()).fill(sign));
    }
  });
});

describe('by the keyboard alone', () => {
  it('finds, walks, goes back, and keeps its place', async () => {
    const { page } = await viewer.open(html);
    const status = page.locator('.status');
    await page.keyboard.press('/');
    await page.keyboard.type('nfs');
    expect(await status.textContent()).toBe('4 hits');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#nfsuserd$|#nfs[a-z]+$/);
    await page.goto(`${page.url().split('#')[0] ?? ''}#rpcbind`);
    expect(await status.textContent()).toContain('rpcbind waits for 7, 19 wait for it');
    await page.keyboard.press('ArrowDown');
    expect(page.url()).toMatch(/#amd$/);
    await page.keyboard.press('ArrowUp');
    await page.goBack();
    expect(page.url()).toMatch(/#amd$/);
    await page.goBack();
    expect(await page.locator('.panel h2').textContent()).toBe('rpcbind');
    await page.reload();
    expect(await page.locator('.panel h2').textContent()).toBe('rpcbind');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#rpcbind');
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel').isVisible()).toBe(false);
    await page.keyboard.press('Home');
    expect(await page.locator('.panel h2').textContent()).toBe(picture.nodes[picture.order[0] ?? 0]?.name);
    await page.keyboard.press('?');
    expect(await page.locator('.legend').isVisible()).toBe(true);
  });

  it('guesses what was meant, and opens a view that was mailed', async () => {
    const { page } = await viewer.open(html, { address: '#rpcbind?hops=1' });
    expect(await page.locator('.status').textContent()).toContain('rpcbind waits for 3, 11 wait for it');
    await page.keyboard.press('/');
    await page.keyboard.type('rpcbnd');
    expect(await page.locator('.status').textContent()).toBe('no such script; did you mean rpcbind?');
  });
});
