/**
 * Bundles each command into minified CommonJS files with code caches, the form that starts fastest (`docs/performance.md`).
 */
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { licencesOf } from './bundle/licences.mjs';
import { makeCaches, cacheName } from './bundle/caches.mjs';
import { bundlesOf, COMMANDS } from './bundle/commands.mjs';
import { lateModules, lazyLibraries, LIBRARIES, librariesBeside, plainFs, shimsWithin } from './bundle/plugins.mjs';

const here = path.join(import.meta.dirname, 'bundle');
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'dist/bundle');
const single = path.join(root, 'dist/single/initorder.cjs');

const OPTIONS = {
  absWorkingDir: root,
  outdir: folder,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  metafile: true,
  define: { 'import.meta.url': '__bundle.url' },
  alias: {
    'string-width': path.join(here, 'slim-string-width.mjs'),
    y18n: path.join(here, 'slim-y18n.mjs'),
    assert: path.join(here, 'slim-assert.mjs'),
  },
  logLevel: 'warning',
};

/** Made when it is asked for, which is seldom. */
const URL_OF_FILE = "const __bundle={get url(){return require('url').pathToFileURL(__filename).href}};";

/** A bundle is one function, which `start.cjs` calls: so it is compiled as it is read. */
function bundle(entryPoints, words) {
  return build({
    ...OPTIONS,
    entryPoints: entryPoints.map(({ entry, out }) => ({ in: `src/cli/${entry}`, out: `${out}.bundle` })),
    banner: { js: `(function(require,__filename){${URL_OF_FILE}` },
    footer: { js: '})' },
    plugins: [librariesBeside, lazyLibraries, plainFs, lateModules(words)],
  });
}

function bundleLibraries() {
  return build({
    ...OPTIONS,
    entryPoints: LIBRARIES.map((name) => ({ in: name, out: `${name}.library` })),
    banner: { js: URL_OF_FILE },
  });
}

/** All commands in one file, for a machine without npm. It needs nothing beside it, and has no code cache. */
async function bundleSingle() {
  const { outdir, outExtension, ...options } = OPTIONS;
  const result = await build({
    ...options,
    entryPoints: ['src/cli/single/main.ts'],
    outfile: single,
    banner: { js: `#!/usr/bin/env node\n${URL_OF_FILE}` },
    plugins: [lazyLibraries, plainFs, shimsWithin, lateModules()],
  });
  fs.chmodSync(single, 0o755);
  return result;
}

async function bundleAll() {
  const results = [await bundleLibraries(), await bundle(COMMANDS.map(({ name, entry }) => ({ entry, out: name })))];
  for (const command of COMMANDS)
    for (const { bundle: out, words } of bundlesOf(command).slice(1))
      results.push(await bundle([{ entry: command.entry, out }], words));
  results.push(await bundleSingle());
  const metafiles = results.map(({ metafile }) => metafile);
  const licences = licencesOf(root, metafiles);
  fs.writeFileSync(path.join(folder, 'LICENSES.txt'), licences);
  fs.appendFileSync(single, ['/*', licences.replaceAll('*/', '* /'), '*/', ''].join('\n'));
}

/**
 * One file starts all commands: it has the table of their bundles and caches in it. `bin/` calls it, and so does a line for
 * each command beside it, for those who have this folder alone.
 */
function writeStarters() {
  const told = ({ bundle, isBrief = false }) => [bundle, cacheName(folder, bundle), ...(isBrief ? [true] : [])];
  const table = {};
  for (const command of COMMANDS) {
    const [whole, ...parts] = bundlesOf(command);
    const byWord = parts.flatMap((part) => part.words.map((word) => [word, told(part)]));
    table[command.name] = { whole: told(whole), parts: Object.fromEntries(byWord) };
    const line = `'use strict';\nrequire('./start.cjs').start('${command.name}');\n`;
    fs.writeFileSync(path.join(folder, `${command.name}.cjs`), line);
  }
  const template = fs.readFileSync(path.join(here, 'start.cjs'), 'utf8');
  const text = template.replace('const TABLE = {};', `const TABLE = ${JSON.stringify(table)};`);
  fs.writeFileSync(path.join(folder, 'start.cjs'), text);
}

/** What an older build has left would go into a package. */
function clear() {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
}

/** Stand-ins are read when a sandbox is made: beside the bundle, and beside the modules of the library. */
function copyShims() {
  for (const place of ['dist/bundle', 'dist/sandbox'])
    fs.cpSync(path.join(root, 'src/sandbox/shims'), path.join(root, place, 'shims'), { recursive: true });
}

clear();
copyShims();
await bundleAll();
writeStarters();
makeCaches(folder, process.execPath);
