/** A call of update-rc.d on a system, on the disk or in memory: under the lock, with insserv in the same process. */
import type { RootedHost } from '../host/rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';
import { renderUpdateRcdEvent } from '../render/update-rcd-compat.ts';
import { renderUpdateRcdSentence } from '../render/update-rcd-sentences.ts';
import { FOUND, OK } from './exit-status.ts';
import { withSession, type FarmSession } from './farm-session.ts';
import { findInsservPlaces } from './insserv-places.ts';
import { InsservReport } from './insserv-report.ts';
import { runInsservOn, type InsservOutcome } from './insserv-run.ts';
import type { LinkIo } from './io.ts';
import type { UpdateRcdRequest } from './update-rcd-arguments.ts';
import { hasInsserv, runUpdateRcd } from './update-rcd-session.ts';

/** What is asked for, and by whom. */
export interface UpdateRcdCall {
  readonly io: LinkIo;
  readonly isCompat: boolean;
  readonly request: UpdateRcdRequest;
  /** What stands before the folders that update-rc.d itself changes: `DPKG_ROOT`. */
  readonly prefix: ByteString;
  /** The words by which `initorder cycles` is told of the scripts of the system. */
  readonly set: ByteString;
}

/** What a call came to. */
export interface UpdateRcdOutcome {
  readonly status: number;
  /** What the last run of insserv came to, if there was one. */
  readonly insserv: InsservOutcome | undefined;
}

/** Does what is asked for on a system. */
export function perform(call: UpdateRcdCall, host: RootedHost): UpdateRcdOutcome {
  const { io, isCompat, request, prefix } = call;
  const report = openReport(call, host);
  const scope = {
    host,
    folder: `${prefix}/etc`,
    command: `update-rc.d-ts ${request.name} ${request.action}`,
    tell: report.tellSession,
  };
  let insserv: InsservOutcome | undefined;
  const isDone = withSession(scope, (session) =>
    runUpdateRcd(
      {
        host,
        prefix,
        session,
        emit: (event) => {
          io.stderr.write(isCompat ? renderUpdateRcdEvent(event) : renderUpdateRcdSentence(event));
        },
        insserv: hasInsserv(host)
          ? (script, isRemoving) => {
              insserv = runInsservFor(call, host, script, isRemoving, report, session);
              return insserv?.isDone === true;
            }
          : undefined,
      },
      request,
    ),
  );
  return { status: isDone === true ? OK : FOUND, insserv };
}

/** What tells of insserv, of the lock and of the journal. */
export function openReport({ io, isCompat, set }: UpdateRcdCall, host: RootedHost): InsservReport {
  const usual = { isSilent: false, verbosity: 0, color: undefined };
  return new InsservReport(io, host, { command: 'update-rc.d-ts', isCompat, set, ...usual });
}

/** insserv in this process, always forced, in the places that it has by itself. */
function runInsservFor(
  { request }: UpdateRcdCall,
  host: RootedHost,
  script: ByteString | undefined,
  isRemoving: boolean,
  report: InsservReport,
  session: FarmSession,
): InsservOutcome | undefined {
  const places = findInsservPlaces(host, {
    operands: script === undefined ? [] : [script],
    flags: new Set(isRemoving ? ['remove'] : []),
    verbosity: 0,
  });
  if ('code' in places) {
    report.tell(places);
    return undefined;
  }
  const options = { isForced: true, isRecursive: false, usesDefaults: false, isDry: false, version: '1.26' } as const;
  const outcome = runInsservOn(
    host,
    places,
    { ...options, isRemoving, tellsCauses: request.plan !== undefined },
    report.tell,
    session,
  );
  report.finish(outcome.run);
  return outcome;
}
