/**
 * How a call of update-rc.d comes to its end, Debian's or another: all its steps are done on a draft of the system, and what
 * they come to is shown, or made in one transaction.
 */
import { openNewFolders } from '../../change/new-folders.ts';
import { openDryRun, tellInterrupted, withSession, type FarmSession } from '../../change/session.ts';
import { openDraft, type Draft } from '../../host/draft-host.ts';
import type { LinkIo } from '../../host/io.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { changesLinks, type InsservPlan } from '../../model/insserv-plan.ts';
import { renderInsservJson } from '../../render/insserv/json.ts';
import { renderInsservPlan } from '../../render/insserv/report.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { InsservVersion } from '../insserv/arguments.ts';
import { InsservReport } from '../insserv/report.ts';
import { describeOutcome } from './plan.ts';

/** Who asks, and for what of it all. */
export interface Caller {
  readonly io: LinkIo;
  /** The version of insserv whose messages are told, and with them update-rc.d's own; absent: ours are. */
  readonly compat: InsservVersion | undefined;
  /** By which the program was called. */
  readonly name: string;
  /** The words by which `initorder cycles` is told of the scripts of the system. */
  readonly set: ByteString;
  /** The root that was named, if one was. */
  readonly root: ByteString | undefined;
}

/** A call as far as its end needs it. */
export interface Carriage {
  readonly system: RootedHost;
  readonly report: InsservReport;
  /** Where lock and journal are. */
  readonly folder: ByteString;
  /** The command line, for whom finds the journal. */
  readonly command: ByteString;
  readonly script: ByteString;
  readonly isDryRun: boolean;
  readonly isJson: boolean;
}

/** What the steps of a call come to. */
export interface UpdateRcdOutcome {
  /** False where the call ends with status 1. What it has changed by then stays, as with the real program. */
  readonly isDone: boolean;
  /** What the last run of insserv came to, if there was one. */
  readonly insserv: InsservPlan | undefined;
  /** Told with a plan, before it. */
  readonly tellOfPlan?: (plan: InsservPlan) => void;
  /** Told when the changes are made. */
  readonly tellOfMade?: () => void;
}

/** What tells of insserv, of the lock and of the journal. */
export function openReport({ io, compat, name, set, root }: Caller, host: RootedHost): InsservReport {
  const usual = { isSilent: false, verbosity: 0, color: undefined };
  return new InsservReport(io, host, { command: name, compat, set, root, ...usual });
}

/**
 * Carries out a call, or shows what it would change.
 *
 * @param work goes through the steps on a draft; what its session applies is drafted
 */
export function carryOut(
  io: LinkIo,
  carriage: Carriage,
  work: (draft: RootedHost, session: FarmSession) => UpdateRcdOutcome,
): number {
  const { system, folder, command, report, isDryRun } = carriage;
  const scope = { host: system, folder, command, tell: report.tellSession };
  if (!isDryRun) return withSession(scope, (session) => run(io, carriage, work, session)) ?? FOUND;
  tellInterrupted(scope);
  return run(io, carriage, work, undefined);
}

/** @param session absent: a dry run */
function run(
  io: LinkIo,
  { system, report, script, isJson }: Carriage,
  work: (draft: RootedHost, session: FarmSession) => UpdateRcdOutcome,
  session: FarmSession | undefined,
): number {
  const draft = openDraft(system);
  const trial = openDryRun({ host: draft.host, tell: report.tellSession });
  // False once something cannot be changed, which was told: then nothing is.
  const trials = { isPossible: true };
  const { isDone, insserv, tellOfPlan, tellOfMade } = work(draft.host, {
    apply: (changes) => {
      const steps = trial.apply(changes);
      if (steps === undefined) trials.isPossible = false;
      else draft.change(changes);
      return steps;
    },
  });
  if (!trials.isPossible) return FOUND;
  const isShown = session === undefined || isJson;
  const plan = isShown ? describeOutcome({ draft, insserv }, system, script) : undefined;
  if (session !== undefined && !makeTrue(draft, system, report, session)) return FOUND;
  const status = isDone ? OK : FOUND;
  if (plan === undefined) {
    tellOfMade?.();
    return status;
  }
  tellOfPlan?.(plan);
  if (isJson) io.stdout.write(renderInsservJson(plan, status, session !== undefined));
  else if (isDone || changesLinks(plan)) io.stdout.write(renderInsservPlan(plan));
  return status;
}

/** Makes what was drafted: folders that are missing, as the real program does before all else, then all the rest or nothing. */
function makeTrue(draft: Draft, system: RootedHost, report: InsservReport, session: FarmSession): boolean {
  const folders = openNewFolders(system, FOLDER_MODE);
  for (const path of draft.folders()) {
    const fault = folders.make(path);
    if (fault === undefined) continue;
    folders.takeAway();
    report.tellSession({ kind: 'apply-failed', operation: 'folder', fault: { path, ...fault }, remaining: [] });
    return false;
  }
  if (session.apply(draft.changes()) !== undefined) return true;
  folders.takeAway();
  return false;
}

const FOLDER_MODE = 0o755;
