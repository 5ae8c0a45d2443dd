/** A headless Chromium without a network, and pages of ours in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export interface OpenPage {
  readonly page: Page;
  /** Addresses that it asked for, and what it wrote to the console, errors included. */
  readonly requests: readonly string[];
  readonly messages: readonly string[];
}

export interface Viewer {
  /** Opens a page whose text is given as bytes. */
  open(html: string, options?: BrowserContextOptions & { readonly address?: string }): Promise<OpenPage>;
  close(): Promise<void>;
}

export async function openViewer(): Promise<Viewer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'initorder-page-'));
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? 'chromium',
    args: ['--no-sandbox'],
  });
  let pages = 0;
  return {
    open: async (html, { address = '', ...options } = {}) => {
      const file = path.join(folder, `page-${pages++}.html`);
      writeFileSync(file, html, 'latin1');
      const context = await browser.newContext({
        offline: true,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      const page = await context.newPage();
      const requests: string[] = [];
      const messages: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => messages.push(message.text()));
      page.on('pageerror', (error) => messages.push(error.message));
      await page.goto(`file://${file}${address}`);
      return { page, requests, messages };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The text of a file of an installed package. */
export function packageText(name: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(name), 'utf8');
}

/** The serious violations that axe-core finds, in a word each. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(packageText('axe-core/axe.min.js'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}
