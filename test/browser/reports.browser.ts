import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createDiskLinks } from '../../src/host/disk-links.ts';
import { findViolations, openViewer, type Viewer } from './viewer.ts';
import { runCommand } from '../support/run-command.ts';

const host = { ...createDiskHost(), ...createDiskLinks() };
const fixture = (name: string): string => new URL(`../../fixtures/${name}`, import.meta.url).pathname;
const draw = (...words: readonly string[]): string => runCommand(runInitorder, words, {}, { host }).stdout;

const pages = {
  lint: draw('lint', '--no-config', '-f', 'html', fixture('debian-sysvinit/etc/init.d')),
  plan: draw('plan', '--force', '-f', 'html', '--root', fixture('debian-sysvinit')),
  boot: draw('boot', '-f', 'html', fixture('boot/freebsd-12.1')),
};
let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
});
afterAll(async () => {
  await viewer.close();
});

describe.each(Object.entries(pages))('the page of %s', (_, html) => {
  it.each(['light', 'dark'] as const)('asks for nothing, and has no serious fault: %s', async (colorScheme) => {
    const { page, requests, messages } = await viewer.open(html, { colorScheme });
    expect(await findViolations(page)).toEqual([]);
    expect(requests).toEqual([page.url()]);
    expect(messages).toEqual([]);
  });

  it.each([1280, 320])('does not scroll sideways at %d pixels', async (width) => {
    const { page } = await viewer.open(html, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe('the findings', () => {
  it('are filtered by level and rule, and the address keeps it', async () => {
    const { page } = await viewer.open(pages.lint);
    const shown = (): Promise<readonly string[]> =>
      page.locator('.finding:visible').evaluateAll((found) => found.map((one) => one.getAttribute('data-level') ?? ''));
    const all = await shown();
    expect(new Set(all)).toEqual(new Set(['error', 'warning', 'info']));
    await page.locator('input.level[value=error]').uncheck();
    expect(await shown()).toEqual(all.filter((level) => level !== 'error'));
    const rule = (await page.locator('.finding:visible').first().getAttribute('data-rule')) ?? '';
    await page.locator('.rule').selectOption(rule);
    const left = await page.locator(`.finding[data-rule="${rule}"]:not([data-level="error"])`).count();
    expect(await shown()).toHaveLength(left);
    expect(await page.locator('.status').textContent()).toBe(`${left} of ${all.length} findings shown`);
    // A file without a finding that is shown has no heading either.
    const withIt = page.locator(`.file:has(.finding[data-rule="${rule}"]:not([data-level="error"]))`);
    expect(await page.locator('.file:visible').count()).toBe(await withIt.count());
    await page.locator('input.level').evaluateAll((boxes) => {
      for (const box of boxes) (box as HTMLInputElement).click();
    });
    expect(await page.locator('.file:visible').count()).toBeLessThan(await page.locator('.file').count());
    await page.locator('input.level').evaluateAll((boxes) => {
      for (const box of boxes) (box as HTMLInputElement).click();
    });
    await page.reload();
    expect(await shown()).toHaveLength(left);
    await page.goto(`${page.url().split('#')[0] ?? ''}#rule=no%2Fsuch`);
    expect(await shown()).toHaveLength(all.length);
  });

  it('are all there without the script', async () => {
    const { page } = await viewer.open(pages.lint, { javaScriptEnabled: false });
    expect(await page.locator('.finding:visible').count()).toBe(await page.locator('.finding').count());
    expect(await page.locator('.tools').isVisible()).toBe(false);
  });
});

describe('the links', () => {
  it('lead from the table to the picture, whose panel has the numbers', async () => {
    const { page } = await viewer.open(pages.plan);
    await page.locator('table a.jump', { hasText: /^rsyslog$/ }).click();
    expect(page.url()).toMatch(/#rsyslog$/);
    expect(await page.locator('.panel h2').textContent()).toBe('rsyslog');
    expect(await page.locator('.panel').textContent()).toContain('S01 in 2 3 4 5, after nothing');
  });
});
