/**
 * Bundles each command into one minified CommonJS file, the form that starts fastest (`docs/performance.md`).
 *
 * Libraries that plain calls never need are loaded at their first use: the module that imports them is replaced by one with
 * `require` calls, which esbuild turns into functions.
 */
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Command name -> entry below `src/cli`. */
const COMMANDS = { 'rcorder-ts': 'rcorder-main.ts' };

const lazyLibraries = {
  name: 'lazy-libraries',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]cli[\\/]heavy\.ts$/ }, () => ({
      loader: 'js',
      resolveDir: path.join(root, 'src/cli'),
      contents: `
        export const loadYargs = () => { const { default: yargs } = require('yargs'); return (argv) => yargs(argv); };
        export const loadChalk = () => { const { Chalk } = require('chalk'); return (level) => new Chalk({ level }); };
      `,
    }));
  },
};

export async function bundleCommands() {
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(COMMANDS).map(([out, file]) => ({ in: `src/cli/${file}`, out })),
    outdir: 'dist/bundle',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'linked',
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl=require('url').pathToFileURL(__filename).href;" },
    alias: {
      'string-width': path.join(here, 'slim-string-width.mjs'),
      y18n: path.join(here, 'slim-y18n.mjs'),
      assert: path.join(here, 'slim-assert.mjs'),
    },
    plugins: [lazyLibraries],
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleCommands();
