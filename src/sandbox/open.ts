/**
 * Makes a sandbox: name spaces of its own for users, mounts, processes, network, IPC and the host's name, a root in memory, and
 * the host's /usr read-only. Real root is never root in it: as root a range of numbers that nobody has is mapped in, else only the
 * user who runs this. All calls wait by themselves: the event loop does not turn while a sandbox is open.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import type { Sandbox } from '../model/sandbox.ts';
import type { Holders } from './holders.ts';
import { LiveSandbox } from './live.ts';
import { ownFiles } from './own-files.ts';
import { readShim } from './shims.ts';
import { childOf, kill, namespaceOf, pause, stateOfChild } from './process-table.ts';
import type { SandboxRequest } from './request.ts';
import { selfTest } from './self-test.ts';
import { Shield } from './shield.ts';
import { Spaces } from './spaces.ts';
import { writeTar } from './tar.ts';

/** Why there is no sandbox: what was tried last, and what the system said. */
export interface NoSandbox {
  readonly tried: string;
  readonly said: string;
}

/** Numbers of users that are mapped in as root: no user of the host has them. */
const FIRST_UID = 100_000;
const UIDS = 65_536;
const PATIENCE_MS = 20_000;
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';
const BY_BWRAP = [
  ...['--unshare-all', '--uid', '0', '--gid', '0', '--cap-add', 'ALL', '--die-with-parent', '--as-pid-1'],
  ...['--dev-bind', '/', '/'],
];
const SPACES = ['-m', '-p', '-n', '-i', '-u', '--fork', '--kill-child'];

/** A sandbox, or why there is none. Nothing of the request has run when this returns. */
export function openSandbox(request: SandboxRequest): Sandbox | NoSandbox {
  if (process.platform !== 'linux') return { tried: 'name spaces', said: `${process.platform} has none` };
  const isRoot = process.getuid?.() === 0 || process.geteuid?.() === 0;
  // It would make real root the root of the sandbox.
  if (isRoot && request.ways === 'bwrap') return { tried: 'bwrap', said: 'it is not used for root' };
  const archive = writeTar(ownFiles(request, isRoot));
  const opened = openAll([archive, '', '']);
  if ('tried' in opened) return opened;
  const [packed, said, errors] = opened;
  const shield = new Shield();
  const files = { packed, said, errors, shield };
  let isUp = false;
  try {
    const made = isRoot ? asRoot(request, files) : asUser(request, files);
    if ('said' in made) return made;
    const firstUid = isRoot ? FIRST_UID : (process.getuid?.() ?? 0);
    const sandbox = new LiveSandbox(new Spaces({ ...made, hasUsers: isRoot, firstUid }), shield, request.mostActions);
    isUp = true;
    const fault = selfTest(made.init, isRoot, sandbox);
    if (fault === undefined) return sandbox;
    sandbox.end();
    return { tried: 'the test of the sandbox itself', said: fault };
  } finally {
    for (const fd of [packed, said, errors]) fs.closeSync(fd);
    if (!isUp) shield.end();
  }
}

interface Files {
  readonly packed: number;
  readonly said: number;
  readonly errors: number;
  readonly shield: Shield;
}

/** A file for each text, or why there is none: the folder of temporary files is full, or may not be written. */
function openAll(texts: readonly [string, string, string]): readonly [number, number, number] | NoSandbox {
  const open: number[] = [];
  try {
    for (const text of texts) open.push(openNameless(text));
  } catch (error) {
    for (const fd of open) fs.closeSync(fd);
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { tried: `a temporary file in ${os.tmpdir()}`, said: error.message };
  }
  const [packed = -1, said = -1, errors = -1] = open;
  return [packed, said, errors];
}

/** An open file without a name, so that nothing is left whenever we die. */
function openNameless(text: string): number {
  const folder = fs.mkdtempSync(`${os.tmpdir()}/initorder-`);
  const path = `${folder}/data`;
  const fd = fs.openSync(path, 'wx+', 0o600);
  fs.unlinkSync(path);
  fs.rmdirSync(folder);
  // With a place given, the offset stays where whoever gets the descriptor begins.
  fs.writeSync(fd, Buffer.from(text, 'latin1'), 0, undefined, 0);
  return fd;
}

/** By unshare(1); where that is refused, by bwrap(1), which some systems let do it. */
function asUser(request: SandboxRequest, files: Files): Holders | NoSandbox {
  const { ways = 'auto' } = request;
  const plain =
    ways === 'bwrap'
      ? undefined
      : waitUntilReady(start('unshare', ['-U', '-r', ...SPACES], request, files), files, 'unshare -U');
  if (plain !== undefined && (ways === 'namespaces' || !('said' in plain))) return plain;
  for (const fd of [files.said, files.errors]) fs.ftruncateSync(fd);
  const wrapped = waitUntilReady(start('bwrap', BY_BWRAP, request, files), files, 'bwrap');
  // What is told is why the plain way failed: that is what can be mended.
  return 'said' in wrapped && plain !== undefined ? plain : wrapped;
}

/** A process holds a space of users open until the range is written into it; the rest is made from inside. */
function asRoot(request: SandboxRequest, files: Files): Holders | NoSandbox {
  const holder = spawn('unshare', ['-U', 'cat'], {
    stdio: files.shield.files(['pipe', 'ignore', files.errors]),
    detached: true,
    env: { PATH },
  });
  if (holder.pid === undefined) return { tried: 'unshare -U', said: 'unshare is not installed' };
  try {
    const own = namespaceOf('self', 'user');
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const space = namespaceOf(holder.pid, 'user');
      if (space !== undefined && space !== own) break;
      if (stateOfChild(holder.pid) !== undefined || performance.now() > end)
        return { tried: 'unshare -U', said: readAll(files.errors) };
      pause(1);
    }
    for (const map of ['uid_map', 'gid_map']) {
      try {
        fs.writeFileSync(`/proc/${holder.pid}/${map}`, `0 ${FIRST_UID} ${UIDS}\n`);
      } catch (error) {
        return { tried: `writing ${map}`, said: error instanceof Error ? error.message : String(error) };
      }
    }
    const enter = ['-t', String(holder.pid), '-U', '-S', '0', '-G', '0', 'unshare', ...SPACES];
    return waitUntilReady(start('nsenter', enter, request, files), files, 'unshare with a mapped range');
  } finally {
    holder.kill('SIGKILL');
  }
}

function start(
  command: string,
  words: readonly string[],
  request: SandboxRequest,
  { packed, said, errors, shield }: Files,
): ChildProcess {
  return spawn(
    command,
    [...words, 'sh', '-c', readShim('setup'), 'sh', String(request.mostActions), ...foldersOf(request)],
    {
      stdio: shield.files(['pipe', said, errors, packed]),
      detached: true,
      cwd: '/',
      env: { PATH },
    },
  );
}

/** Folders of the host in which something is to be laid; the setup makes folders of links of them. */
function foldersOf({ files, programs }: SandboxRequest): readonly string[] {
  const folders = [...files, ...programs].map(({ path }) =>
    path.slice(1, path.lastIndexOf('/')).replace(/^lib\//, 'usr/lib/'),
  );
  return [...new Set(folders)].filter((folder) => /^usr\/(?:lib|libexec|share)\/./.test(folder)).sort();
}

function waitUntilReady(outer: ChildProcess, { said, errors }: Files, tried: string): Holders | NoSandbox {
  if (outer.pid === undefined) return { tried, said: 'unshare or nsenter is not installed' };
  const end = performance.now() + PATIENCE_MS;
  while (!readAll(said).includes('ready\n')) {
    const isOver = stateOfChild(outer.pid) !== undefined;
    if (isOver || performance.now() > end) {
      kill(-outer.pid);
      return { tried, said: isOver ? readAll(errors).trim() : 'it took too long' };
    }
    pause(2);
  }
  const init = childOf(outer.pid);
  if (init === undefined) return { tried, said: 'its first process is gone' };
  return { outer, init };
}

function readAll(fd: number): string {
  const buffer = Buffer.alloc(4096);
  return buffer.toString('latin1', 0, fs.readSync(fd, buffer, 0, buffer.length, 0));
}
