/**
 * Measures whole processes of `insserv-ts -s` on 100 to 3,000 scripts with four dependencies each, first without links, then
 * with those of all scripts in all runlevels; next to a process of Node that only looks at the scripts and reads them, and, with
 * `--real PATH`, next to the real insserv. Inputs are made in a temporary folder and removed again.
 *
 * Usage: node src/build/bench-insserv.mjs [--real PATH]
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = path.join(root, 'bin/insserv-ts.cjs');
const real = process.argv[2] === '--real' ? process.argv[3] : undefined;
const SIZES = [100, 300, 1000, 3000];
const RUNS = 9;

/** Small linear congruential generator: the same trees on every machine. */
function createRandom() {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

function makeTree(folder, count) {
  const random = createRandom();
  fs.mkdirSync(path.join(folder, 'etc/init.d'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'etc/insserv.conf'), '$local_fs +s0\n');
  for (const level of '0123456S') fs.mkdirSync(path.join(folder, `etc/rc${level}.d`));
  for (let i = 0; i < count; i++) {
    // Sixty layers, so that no number passes 99.
    const below = Math.floor(Math.floor((i * 60) / count) * (count / 60));
    const needed = below === 0 ? '' : Array.from({ length: 4 }, () => `s${random(below)}`).join(' ');
    const fields = [`Provides: s${i}`, `Required-Start: ${needed}`, `Required-Stop: ${needed}`];
    const block = [...fields, 'Default-Start: 2 3 4 5', 'Default-Stop: 0 1 6'].map((field) => `# ${field}\n`).join('');
    const text = `#!/bin/sh\n### BEGIN INIT INFO\n${block}### END INIT INFO\n`;
    fs.writeFileSync(path.join(folder, `etc/init.d/s${i}`), text, { mode: 0o755 });
  }
  const scripts = path.join(folder, 'etc/init.d');
  return ['-c', path.join(folder, 'etc/insserv.conf'), '-p', scripts, '-i', scripts, '-o', path.join(folder, 'none')];
}

/** What any program has to do that orders scripts: list them, look at each, and read it. */
const READ = `
  const [fs, folder, buffer] = [require('fs'), process.argv[1], Buffer.alloc(4096)];
  for (const name of fs.readdirSync(folder)) {
    if (!fs.lstatSync(folder + '/' + name).isFile()) continue;
    const file = fs.openSync(folder + '/' + name);
    buffer.toString('latin1', 0, fs.readSync(file, buffer));
    fs.closeSync(file);
  }`;

function time(program, args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`status ${status}: ${program}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Runs all programs in turn, so that what else the machine does meets all alike; the median of each. */
function medians(programs) {
  const times = programs.map(() => []);
  for (let run = 0; run < RUNS; run++) programs.forEach((words, i) => times[i].push(time(words[0], words.slice(1))));
  return times.map((values) => Math.round(values.sort((a, b) => a - b)[Math.floor(RUNS / 2)]));
}

function measure(folder, args, what) {
  const [bare, reading, ours, other] = medians([
    [process.execPath, '-e', '0'],
    [process.execPath, '-e', READ, path.join(folder, 'etc/init.d')],
    [process.execPath, command, ...args, '-s'],
    ...(real === undefined ? [] : [[real, ...args, '-s']]),
  ]);
  const theirs = other === undefined ? '' : `, insserv ${other} ms`;
  console.log(`${what}: insserv-ts ${ours} ms, reading alone ${reading} ms, bare Node ${bare} ms${theirs}`);
}

console.log(`medians of ${RUNS} runs`);
for (const count of SIZES) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-insserv-'));
  try {
    const args = makeTree(folder, count);
    measure(folder, args, `${count} scripts`);
    time(process.execPath, [command, ...args, ...Array.from({ length: count }, (_, i) => `s${i}`)]);
    measure(folder, args, `${count} scripts, ${7 * count} links`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
