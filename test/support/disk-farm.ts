import fs from 'node:fs';
import path from 'node:path';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createDiskLinks } from '../../src/host/disk-links.ts';
import type { WholeHost } from '../../src/host/rooted-host.ts';
import { NO_PROGRAMS } from '../../src/host/programs.ts';
import type { CommandRun } from './run-command.ts';

const LEVELS = [0, 1, 2, 3, 4, 5, 6];

/** Writes a farm into a folder: scripts by name, and empty link folders. */
export function writeFarm(root: string, scripts: Readonly<Record<string, string>>): void {
  for (const folder of ['init.d', ...LEVELS.map((level) => `rc${level}.d`)]) {
    fs.mkdirSync(path.join(root, 'etc', folder), { recursive: true });
  }
  for (const [name, text] of Object.entries(scripts)) fs.writeFileSync(path.join(root, 'etc/init.d', name), text);
}

/** All links of a farm's runlevels, as `rc3.d/S20a -> ../init.d/a`, sorted. */
export function readLinks(root: string): readonly string[] {
  return LEVELS.flatMap((level) => {
    const folder = path.join(root, 'etc', `rc${level}.d`);
    return fs.readdirSync(folder).map((name) => `rc${level}.d/${name} -> ${fs.readlinkSync(path.join(folder, name))}`);
  }).sort();
}

/** Makes the links of a farm those that `readLinks` has given, in place of all others. */
export function writeLinks(root: string, links: readonly string[]): void {
  for (const level of LEVELS) {
    const folder = path.join(root, 'etc', `rc${level}.d`);
    for (const name of fs.readdirSync(folder)) fs.unlinkSync(path.join(folder, name));
  }
  for (const link of links) {
    const [place = '', target = ''] = link.split(' -> ');
    fs.symlinkSync(target, path.join(root, 'etc', place));
  }
}

/** What a transaction may have left in `/etc`. */
export function readLeftovers(root: string): readonly string[] {
  return fs
    .readdirSync(path.join(root, 'etc'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.initorder'));
}

/** Runs chkconfig-ts on the disk, in this process. */
export function runOnDisk(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  host: Partial<WholeHost> = {},
): CommandRun {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const status = runChkconfig(argv, {
    stdout: { write: (bytes) => void stdout.push(bytes), isTerminal: () => false },
    stderr: { write: (bytes) => void stderr.push(bytes), isTerminal: () => false },
    env,
    cwd: '/',
    host: { ...createDiskHost(), ...createDiskLinks(), ...host },
    programs: NO_PROGRAMS,
    readInput: () => '',
  });
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}
