import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { HOSTILE_NAMES, shownName } from '../support/hostile-names.ts';
import { FREEBSD } from '../support/pictures.ts';
import { runCommand } from '../support/run-command.ts';
import { findViolations, openViewer, type OpenPage, type Viewer } from './viewer.ts';

const html = readFileSync(new URL('../../docs/playground.html', import.meta.url), 'latin1');
const LSB = '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: web\n# Required-Start: $netwrok\n### END INIT INFO\n';
let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
});
afterAll(async () => {
  await viewer.close();
});

/** Drops files as a folder chosen by hand gives them; the names are text. */
async function drop(page: Page, files: readonly (readonly [string, string])[]): Promise<void> {
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const [name, text] of given) transfer.items.add(new File([text], name));
    const field = document.querySelector<HTMLInputElement>('.files');
    const status = document.querySelector('.status');
    if (field === null || status === null) return;
    // What was said before is no answer to these.
    status.textContent = '';
    field.files = transfer.files;
    field.dispatchEvent(new Event('change'));
  }, files);
  await page.waitForFunction(() => /\d rings?,/.test(document.querySelector('.status')?.textContent ?? ''));
}

async function openWith(files: readonly (readonly [string, string])[], tab = ''): Promise<OpenPage> {
  const opened = await viewer.open(html);
  await drop(opened.page, files);
  if (tab !== '') await opened.page.locator(`#tab-${tab}`).click();
  return opened;
}

const freebsd = readdirSync(FREEBSD)
  .sort()
  .map((name) => [name, readFileSync(`${FREEBSD}/${name}`, 'utf8')] as const);

describe('the playground', () => {
  it('orders the scripts of FreeBSD as rcorder-ts does, and says why', async () => {
    const { page, messages } = await openWith(freebsd, 'order');
    const argv = freebsd.map(([name]) => `${FREEBSD}/${name}`);
    const wanted = runCommand(runRcorder, argv, {}, { host: createDiskHost() }).stdout.trim().split('\n');
    const shown = await page.locator('.pick').allTextContents();
    expect(shown).toEqual(wanted.map((path) => path.slice(path.lastIndexOf('/') + 1)));
    await page.locator('.pick', { hasText: /^root$/ }).click();
    await page.waitForFunction(() => document.querySelector('.why pre') !== null);
    await page.locator('.pick', { hasText: /^sshd$/ }).click();
    await page.waitForFunction(() =>
      document.querySelector('.why')?.textContent.includes('root must start before sshd'),
    );
    expect(messages).toEqual([]);
  });

  it('takes a drop, a tar, and a folder that is chosen', async () => {
    const { page } = await viewer.open(html);
    const answered = (words: string): Promise<unknown> =>
      page.waitForFunction((text) => document.querySelector('.status')?.textContent.startsWith(text), words);
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'web'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, LSB);
    await answered('1 script:');
    await page.locator('.clear').click();
    await answered('No scripts yet.');
    const archive = execFileSync('tar', ['-C', path.dirname(path.dirname(FREEBSD)), '-czf', '-', 'etc/rc.d'], {
      maxBuffer: 1 << 24,
    });
    await page.locator('.files').setInputFiles({ name: 'root.tgz', mimeType: 'application/gzip', buffer: archive });
    await answered('167 scripts:');
    await page.locator('.clear').click();
    await answered('No scripts yet.');
    await page.locator('.folder').setInputFiles(FREEBSD);
    await answered('167 scripts:');
  });

  it('draws the picture of FreeBSD as the page of initorder graph, with no request', async () => {
    const { page, messages, requests } = await openWith(freebsd, 'picture');
    const frame = page.frameLocator('iframe');
    await frame.locator('svg .node').first().waitFor();
    expect(await frame.locator('.storey').count()).toBe(6);
    await frame.locator('svg a[href="#rpcbind"]').first().click();
    expect(await frame.locator('.panel h2').textContent()).toBe('rpcbind');
    expect(requests.filter((address) => !address.startsWith('blob:'))).toEqual([page.url()]);
    expect(messages).toEqual([]);
  });

  it('underlines what is wrong in a script that was pasted, and shows the repair', async () => {
    const { page } = await viewer.open(html);
    await page.locator('.paste').fill(LSB);
    await page.locator('.add').click();
    await page.locator('.finding').first().waitFor();
    expect(await page.locator('mark').allTextContents()).toContain('$netwrok');
    expect(await page.locator('.repair ins').allTextContents()).toContain('+ # Required-Start: $network');
    await page.locator('.profile').selectOption('freebsd');
    await page.waitForFunction(() => !document.body.textContent.includes('+ # Required-Start: $network'));
  });

  it('shows rings with their cuts, and the links of LSB scripts', async () => {
    const script = (name: string, needs: string): readonly [string, string] => [
      name,
      LSB.replace('web', name)
        .replace('$netwrok', needs)
        .replace('### END', '# Default-Start: 2 3\n# Default-Stop: 0\n### END'),
    ];
    const { page } = await openWith([script('a', 'b'), script('b', '')], 'links');
    expect(await page.locator('#part-links tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/^b.*S01/),
      expect.stringMatching(/^a.*S02.*after b: Required-Start, a:4/),
    ]);
    await drop(page, [script('b', 'a')]);
    await page.locator('#tab-rings').click();
    expect(await page.locator('#part-rings').textContent()).toContain(
      '2 scripts must start before one another, in a ring',
    );
    expect(await page.locator('#part-rings').textContent()).toContain('delete 1 word, and no ring is left');
  });

  it('makes no element of a name', async () => {
    const files = HOSTILE_NAMES.filter((name) => !/[\n\u001b/]/.test(name)).map(
      (name, i) =>
        [
          name,
          `#!/bin/sh\n# PROVIDE: p${i}\n# REQUIRE: ${i > 0 ? `p${i - 1}` : '<img/src=x/onerror=evil=1>'}\n`,
        ] as const,
    );
    const { page, messages } = await openWith(files);
    for (const tab of ['findings', 'order', 'rings', 'links', 'picture']) await page.locator(`#tab-${tab}`).click();
    await page.frameLocator('iframe').locator('svg .node').first().waitFor();
    for (const frame of page.frames()) {
      const found = await frame.evaluate(() => [
        document.querySelectorAll('b.evil, img, object, embed, main script').length,
        (globalThis as unknown as { evil?: number }).evil ?? 0,
      ]);
      expect(found[1]).toBe(0);
    }
    expect(await page.locator('b.evil, img, object, embed').count()).toBe(0);
    expect([...(await page.locator('.pick').allTextContents())].sort()).toEqual(
      files.map(([name]) => shownName(name)).sort(),
    );
    expect(messages).toEqual([]);
  });

  it.each([
    [
      '2,000 scripts',
      Array.from(
        { length: 2000 },
        (_, i) =>
          [`s${i}`, `#!/bin/sh\n# PROVIDE: s${i}\n${i > 2 ? `# REQUIRE: s${i - 1} s${i >> 1}\n` : ''}`] as const,
      ),
    ],
    ['a script of a megabyte', [['big', `${LSB}${'echo "$x"; '.repeat(100_000)}\n`] as const]],
  ] as const)('never freezes: %s', async (_, files) => {
    const { page, messages } = await viewer.open(html);
    await page.evaluate(() => {
      const state = globalThis as unknown as { longest: number };
      let last = performance.now();
      state.longest = 0;
      setInterval(() => {
        const now = performance.now();
        state.longest = Math.max(state.longest, now - last);
        last = now;
      }, 20);
    });
    await drop(page, files);
    for (const tab of ['order', 'rings', 'links', 'picture', 'findings']) await page.locator(`#tab-${tab}`).click();
    await page.locator('#part-findings > *').first().waitFor();
    const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
    expect(longest).toBeLessThan(2000);
    expect(messages).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for those who cannot see or point: %s',
    async (colorScheme) => {
      const { page } = await viewer.open(html, { colorScheme, viewport: { width: 320, height: 800 } });
      expect(await findViolations(page)).toEqual([]);
      await drop(page, [
        ['web', LSB],
        ['db', LSB.replace('web', 'db')],
      ]);
      for (const tab of ['findings', 'order', 'rings', 'links']) {
        await page.locator(`#tab-${tab}`).click();
        expect(await findViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      }
    },
  );

  it('is used by the keyboard alone', async () => {
    const { page } = await viewer.open(html);
    await page.locator('.paste').focus();
    await page.keyboard.insertText(LSB);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.finding').first().waitFor();
    await page.locator('#tab-findings').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-order');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.why pre') !== null);
  });
});
