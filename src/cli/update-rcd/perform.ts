/**
 * A call of Debian's update-rc.d on a system. Its actions are several steps, each of which looks at what the one before has
 * made, with insserv in the same process.
 */
import type { FarmSession } from '../../change/session.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { isNote, type UpdateRcdEvent, type UpdateRcdNote } from '../../model/update-rcd-event.ts';
import { renderUpdateRcdEvent } from '../../render/update-rcd/compat.ts';
import { wordUpdateRcdEvent, type AdvisedCall } from '../../render/update-rcd/sentences.ts';
import { findInsservPlaces } from '../../system/insserv/places.ts';
import type { InsservReport } from '../insserv/report.ts';
import type { InsservVersion } from '../insserv/arguments.ts';
import { runInsservOn, type InsservOutcome } from '../insserv/run.ts';
import type { UpdateRcdRequest } from './arguments.ts';
import { carryOut, openReport, type Caller, type UpdateRcdOutcome } from './carry-out.ts';
import { hasInsserv, runUpdateRcd } from './session.ts';

/** What is asked for, and by whom. */
export interface UpdateRcdCall extends Caller {
  readonly request: UpdateRcdRequest;
  /** Which insserv does the ordering. */
  readonly insserv: InsservVersion;
  /** What stands before the folders that update-rc.d itself changes: `DPKG_ROOT`. */
  readonly prefix: ByteString;
}

/** Does what is asked for on a system, or shows it. */
export function perform(call: UpdateRcdCall, system: RootedHost): number {
  const { io, name, request, prefix } = call;
  const { isDryRun, isJson, name: script } = request;
  const report = openReport(call, system);
  const command = `${name} ${script} ${request.action}`;
  const carriage = { system, report, folder: `${prefix}/etc`, command, script, isDryRun, isJson };
  return carryOut(io, carriage, (draft, session) => workOut(call, draft, report, session));
}

/** Goes through all steps of a call. */
function workOut(call: UpdateRcdCall, host: RootedHost, report: InsservReport, session: FarmSession): UpdateRcdOutcome {
  const { io, compat, request, prefix } = call;
  // Whatever comes of a path has one cause.
  const isPath = compat === undefined && request.name.includes('/');
  const tell = (event: UpdateRcdEvent | UpdateRcdNote): void => {
    report.say(wordUpdateRcdEvent(event, advised(call)));
  };
  let insserv: InsservOutcome | undefined;
  const isDone = runUpdateRcd(
    {
      host,
      prefix,
      session,
      emit: (event) => {
        if (compat === undefined) {
          if (!isPath) tell(event);
        } else if (!isNote(event)) io.stderr.write(renderUpdateRcdEvent(event));
      },
      insserv: hasInsserv(host)
        ? (script, isRemoving) => {
            const hear = isPath ? () => undefined : report.tell;
            insserv = runInsservFor(call, host, { script, isRemoving, tell: hear }, session);
            if (!isPath) report.finish(insserv?.run);
            return insserv?.isDone === true;
          }
        : undefined,
    },
    request,
  );
  if (isPath) tell(describePath(request, host, !isDone));
  return {
    isDone,
    insserv,
    tellOfPlan: ({ links }) => {
      const isNew = links.some(({ before }) => before === undefined);
      if (insserv === undefined && isNew) tell({ code: 'no-insserv', name: request.name });
    },
  };
}

function advised({ name, request: { action, rest }, root }: UpdateRcdCall): AdvisedCall {
  return { program: name, root, words: [action, ...rest] };
}

/** What is told of a name with a slash. */
function describePath({ name }: UpdateRcdRequest, host: RootedHost, isError: boolean): UpdateRcdNote {
  const listing = host.listNames('/etc/init.d');
  const names = listing.kind === 'names' ? listing.names : [];
  const last = name.split('/').findLast((part) => part !== '') ?? '';
  const meant = names.includes(last) ? last : nearestName(last, names);
  return { code: 'slash-in-name', name, isError, ...(meant !== undefined && { meant }) };
}

/** insserv in this process, always forced, in the places that it has by itself. */
function runInsservFor(
  { request, insserv: version }: UpdateRcdCall,
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
  const options = { isForced: true, isRecursive: false, usesDefaults: false, isDry: false, version };
  const tellsCauses = request.isDryRun || request.isJson;
  return runInsservOn(host, places, { ...options, isRemoving, tellsCauses }, tell, session);
}
