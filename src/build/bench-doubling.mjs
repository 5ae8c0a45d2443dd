/**
 * Doubles inputs that are made to grow badly, and tells how the time and the memory of each command grow with them. Times are
 * those of the processor, so that what else the machine does matters less. Inputs are made in a temporary folder and removed.
 *
 * Usage: node src/build/bench-doubling.mjs [--to N] [NAME...], with the names of the inputs and commands wanted; N is 16000 at
 * first.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const FIRST = 250;
/** What is measured is at least so much more than a start of Node, or the noise of the start is what is compared. */
const LEAST = { seconds: 0.2, memory: 60 };

const name = (i) => `s${String(i).padStart(6, '0')}`;
const each = (count, make) => Array.from({ length: count }, (_, i) => [name(i), make(i)]);
const list = (count, make) => Array.from({ length: count }, (_, j) => make(j)).join(' ');

/** Each input: scripts as what they provide, wait for and come before, and the definitions of insserv.conf. */
const INPUTS = [
  { name: 'same provider', make: (n) => ({ scripts: each(n, () => ({ provides: 'same', needs: 'same' })) }) },
  {
    name: 'dense words',
    make: (n) => ({
      scripts: each(n, (i) => ({
        provides: name(i),
        needs: list(40, (j) => name((i * 31 + j * j * 17 + 1) % n)),
        before: list(10, (j) => name((i * 37 + j * j * 13 + 5) % n)),
      })),
    }),
  },
  {
    // The provider has six names for each of 100 scripts, so that 16,000 stand for 96,000.
    name: 'one with all names',
    make: (n) => ({
      scripts: each(101, (i) =>
        i === 0
          ? { provides: list(6 * n, (j) => `p${j}`) }
          : { provides: name(i), needs: list(Math.floor((6 * n) / 100), (j) => `p${(i * 101 + j * 7) % (6 * n)}`) },
      ),
    }),
  },
  {
    name: '$all in all',
    isBooted: true,
    make: (n) => ({ scripts: each(n, (i) => ({ provides: name(i), needs: '$all' })) }),
  },
  {
    // A boot of it only: what the others make of a chain is measured with 100,000 scripts.
    name: 'chain',
    isBooted: true,
    isOfBoots: true,
    make: (n) => ({ scripts: each(n, (i) => ({ provides: name(i), needs: i === 0 ? '' : name(i - 1) })) }),
  },
  {
    name: '$all in half',
    make: (n) => ({ scripts: each(n, (i) => ({ provides: name(i), needs: i % 2 === 0 ? '' : '$all' })) }),
  },
  {
    // Ten ask for it: insserv, and what is made to its letter, gives each of them all names.
    name: 'names of a facility',
    make: (n) => ({
      scripts: each(n, (i) => ({ provides: name(i), needs: i < n - 10 ? '' : '$many' })),
      conf: `$many ${list(6 * n, (j) => `+${j % 6 === 0 ? name(j / 6) : `x${j}`}`)}\n`,
    }),
  },
];

/** Each command, on the LSB scripts or the rc.d scripts of a tree. */
const COMMANDS = [
  { name: 'order', program: 'initorder', words: (tree) => ['order', `${tree}/etc/init.d`] },
  { name: 'cycles', program: 'initorder', words: (tree) => ['cycles', `${tree}/etc/init.d`] },
  { name: 'cycles, rc.d', program: 'initorder', words: (tree) => ['cycles', `${tree}/rc.d`] },
  { name: 'lint', program: 'initorder', words: (tree) => ['lint', '--no-config', '--quiet', `${tree}/etc/init.d`] },
  { name: 'lint, rc.d', program: 'initorder', words: (tree) => ['lint', '--no-config', '--quiet', `${tree}/rc.d`] },
  { name: 'why', program: 'initorder', words: (tree) => ['why', name(1), `${tree}/etc/init.d`] },
  { name: 'plan', program: 'initorder', words: (tree) => ['plan', '--scheme', 'insserv', '--root', tree] },
  {
    name: 'rcorder-ts',
    program: 'rcorder-ts',
    cwd: 'rc.d',
    words: (tree) => fs.readdirSync(path.join(tree, 'rc.d')).sort(),
  },
  { name: 'insserv-ts -n', program: 'insserv-ts', words: (tree) => ['-n', ...insservPlaces(tree)] },
  { name: 'boot', isBoot: true, program: 'initorder', words: (tree) => ['boot', `${tree}/booted`] },
  { name: 'shutdown', isBoot: true, program: 'initorder', words: (tree) => ['shutdown', `${tree}/booted`] },
  { name: 'chkconfig-ts --list', program: 'chkconfig-ts', words: (tree) => ['--root', tree, '--list'] },
];

function insservPlaces(tree) {
  const scripts = `${tree}/etc/init.d`;
  return ['-c', `${tree}/etc/insserv.conf`, '-p', scripts, '-i', scripts, '-o', `${tree}/none`];
}

function writeTree(tree, { scripts, conf = '' }) {
  for (const folder of ['etc/init.d', 'rc.d', ...Array.from('0123456S', (level) => `etc/rc${level}.d`)]) {
    fs.mkdirSync(path.join(tree, folder), { recursive: true });
  }
  fs.writeFileSync(path.join(tree, 'etc/insserv.conf'), conf);
  for (const [file, { provides, needs = '', before = '' }] of scripts) {
    const fields = [`Provides: ${provides}`, `Required-Start: ${needs}`, `Required-Stop: ${needs}`];
    if (before !== '') fields.push(`X-Start-Before: ${before}`);
    const block = [...fields, 'Default-Start: 2 3 4 5', 'Default-Stop: 0 1 6'].map((field) => `# ${field}\n`).join('');
    const lsb = `#!/bin/sh\n# chkconfig: 2345 50 50\n# description: x\n### BEGIN INIT INFO\n${block}### END INIT INFO\n`;
    fs.writeFileSync(path.join(tree, 'etc/init.d', file), lsb, { mode: 0o755 });
    fs.writeFileSync(path.join(tree, 'rc.d', file), renderRcd(provides, needs.startsWith('$') ? '' : needs, before));
  }
}

/** The same scripts as a Debian boots them: linked in runlevels 2 and 0, with the dependency files of insserv. */
function writeBooted(tree, { scripts }) {
  const etc = path.join(tree, 'booted/etc');
  for (const folder of ['init.d', ...Array.from('0123456S', (level) => `rc${level}.d`)]) {
    fs.mkdirSync(path.join(etc, folder), { recursive: true });
  }
  fs.writeFileSync(path.join(etc, 'inittab'), 'id:2:initdefault:\n');
  const files = scripts.map(([file]) => file);
  for (const [i, file] of files.entries()) {
    fs.linkSync(path.join(tree, 'etc/init.d', file), path.join(etc, 'init.d', file));
    const number = String(Math.min(99, i + 1)).padStart(2, '0');
    fs.symlinkSync(`../init.d/${file}`, path.join(etc, 'rc2.d', `S${number}${file}`));
    fs.symlinkSync(`../init.d/${file}`, path.join(etc, 'rc0.d', `K${number}${file}`));
  }
  const waits = scripts.filter(([, { needs = '' }]) => needs !== '' && !needs.startsWith('$'));
  const start = waits.map(([file, { needs }]) => `${file}: ${needs}\n`).join('');
  const stop = waits.map(([file, { needs }]) => `${needs}: ${file}\n`).join('');
  const write = (ending, names, rules) => {
    fs.writeFileSync(path.join(etc, 'init.d', `.depend.${ending}`), `TARGETS = ${names.join(' ')}\n${rules}`);
  };
  write('boot', [], 'INTERACTIVE =\n');
  write('start', files, `INTERACTIVE =\n${start}`);
  write('stop', files.toReversed(), stop);
}

/** rcorder's lines end at 8 KB. */
function renderRcd(provides, requires, before) {
  const lines = ['#!/bin/sh'];
  for (const [keyword, words] of Object.entries({ PROVIDE: provides, REQUIRE: requires, BEFORE: before })) {
    const all = words.split(' ').filter((word) => word !== '');
    for (let at = 0; at < all.length; at += 500) lines.push(`# ${keyword}: ${all.slice(at, at + 500).join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Seconds of the processor, and MiB at most. */
function measure({ program, words, cwd = '' }, tree, hook) {
  const command = path.join(root, 'bin', `${program}.cjs`);
  const { output, error, signal } = spawnSync(process.execPath, ['-r', hook, command, ...words(tree)], {
    cwd: path.join(tree, cwd),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    timeout: 300_000,
  });
  if (error !== undefined || signal !== null) throw error ?? new Error(`${program} ${signal}`);
  const [microseconds, kilobytes] = String(output[3]).split(' ').map(Number);
  return { seconds: microseconds / 1e6, memory: kilobytes / 1024 };
}

/** The worst of single doublings. */
function growth(values, least) {
  const raised = values.map((value) => Math.max(value, least));
  return Math.max(...raised.slice(1).map((value, i) => value / raised[i])).toFixed(2);
}

const words = process.argv.slice(2);
const toAt = words.indexOf('--to');
const last = toAt < 0 ? 16_000 : Number(words.splice(toAt, 2)[1]);
const sizes = [];
for (let size = FIRST; size <= last; size *= 2) sizes.push(size);

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-bench-'));
try {
  const hook = path.join(scratch, 'hook.cjs');
  fs.writeFileSync(
    hook,
    "process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();\n" +
      "  require('fs').writeSync(3, `${userCPUTime + systemCPUTime} ${maxRSS}`); });\n",
  );
  console.log(`| input | command | ${sizes.join(' | ')} | worst doubling | MiB at ${sizes.at(-1)} | worst doubling |`);
  console.log(`| --- | --- | ${sizes.map(() => '--:').join(' | ')} | --: | --: | --: |`);
  const isWanted = (list, { name: own }) => !list.some((one) => words.includes(one.name)) || words.includes(own);
  for (const input of INPUTS.filter((one) => isWanted(INPUTS, one))) {
    for (const size of sizes) {
      const [tree, made] = [path.join(scratch, String(size)), input.make(size)];
      writeTree(tree, made);
      if (input.isBooted === true) writeBooted(tree, made);
    }
    const fits = ({ isBoot = false }) => (isBoot ? input.isBooted === true : input.isOfBoots !== true);
    for (const command of COMMANDS.filter((one) => fits(one) && isWanted(COMMANDS, one))) {
      const runs = sizes.map((size) => measure(command, path.join(scratch, String(size)), hook));
      const [seconds, memory] = [runs.map((run) => run.seconds), runs.map((run) => run.memory)];
      const cells = [input.name, command.name, ...seconds.map((value) => value.toFixed(2))];
      cells.push(growth(seconds, LEAST.seconds), memory.at(-1).toFixed(0), growth(memory, LEAST.memory));
      console.log(`| ${cells.join(' | ')} |`);
    }
    for (const size of sizes) fs.rmSync(path.join(scratch, String(size)), { recursive: true });
  }
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
