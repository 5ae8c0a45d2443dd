/**
 * Makes `initorder_VERSION_all.deb` in the working folder, or in the one that is named, of a tree that is built: the programs, the
 * engine for pictures, manual pages, documentation, completions for three shells. Needs dpkg-deb(1); equal trees give equal
 * bytes. Where lintian(1) is, it looks at the package, and its errors are errors.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { engineNotice } from './bundle/licences.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const target = path.resolve(process.argv[2] ?? '.');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const { version } = manifest;
const programs = Object.keys(manifest.bin);
const MAINTAINER = 'initorder maintainers <initorder@packages.invalid>';

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'deb-'));
const at = (...parts) => path.join(tree, ...parts);

/** Copies and writes make the folders on their way. */
function write(file, text, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
  fs.writeFileSync(file, text, { mode });
  fs.chmodSync(file, mode);
}

/** Without the time and the name, which gzip would write too. */
const packed = (text) => gzipSync(text, { level: 9 });

/** All files below a folder; `isTaken` looks at their paths in it. */
function copy(from, to, isTaken = () => true) {
  for (const entry of fs.readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const inside = path.relative(from, path.join(entry.parentPath, entry.name));
    if (isTaken(inside)) write(path.join(to, inside), fs.readFileSync(path.join(from, inside)));
  }
}

const share = at('usr/share/initorder');
const doc = at('usr/share/doc/initorder');

/** Debian's policy wants its own Node, by its path. */
function writePrograms() {
  copy(path.join(root, 'dist/bundle'), path.join(share, 'dist/bundle'), (file) => file !== 'LICENSES.txt');
  copy(path.join(root, 'node_modules/@viz-js/viz'), path.join(share, 'node_modules/@viz-js/viz'), (file) =>
    /^(?:package\.json|dist\/viz\.c?js)$/.test(file),
  );
  fs.mkdirSync(at('usr/bin'), { recursive: true });
  for (const [name, file] of Object.entries(manifest.bin)) {
    const text = fs.readFileSync(path.join(root, file), 'utf8').replace(/^#!.*/, '#!/usr/bin/node');
    write(path.join(share, file), text, 0o755);
    fs.symlinkSync(`../share/initorder/${file}`, at('usr/bin', name));
  }
}

function writePages() {
  for (const page of manifest.man) {
    const name = path.basename(page);
    write(at('usr/share/man', `man${name.at(-1)}`, `${name}.gz`), packed(fs.readFileSync(path.join(root, page))));
  }
  copy(path.join(root, 'docs'), path.join(doc, 'docs'), (file) => file.endsWith('.md') || file.endsWith('.json'));
  write(path.join(doc, 'README.md'), fs.readFileSync(path.join(root, 'README.md')));
  write(path.join(doc, 'NEWS.md.gz'), packed(fs.readFileSync(path.join(root, 'CHANGELOG.md'))));
}

/** Completions as each program prints them, in the places where the shells of Debian look. */
function writeCompletions() {
  const places = {
    bash: (name) => at('usr/share/bash-completion/completions', name),
    zsh: (name) => at('usr/share/zsh/vendor-completions', `_${name}`),
    fish: (name) => at('usr/share/fish/vendor_completions.d', `${name}.fish`),
  };
  for (const [shell, place] of Object.entries(places)) {
    for (const name of programs) {
      const words = [path.join(root, manifest.bin[name]), '--completion', shell];
      const { status, stdout } = spawnSync(process.execPath, words);
      if (status === 0) write(place(name), stdout);
    }
  }
}

function writeCopyright() {
  const viz = engineNotice(path.join(root, 'node_modules/@viz-js/viz'));
  const bundled = fs.readFileSync(path.join(root, 'dist/bundle/LICENSES.txt'), 'utf8');
  const own = fs.readFileSync(path.join(root, 'LICENSE'), 'utf8');
  write(
    path.join(doc, 'copyright'),
    `initorder ${version}\n\n${own}\n${bundled}\nThe engine for pictures is a package of its own:\n\n${viz}`,
  );
}

function writeControl() {
  const bytes = fs
    .readdirSync(tree, { recursive: true, withFileTypes: true })
    .reduce((sum, entry) => sum + (entry.isFile() ? fs.statSync(path.join(entry.parentPath, entry.name)).size : 0), 0);
  write(
    at('DEBIAN/control'),
    [
      'Package: initorder',
      `Version: ${version}`,
      'Architecture: all',
      `Maintainer: ${MAINTAINER}`,
      `Installed-Size: ${Math.ceil(bytes / 1024)}`,
      'Depends: nodejs (>= 20.19)',
      'Suggests: man-db, uidmap',
      'Section: admin',
      'Priority: optional',
      'Description: read, order, explain and check the headers of init scripts',
      ' Reads the comment headers of init scripts (LSB, chkconfig, rcorder), says in',
      ' which order they start and why, finds and cuts rings, plans and makes runlevel',
      ' links on any root, checks scripts in CI, runs them in a sandbox, draws them,',
      ' and writes units of systemd for them.',
      ' .',
      ' rcorder-ts, chkconfig-ts, insserv-ts, update-rc.d-ts and',
      ' systemd-sysv-generator-ts do what the programs of these names do, to the byte.',
      ' Those programs are not touched.',
      '',
    ].join('\n'),
  );
  const day = execFileSync('date', ['-u', '-R', '-d', `@${epoch}`], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim();
  const entry = `initorder (${version}) unstable; urgency=medium\n\n  * What is new is told in NEWS.md.\n\n -- ${MAINTAINER}  ${day}\n`;
  write(path.join(doc, 'changelog.gz'), packed(entry));
}

/** The time of the sources, for all that is packed. */
const epoch =
  process.env.SOURCE_DATE_EPOCH ??
  (spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).stdout?.trim() || '0');

try {
  writePrograms();
  writePages();
  writeCompletions();
  writeCopyright();
  writeControl();
  fs.chmodSync(tree, 0o755);
  const file = path.join(target, `initorder_${version}_all.deb`);
  const env = { ...process.env, SOURCE_DATE_EPOCH: epoch };
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, file], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(file);
  const { error, status, stdout } = spawnSync('lintian', ['--no-tag-display-limit', file], { encoding: 'utf8' });
  if (error !== undefined) console.log('lintian is not here: the package was not checked by it');
  else process.stdout.write(stdout);
  if (error === undefined && status !== 0) process.exitCode = 1;
} finally {
  fs.rmSync(tree, { recursive: true, force: true });
}
