/** `update-rc.d-ts`: what package scripts of Debian call to make and remove the links of their init scripts. */
import { needsRecovery } from '../host/rollback.ts';
import { createRootedHost, type RootedHost } from '../host/rooted-host.ts';
import { copyIntoMemory } from '../host/trial-copy.ts';
import { bytesOfText, type ByteString } from '../model/bytes.ts';
import { levelFolder } from '../model/link-farm.ts';
import { compareLinkNames } from '../plan/update-rcd-links.ts';
import { renderInsservJson } from '../render/insserv-json.ts';
import { renderInsservPlan } from '../render/insserv-text.ts';
import { renderUpdateRcdEvent } from '../render/update-rcd-compat.ts';
import { renderUpdateRcdSentence } from '../render/update-rcd-sentences.ts';
import { renderCompletion } from './completion.ts';
import { FOUND, OK } from './exit-status.ts';
import { withSession, type FarmSession } from './farm-session.ts';
import { findInsservPlaces } from './insserv-places.ts';
import { InsservReport } from './insserv-report.ts';
import { runInsservOn, type InsservOutcome } from './insserv-run.ts';
import type { LinkIo } from './io.ts';
import { parseArguments } from './parse-arguments.ts';
import { readUpdateRcdArguments, takeUpdateRcdLeading, type UpdateRcdRequest } from './update-rcd-arguments.ts';
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
  const system = createRootedHost(io.host, root ?? '/');
  const prefix = bytesOfText(io.env['DPKG_ROOT'] ?? '').replace(/\/+$/, '');
  const { request } = use;
  if (request.plan === undefined) return perform(io, system, prefix, isCompat, request).isDone ? OK : FOUND;
  const folder = `${prefix}/etc`;
  if (needsRecovery(system, folder))
    openReport(io, system, isCompat).tellSession({ kind: 'interrupted', path: folder });
  const trial = createRootedHost(copyIntoMemory(system, seenPaths(prefix)), '/');
  const { isDone, insserv } = perform(io, trial, prefix, isCompat, request);
  if (!isDone) return FOUND;
  const [before, after] = [system, trial].map((host) => linkNames(host, prefix));
  const plan = {
    places: insserv?.places ?? [],
    folders: LEVELS.filter((level) => before?.[level] === undefined && after?.[level] !== undefined),
    links: compareLinkNames(before ?? [], after ?? [], request.name),
    files: insserv?.files ?? [],
  };
  io.stdout.write(request.plan === 'json' ? renderInsservJson(plan) : renderInsservPlan(plan));
  return OK;
}

const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];

function openReport(io: LinkIo, host: RootedHost, isCompat: boolean): InsservReport {
  const quiet = { isSilent: false, verbosity: 0, color: undefined };
  return new InsservReport(io, host, { command: 'update-rc.d-ts', isCompat, ...quiet });
}

/** All that update-rc.d and insserv look at. */
function seenPaths(prefix: ByteString): readonly ByteString[] {
  const folders = ['etc/init.d', 'etc/insserv/overrides', 'usr/share/insserv/overrides', 'etc/insserv.conf.d'];
  const files = ['etc/insserv.conf', 'etc/insserv/file-filters', 'sbin/insserv', 'usr/lib/insserv/insserv'];
  const links = LEVELS.map((level) => `etc/${levelFolder(level)}`);
  return [...new Set([prefix, ''])].flatMap((root) =>
    [...folders, ...files, ...links].map((path) => `${root}/${path}`),
  );
}

/** By runlevel the names in its folder; undefined where there is none. */
function linkNames(host: RootedHost, prefix: ByteString): readonly (readonly ByteString[] | undefined)[] {
  return LEVELS.map((level) => {
    const listing = host.listNames(`${prefix}/etc/${levelFolder(level)}`);
    return listing.kind === 'names' ? listing.names : undefined;
  });
}

interface Performance {
  readonly isDone: boolean;
  /** What the last run of insserv came to, if there was one. */
  readonly insserv: InsservOutcome | undefined;
}

/** Does what is asked for on a system. */
function perform(
  io: LinkIo,
  host: RootedHost,
  prefix: ByteString,
  isCompat: boolean,
  request: UpdateRcdRequest,
): Performance {
  const report = openReport(io, host, isCompat);
  const scope = {
    host,
    folder: `${prefix}/etc`,
    command: `update-rc.d-ts ${request.name} ${request.action}`,
    tell: report.tellSession,
  };
  let last: InsservOutcome | undefined;
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
              last = runInsservFor(host, script, isRemoving, report, session);
              return last?.isDone === true;
            }
          : undefined,
      },
      request,
    ),
  );
  return { isDone: isDone === true, insserv: last };
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
  const outcome = runInsservOn(host, places, { ...options, isRemoving }, report.tell, session);
  report.finish(outcome.run);
  return outcome;
}
