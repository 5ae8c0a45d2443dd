/** `update-rc.d-ts`: what package scripts of Debian call to make and remove the links of their init scripts. */
import { createRootedHost, type RootedHost } from '../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../model/bytes.ts';
import { renderUpdateRcdEvent } from '../render/update-rcd-compat.ts';
import { renderUpdateRcdSentence } from '../render/update-rcd-sentences.ts';
import { renderCompletion } from './completion.ts';
import { FOUND, OK } from './exit-status.ts';
import { withSession, type FarmSession } from './farm-session.ts';
import { findInsservPlaces } from './insserv-places.ts';
import { InsservReport } from './insserv-report.ts';
import { runInsservOn } from './insserv-run.ts';
import type { LinkIo } from './io.ts';
import { parseArguments } from './parse-arguments.ts';
import { readUpdateRcdArguments, takeUpdateRcdLeading } from './update-rcd-arguments.ts';
import { hasInsserv, runUpdateRcd } from './update-rcd-session.ts';
import { UPDATE_RCD_SPEC } from './update-rcd-spec.ts';
import { VERSION } from './version.ts';

/** Runs the command; see `docs/update-rc.d-ts.md` for its exit statuses. */
export function runUpdateRcdCommand(argv: readonly string[], io: LinkIo): number {
  const { isCompat, root, rest } = takeUpdateRcdLeading(argv);
  const use = readUpdateRcdArguments(rest, isCompat);
  if (use.kind === 'version') return show(io, `update-rc.d-ts (initorder) ${VERSION}\n`);
  if (use.kind === 'completion') return show(io, renderCompletion(UPDATE_RCD_SPEC, use.shell));
  if (use.kind === 'usage') {
    if (use.fault !== '') io.stderr.write(isCompat ? `update-rc.d: error: ${use.fault}\n` : `error: ${use.fault}\n`);
    const help = parseArguments(UPDATE_RCD_SPEC, ['--help']);
    io.stderr.write(help.kind === 'show' ? bytesOfText(help.text) : '');
    return FOUND;
  }
  const host = createRootedHost(io.host, root ?? '/');
  const report = new InsservReport(io, host, {
    command: 'update-rc.d-ts',
    isCompat,
    isSilent: false,
    verbosity: 0,
    color: undefined,
  });
  const prefix = bytesOfText(io.env['DPKG_ROOT'] ?? '').replace(/\/+$/, '');
  const scope = {
    host,
    folder: `${prefix}/etc`,
    command: `update-rc.d-ts ${use.request.name} ${use.request.action}`,
    tell: report.tellSession,
  };
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
          ? (script, isRemoving) => runInsservFor(host, script, isRemoving, report, session)
          : undefined,
      },
      use.request,
    ),
  );
  return isDone === true ? OK : FOUND;
}

function show(io: LinkIo, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}

/** insserv in this process, always forced, in the places that it has by itself. */
function runInsservFor(
  host: RootedHost,
  script: ByteString | undefined,
  isRemoving: boolean,
  report: InsservReport,
  session: FarmSession,
): boolean {
  const places = findInsservPlaces(host, {
    operands: script === undefined ? [] : [script],
    flags: new Set(isRemoving ? ['remove'] : []),
    verbosity: 0,
  });
  if ('code' in places) {
    report.tell(places);
    return false;
  }
  const options = { isForced: true, isRecursive: false, usesDefaults: false, isDry: false, version: '1.26' } as const;
  const outcome = runInsservOn(host, places, { ...options, isRemoving }, report.tell, session);
  report.finish(outcome.run);
  return outcome.isDone;
}
