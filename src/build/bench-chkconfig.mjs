/**
 * Measures whole processes of `chkconfig-ts` on 20 to 10,000 LSB services with all their links, next to bare Node. Each row tells
 * how much longer a command takes than on 20 services. Inputs are made in a temporary folder and removed again.
 *
 * Usage: node src/build/bench-chkconfig.mjs
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = path.join(root, 'bin/chkconfig-ts.cjs');
const SIZES = [20, 100, 300, 1000, 10_000];
const RUNS = 9;
/** Each command about the last service, and the one that makes the state before it again. */
const COMMANDS = [
  { name: '--list', words: () => ['--list'] },
  { name: '--add', words: (last) => ['--add', last], before: (last) => ['--del', last] },
  { name: 'on', words: (last) => [last, 'on'], before: (last) => [last, 'off'] },
  { name: '--del', words: (last) => ['--del', last], before: (last) => ['--add', last] },
];

/** Chains of eight behind one script with numbers of its own, all with the links that they get. */
function writeFarm(folder, count) {
  const at = (...parts) => path.join(folder, 'etc', ...parts);
  for (const name of ['init.d', ...Array.from({ length: 7 }, (_, level) => `rc${level}.d`)]) {
    fs.mkdirSync(at(name), { recursive: true });
  }
  fs.writeFileSync(at('init.d/base'), '# chkconfig: 2345 40 60\n');
  const names = Array.from({ length: count - 1 }, (_, i) => `s${String(i).padStart(5, '0')}`);
  names.forEach((name, i) => {
    const needed = i % 8 === 0 ? 'base' : names[i - 1];
    const fields = [`Provides: ${name}`, `Required-Start: ${needed}`, `Required-Stop: ${needed}`];
    const block = [...fields, 'Default-Start: 2 3 4 5', 'Default-Stop: 0 1 6'].map((field) => `# ${field}\n`).join('');
    fs.writeFileSync(at('init.d', name), `#!/bin/sh\n### BEGIN INIT INFO\n${block}### END INIT INFO\nexit 0\n`);
    for (let level = 0; level < 7; level++) {
      const link = level > 1 && level < 6 ? `S${50 + (i % 8)}${name}` : `K${50 - (i % 8)}${name}`;
      fs.symlinkSync(`../init.d/${name}`, at(`rc${level}.d`, link));
    }
  });
  return names.at(-1);
}

function time(words) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`status ${status}: ${words.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** The rows of one size: medians in milliseconds by command. */
export function measureChkconfig(count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-chkconfig-'));
  try {
    const last = writeFarm(folder, count);
    const run = (words) => time([command, '--compat', '--root', folder, ...words]);
    return COMMANDS.map(({ name, words, before }) => {
      const times = Array.from({ length: RUNS }, () => {
        if (before !== undefined) run(before(last));
        return run(words(last));
      });
      if (name === '--del') run(['--add', last]);
      return { name, count, milliseconds: median(times) };
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bare = median(Array.from({ length: RUNS }, () => time(['-e', '0'])));
  console.log(`bare Node: ${Math.round(bare)} ms (medians of ${RUNS} runs)`);
  let first;
  for (const count of SIZES) {
    const rows = measureChkconfig(count);
    first ??= rows;
    const shown = rows.map(({ name, milliseconds }, i) => {
      return `${name} ${Math.round(milliseconds)} ms (${(milliseconds / first[i].milliseconds).toFixed(2)})`;
    });
    console.log(`${count} services: ${shown.join(', ')}`);
  }
}
