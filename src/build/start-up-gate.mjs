/**
 * Fails when the commands have become slow to start: the median of 15 runs on the sample, each next to one of bare Node.
 * The limit is loose, since machines are noisy; `npm run bench` has the figures.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const sample = path.join(root, 'fixtures/freebsd-12.1/rc.d');
const scripts = fs.readdirSync(sample).map((name) => path.join(sample, name));
const RUNS = 15;
const MOST = 1.8;

const time = (args) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`status ${status}: ${args[0]}`);
  return Number(process.hrtime.bigint() - start);
};

const ratios = Array.from({ length: RUNS }, () => {
  const command = time([path.join(root, 'bin/rcorder-ts.cjs'), ...scripts]);
  return command / time(['-e', '0']);
}).sort((a, b) => a - b);
const median = ratios[Math.floor(RUNS / 2)];
console.log(`rcorder-ts on ${scripts.length} files takes ${median.toFixed(2)} times bare Node (at most ${MOST})`);
process.exitCode = median > MOST ? 1 : 0;
