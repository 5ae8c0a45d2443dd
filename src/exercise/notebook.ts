/** Runs actions in a sandbox, keeps a record of each, and notes what came of each check. */
import type { ByteString } from '../model/bytes.ts';
import type {
  ExerciseCheck,
  ExerciseGuess,
  ExerciseLevel,
  ExerciseProfile,
  ExerciseStep,
  FailureArguments,
  SandboxProcess,
  Verdict,
} from '../model/exercise.ts';
import type { ActionRecord, Sandbox } from '../model/sandbox.ts';
import { levelOf } from './catalogue.ts';
import { callOfSystem, HANGS_ON_PROCESS, missingIn } from './doubts.ts';

/** Who is exercised, and within which limits. */
export interface Subject {
  readonly profile: ExerciseProfile;
  readonly name: ByteString;
  /** Where the script stands in the sandbox. */
  readonly path: ByteString;
  readonly guess: ExerciseGuess;
  readonly isDaemon: boolean;
  readonly actionMs: number;
  readonly totalMs: number;
  /** The line of an action in the script; 0 if it is not seen. */
  readonly lineOf: (action: string) => number;
  /** Whether a check is wanted. */
  readonly isWanted: (check: string) => boolean;
  /** Statuses that were agreed on, in place of the usual ones. */
  readonly agreed: ReadonlyMap<string, number>;
}

/** A step with its number. */
export interface Taken extends ActionRecord {
  readonly number: number;
}

export interface ActOptions {
  readonly uid?: number;
  /** The surroundings are made to be difficult, so that taking long or saying nothing is no fault. */
  readonly isProvoked?: boolean;
}

/** Thrown when the time of a script is over; caught where the scenario is run. */
export class OutOfTime extends Error {}

/** Thrown when the script has taken its sandbox apart; caught there too. */
export class SandboxLost extends Error {}

export class Notebook {
  readonly steps: ExerciseStep[] = [];
  readonly checks: ExerciseCheck[] = [];
  readonly subject: Subject;
  readonly sandbox: Sandbox;
  /** The pid file that the script goes by is not known, so what hangs on it cannot be judged. */
  isPidfileUnknown = false;
  #tree: ReadonlySet<ByteString> = new Set();
  #spent = 0;

  constructor(subject: Subject, sandbox: Sandbox) {
    this.subject = subject;
    this.sandbox = sandbox;
  }

  /** Runs an action of the script. */
  act(action: ByteString, expected: string, { uid = 0, isProvoked = false }: ActOptions = {}): Taken {
    const { path, guess, actionMs, totalMs } = this.subject;
    if (this.#spent > totalMs) throw new OutOfTime();
    const record = this.sandbox.run({
      words: [path, ...action.split(' ').filter((word) => word !== '')],
      label: uid === 0 ? action : `${action} (as user ${uid})`,
      uid,
      timeoutMs: actionMs,
      watched: [guess.pidfile ?? '/nowhere', guess.lockfile ?? '/nowhere'],
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
    const before = this.#tree;
    const files = {
      new: number === 0 ? [] : [...tree].filter((path_) => !before.has(path_)),
      gone: number === 0 ? [] : [...before].filter((path_) => !tree.has(path_)),
    };
    this.#tree = tree;
    this.steps.push({
      ...{ action: label, exit, signal, isTimedOut, isHeld, expected, ms, stdout, stderr },
      ...{ calls, signals, processes, files },
    });
    if (!isProvoked) this.#watch(record, number);
    if (record.isTreeLost) {
      this.fail('sandbox', 'lost', { action }, [number]);
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

  /** The processes of the program. Stand-ins are scripts, so the program stands behind its interpreter. */
  running(uid?: number): readonly SandboxProcess[] {
    const { program } = this.subject.guess;
    const own = this.sandbox.processes().filter(({ words }) => {
      return program !== undefined && (words[0] === program || words[1] === program);
    });
    return uid === undefined ? own : own.filter((process) => process.uid === uid);
  }

  /** Kills all processes of the program, as a crash would. */
  crash(): void {
    const pids = this.running().map(({ pid }) => String(pid));
    if (pids.length > 0) this.sandbox.tool(['kill', '-9', ...pids]);
    for (let tries = 0; tries < 50 && this.running().length > 0; tries++) this.sandbox.pause(5);
  }

  exists(path: ByteString | undefined): boolean {
    return path !== undefined && this.sandbox.tool(['test', '-e', path]).status === 0;
  }

  hold(check: string, steps: readonly number[]): void {
    this.#note(check, 'held', 'held', {}, steps);
  }

  fail(check: string, why: string, args: FailureArguments, steps: readonly number[], severity?: ExerciseLevel): void {
    const last = this.steps[steps.at(-1) ?? -1];
    const missing = missingIn(last?.stderr ?? '');
    if (missing !== undefined && why === 'status' && missing !== this.subject.guess.program)
      this.leaveOpen(check, 'not-found', { program: missing }, steps);
    else if (this.isPidfileUnknown && HANGS_ON_PROCESS.has(check)) this.leaveOpen(check, 'in-doubt', {}, steps);
    else this.#note(check, 'failed', why, args, steps, severity);
  }

  leaveOpen(check: string, why: string, args: FailureArguments = {}, steps: readonly number[] = []): void {
    this.#note(check, 'undecided', why, args, steps);
  }

  skip(check: string, why: string): void {
    this.#note(check, 'skipped', why, {}, []);
  }

  #note(
    check: string,
    verdict: Verdict,
    why: string,
    args: FailureArguments,
    steps: readonly number[],
    severity: ExerciseLevel = levelOf(check, this.subject.profile),
  ): void {
    if (!this.subject.isWanted(check)) return;
    const last = steps.at(-1);
    const action = last === undefined ? '' : (this.steps[last]?.action ?? '');
    this.checks.push({
      check,
      verdict,
      severity,
      why,
      args,
      steps,
      line: this.subject.lineOf(action.split(' ')[0] ?? ''),
    });
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
    // What a script does to the system itself, only a system would show.
    const noted =
      this.subject.isDaemon || step.isTimedOut ? undefined : callOfSystem(this.steps.slice(0, step.number + 1));
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
}
