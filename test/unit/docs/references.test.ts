/** What the pages point at is there: other pages, their headings, and files of the tree. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RULES } from '../../../src/lint/registry.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = ['README.md', 'CHANGELOG.md', 'fixtures/README.md', ...pagesBelow('docs')];

function pagesBelow(folder: string): readonly string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? pagesBelow(name) : name.endsWith('.md') ? [name] : [];
  });
}

function read(page: string): string {
  return readFileSync(path.join(root, page), 'utf8');
}

/** The anchors that headings of a page get where it is shown. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

it.each(pages)('%s links to what is there', (page) => {
  const text = read(page).replaceAll(/^```[^]*?^```/gm, '');
  const missing = [...text.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (!existsSync(path.join(root, target))) return [link];
    return anchor === undefined || !target.endsWith('.md') || anchorsOf(target).has(anchor) ? [] : [link];
  });
  expect(missing).toEqual([]);
});

it.each(['docs/architecture.md', 'docs/contributing.md', 'docs/security.md', 'docs/link-farm.md'])(
  '%s names files of the tree as they are',
  (page) => {
    const names = [...read(page).matchAll(/`((?:[a-z-]+\/)+[a-z.-]+\.(?:ts|mjs|cjs))`/g)].map(([, name = '']) => name);
    const missing = names.filter(
      (name) => !existsSync(path.join(root, name)) && !existsSync(path.join(root, 'src', name)),
    );
    expect(missing).toEqual([]);
  },
);

it('the README and the changelog know how many rules there are', () => {
  expect(read('README.md')).toContain(`${RULES.length} checks of headers`);
  expect(read('CHANGELOG.md')).toContain(`${RULES.length} rules about headers`);
});
