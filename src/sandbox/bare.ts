/**
 * No sandbox: actions are run on the system itself, for machines that can be thrown away. Nothing is laid outside a folder of its
 * own, and no process is ended but those that the actions have started: they carry a mark in their environment.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseGuess, SandboxProcess } from '../model/exercise.ts';
import type { ProcessInside, Sandbox } from '../model/sandbox.ts';
import type { Ground } from './ground.ts';
import { LiveSandbox } from './live.ts';
import { kill, pause } from './process-table.ts';
import { QUIET } from './quiet.ts';
import type { StandIn } from './request.ts';
import { Shield } from './shield.ts';
import { readShim } from './shims.ts';

export interface BareRequest {
  /** The script where it lies. */
  readonly script: ByteString;
  readonly guess: ExerciseGuess;
  /** Commands that are stood in for, if the script looks them up by PATH. */
  readonly standIns: readonly StandIn[];
  readonly mostActions: number;
}

const PATH = '/sbin:/usr/sbin:/bin:/usr/bin';
const MARK = 'INITORDER_EXERCISE';
const STOP_MS = 20_000;
const TRIES = 100;

/** Ready to run actions on this system; or why not: then nothing but `status` was run. */
export function openBare({ script, guess, standIns, mostActions }: BareRequest): Sandbox | { readonly busy: string } {
  const running = runningOn(guess);
  if (running !== undefined) return { busy: running };
  const env = environment();
  const first = spawnSync(script, ['status'], { cwd: '/', env, stdio: 'ignore', timeout: STOP_MS });
  if (first.status === 0) return { busy: "'status' says that it runs" };
  const folder = fs.mkdtempSync(`${os.tmpdir()}/initorder-`);
  const names = Array.from({ length: mostActions }, (_, i) => [`${folder}/o${i}`, `${folder}/e${i}`]).flat();
  spawnSync('mkfifo', ['-m', '600', ...names]);
  for (const part of ['bin', 'd', 'run']) fs.mkdirSync(`${folder}/${part}`);
  const lay = (path: string, text: string, mode: number): void => {
    fs.writeFileSync(`${folder}/${path}`, Buffer.from(text.replaceAll('/.io', folder), 'latin1'), { mode, flag: 'wx' });
  };
  // Only the files of the service are looked at: all others of a real system change by themselves.
  const look = readShim('look').replace(/^find .*$/m, 'for file; do [ ! -e "$file" ] || printf "%s\\n" "$file"; done');
  lay('look', look, 0o600);
  for (const name of ['calls', 'signals']) lay(name, '', 0o600);
  const quiet = QUIET.split(' ').map((path) => ({ path, settings: '' }));
  const byName = new Map([...quiet, ...standIns].map(({ path, settings }) => [path, settings]));
  for (const [name, settings] of byName) {
    lay(`bin/${name}`, readShim('stand-in'), 0o700);
    lay(`d/${name}`, settings, 0o600);
  }
  return new LiveSandbox(new Bare(folder, script), new Shield(), mostActions);
}

function environment(): Readonly<Record<string, string>> {
  const { username, homedir } = os.userInfo();
  return { PATH, HOME: homedir, USER: username, LANG: 'C', TERM: 'dumb', SHELL: '/bin/sh', PWD: '/' };
}

/** What of the service runs already. */
function runningOn({ program, pidfile }: ExerciseGuess): string | undefined {
  const number = /^[0-9]+/.exec(pidfile === undefined ? '' : readOr(pidfile).trim())?.[0];
  if (number !== undefined && fs.existsSync(`/proc/${number}`)) return `${pidfile ?? ''} names process ${number}`;
  for (const entry of numbers()) {
    const words = wordsOf(entry);
    if (program !== undefined && words.slice(0, 2).includes(program)) return `process ${entry} is ${program}`;
  }
  return undefined;
}

function readOr(path: string): string {
  try {
    return fs.readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function numbers(): readonly string[] {
  return fs.readdirSync('/proc').filter((entry) => /^[0-9]+$/.test(entry));
}

function wordsOf(entry: string): readonly string[] {
  return readOr(`/proc/${entry}/cmdline`).split('\0').slice(0, -1);
}

class Bare implements Ground {
  readonly hasUsers = false;
  readonly isHost = true;
  readonly notes: string;
  readonly env: Readonly<Record<string, string>>;
  readonly #script: ByteString;
  readonly #mark: string;

  constructor(folder: string, script: ByteString) {
    this.notes = folder;
    this.#script = script;
    this.#mark = `${MARK}=${folder}`;
    this.env = { ...environment(), PATH: `${folder}/bin:${PATH}`, [MARK]: folder };
  }

  wrap(): readonly [string, ...string[]] {
    return ['sh', '-c', 'umask 022; exec "$@"', 'sh'];
  }

  wrapTool(): readonly string[] {
    return [];
  }

  lookWords(files: readonly ByteString[]): readonly string[] {
    return ['sh', `${this.notes}/look`, ...files];
  }

  processes(): readonly SandboxProcess[] {
    return numbers()
      .filter((entry) => readOr(`/proc/${entry}/environ`).split('\0').includes(this.#mark))
      .map((entry) => {
        const uid = Number(/^Uid:\t([0-9]+)/m.exec(readOr(`/proc/${entry}/status`))?.[1] ?? '0');
        return { pid: Number(entry), uid, words: wordsOf(entry) };
      })
      .filter(({ words }) => words.length > 0);
  }

  lookInto(pid: number): ProcessInside | undefined {
    const at = `/proc/${pid}`;
    try {
      const files = fs
        .readdirSync(`${at}/fd`)
        .map((fd) => ({ fd: Number(fd), target: fs.readlinkSync(`${at}/fd/${fd}`, 'latin1') }));
      return { folder: fs.readlinkSync(`${at}/cwd`, 'latin1'), files };
    } catch {
      return undefined;
    }
  }

  /** The service was stopped when all this began, and so it is left. */
  end(): void {
    spawnSync(this.#script, ['stop'], { cwd: '/', env: this.env, stdio: 'ignore', timeout: STOP_MS });
    for (let tries = 0; tries < TRIES && this.processes().length > 0; tries++) {
      for (const { pid } of this.processes()) kill(pid);
      pause(20);
    }
    fs.rmSync(this.notes, { recursive: true, force: true });
  }
}
