/**
 * Measures whole processes of `insserv-ts -s` on 100 to 3,000 scripts with four dependencies each, next to bare Node and, with
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

function median(program, args) {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) throw new Error(`status ${status}: ${program}: ${stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.round(times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
}

const bare = median(process.execPath, ['-e', '0']);
console.log(`bare Node: ${bare} ms (medians of ${RUNS} runs)`);
for (const count of SIZES) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-insserv-'));
  try {
    const args = [...makeTree(folder, count), '-s'];
    const ours = median(process.execPath, [command, ...args]);
    const other = real === undefined ? '' : `, insserv ${median(real, args)} ms`;
    console.log(`${count} scripts: insserv-ts ${ours} ms${other}`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
