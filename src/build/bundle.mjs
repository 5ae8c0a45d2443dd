/**
 * Bundles each command into one minified CommonJS file with a code cache, the form that starts fastest
 * (`docs/performance.md`).
 *
 * Libraries that plain calls never need are loaded at their first use: the module that imports them is replaced by one with
 * `require` calls, which esbuild turns into functions.
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const folder = path.join(root, 'dist/bundle');
const lsbSample = path.join(root, 'fixtures/debian-sysvinit');
const sample = path.join(root, 'fixtures/freebsd-12.1/rc.d');
const bootSample = path.join(root, 'fixtures/boot/freebsd-12.1');

/**
 * Each command, its entry below `src/cli`, the arguments of a common call, and whether all its calls are brief. A call that
 * makes links gets a system of its own to make them in.
 */
const COMMANDS = [
  { name: 'rcorder-ts', entry: 'rcorder/main.ts', warmUp: sampleScripts },
  { name: 'chkconfig-ts', entry: 'chkconfig/main.ts', warmUp: dryRun, isBrief: true },
  { name: 'insserv-ts', entry: 'insserv/main.ts', warmUp: (scratch) => ['--root', scratch, '-q', 'avahi-daemon'] },
  {
    name: 'update-rc.d-ts',
    entry: 'update-rcd/main.ts',
    warmUp: (scratch) => ['--root', scratch, 'avahi-daemon', 'defaults'],
  },
  {
    name: 'systemd-sysv-generator-ts',
    entry: 'sysv-generator/main.ts',
    warmUp: (scratch) => [path.join(scratch, 'units')],
    env: (scratch) => ({
      SYSTEMD_SYSVINIT_PATH: path.join(scratch, 'etc/init.d'),
      SYSTEMD_SYSVRCND_PATH: path.join(scratch, 'etc'),
    }),
    isBrief: true,
  },
  {
    name: 'initorder',
    entry: 'initorder/main.ts',
    warmUp: () => ['order', sample],
    isBrief: ['boot', 'shutdown'],
    // What these do, others hardly share: with a cache of its own none takes in what another one has compiled.
    own: {
      boot: ['boot', bootSample],
      shutdown: ['shutdown', bootSample],
      lint: ['lint', '--no-config', path.join(lsbSample, 'etc/init.d')],
      why: ['why', 'sshd', 'netif', sample],
    },
  },
];

function sampleScripts() {
  return fs.readdirSync(sample).map((name) => path.join(sample, name));
}

/** A dry run reads and plans all that a real one does, and leaves the sample as it is. */
function dryRun() {
  return ['--root', path.join(root, 'fixtures/chkconfig/small'), '--dry-run', '--level', '35', 'web', 'on'];
}

/** A system of Debian's scripts, with insserv in the place where update-rc.d looks for it. */
function makeScratch() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-warm-up-'));
  fs.cpSync(lsbSample, scratch, { recursive: true });
  for (const folder of ['sbin', 'units']) fs.mkdirSync(path.join(scratch, folder));
  fs.writeFileSync(path.join(scratch, 'sbin/insserv'), '', { mode: 0o755 });
  return scratch;
}

const lazyLibraries = {
  name: 'lazy-libraries',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]frame[\\/]heavy\.ts$/ }, () => ({
      loader: 'js',
      resolveDir: path.join(root, 'src/cli/frame'),
      contents: `
        export const loadYargs = () => { const { default: yargs } = require('yargs'); return (argv) => yargs(argv); };
        import { makeSchemaCheck } from './schema-check.ts';
        export const loadSchema = () => makeSchemaCheck(require('ajv').Ajv);
        export const loadDiff = () => require('diff').createTwoFilesPatch;
        export const loadGlob = () => {
          const { globSync } = require('tinyglobby');
          return (pattern) => globSync(pattern, { dot: true, expandDirectories: false });
        };
        export const loadIgnore = () => {
          const { default: ignore } = require('ignore');
          return (patterns) => {
            const rules = ignore().add(patterns);
            return (path) => rules.ignores(path);
          };
        };
        export const loadChalk = () => { const { Chalk } = require('chalk'); return (level) => new Chalk({ level }); };
      `,
    }));
  },
};

/**
 * Modules called `late.ts` hand out what others have made. Here each of their functions loads that module at its first call:
 * its imports become `require` calls, which esbuild turns into functions.
 */
const lateModules = {
  name: 'late-modules',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]late\.ts$/ }, ({ path: file }) => {
      let text = fs.readFileSync(file, 'utf8').replaceAll(/^import type .*;\n/gm, '');
      for (const [line, names, from] of text.matchAll(/^import \{ (.*) \} from ('.*');\n/gm)) {
        text = text.replace(line, '');
        for (const name of names.split(', ')) {
          const whole = text.replace(` => ${name};`, ` => require(${from}).${name};`);
          if (whole === text) throw new Error(`${file}: nothing hands out ${name}`);
          text = whole;
        }
      }
      return { loader: 'ts', contents: text, resolveDir: path.dirname(file) };
    });
  },
};

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: COMMANDS.map(({ name, entry }) => ({ in: `src/cli/${entry}`, out: `${name}.bundle` })),
    outdir: folder,
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
    plugins: [lazyLibraries, lateModules],
    logLevel: 'warning',
  });
}

/** A command is its bundle, its cache, and the two lines that start the one with the other. */
function writeStarters() {
  fs.copyFileSync(path.join(here, 'start.cjs'), path.join(folder, 'start.cjs'));
  for (const { name, warmUp, env = () => ({}), isBrief = false, own = {} } of COMMANDS) {
    const source = fs.readFileSync(path.join(folder, `${name}.bundle.cjs`));
    const hash = createHash('sha256').update(source).digest('hex').slice(0, 16);
    const cache = `${name}.${hash}.cache`;
    const caches = Object.fromEntries(Object.keys(own).map((word) => [word, `${name}-${word}.${hash}.cache`]));
    const options = JSON.stringify({ isBrief, ...(Object.keys(own).length > 0 && { caches }) });
    fs.writeFileSync(
      path.join(folder, `${name}.cjs`),
      `'use strict';\nrequire('./start.cjs').start('${name}', '${cache}', ${options});\n`,
    );
    const scratch = makeScratch();
    const calls = [[cache, warmUp(scratch)], ...Object.entries(own).map(([word, words]) => [caches[word], words])];
    for (const [file, call] of calls) {
      const words = [path.join(here, 'make-cache.cjs'), folder, name, file, ...call];
      const made = spawnSync(process.execPath, words, { env: { ...process.env, ...env(scratch) } });
      if (made.status !== 0) throw new Error(`no code cache ${file}: ${made.stderr}`);
    }
    fs.rmSync(scratch, { recursive: true });
  }
}

/** Caches of older builds are never taken, but they would pile up. */
function removeOldCaches() {
  if (!fs.existsSync(folder)) return;
  for (const file of fs.readdirSync(folder)) if (file.endsWith('.cache')) fs.rmSync(path.join(folder, file));
}

/** Stand-ins are read when a sandbox is made: beside the bundle, and beside the modules of the library. */
function copyShims() {
  for (const place of ['dist/bundle', 'dist/sandbox'])
    fs.cpSync(path.join(root, 'src/sandbox/shims'), path.join(root, place, 'shims'), { recursive: true });
}

removeOldCaches();
copyShims();
await bundle();
writeStarters();
