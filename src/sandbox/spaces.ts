/** The ground of a sandbox: name spaces that were made for it. */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import type { SandboxProcess } from '../model/exercise.ts';
import type { ProcessInside } from '../model/sandbox.ts';
import type { Ground } from './ground.ts';
import type { Holders } from './holders.ts';
import { insideOf, kill, namespaceOf, pause, processesIn } from './process-table.ts';

interface Making extends Holders {
  readonly hasUsers: boolean;
  readonly firstUid: number;
}

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
const END_MS = 5000;
const TICK_MS = 2;

export class Spaces implements Ground {
  readonly hasUsers: boolean;
  readonly isHost = false;
  readonly notes: string;
  readonly env = {};
  readonly #making: Making;
  readonly #space: string;
  /**
   * The name spaces, held open: a script may end the first process of its sandbox, and the number of that one would then
   * lead to another process of the host.
   */
  readonly #spaces: readonly (readonly [string, number])[];

  constructor(making: Making) {
    this.#making = making;
    this.hasUsers = making.hasUsers;
    this.notes = `/proc/${making.init}/root/.io`;
    this.#space = namespaceOf(making.init, 'pid') ?? '';
    this.#spaces = SPACES.map(
      ([option, kind]) => [option, fs.openSync(`/proc/${making.init}/ns/${kind}`, fs.constants.O_RDONLY)] as const,
    );
  }

  wrap(uid: number): readonly [string, ...string[]] {
    return ['prlimit', `--nproc=${MOST_PROCESSES}:${MOST_PROCESSES}`, 'nsenter', ...this.#enter(uid)];
  }

  wrapTool(): readonly string[] {
    return ['nsenter', ...this.#enter(0)];
  }

  #enter(uid: number): readonly string[] {
    const who = this.hasUsers ? ['-S', String(uid), '-G', String(uid)] : ['--preserve-credentials'];
    return [...this.#spaces.map(([option, fd]) => `--${option}=/proc/${process.pid}/fd/${fd}`), ...who];
  }

  /** Asked inside, since links there lead where the script wants. */
  lookWords(files: readonly ByteString[]): readonly string[] {
    return ['sh', '/.io/look', ...files];
  }

  processes(): readonly SandboxProcess[] {
    return processesIn(this.#space, this.#making.firstUid);
  }

  lookInto(pid: number): ProcessInside | undefined {
    return insideOf(this.#space, pid);
  }

  end(): void {
    // Its number stays ours until the event loop turns; the first process of the sandbox is in its group, and dies with it.
    const { outer } = this.#making;
    if (outer.pid !== undefined) kill(-outer.pid);
    const until = performance.now() + END_MS;
    while (this.processes().length > 0 && performance.now() < until) pause(TICK_MS);
    for (const [, fd] of this.#spaces) fs.closeSync(fd);
  }
}
