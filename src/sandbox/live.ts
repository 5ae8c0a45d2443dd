/** A sandbox that is up: actions run in it, and what they leave is looked at. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import type { SandboxProcess } from '../model/exercise.ts';
import type { ActionRecord, ActionRequest, ProcessInside, Sandbox } from '../model/sandbox.ts';
import type { Ground } from './ground.ts';
import { PipeReader } from './pipes.ts';
import { kill, pause, stateOfChild } from './process-table.ts';
import type { Shield } from './shield.ts';

const ENVIRONMENT = {
  PATH: '/sbin:/usr/sbin:/bin:/usr/bin',
  HOME: '/root',
  LANG: 'C',
  TERM: 'dumb',
  SHELL: '/bin/sh',
  PWD: '/',
  USER: 'root',
};
/** More processes than these are no service. */
const MOST_LEFT = 300;
const NOTHING_SEEN = { calls: [], signals: [], contents: new Map<ByteString, undefined>(), isTreeLost: true };
const GRACE_MS = 300;
const SETTLE_MS = 15;
const TICK_MS = 2;
const TOOL_MS = 5000;

export class LiveSandbox implements Sandbox {
  readonly hasUsers: boolean;
  readonly isHost: boolean;
  readonly #ground: Ground;
  readonly #shield: Shield;
  /** Ends of pipes that were opened before any script could touch their names. */
  readonly #ends: (readonly [number, number])[] = [];
  #tree: ReadonlySet<ByteString> = new Set();

  constructor(ground: Ground, shield: Shield, mostActions: number) {
    this.#ground = ground;
    this.#shield = shield;
    this.hasUsers = ground.hasUsers;
    this.isHost = ground.isHost;
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = fs.constants;
    for (let i = 0; i < mostActions; i++) {
      const open = (name: string): number =>
        fs.openSync(`${ground.notes}/${name}${i}`, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
      this.#ends.push([open('o'), open('e')]);
    }
  }

  run(request: ActionRequest): ActionRecord {
    const ends = this.#ends.shift();
    if (ends === undefined) throw new Error('more actions than were planned');
    const writeEnds = ends.map((fd) => fs.openSync(`/proc/self/fd/${fd}`, fs.constants.O_WRONLY));
    const begun = performance.now();
    const [command, ...words] = this.#ground.wrap(request.uid ?? 0);
    const child = spawn(command, [...words, ...request.words], {
      stdio: this.#shield.files(['ignore', ...writeEnds]),
      env: { ...ENVIRONMENT, ...this.#ground.env, ...Object.fromEntries(request.env ?? []) },
      detached: true,
      cwd: '/',
    });
    for (const fd of writeEnds) fs.closeSync(fd);
    const readers = ends.map((fd) => new PipeReader(fd));
    const watched = this.#watch(child.pid, readers, begun + request.timeoutMs);
    const ms = watched.endedAt - begun;
    pause(SETTLE_MS);
    const [out, err] = readers;
    const processes = this.processes();
    // Where a script starts processes without an end, nothing else gets its turn.
    const isFlooded = processes.length > MOST_LEFT;
    const seen = isFlooded ? { ...NOTHING_SEEN, tree: this.#tree } : this.#look(request.watched);
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

  tool(words: readonly ByteString[], input: ByteString = ''): { readonly status: number; readonly stdout: ByteString } {
    const [command = '', ...all] = [...this.#ground.wrapTool(), ...words];
    const { status, stdout } = spawnSync(command, all, {
      input,
      encoding: 'latin1',
      env: ENVIRONMENT,
      cwd: '/',
      timeout: TOOL_MS,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 24,
      stdio: this.#shield.files(['pipe', 'pipe', 'ignore']),
    });
    return { status: status ?? 137, stdout };
  }

  /** Calls, signals, files and the contents of some. */
  #look(files: readonly ByteString[]): Pick<ActionRecord, 'calls' | 'signals' | 'tree' | 'contents' | 'isTreeLost'> {
    const { status, stdout } = this.tool(this.#ground.lookWords(files));
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
    return this.#ground.processes();
  }

  lookInto(pid: number): ProcessInside | undefined {
    return this.#ground.lookInto(pid);
  }

  pause(milliseconds: number): void {
    pause(milliseconds);
  }

  end(): void {
    for (const fd of this.#ends.splice(0).flat()) fs.closeSync(fd);
    this.#ground.end();
    this.#shield.end();
  }
}
