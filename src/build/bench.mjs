/**
 * Measures whole processes of `rcorder-ts` next to bare Node (`npm run bench`); the method is told in `docs/performance.md`.
 * Inputs are made in a temporary folder and removed again; nothing is written into the repository.
 *
 * Usage: node src/build/bench.mjs [--runs N] [NAME...], with the names of the inputs wanted.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = path.join(root, 'bin/rcorder-ts.cjs');
const GNU_TIME = '/usr/bin/time';

/** Each input: its name, and what makes it in an empty folder and gives the arguments of the command. */
const INPUTS = [
  { name: 'one file', make: (folder) => copyFixture(folder).filter((name) => name === 'natd') },
  { name: '--help', make: () => ['--help'] },
  { name: '167 files', make: copyFixture },
  { name: '10,000 files', make: (folder) => writeScripts(folder, 10_000, layered) },
  { name: 'chain of 100,000', make: (folder) => writeScripts(folder, 100_000, chained) },
  { name: 'ring of 100,000', make: (folder) => writeScripts(folder, 100_000, ringed) },
];

/** The scripts of FreeBSD 12.1 as they are in the fixtures. */
function copyFixture(folder) {
  const fixture = path.join(root, 'fixtures/freebsd-12.1/rc.d');
  const names = fs.readdirSync(fixture).sort();
  for (const name of names) fs.copyFileSync(path.join(fixture, name), path.join(folder, name));
  return names;
}

function writeScripts(folder, count, textOf) {
  // Short names, so that 100,000 of them still fit on a command line.
  const names = Array.from({ length: count }, (_, i) => i.toString(36).padStart(4, '0'));
  names.forEach((name, i) => fs.writeFileSync(path.join(folder, name), textOf(name, i, names)));
  return names;
}

/** Layers of a hundred; each script waits for three of the layer before. About 1.5 KB of shell behind the header. */
function layered(name, i, names) {
  const requires = i < 100 ? [] : [1, 37, 71].map((step) => names[i - (i % 100) - 100 + ((i * 7 + step) % 100)]);
  const body = `. /etc/rc.subr\n${`command="/usr/sbin/${name}" # ${i}\n`.repeat(45)}`;
  return `#!/bin/sh\n#\n\n# PROVIDE: ${name}\n# REQUIRE: ${requires.join(' ')}\n# KEYWORD: shutdown\n\n${body}`;
}

/** Each waits for the one behind it, which is read later: the walk goes down the whole chain at once. */
function chained(name, i, names) {
  return `#!/bin/sh\n# PROVIDE: ${name}\n# REQUIRE: ${names[i + 1] ?? ''}\n\nexit 0\n`;
}

function ringed(name, i, names) {
  return `#!/bin/sh\n# PROVIDE: ${name}\n# REQUIRE: ${names[(i + 1) % names.length]}\n\nexit 0\n`;
}

/** Milliseconds that a process takes from start to end. */
function timeProcess(words, cwd) {
  const start = process.hrtime.bigint();
  const { error, status } = spawnSync(process.execPath, words, { cwd, stdio: 'ignore' });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (error !== undefined || status === null || status > 1) throw error ?? new Error(`node ${words[0]}: ${status}`);
  return milliseconds;
}

/** The largest resident size of a process in MiB, from time(1) where it is there, else told by the process itself. */
function measureMemory(words, cwd) {
  if (fs.existsSync(GNU_TIME)) {
    const report = path.join(cwd, '..', 'time');
    spawnSync(GNU_TIME, ['-f', '%M', '-o', report, process.execPath, ...words], { cwd, stdio: 'ignore' });
    return Number(fs.readFileSync(report, 'utf8').trim().split('\n').at(-1)) / 1024;
  }
  const hook = path.join(cwd, '..', 'hook.cjs');
  const tell = "require('fs').writeSync(3, String(process.resourceUsage().maxRSS))";
  fs.writeFileSync(hook, `process.on('exit', () => ${tell});\n`);
  const { output } = spawnSync(process.execPath, ['-r', hook, ...words], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return Number(output[3]) / 1024;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Both programs in turn, so that what else the machine does meets both alike. */
function measure({ name, make }, runs) {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-bench-'));
  try {
    const folder = path.join(temporary, 'in');
    fs.mkdirSync(folder);
    const words = [command, ...make(folder)];
    const bare = ['-e', '0'];
    // The first run of each fills the page cache.
    timeProcess(bare, folder);
    timeProcess(words, folder);
    const pairs = Array.from({ length: runs }, () => [timeProcess(words, folder), timeProcess(bare, folder)]);
    const [ours, theirs] = [median(pairs.map(([time]) => time)), median(pairs.map(([, time]) => time))];
    return [
      name,
      ours.toFixed(0),
      theirs.toFixed(0),
      median(pairs.map(([one, other]) => one / other)).toFixed(2),
      measureMemory(words, folder).toFixed(0),
      measureMemory(bare, folder).toFixed(0),
    ];
  } finally {
    fs.rmSync(temporary, { recursive: true });
  }
}

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |\n`;
  const [head, ...body] = rows;
  const rule = `| ${widths.map((width, i) => '-'.repeat(width - (i === 0 ? 0 : 1)) + (i === 0 ? '' : ':')).join(' | ')} |\n`;
  process.stdout.write(line(head) + rule + body.map(line).join(''));
}

const words = process.argv.slice(2);
const runsAt = words.indexOf('--runs');
const runs = runsAt < 0 ? 15 : Number(words.splice(runsAt, 2)[1]);
const wanted = INPUTS.filter(({ name }) => words.length === 0 || words.includes(name));
const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
process.stdout.write(
  `Node ${process.version}, ${os.type()} ${os.arch()}, ${os.cpus().length} x ${cpu}, ${runs} runs\n\n`,
);
const rows = wanted.map((input) => measure(input, runs));
printTable([['input', 'rcorder-ts, ms', 'node -e 0, ms', 'ratio', 'peak, MiB', 'of node -e 0'], ...rows]);
