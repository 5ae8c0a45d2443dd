/** A sandbox that is up: actions run in it, and what they leave is looked at. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import type { SandboxProcess } from '../model/exercise.ts';
import type { ActionRecord, ActionRequest, ProcessInside, Sandbox } from '../model/sandbox.ts';
import type { Holders } from './holders.ts';
import { PipeReader } from './pipes.ts';
import { insideOf, kill, namespaceOf, pause, processesIn, stateOfChild } from './process-table.ts';
import type { SandboxRequest } from './request.ts';
import type { Shield } from './shield.ts';

interface Making extends Holders {
  readonly hasUsers: boolean;
  readonly firstUid: number;
  readonly shield: Shield;
}

const ENVIRONMENT = {
  PATH: '/sbin:/usr/sbin:/bin:/usr/bin',
  HOME: '/root',
  LANG: 'C',
  TERM: 'dumb',
  SHELL: '/bin/sh',
  PWD: '/',
  USER: 'root',
};
/** Options of nsenter(1), and the names below /proc/PID/ns. The one of users comes first: it gives the right to the others. */
const SPACES: readonly (readonly [string, string])[] = [
  ['user', 'user'],
  ['mount', 'mnt'],
  ['pid', 'pid'],
  ['net', 'net'],
  ['ipc', 'ipc'],
  ['uts', 'uts'],
];
const MOST_PROCESSES = 1000;
const GRACE_MS = 300;
const SETTLE_MS = 15;
const TICK_MS = 2;
const TOOL_MS = 5000;

export class LiveSandbox implements Sandbox {
  readonly hasUsers: boolean;
  readonly #making: Making;
  readonly #space: string;
  /** Ends of pipes that were opened before any script could touch their names. */
  readonly #ends: (readonly [number, number])[] = [];
  /**
   * The name spaces, held open: a script may end the first process of its sandbox, and the number of that one would then
   * lead to another process of the host.
   */
  readonly #spaces: readonly (readonly [string, number])[];
  #tree: ReadonlySet<ByteString> = new Set();

  constructor(making: Making, { mostActions }: SandboxRequest) {
    this.#making = making;
    this.hasUsers = making.hasUsers;
    this.#space = namespaceOf(making.init, 'pid') ?? '';
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = fs.constants;
    this.#spaces = SPACES.map(
      ([option, kind]) => [option, fs.openSync(`/proc/${making.init}/ns/${kind}`, O_RDONLY)] as const,
    );
    for (let i = 0; i < mostActions; i++) {
      const open = (name: string): number =>
        fs.openSync(`/proc/${making.init}/root/.io/${name}${i}`, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
      this.#ends.push([open('o'), open('e')]);
    }
  }

  run(request: ActionRequest): ActionRecord {
    const ends = this.#ends.shift();
    if (ends === undefined) throw new Error('more actions than were planned');
    const writeEnds = ends.map((fd) => fs.openSync(`/proc/self/fd/${fd}`, fs.constants.O_WRONLY));
    const begun = performance.now();
    const child = spawn(
      'prlimit',
      [`--nproc=${MOST_PROCESSES}:${MOST_PROCESSES}`, 'nsenter', ...this.#enter(request.uid), ...request.words],
      {
        stdio: this.#making.shield.files(['ignore', ...writeEnds]),
        env: { ...ENVIRONMENT, ...Object.fromEntries(request.env ?? []) },
        detached: true,
        cwd: '/',
      },
    );
    for (const fd of writeEnds) fs.closeSync(fd);
    const readers = ends.map((fd) => new PipeReader(fd));
    const watched = this.#watch(child.pid, readers, begun + request.timeoutMs);
    const ms = watched.endedAt - begun;
    pause(SETTLE_MS);
    const [out, err] = readers;
    const seen = this.#look(request.watched);
    const processes = this.processes();
    for (const reader of readers) reader.close();
    const { exit, signal, isTimedOut, isHeld } = watched;
    return {
      ...{ action: request.label, exit, signal, isTimedOut, isHeld, ms: Math.round(ms) },
      ...{ stdout: out?.text ?? '', stderr: err?.text ?? '', processes },
      ...seen,
    };
  }

  #watch(
    pid: number | undefined,
    readers: readonly PipeReader[],
    limit: number,
  ): { exit: number | undefined; signal: number | undefined; isTimedOut: boolean; isHeld: boolean; endedAt: number } {
    if (pid === undefined) throw new Error('prlimit or nsenter is not installed');
    let isTimedOut = false;
    for (;;) {
      for (const reader of readers) reader.drain();
      const state = stateOfChild(pid);
      const now = performance.now();
      if (state !== undefined) {
        const isHeld = !this.#awaitEnd(readers, now + GRACE_MS);
        return { ...state, isTimedOut, isHeld: isHeld && !isTimedOut, endedAt: now };
      }
      if (now > limit && !isTimedOut) {
        isTimedOut = true;
        kill(-pid);
      }
      pause(TICK_MS);
    }
  }

  /** Whether nobody holds the outputs any more, at the latest then. */
  #awaitEnd(readers: readonly PipeReader[], end: number): boolean {
    for (;;) {
      for (const reader of readers) reader.drain();
      if (readers.every((reader) => reader.isEnded)) return true;
      if (performance.now() > end) return false;
      pause(TICK_MS);
    }
  }

  #enter(uid = 0): readonly string[] {
    const who = this.hasUsers ? ['-S', String(uid), '-G', String(uid)] : ['--preserve-credentials'];
    return [...this.#spaces.map(([option, fd]) => `--${option}=/proc/${process.pid}/fd/${fd}`), ...who];
  }

  tool(words: readonly ByteString[], input: ByteString = ''): { readonly status: number; readonly stdout: ByteString } {
    const { status, stdout } = spawnSync('nsenter', [...this.#enter(), ...words], {
      input,
      encoding: 'latin1',
      env: ENVIRONMENT,
      cwd: '/',
      timeout: TOOL_MS,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 24,
      stdio: this.#making.shield.files(['pipe', 'pipe', 'ignore']),
    });
    return { status: status ?? 137, stdout };
  }

  /** Calls, signals, files and the contents of some; asked inside, since links there lead where the script wants. */
  #look(files: readonly ByteString[]): Pick<ActionRecord, 'calls' | 'signals' | 'tree' | 'contents' | 'isTreeLost'> {
    const { status, stdout } = this.tool(['sh', '/.io/look', ...files]);
    const [calls = '', signals = '', tree = '', ...contents] = stdout.split('\x1e');
    const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
    const isTreeLost = status !== 0;
    if (!isTreeLost) this.#tree = new Set(lines(tree));
    return {
      calls: lines(calls),
      signals: lines(signals),
      tree: this.#tree,
      isTreeLost,
      contents: new Map(files.map((file, i) => [file, contents[i] === '\x1f' ? undefined : contents[i]])),
    };
  }

  processes(): readonly SandboxProcess[] {
    return processesIn(this.#space, this.#making.firstUid);
  }

  lookInto(pid: number): ProcessInside | undefined {
    return insideOf(this.#space, pid);
  }

  pause(milliseconds: number): void {
    pause(milliseconds);
  }

  end(): void {
    // Its number stays ours until the event loop turns; the first process of the sandbox is in its group, and dies with it.
    const { outer } = this.#making;
    if (outer.pid !== undefined) kill(-outer.pid);
    for (const fd of this.#ends.splice(0).flat()) fs.closeSync(fd);
    const until = performance.now() + TOOL_MS;
    while (this.processes().length > 0 && performance.now() < until) pause(TICK_MS);
    for (const [, fd] of this.#spaces) fs.closeSync(fd);
    this.#making.shield.end();
  }
}
