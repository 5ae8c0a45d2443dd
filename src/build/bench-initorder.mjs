/**
 * Measures whole processes of `initorder cycles` and `initorder lint` next to bare Node. Inputs are made in a temporary folder
 * and removed again.
 *
 * Usage: node src/build/bench-initorder.mjs
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = path.join(root, 'bin/initorder.cjs');
const RUNS = 5;

/** A ring of scripts, each of which waits for the one before. */
const ring = (count) => (i) => `# PROVIDE: s${i}\n# REQUIRE: s${(i + count - 1) % count}\n`;

/** Each of the scripts requires a hundred of the others, so that all of them are one tangled group. */
const dense = (count) => (i) => {
  const others = Array.from({ length: 100 }, (_, j) => `s${(i * 31 + j * j * 17 + 1) % count}`);
  return `# PROVIDE: s${i}\n# REQUIRE: ${[...new Set(others)].join(' ')}\n`;
};

/** A sound rc.d script of usual length. */
const sound = (i) =>
  `#!/bin/sh\n\n# PROVIDE: s${i}\n# REQUIRE: ${i === 0 ? 'DAEMON' : `s${Math.floor(i / 2)}`}\n# KEYWORD: shutdown\n\n` +
  `. /etc/rc.subr\n\nname="s${i}"\nrcvar="s${i}_enable"\ncommand="/usr/sbin/s${i}"\n\n` +
  `load_rc_config $name\nrun_rc_command "$1"\n`;

const ROWS = [
  { name: 'cycles, ring of 100,000', words: ['cycles'], count: 100_000, make: ring(100_000) },
  { name: 'cycles, 2,000 with 200,000 words', words: ['cycles'], count: 2000, make: dense(2000) },
  { name: 'lint, one script', words: ['lint', '--no-config'], count: 1, make: sound },
  { name: 'lint, 1,000 scripts', words: ['lint', '--no-config'], count: 1000, make: sound },
  { name: 'lint, 10,000 scripts', words: ['lint', '--no-config'], count: 10_000, make: sound },
];

function time(words) {
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, words, { stdio: 'ignore' });
  if (error !== undefined || status === null || status > 1) throw error ?? new Error(`${words.join(' ')}: ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

for (const { name, words, count, make } of ROWS) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-bench-'));
  try {
    const scripts = path.join(folder, 'rc.d');
    fs.mkdirSync(scripts);
    for (let i = 0; i < count; i++) fs.writeFileSync(path.join(scripts, `s${i}`), make(i));
    const pairs = Array.from({ length: RUNS }, () => [time([command, ...words, scripts]), time(['-e', '0'])]);
    const ratio = median(pairs.map(([ours, bare]) => ours / bare)).toFixed(2);
    const [ours, bare] = [0, 1].map((side) => Math.round(median(pairs.map((pair) => pair[side]))));
    console.log(`${name}: ${ours} ms, bare Node ${bare} ms, ratio ${ratio} (medians of ${RUNS} runs)`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
