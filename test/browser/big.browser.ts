import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runCommand } from '../support/run-command.ts';
import { findViolations, openViewer, type Viewer } from './viewer.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
});
afterAll(async () => {
  await viewer.close();
});

/** A wide tree below two milestones. */
function draw(count: number): string {
  const files = Array.from({ length: count }, (_, i): [string, string] => [
    `d/s${i}`,
    `# PROVIDE: s${i}\n# REQUIRE: ${i % 3 === 0 ? 'LATE' : 'EARLY'} ${i > 3 ? `s${i - 3}` : ''}\n\nname=s${i}\n`,
  ]);
  const milestones = { 'd/EARLY': '# PROVIDE: EARLY\n', 'd/LATE': '# PROVIDE: LATE\n# REQUIRE: EARLY\n' };
  return runCommand(runInitorder, ['graph', '-f', 'html', 'd'], { ...Object.fromEntries(files), ...milestones }).stdout;
}

it('folds the storeys of a large picture, and opens what is chosen', async () => {
  const { page, messages } = await viewer.open(draw(400));
  expect(await page.locator('svg').first().isVisible()).toBe(false);
  expect(await findViolations(page)).toEqual([]);
  await page.goto(`${page.url()}#s10`);
  expect(await page.locator('svg a[href="#s10"]').isVisible()).toBe(true);
  expect(await page.locator('svg a[href="#s12"]').isVisible()).toBe(false);
  expect(messages).toEqual([]);
});

it('is a list to search and walk in above 1,500 scripts', async () => {
  const { page, messages } = await viewer.open(draw(1600));
  expect(await page.locator('svg').count()).toBe(0);
  await page.keyboard.press('/');
  await page.keyboard.type('s1599');
  await page.keyboard.press('Enter');
  expect(await page.locator('.panel h2').textContent()).toBe('s1599');
  await page.keyboard.press('ArrowUp');
  expect(page.url()).toMatch(/#(?:LATE|s1596)$/);
  // The item in the list is where one is.
  expect(await page.locator('.order li:focus b').textContent()).toMatch(/^(?:LATE|s1596)$/);
  expect(messages).toEqual([]);
});
