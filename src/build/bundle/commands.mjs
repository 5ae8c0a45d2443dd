/**
 * What is bundled: each command, and the calls that it is made fast for.
 *
 * A part is a bundle of its own for some subcommands, without the code of the others: what a call does not need it shall
 * neither read nor take apart. Whatever no part is for, the whole bundle does.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const lsbSample = path.join(root, 'fixtures/debian-sysvinit');
const rcdSample = path.join(root, 'fixtures/freebsd-12.1/rc.d');
const bootSample = path.join(root, 'fixtures/boot/freebsd-12.1');

/**
 * Each command: its entry below `src/cli`, the arguments of a common call, the environment of that, whether all its calls are
 * brief (`start.cjs`), and its parts, by their subcommands. A call that makes links gets a system of its own to make them in.
 */
export const COMMANDS = [
  { name: 'rcorder-ts', entry: 'rcorder/main.ts', warmUp: sampleScripts },
  { name: 'chkconfig-ts', entry: 'chkconfig/main.ts', warmUp: dryRun },
  { name: 'insserv-ts', entry: 'insserv/main.ts', warmUp: (scratch) => ['--root', scratch, '-q', 'avahi-daemon'] },
  {
    name: 'update-rc.d-ts',
    entry: 'update-rcd/main.ts',
    warmUp: (scratch) => ['--root', scratch, 'avahi-daemon', 'defaults'],
  },
  {
    name: 'systemd-sysv-generator-ts',
    entry: 'sysv-generator/main.ts',
    warmUp: (scratch) => [path.join(scratch, 'units')],
    env: (scratch) => ({
      SYSTEMD_SYSVINIT_PATH: path.join(scratch, 'etc/init.d'),
      SYSTEMD_SYSVRCND_PATH: path.join(scratch, 'etc'),
    }),
  },
  {
    name: 'initorder',
    entry: 'initorder/main.ts',
    warmUp: () => ['order', rcdSample],
    parts: [
      { words: ['lint'], warmUp: () => ['lint', '--no-config', path.join(lsbSample, 'etc/init.d')] },
      { words: ['boot', 'shutdown'], isBrief: true, warmUp: () => ['boot', bootSample] },
      { words: ['why', 'order', 'cycles', 'plan'], warmUp: () => ['why', 'sshd', 'netif', rcdSample] },
    ],
  },
];

/** The bundles of a command: of the whole first, then of its parts. */
export function bundlesOf({ name, parts = [], ...whole }) {
  return [{ bundle: name, ...whole }, ...parts.map((part) => ({ bundle: `${name}-${part.words.join('-')}`, ...part }))];
}

function sampleScripts() {
  return fs.readdirSync(rcdSample).map((name) => path.join(rcdSample, name));
}

/** A dry run reads and plans all that a real one does, and leaves the sample as it is. */
function dryRun() {
  return ['--root', path.join(root, 'fixtures/chkconfig/small'), '--dry-run', '--level', '35', 'web', 'on'];
}

/** A system of Debian's scripts, with insserv in the place where update-rc.d looks for it. */
export function makeScratch() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-warm-up-'));
  fs.cpSync(lsbSample, scratch, { recursive: true });
  for (const folder of ['sbin', 'units']) fs.mkdirSync(path.join(scratch, folder));
  fs.writeFileSync(path.join(scratch, 'sbin/insserv'), '', { mode: 0o755 });
  return scratch;
}
