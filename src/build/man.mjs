/**
 * Makes the manual pages of the pages in `docs/`, in `dist/man` or in the folder that is named. With `--check` each is read by
 * mandoc(1) besides, where that is there, and what it finds is an error.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lexer } from 'marked';
import { PAGES, root } from './man/pages.mjs';
import { renderManual } from './man/roff.mjs';

const words = process.argv.slice(2).filter((word) => word !== '--check');
const folder = words[0] ?? path.join(root, 'dist/man');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Of the last release or, before that, of the commit: equal sources give equal bytes. */
function dateOfSources() {
  const released = /^## .*?(\d{4}-\d\d-\d\d)/m.exec(fs.readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'))?.[1];
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' });
  return released ?? (stdout?.trim() || '1970-01-01');
}

/** The others of a page's kind. */
function seeAlso({ name, section }) {
  return PAGES.filter((page) => page.name !== name && (page.section === section || page.name === 'initorder')).sort(
    (a, b) => a.section - b.section || (a.name < b.name ? -1 : 1),
  );
}

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const files = PAGES.map((page) => {
  const text = fs.readFileSync(path.join(root, 'docs', page.file), 'utf8');
  const file = path.join(folder, `${page.name}.${page.section}`);
  fs.writeFileSync(file, renderManual(lexer(text), { ...page, version, date: dateOfSources(), see: seeAlso(page) }));
  return file;
});

if (process.argv.includes('--check')) {
  const { status, stdout, error } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', ...files], {
    encoding: 'utf8',
  });
  if (error !== undefined) console.log('mandoc is not here: the manual pages were not checked by it');
  else if (status !== 0) {
    console.error(stdout);
    process.exitCode = 1;
  }
}
