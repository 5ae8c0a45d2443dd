import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const source = new URL('../../src', import.meta.url).pathname;

/** The folders are the stages of a pipeline; each may import from these others only (`docs/architecture.md`). */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  header: ['model'],
  graph: ['model'],
  render: ['model'],
  host: ['model'],
  order: ['graph', 'header', 'model'],
  plan: ['order', 'graph', 'header', 'model'],
  lint: ['graph', 'header', 'model'],
  config: ['host', 'model'],
  cli: ['config', 'host', 'lint', 'plan', 'render', 'order', 'graph', 'header', 'model'],
};

const HEAVY = ['chalk', 'diff', 'yargs'];

/** Side effects live at the edges. */
const MAY_TOUCH_THE_DISK = ['host', 'cli'];

interface Import {
  readonly from: string;
  readonly what: string;
  readonly isTypeOnly: boolean;
}

function readImports(): readonly Import[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((from) => {
    const text = readFileSync(path.join(source, from), 'utf8');
    const statements = text.matchAll(/^(?:import|export)\b(?<clause>[^;]*?)\bfrom '(?<what>[^']+)';$/gms);
    return [...statements].map(({ groups }) => ({
      from,
      what: groups?.['what'] ?? '',
      isTypeOnly: groups?.['clause']?.startsWith(' type ') ?? false,
    }));
  });
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

it('lets imports between folders go one way only', () => {
  const inner = readImports().filter(({ what }) => what.startsWith('.'));
  const wrong = inner.filter(({ from, what }) => {
    const [here, there] = [folderOf(from), folderOf(path.join(path.dirname(from), what))];
    return here !== '' && here !== there && ARROWS[here]?.includes(there) !== true;
  });
  expect(inner.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

it('keeps the disk and the process at the edges', () => {
  const outer = readImports().filter(({ what }) => what.startsWith('node:'));
  expect(outer.filter(({ from }) => !MAY_TOUCH_THE_DISK.includes(folderOf(from)))).toEqual([]);
});

it('loads the heavy libraries in one module, which the bundles replace', () => {
  const libraries = readImports().filter(({ what, isTypeOnly }) => !isTypeOnly && HEAVY.includes(what));
  expect(new Set(libraries.map(({ from }) => from))).toEqual(new Set(['cli/heavy.ts']));
});
