/**
 * A call of update-rc.d on a system. Its actions are several steps, each of which looks at what the one before has made; so all
 * of them are done on a draft, with insserv in the same process, and what they come to is shown, or made in one transaction.
 */
import { openDraft, type Draft } from '../../host/draft-host.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { changesLinks } from '../../model/insserv-plan.ts';
import { nearestName } from '../../model/nearest.ts';
import type { UpdateRcdNote } from '../../model/update-rcd-event.ts';
import { renderInsservJson } from '../../render/insserv/json.ts';
import { renderInsservPlan } from '../../render/insserv/report.ts';
import { renderUpdateRcdEvent } from '../../render/update-rcd/compat.ts';
import { renderUpdateRcdSentence } from '../../render/update-rcd/sentences.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { openDryRun, tellInterrupted, withSession, type FarmSession } from '../../change/session.ts';
import { findInsservPlaces } from '../../system/insserv/places.ts';
import { InsservReport } from '../insserv/report.ts';
import { runInsservOn, type InsservOutcome } from '../insserv/run.ts';
import type { LinkIo } from '../../host/io.ts';
import type { UpdateRcdRequest } from './arguments.ts';
import { describeOutcome } from './plan.ts';
import { hasInsserv, runUpdateRcd } from './session.ts';

/** What is asked for, and by whom. */
export interface UpdateRcdCall {
  readonly io: LinkIo;
  readonly isCompat: boolean;
  readonly request: UpdateRcdRequest;
  /** What stands before the folders that update-rc.d itself changes: `DPKG_ROOT`. */
  readonly prefix: ByteString;
  /** The words by which `initorder cycles` is told of the scripts of the system. */
  readonly set: ByteString;
  /** The root that was named, if one was. */
  readonly root: ByteString | undefined;
}

/** What a call comes to. */
export interface UpdateRcdOutcome {
  readonly draft: Draft;
  /** False where the call ends with status 1. What it has changed by then stays, as with the real program. */
  readonly isDone: boolean;
  /** False where something cannot be changed, which was told: then nothing is. */
  readonly isPossible: boolean;
  /** What the last run of insserv came to, if there was one. */
  readonly insserv: InsservOutcome | undefined;
}

/** Does what is asked for on a system, or shows it. */
export function perform(call: UpdateRcdCall, system: RootedHost): number {
  const { request, prefix } = call;
  const report = openReport(call, system);
  const command = `update-rc.d-ts ${request.name} ${request.action}`;
  const scope = { host: system, folder: `${prefix}/etc`, command, tell: report.tellSession };
  if (!request.isDryRun) return withSession(scope, (session) => run(call, system, report, session)) ?? FOUND;
  tellInterrupted(scope);
  return run(call, system, report, undefined);
}

/** @param session absent: a dry run */
function run(call: UpdateRcdCall, system: RootedHost, report: InsservReport, session: FarmSession | undefined): number {
  const { io, request } = call;
  const outcome = workOut(call, system, report);
  if (!outcome.isPossible) return FOUND;
  const isShown = session === undefined || request.isJson;
  const plan = isShown ? describeOutcome(outcome, system, request.name) : undefined;
  if (session !== undefined && !makeTrue(outcome.draft, system, report, session)) return FOUND;
  const status = outcome.isDone ? OK : FOUND;
  if (plan === undefined) return status;
  if (outcome.insserv === undefined && plan.links.some((link) => link.before === undefined)) {
    io.stderr.write(renderUpdateRcdSentence({ code: 'no-insserv' }, call.root));
  }
  if (request.isJson) io.stdout.write(renderInsservJson(plan, status, session !== undefined));
  else if (outcome.isDone || changesLinks(plan)) io.stdout.write(renderInsservPlan(plan));
  return status;
}

/** Makes what was drafted: folders that are missing, as the real program does before all else, then all the rest or nothing. */
function makeTrue(draft: Draft, system: RootedHost, report: InsservReport, session: FarmSession): boolean {
  for (const path of draft.folders()) {
    const fault = system.makeFolder(path, FOLDER_MODE);
    if (fault === undefined) continue;
    report.tellSession({ kind: 'apply-failed', operation: 'folder', fault: { path, ...fault }, remaining: [] });
    return false;
  }
  return session.apply(draft.changes()) !== undefined;
}

const FOLDER_MODE = 0o755;

/** Goes through all steps of a call on a draft of the system. */
function workOut(call: UpdateRcdCall, system: RootedHost, report: InsservReport): UpdateRcdOutcome {
  const { io, isCompat, request, prefix } = call;
  const draft = openDraft(system);
  const { host } = draft;
  const trial = openDryRun({ host, tell: report.tellSession });
  let isPossible = true;
  // Whatever comes of a path has one cause.
  const isPath = !isCompat && request.name.includes('/');
  const session: FarmSession = {
    apply: (changes) => {
      const steps = trial.apply(changes);
      if (steps === undefined) isPossible = false;
      else draft.change(changes);
      return steps;
    },
  };
  let insserv: InsservOutcome | undefined;
  const isDone = runUpdateRcd(
    {
      host,
      prefix,
      session,
      emit: (event) => {
        if (isCompat) io.stderr.write(renderUpdateRcdEvent(event));
        else if (!isPath) io.stderr.write(renderUpdateRcdSentence(event, call.root));
      },
      insserv: hasInsserv(host)
        ? (script, isRemoving) => {
            const tell = isPath ? () => undefined : report.tell;
            insserv = runInsservFor(call, host, { script, isRemoving, tell }, session);
            if (!isPath) report.finish(insserv?.run);
            return insserv?.isDone === true;
          }
        : undefined,
    },
    request,
  );
  if (isPath) io.stderr.write(renderUpdateRcdSentence(describePath(request, host, !isDone), call.root));
  return { draft, isDone, isPossible, insserv };
}

/** What is told of a name with a slash. */
function describePath({ name, action, rest }: UpdateRcdRequest, host: RootedHost, isError: boolean): UpdateRcdNote {
  const listing = host.listNames('/etc/init.d');
  const names = listing.kind === 'names' ? listing.names : [];
  const last = name.split('/').findLast((part) => part !== '') ?? '';
  const meant = names.includes(last) ? last : nearestName(last, names);
  return { code: 'slash-in-name', name, words: [action, ...rest], isError, ...(meant !== undefined && { meant }) };
}

/** What tells of insserv, of the lock and of the journal. */
function openReport({ io, isCompat, set }: UpdateRcdCall, host: RootedHost): InsservReport {
  const usual = { isSilent: false, verbosity: 0, color: undefined };
  return new InsservReport(io, host, { command: 'update-rc.d-ts', isCompat, set, ...usual });
}

/** insserv in this process, always forced, in the places that it has by itself. */
function runInsservFor(
  { request }: UpdateRcdCall,
  host: RootedHost,
  { script, isRemoving, tell }: { script: ByteString | undefined; isRemoving: boolean; tell: InsservReport['tell'] },
  session: FarmSession,
): InsservOutcome | undefined {
  const operands = script === undefined ? [] : [script];
  const places = findInsservPlaces(host, { operands, isRemoving });
  if ('code' in places) {
    tell(places);
    return undefined;
  }
  const options = { isForced: true, isRecursive: false, usesDefaults: false, isDry: false, version: '1.26' } as const;
  const tellsCauses = request.isDryRun || request.isJson;
  return runInsservOn(host, places, { ...options, isRemoving, tellsCauses }, tell, session);
}
