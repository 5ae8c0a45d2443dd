/** `update-rc.d-ts`: what package scripts of Debian call to make and remove the links of their init scripts. */
import { createRootedHost, type RootedHost } from '../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../model/bytes.ts';
import { classOfEvent, type InsservEvent } from '../model/insserv-event.ts';
import { renderInsservEvent } from '../render/insserv-compat.ts';
import { renderSessionMessage, type SessionMessage } from '../render/session-text.ts';
import { renderUpdateRcdEvent } from '../render/update-rcd-compat.ts';
import { withChangeSession, type ChangeSession } from './change-session.ts';
import { FOUND, OK } from './exit-status.ts';
import { findInsservPlaces } from './insserv-places.ts';
import { runInsservOn } from './insserv-run.ts';
import type { LinkIo } from './io.ts';
import { readUpdateRcdArguments, takeUpdateRcdLeading } from './update-rcd-arguments.ts';
import { hasInsserv, runUpdateRcd } from './update-rcd-session.ts';

/** Runs the command; see `docs/update-rc.d-ts.md` for its exit statuses. */
export function runUpdateRcdCommand(argv: readonly string[], io: LinkIo): number {
  const { isCompat, root, rest } = takeUpdateRcdLeading(argv);
  const use = readUpdateRcdArguments(rest, isCompat);
  if (use.kind === 'usage') {
    io.stderr.write('usage\n');
    return FOUND;
  }
  if (use.kind !== 'run') return OK;
  const host = createRootedHost(io.host, root ?? '/');
  const prefix = bytesOfText(io.env['DPKG_ROOT'] ?? '').replace(/\/+$/, '');
  const scope = {
    host,
    folder: `${prefix}/etc`,
    command: `update-rc.d-ts ${use.request.name} ${use.request.action}`,
    tell: (message: SessionMessage): void => {
      io.stderr.write(renderSessionMessage('update-rc.d-ts', message));
    },
  };
  const isDone = withChangeSession(scope, (session) =>
    runUpdateRcd(
      {
        host,
        prefix,
        session,
        emit: (event) => {
          io.stderr.write(renderUpdateRcdEvent(event));
        },
        insserv: hasInsserv(host)
          ? (script, isRemoving) => runInsservFor(host, script, isRemoving, io, session)
          : undefined,
      },
      use.request,
    ),
  );
  return isDone === true ? OK : FOUND;
}

/** insserv in this process, always forced, in the places that it has by itself. */
function runInsservFor(
  host: RootedHost,
  script: ByteString | undefined,
  isRemoving: boolean,
  io: LinkIo,
  session: ChangeSession,
): boolean {
  const emit = (event: InsservEvent): void => {
    const importance = classOfEvent(event);
    if (importance === 'error' || importance === 'warning') io.stderr.write(renderInsservEvent(event));
  };
  const places = findInsservPlaces(host, {
    operands: script === undefined ? [] : [script],
    flags: new Set(isRemoving ? ['remove'] : []),
    verbosity: 0,
  });
  if ('code' in places) {
    emit(places);
    return false;
  }
  const options = { isForced: true, isRecursive: false, usesDefaults: false, isDry: false, version: '1.26' } as const;
  return runInsservOn(host, places, { ...options, isRemoving }, emit, session).isDone;
}
