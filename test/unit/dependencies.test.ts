import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The packages in the first column of the table below a heading. */
function packagesUnder(heading: string): readonly string[] {
  const part = page.slice(page.indexOf(`\n## ${heading}\n`)).split('\n## ')[1] ?? '';
  const cells = part.split('\n').flatMap((line) => (line.startsWith('| `') ? [line.split('|')[1] ?? ''] : []));
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)).sort();
}

it.each([
  ['At run time', Object.keys(manifest.dependencies)],
  ['For building and testing', Object.keys(manifest.devDependencies)],
])('docs/dependencies.md lists what package.json has: %s', (heading, names) => {
  expect(packagesUnder(heading)).toEqual([...names].sort());
});

it('pins each package to one version', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^[0-9]+\.[0-9]+\.[0-9]+$/.test(version))).toEqual([]);
});
