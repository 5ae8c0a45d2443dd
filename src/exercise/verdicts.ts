/** Notes what came of each check, and leaves open what a sandbox cannot show. */
import type { ExerciseCheck, ExerciseLevel, ExerciseStep, FailureArguments, Verdict } from '../model/exercise.ts';
import { levelOf } from './catalogue.ts';
import { HANGS_ON_PROCESS, missingIn } from './doubts.ts';
import type { ExerciseNotes, Subject } from './subject.ts';

export class Verdicts {
  readonly steps: ExerciseStep[];
  readonly checks: ExerciseCheck[];
  readonly subject: Subject;
  /** The pid file that the script goes by is not known, so what hangs on it cannot be judged. */
  isPidfileUnknown = false;

  constructor(subject: Subject, { steps, checks }: ExerciseNotes) {
    this.subject = subject;
    this.steps = steps;
    this.checks = checks;
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
    const { isWanted, excused, because } = this.subject;
    if (!isWanted(check)) return;
    if (excused.has(check)) {
      if (!this.checks.some((known) => known.check === check))
        this.checks.push({
          ...{ check, severity, verdict: 'skipped', why: 'excused' },
          args: { because },
          steps,
          line: 0,
        });
      return;
    }
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
}
