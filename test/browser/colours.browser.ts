import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { FREEBSD } from '../support/pictures.ts';
import { runCommand } from '../support/run-command.ts';
import { openViewer, type Viewer } from './viewer.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
});
afterAll(async () => {
  await viewer.close();
});

/** The part of each linear colour channel in the brightness of a colour, as WCAG 2 has it. */
const WEIGHTS = [0.2126, 0.7152, 0.0722];

function brightness(colour: string): number {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(colour)?.[1] ?? '';
  if (hex === '') throw new Error(`no colour: ${colour}`);
  const long = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex;
  return WEIGHTS.reduce((sum, weight, i) => {
    const value = Number.parseInt(long.slice(2 * i, 2 * i + 2), 16) / 255;
    return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  }, 0);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [brightness(a), brightness(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TINTS = ['t0', 't1', 't2', 't3', 't4', 't5'];
const PAPERS = ['ground', 'box', ...TINTS];

describe.each(['light', 'dark'] as const)('the colours of a page, %s', (colorScheme) => {
  it('stand out from all that they are on', async () => {
    const html = runCommand(runInitorder, ['graph', '-f', 'html', FREEBSD], {}, { host: createDiskHost() }).stdout;
    const { page } = await viewer.open(html, { colorScheme });
    const names = [...PAPERS, 'run', 'open', 'text', 'muted', 'before', 'behind', 'alarm', 'line', 'edge'];
    const colours = await page.evaluate((wanted) => {
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries(wanted.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    }, names);
    const weak = (pens: readonly string[], papers: readonly string[], least: number): readonly string[] =>
      pens.flatMap((pen) =>
        papers.flatMap((paper) => {
          const found = contrast(colours[pen] ?? '', colours[paper] ?? '');
          return found < least ? [`${pen} on ${paper}: ${found.toFixed(2)}`] : [];
        }),
      );
    expect(weak(['text', 'before', 'behind', 'alarm', 'muted'], PAPERS, 4.5)).toEqual([]);
    // What a boot does with a script is the ground of its box.
    expect(weak(['text', 'before', 'behind'], ['run', 'open'], 4.5)).toEqual([]);
    expect(weak(['line', 'edge', 'before', 'behind', 'alarm'], PAPERS, 3)).toEqual([]);
    // The pens and papers are those of the drawing, and no others.
    const used = await page.evaluate(() =>
      [...document.querySelectorAll('svg text, svg .line path')].map((one) => {
        const { fill, stroke } = getComputedStyle(one);
        return one.localName === 'text' ? fill : stroke;
      }),
    );
    const rgb = (name: string): string => {
      const hex = colours[name] ?? '';
      const long = hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1);
      return `rgb(${[0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)).join(', ')})`;
    };
    expect(
      [...new Set(used)].filter((colour) => !['text', 'alarm', 'edge', 'muted'].map(rgb).includes(colour)),
    ).toEqual([]);
  });
});
