/**
 * Measures `chkconfig-ts --add` of a script that all others wait for, so that the links of all get new numbers, next to a bare
 * Node that reads the same files and makes the same links, without a plan, a journal or a sync. The tree is made anew for each run.
 *
 * Usage: node src/build/bench-renumber.mjs [FOLDER]: where the trees are made, the system's temporary folder if absent
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../bin/chkconfig-ts.cjs');
const SERVICES = 1000;
const RUNS = 9;
const LEVELS = Array.from({ length: 7 }, (_, level) => level);
const isOn = (level) => level > 1 && level < 6;

const BARE = `
  const fs = require('fs');
  const [, root, plan] = process.argv;
  const etc = root + '/etc/';
  for (const name of fs.readdirSync(etc + 'init.d')) fs.readFileSync(etc + 'init.d/' + name, 'latin1');
  for (let level = 0; level < 7; level++) fs.readdirSync(etc + 'rc' + level + '.d');
  const { made, gone } = JSON.parse(fs.readFileSync(plan));
  for (const [link, target] of made) fs.symlinkSync(target, etc + link);
  for (const link of gone) fs.unlinkSync(etc + link);
`;

function writeFarm(root) {
  fs.rmSync(root, { recursive: true, force: true });
  const at = (...parts) => path.join(root, 'etc', ...parts);
  for (const name of ['init.d', ...LEVELS.map((level) => `rc${level}.d`)]) fs.mkdirSync(at(name), { recursive: true });
  const write = (name, numbers, needed) => {
    const fields = [`Provides: ${name}`, `Required-Start: ${needed}`, `Required-Stop: ${needed}`];
    const block = [...fields, 'Default-Start: 2 3 4 5', 'Default-Stop: 0 1 6'].map((field) => `# ${field}\n`).join('');
    const text = `#!/bin/sh\n${numbers}### BEGIN INIT INFO\n${block}### END INIT INFO\nexit 0\n`;
    fs.writeFileSync(at('init.d', name), text);
  };
  write('first', '# chkconfig: 2345 60 40\n# description: all wait for it\n', '');
  const names = Array.from({ length: SERVICES - 1 }, (_, i) => `s${String(i).padStart(5, '0')}`);
  names.forEach((name, i) => {
    const depth = i % 8;
    write(name, '', depth === 0 ? 'first' : names[i - 1]);
    for (const level of LEVELS) {
      const link = isOn(level) ? `S${50 + depth}${name}` : `K${50 - depth}${name}`;
      fs.symlinkSync(`../init.d/${name}`, at(`rc${level}.d`, link));
    }
  });
}

function readLinks(root) {
  const folders = LEVELS.map((level) => `rc${level}.d`);
  const linksOf = (folder) => fs.readdirSync(path.join(root, 'etc', folder)).map((name) => `${folder}/${name}`);
  return new Map(folders.flatMap(linksOf).map((link) => [link, fs.readlinkSync(path.join(root, 'etc', link))]));
}

function time(words) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`status ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (values) => Math.round(values.toSorted((a, b) => a - b)[values.length >> 1]);

const scratch = fs.mkdtempSync(path.join(process.argv[2] ?? os.tmpdir(), 'bench-renumber-'));
try {
  const root = path.join(scratch, 'root');
  const plan = path.join(scratch, 'plan.json');
  const add = [program, '--root', root, '--add', 'first'];
  writeFarm(root);
  const before = readLinks(root);
  time(add);
  const after = readLinks(root);
  const made = [...after].filter(([link]) => !before.has(link));
  const gone = [...before.keys()].filter((link) => !after.has(link));
  fs.writeFileSync(plan, JSON.stringify({ made, gone }));
  const times = [add, ['-e', BARE, root, plan]].map(() => []);
  for (let run = 0; run < RUNS; run++) {
    [add, ['-e', BARE, root, plan]].forEach((words, which) => {
      writeFarm(root);
      times[which].push(time(words));
    });
  }
  const [own, bare] = times.map(median);
  console.log(
    `${made.length} links made, ${gone.length} taken away: ${own} ms; bare Node ${bare} ms; medians of ${RUNS}`,
  );
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
