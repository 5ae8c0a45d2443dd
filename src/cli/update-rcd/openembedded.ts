/** `update-rc.d-ts --compat=openembedded`: what recipes of OpenEmbedded call while an image is built. */
import type { FarmSession } from '../../change/session.ts';
import type { LinkIo } from '../../host/io.ts';
import { createRootedHost, type RootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { levelFolder } from '../../model/link-farm.ts';
import type { PathChange } from '../../model/plan.ts';
import { isLinkOf } from '../../plan/update-rcd/changes.ts';
import { readAskedLinks, type AskedLink } from '../../plan/update-rcd/openembedded-links.ts';
import { renderOpenEmbeddedEvent, type OpenEmbeddedEvent } from '../../render/update-rcd/openembedded.ts';
import { FOUND } from '../frame/exit-status.ts';
import { judgeRoot } from '../frame/root-option.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { carryOut, openReport } from './carry-out.ts';
import { readOpenEmbeddedWords, type OpenEmbeddedWords } from './openembedded-arguments.ts';

const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];
const FOLDER_MODE = 0o755;

/**
 * Runs a call.
 *
 * @param argv without the words about compatibility
 * @param name by which the program was called
 */
export function runOpenEmbedded(argv: readonly string[], name: string, io: LinkIo): number {
  const words = readOpenEmbeddedWords(argv);
  if (words.kind === 'wrong') return fail(io, { code: 'usage', wrong: bytesOfText(words.message) });
  const wrong = judgeRoot(io, words.root);
  if (wrong !== undefined) return reportWrongUse(io, name, wrong.message, wrong.hint);
  const script = bytesOfText(words.script);
  const asked = words.action[0] === 'remove' ? undefined : readAskedLinks(script, words.action.map(bytesOfText));
  if (asked?.kind === 'wrong') return fail(io, { code: asked.fault.kind, word: asked.fault.word });
  const root = words.root === undefined ? undefined : bytesOfText(words.root);
  const system = createRootedHost(io.host, root ?? '/');
  const report = openReport({ io, compat: undefined, name, set: '', root }, system);
  const command = bytesOfText([name, '--compat=openembedded', words.script, ...words.action].join(' '));
  const { isDryRun, isJson } = words;
  return carryOut(io, { system, report, folder: '/etc', command, script, isDryRun, isJson }, (host, session) => {
    const changes = asked === undefined ? removal(words, script, host, io) : making(words, asked.links, host, io);
    const isDone = changes !== undefined && make(changes, host, session);
    const tellOfMade = (): void => {
      if (words.isVerbose) for (const { path } of changes ?? []) io.stdout.write(`${path}\n`);
    };
    return { isDone, insserv: undefined, tellOfMade };
  });
}

/** The changes that `remove` asks for; undefined if they are refused, which was told. */
function removal(
  { isForced }: OpenEmbeddedWords,
  script: ByteString,
  host: RootedHost,
  io: LinkIo,
): readonly PathChange[] | undefined {
  const path = scriptPath(script);
  const isThere = host.kindOf(path) === 'file';
  if (isThere) tell(io, { code: 'still-there', path, isForced });
  return isThere && !isForced ? undefined : removalOf(host, script);
}

/** The changes that make links; none if the script has some. Undefined if there is no script, which was told. */
function making(
  words: OpenEmbeddedWords,
  links: readonly AskedLink[],
  host: RootedHost,
  io: LinkIo,
): readonly PathChange[] | undefined {
  const script = bytesOfText(words.script);
  const path = scriptPath(script);
  if (host.kindOf(path) !== 'file') {
    tell(io, { code: 'no-script', path });
    return undefined;
  }
  if (words.isStart) tell(io, { code: 'not-started', path });
  if (removalOf(host, script).length > 0) {
    tell(io, { code: 'has-links', path });
    return [];
  }
  const target = `../init.d/${script}`;
  return links.map(({ level, name }): PathChange => ({
    path: `/etc/rc${level}.d/${name}`,
    after: { kind: 'link', target },
  }));
}

/** Makes them on a draft, with the folders that they need. */
function make(changes: readonly PathChange[], host: RootedHost, { apply }: FarmSession): boolean {
  for (const { path, after } of changes) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (after.kind === 'link' && host.kindOf(folder) === undefined) host.makeFolder(folder, FOLDER_MODE);
  }
  return apply(changes) !== undefined;
}

/** Only links are removed: a file of such a name is none of ours. */
function removalOf(host: RootedHost, script: ByteString): readonly PathChange[] {
  return LEVELS.flatMap((level) => {
    const folder = `/etc/${levelFolder(level)}`;
    const listing = host.listNames(folder);
    const names = listing.kind === 'error' ? [] : listing.names.filter((name) => isLinkOf(name, script));
    return names
      .map((name) => `${folder}/${name}`)
      .filter((path) => (host.linkTarget(path) ?? '') !== '')
      .map((path): PathChange => ({ path, after: { kind: 'absent' } }));
  });
}

function scriptPath(script: ByteString): ByteString {
  return `/etc/init.d/${script}`;
}

function tell(io: LinkIo, event: OpenEmbeddedEvent): void {
  io.stderr.write(renderOpenEmbeddedEvent(event));
}

function fail(io: LinkIo, event: OpenEmbeddedEvent): number {
  tell(io, event);
  return FOUND;
}
