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
  const order = execFileSync(process.execPath, [path.join(installed, manifest.bin['rcorder-ts']), ...scripts], {
    encoding: 'utf8',
  });
  expect('rcorder-ts orders the sample', order.trimEnd().split('\n').length === scripts.length);

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
