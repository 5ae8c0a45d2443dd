/**
 * Unpacks a packed tarball where nothing else is, as a package manager would put it, and uses it from there: the commands,
 * and the library as an import. Usage: node src/build/try-package.mjs TARBALL
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const sample = path.join(root, 'fixtures/freebsd-12.1/rc.d');
const scripts = fs.readdirSync(sample).map((name) => path.join(sample, name));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
const expect = (what, condition) => {
  if (!condition) throw new Error(`the package fails: ${what}`);
  console.log(`ok: ${what}`);
};

/** Bytes of the packed file: what people wait for. Of that, the code caches of one version of V8. */
const MOST_BYTES = 4_800_000;
const MOST_CACHE_BYTES = 1_800_000;

/** Nothing but what is used from the package, and no more of it than is stated. */
function tryContents() {
  const tarball = path.resolve(process.argv[2]);
  const names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trimEnd().split('\n');
  const versions = new Set(names.flatMap((name) => /\.v8-([\d.]+)\.cache$/.exec(name)?.[1] ?? []));
  const most = MOST_BYTES + (versions.size - 1) * MOST_CACHE_BYTES;
  expect(`its size is as stated, with code caches for ${versions.size} V8`, fs.statSync(tarball).size <= most);
  const wanted = /^package\/(?:(?:README|CHANGELOG)\.md|LICENSE|package\.json|bin\/|docs\/|dist\/(?!single\/))/;
  const odd = names.filter((name) => !wanted.test(name) || /\.(?:test\.|map$)/.test(name));
  expect(`it has nothing else in it ${odd.slice(0, 3).join(' ')}`, odd.length === 0);
}

/** As `npm install -g` does it: programs on the path, manual pages. Its libraries come from npm's cache, which may be empty. */
function tryGlobal() {
  const prefix = path.join(folder, 'global');
  const words = [
    'install',
    '-g',
    '--prefix',
    prefix,
    '--offline',
    '--no-audit',
    '--no-fund',
    path.resolve(process.argv[2]),
  ];
  const { status } = spawnSync('npm', words, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.log('npm has not the libraries in its cache: npm install -g was NOT TRIED');
    return;
  }
  for (const name of Object.keys(manifest.bin)) {
    const { stdout, stderr } = spawnSync(path.join(prefix, 'bin', name), ['--version'], { encoding: 'utf8' });
    expect(`npm install -g: ${name}`, (stdout + stderr).includes(manifest.version));
  }
  const pages = manifest.man.map((page) => path.join(prefix, 'share/man', `man${page.at(-1)}`, path.basename(page)));
  expect(
    'npm install -g: manual pages',
    pages.every((page) => fs.existsSync(page)),
  );
}

try {
  const installed = path.join(folder, 'node_modules/initorder');
  fs.mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.resolve(process.argv[2]), '-C', installed, '--strip-components=1']);

  // The commands are bundles: they must work with no dependency in reach.
  for (const [name, file] of Object.entries(manifest.bin)) {
    const run = (option) => {
      const { stdout, stderr } = spawnSync(process.execPath, [path.join(installed, file), option], {
        encoding: 'utf8',
      });
      // Where the original of a drop-in helps on standard error, with status 1, so does the drop-in.
      return stdout + stderr;
    };
    expect(`${name} --version`, run('--version').includes(manifest.version));
    expect(`${name} --help`, run('--help').includes(name));
  }
  // Unpacked and run, without npm: the bundles themselves.
  const unpacked = path.join(installed, 'dist/bundle/rcorder-ts.cjs');
  const bare = execFileSync(process.execPath, [unpacked, ...scripts], { encoding: 'utf8' });
  const order = execFileSync(process.execPath, [path.join(installed, manifest.bin['rcorder-ts']), ...scripts], {
    encoding: 'utf8',
  });
  expect('rcorder-ts orders the sample', order.trimEnd().split('\n').length === scripts.length);
  expect('rcorder-ts runs unpacked', bare === order);
  tryContents();
  tryGlobal();

  for (const name of Object.keys(manifest.dependencies)) {
    const link = path.join(folder, 'node_modules', name);
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules', name), link);
  }
  const program =
    "import { readHeaders } from 'initorder'; console.log(readHeaders('# PROVIDE: a').rcorder.fields.length);";
  fs.writeFileSync(path.join(folder, 'use.mjs'), program);
  const used = execFileSync(process.execPath, [path.join(folder, 'use.mjs')], { encoding: 'utf8' });
  expect('the library is imported by its name', used === '1\n');
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
