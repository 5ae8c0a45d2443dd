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
const program = path.join(root, 'bin/chkconfig-ts.cjs');
const SIZES = [20, 100, 300, 1000, 10_000];
const RUNS = 15;
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
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/**
 * Each command at each size, the sizes in turn, so that what else the machine does meets all alike.
 *
 * @returns by command and size the times in milliseconds, in the order of the runs
 */
function measure(farms) {
  const times = COMMANDS.map(() => farms.map(() => []));
  COMMANDS.forEach(({ words, before }, command) => {
    for (let run = 0; run < RUNS; run++) {
      farms.forEach(({ folder, last }, size) => {
        const call = (asked) => time([program, '--compat', '--root', folder, ...asked]);
        if (before !== undefined) call(before(last));
        times[command][size].push(call(words(last)));
      });
    }
  });
  return times;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-chkconfig-'));
  try {
    const farms = SIZES.map((count) => {
      const folder = path.join(scratch, String(count));
      return { folder, last: writeFarm(folder, count) };
    });
    const bare = median(Array.from({ length: RUNS }, () => time(['-e', '0'])));
    console.log(
      `bare Node: ${Math.round(bare)} ms; medians of ${RUNS} runs, and of the ratios to ${SIZES[0]} services`,
    );
    const times = measure(farms);
    SIZES.forEach((count, size) => {
      const shown = COMMANDS.map(({ name }, command) => {
        const own = times[command][size];
        const ratio = median(own.map((value, run) => value / times[command][0][run]));
        return `${name} ${Math.round(median(own))} ms (${ratio.toFixed(2)})`;
      });
      console.log(`${count} services: ${shown.join(', ')}`);
    });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
