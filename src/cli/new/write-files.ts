/** Puts a new script and what goes with it in their place: all of it or nothing, through lock and journal. */
import { eventBelow } from '../../change/fix-session.ts';
import { tellInterrupted, withSession, type FarmSession, type SessionScope } from '../../change/session.ts';
import { strerror } from '../../host/errno.ts';
import type { LinkIo } from '../../host/io.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { PathFault } from '../../model/fault.ts';
import { baseName } from '../../model/path.ts';
import type { SessionEvent } from '../../model/session-event.ts';

/** A file of ours, and its mode where none is there yet. */
export interface NewFile {
  readonly path: ByteString;
  readonly text: ByteString;
  readonly mode: number;
}

export interface NewFileWishes {
  readonly command: ByteString;
  /** What is there may be replaced. */
  readonly isForced: boolean;
  readonly tell: (event: SessionEvent) => void;
}

export type NewFileOutcome =
  | { readonly kind: 'written' }
  /** It was told why. */
  | { readonly kind: 'failed' }
  /** Nothing was written, for this is there. */
  | { readonly kind: 'taken'; readonly path: ByteString };

/** Writes the files, which are in one folder. Mode and owner of what is replaced are kept, a link to a file is followed. */
export function writeNewFiles(io: LinkIo, files: readonly NewFile[], wishes: NewFileWishes): NewFileOutcome {
  const place = findPlace(io, files, wishes);
  if ('code' in place) {
    wishes.tell({ kind: 'apply-failed', operation: 'file', fault: place, remaining: [] });
    return { kind: 'failed' };
  }
  const { scope, names } = place;
  const run = (session: FarmSession): NewFileOutcome => {
    const looks = names.map((name) => scope.host.look(`/${name}`).kind);
    const taken = looks.findIndex((kind) => kind !== 'absent');
    if (taken >= 0 && !wishes.isForced) return { kind: 'taken', path: files[taken]?.path ?? '' };
    const odd = looks.findIndex((kind) => kind !== 'absent' && kind !== 'file');
    if (odd >= 0) {
      const fault = { path: `/${names[odd] ?? ''}`, code: 'EINVAL', reason: 'it is no regular file' };
      scope.tell({ kind: 'apply-failed', operation: 'file', fault, remaining: [] });
      return { kind: 'failed' };
    }
    const changes = files.map(({ text, mode }, i) => ({
      path: `/${names[i] ?? ''}`,
      after: { kind: 'file', text, mode: looks[i] === 'file' ? 'keep' : mode } as const,
    }));
    return { kind: session.apply(changes) === undefined ? 'failed' : 'written' };
  };
  return withSession(scope, run) ?? { kind: 'failed' };
}

/** For a run that writes nothing: tells of what one that died has left beside the files. */
export function tellLeftovers(io: LinkIo, files: readonly NewFile[], tell: NewFileWishes['tell']): void {
  const place = findPlace(io, files, { command: '', tell });
  if ('scope' in place) tellInterrupted(place.scope);
}

const OWN_NAMES = 'names that begin with .initorder. are those of journals';

interface Place {
  /** The folder is a world of its own, so that nothing in it leads elsewhere. */
  readonly scope: SessionScope;
  /** Of the files, in their order. */
  readonly names: readonly ByteString[];
}

function findPlace(
  io: LinkIo,
  files: readonly NewFile[],
  { command, tell }: Omit<NewFileWishes, 'isForced'>,
): Place | PathFault {
  const machine = createRootedHost(io.host, '/');
  const real: ByteString[] = [];
  for (const { path } of files) {
    const whole = path.startsWith('/') ? path : `${bytesOfText(io.cwd)}/${path}`;
    const slash = whole.lastIndexOf('/') + 1;
    if (whole.startsWith('.initorder.', slash)) return { path, code: 'EINVAL', reason: OWN_NAMES };
    const folder = machine.realPath(whole.slice(0, slash).replace(/\/+$/, '') || '/');
    if (folder === undefined) return { path, code: 'ENOENT', reason: strerror('ENOENT') };
    if (machine.kindOf(folder) !== 'folder') return { path, code: 'ENOTDIR', reason: strerror('ENOTDIR') };
    real.push(machine.realPath(whole) ?? `${folder === '/' ? '' : folder}/${whole.slice(slash)}`);
  }
  const [home = '', other] = new Set(real.map((path) => path.slice(0, path.lastIndexOf('/'))));
  if (other !== undefined) {
    const path = files[0]?.path ?? '';
    return { path, code: 'EXDEV', reason: 'a link leads to another folder than that of the file beside it' };
  }
  const host = createRootedHost(io.host, home);
  const scope = {
    host,
    folder: '',
    command,
    takesNew: true,
    tell: (event: SessionEvent) => {
      tell(eventBelow(home, event));
    },
  };
  return { scope, names: real.map(baseName) };
}
