import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readLeftovers, readLinks, runOnDisk, writeFarm, writeLinks } from '../support/disk-farm.ts';
import { lsbScript } from '../support/farm-trees.ts';

const KILLS = 200;
/** So many roots at once: most of a run is waiting. */
const LANES = 4;
const SERVICES = 12;
const command = new URL('../../bin/chkconfig-ts.cjs', import.meta.url).pathname;
// Where there is a file system in memory it saves waiting for the disk, some thousand times.
const folder = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'farm-'));

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A farm on the disk, and what its links are before and after the change that is interrupted. */
interface Lane {
  readonly root: string;
  readonly journal: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly duration: number;
}

async function makeLane(index: number): Promise<Lane> {
  const root = path.join(folder, String(index));
  const journal = path.join(root, 'etc/.initorder.journal');
  const names = Array.from({ length: SERVICES }, (_, service) => `s${service}`);
  writeFarm(root, {
    base: `# chkconfig: 2345 60 40\n${lsbScript('base')}`,
    ...Object.fromEntries(
      names.map((name, service) => [name, lsbScript(name, service % 8 === 0 ? 'base' : `s${service - 1}`)]),
    ),
  });
  for (const name of names) expect(runOnDisk(['--compat', '--root', root, '--add', name]).status).toBe(0);
  const before = readLinks(root);
  const start = performance.now();
  await runAndKill(root, journal, 60_000, false);
  const duration = performance.now() - start;
  return { root, journal, before, after: readLinks(root), duration };
}

/** Starts the command and kills it: `delay` milliseconds after its start, or after its journal has appeared. */
async function runAndKill(root: string, journal: string, delay: number, afterJournal: boolean): Promise<void> {
  const child = spawn(process.execPath, [command, '--compat', '--root', root, '--add', 'base'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
    });
  });
  while (afterJournal && child.exitCode === null && !fs.existsSync(journal)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), delay);
  await ended;
  clearTimeout(timer);
}

/** One kill, and what the next runs make of it; true if it hit the change itself. */
async function killOnce({ root, journal, before, after, duration }: Lane, kill: number): Promise<boolean> {
  writeLinks(root, before);
  const moment = (kill * 0.6180339887) % 1;
  const isEven = kill % 2 === 0;
  await runAndKill(root, journal, isEven ? moment * duration : moment * 8, !isEven);
  const isInterrupted = fs.existsSync(journal);
  const listed = runOnDisk(['--compat', '--root', root, '--list']);
  const links = readLinks(root).join('\n');
  const state = links === before.join('\n') ? 'old' : links === after.join('\n') ? 'new' : 'mixed';
  expect({ kill, state, ...listed, stdout: '' }).toEqual({
    kill,
    state: expect.stringMatching(/^(old|new)$/) as string,
    status: 0,
    stdout: '',
    stderr: expect.stringMatching(/^(took back .*\n)?$/) as string,
  });
  expect(runOnDisk(['--compat', '--root', root, '--add', 'base'])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readLinks(root)).toEqual(after);
  expect(readLeftovers(root)).toEqual([]);
  return isInterrupted;
}

it(`leaves the old links or the new ones, wherever it is killed, ${KILLS} times over`, async () => {
  const lanes = await Promise.all([...Array(LANES).keys()].map(makeLane));
  const hits = await Promise.all(
    lanes.map(async (lane, index) => {
      expect(lane.after.filter((link) => !lane.before.includes(link)).length).toBeGreaterThan(SERVICES * 7);
      let interrupted = 0;
      for (let kill = index; kill < KILLS; kill += LANES) if (await killOnce(lane, kill)) interrupted += 1;
      return interrupted;
    }),
  );
  // The moments were not all too early or too late; how many hit depends on how busy the machine is.
  expect(hits.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
}, 180_000);
