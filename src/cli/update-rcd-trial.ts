/**
 * `update-rc.d-ts --dry-run`: the call is done to its end on a copy in memory, since its actions are several steps each of
 * which looks at what the one before has made; the links before and behind are compared.
 */
import { needsRecovery } from '../host/rollback.ts';
import { createRootedHost, type RootedHost } from '../host/rooted-host.ts';
import { copyIntoMemory } from '../host/trial-copy.ts';
import type { ByteString } from '../model/bytes.ts';
import { levelFolder } from '../model/link-farm.ts';
import { compareLinks, type ListedLinks } from '../plan/update-rcd-links.ts';
import { renderInsservJson } from '../render/insserv-json.ts';
import { renderInsservPlan } from '../render/insserv-text.ts';
import { renderUpdateRcdSentence } from '../render/update-rcd-sentences.ts';
import { OK } from './exit-status.ts';
import { openReport, perform, type UpdateRcdCall } from './update-rcd-perform.ts';

const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Prints what a call would change on a system, which it leaves alone; the exit status is that of the call. */
export function tryOut(call: UpdateRcdCall, system: RootedHost): number {
  const { io, request, prefix } = call;
  const folder = `${prefix}/etc`;
  if (needsRecovery(system, folder)) openReport(call, system).tellSession({ kind: 'interrupted', path: folder });
  const trial = createRootedHost(copyIntoMemory(system, seenPaths(prefix)), '/');
  const { status, insserv } = perform(call, trial);
  if (status !== OK) return status;
  const before = listLinks(system, prefix);
  const after = listLinks(trial, prefix);
  const links = compareLinks(before, after, request.name, insserv?.links ?? []);
  if (insserv === undefined && links.some((link) => link.before === undefined)) {
    io.stderr.write(renderUpdateRcdSentence({ code: 'no-insserv' }));
  }
  const plan = {
    scripts: '/etc/init.d',
    places: insserv?.places ?? [],
    folders: LEVELS.filter((level) => before[level] === undefined && after[level] !== undefined),
    links,
    files: insserv?.files ?? [],
  };
  io.stdout.write(request.plan === 'json' ? renderInsservJson(plan) : renderInsservPlan(plan));
  return OK;
}

/** All that update-rc.d and insserv look at. */
function seenPaths(prefix: ByteString): readonly ByteString[] {
  const folders = ['etc/init.d', 'etc/insserv/overrides', 'usr/share/insserv/overrides', 'etc/insserv.conf.d'];
  const files = ['etc/insserv.conf', 'etc/insserv/file-filters', 'sbin/insserv', 'usr/lib/insserv/insserv'];
  const links = LEVELS.map((level) => `etc/${levelFolder(level)}`);
  const paths = [...folders, ...files, ...links];
  return [...new Set([prefix, ''])].flatMap((root) => paths.map((path) => `${root}/${path}`));
}

/** By runlevel what is in its folder; undefined where there is none. */
function listLinks(host: RootedHost, prefix: ByteString): readonly (ListedLinks | undefined)[] {
  return LEVELS.map((level) => {
    const folder = `${prefix}/etc/${levelFolder(level)}`;
    const listing = host.listNames(folder);
    if (listing.kind === 'error') return undefined;
    return new Map(listing.names.map((name) => [name, host.linkTarget(`${folder}/${name}`) ?? '']));
  });
}
