/** Runs actions in a sandbox, keeps a record of each, and notes what came of each check. */
import type { ByteString } from '../model/bytes.ts';
import type { FailureArguments, SandboxProcess } from '../model/exercise.ts';
import type { ActionRecord, Sandbox } from '../model/sandbox.ts';
import { callOfSystem } from './doubts.ts';
import type { ExerciseNotes, Subject } from './subject.ts';
import { Verdicts } from './verdicts.ts';

/** A sandbox that could not be looked into with as many processes is full. */
const MANY = 100;

/** A step with its number. */
export interface Taken extends ActionRecord {
  readonly number: number;
}

export interface ActOptions {
  readonly uid?: number;
  /** The surroundings are made to be difficult, so that taking long or saying nothing is no fault. */
  readonly isProvoked?: boolean;
  /** Where the words are not simply those of the action. */
  readonly words?: readonly ByteString[];
  /** Further files whose beginnings are to be read. */
  readonly watched?: readonly ByteString[];
}

/** Thrown when the time of a script is over; caught where the scenario is run. */
export class OutOfTime extends Error {}

/** Thrown when the script has taken its sandbox apart; caught there too. */
export class SandboxLost extends Error {}

export class Notebook extends Verdicts {
  readonly #sandbox: Sandbox | undefined;
  #tree: ReadonlySet<ByteString> | undefined;
  #spent = 0;

  /** @param sandbox absent where nothing is run any more */
  constructor(subject: Subject, notes: ExerciseNotes, sandbox?: Sandbox) {
    super(subject, notes);
    this.#sandbox = sandbox;
  }

  get sandbox(): Sandbox {
    if (this.#sandbox === undefined) throw new Error('nothing runs any more');
    return this.#sandbox;
  }

  /** Runs an action of the script. */
  act(
    action: ByteString,
    expected: string,
    { uid = 0, isProvoked = false, words, watched = [] }: ActOptions = {},
  ): Taken {
    const { path, guess, actionMs, totalMs } = this.subject;
    if (this.#spent > totalMs) throw new OutOfTime();
    const record = this.sandbox.run({
      words: [path, ...(words ?? action.split(' ').filter((word) => word !== ''))],
      label: uid === 0 ? action : `${action} (as user ${uid})`,
      uid,
      env: this.subject.env,
      timeoutMs: actionMs,
      watched: [guess.pidfile ?? '/nowhere', guess.lockfile ?? '/nowhere', ...watched],
    });
    this.#spent += record.ms;
    const number = this.steps.length;
    const {
      action: label,
      exit,
      signal,
      isTimedOut,
      isHeld,
      ms,
      stdout,
      stderr,
      calls,
      signals,
      processes,
      tree,
    } = record;
    const before = this.#tree ?? tree;
    const files = {
      new: [...tree].filter((path_) => !before.has(path_)),
      gone: [...before].filter((path_) => !tree.has(path_)),
    };
    this.#tree = tree;
    this.steps.push({
      ...{ action: label, exit, signal, isTimedOut, isHeld, expected, ms, stdout, stderr },
      ...{ calls, signals, processes, files, tree },
    });
    if (!isProvoked) this.#watch(record, number);
    if (record.isTreeLost) {
      const count = record.processes.length;
      this.fail('sandbox', count > MANY ? 'flooded' : 'lost', { action, count }, [number]);
      throw new SandboxLost();
    }
    return { ...record, number };
  }

  /** What any action may do wrong. */
  #watch({ isHeld, isTimedOut, action, exit, stdout, stderr }: ActionRecord, number: number): void {
    const args = { action };
    if (isHeld) this.#once('output-held', 'held', args, number);
    if (isTimedOut) this.#once('time-limit', 'late', args, number);
    const isSilent = stdout.trim() === '' && stderr.trim() === '';
    const isFault = exit !== undefined && exit !== 0 && !/^(?:one)?status\b/.test(action);
    if (isFault && isSilent) this.#once('said-nothing', 'silent', { action, exit }, number);
  }

  #once(check: string, why: string, args: FailureArguments, number: number): void {
    if (this.checks.some((known) => known.check === check && known.verdict === 'failed')) return;
    this.fail(check, why, args, [number]);
  }

  /** The processes of the program, or of another one. Stand-ins are scripts, so the program stands behind its interpreter. */
  running(uid?: number, program: ByteString | undefined = this.subject.guess.program): readonly SandboxProcess[] {
    const own = this.sandbox.processes().filter(({ words }) => {
      return program !== undefined && (words[0] === program || words[1] === program);
    });
    return uid === undefined ? own : own.filter((process) => process.uid === uid);
  }

  /** Kills all processes of the program, as a crash would. */
  crash(): void {
    this.kill(this.running());
  }

  kill(processes: readonly SandboxProcess[]): void {
    if (processes.length > 0) this.sandbox.tool(['kill', '-9', ...processes.map(({ pid }) => String(pid))]);
    const isLeft = (): boolean => this.sandbox.processes().some(({ pid }) => processes.some((one) => one.pid === pid));
    for (let tries = 0; tries < 50 && isLeft(); tries++) this.sandbox.pause(5);
  }

  exists(path: ByteString | undefined): boolean {
    return path !== undefined && this.sandbox.tool(['test', '-e', path]).status === 0;
  }

  /** Judges a status, where the program has nothing to say. */
  expectStatus(check: string, step: Taken, wanted: readonly number[]): boolean {
    const agreed = this.subject.agreed.get(check);
    const good = agreed === undefined ? wanted : [agreed];
    if (step.exit !== undefined && good.includes(step.exit)) return true;
    // 4 is the word for it, and no lie.
    if (step.exit === 4 && /^(?:one)?status\b/.test(step.action)) {
      this.leaveOpen(check, 'not-told', {}, [step.number]);
      return false;
    }
    const noted = this.#notedOnly(check, step);
    if (noted !== undefined) {
      this.leaveOpen(check, 'noted-only', { program: noted }, [step.number]);
      return false;
    }
    const got = step.exit === undefined ? 'no status' : String(step.exit);
    this.fail(check, step.isTimedOut ? 'no-end' : 'status', { action: step.action, wanted: good.join(' or '), got }, [
      step.number,
    ]);
    return false;
  }

  /**
   * What a script does to the system itself, only a system would show: for one that keeps no process this is all that its statuses
   * go by; a start may wait for what another program says of the one that it has started.
   */
  #notedOnly(check: string, step: Taken): ByteString | undefined {
    const { isDaemon, hasCanned, guess } = this.subject;
    if (hasCanned || step.isTimedOut) return undefined;
    if (!isDaemon) return callOfSystem(this.steps.slice(0, step.number + 1));
    return check === 'start' || check === 'onestart' ? callOfSystem([step], guess.program) : undefined;
  }
}
