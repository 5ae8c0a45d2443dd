/** A system's files for the simulation of its boot, read through a host that sees nothing outside the root. */
import type { ByteString } from '../../model/bytes.ts';
import type { RootView, ViewedFile } from '../../model/root-view.ts';
import type { Look, ReadResult } from '../../host/door.ts';
import type { RootedHost } from '../../host/rooted-host.ts';

/** Each path is looked at once; of a plain file, which most are, that look says all but its text. */
export function createRootView(host: RootedHost): RootView {
  const files = new Map<ByteString, ViewedFile>();
  const looks = new Map<ByteString, Look>();
  // The same path is mostly asked about several times in a row.
  let lastPath: ByteString | undefined;
  let lastLook: Look = { kind: 'absent' };
  const lookAt = (path: ByteString): Look => {
    if (path === lastPath) return lastLook;
    let look = looks.get(path);
    if (look === undefined) {
      look = host.look(path);
      looks.set(path, look);
    }
    lastPath = path;
    lastLook = look;
    return look;
  };
  return {
    readFile: (path) => {
      const known = files.get(path);
      if (known !== undefined) return known;
      const { kind } = lookAt(path);
      const found: ViewedFile =
        kind === 'absent'
          ? { kind: 'absent' }
          : describe(kind === 'file' ? host.readPlainFile(path) : host.readFile(path));
      files.set(path, found);
      return found;
    },
    kindOf: (path) => {
      const { kind } = lookAt(path);
      if (kind === 'absent') return undefined;
      return kind === 'link' || kind === 'error' ? host.kindOf(path) : kind;
    },
    isExecutable: (path) => {
      const look = lookAt(path);
      const mode = look.kind === 'file' ? look.mode : (host.modeOf(path) ?? 0);
      return (mode & 0o111) !== 0;
    },
    listNames: (path) => {
      const listing = host.listNames(path);
      return listing.kind === 'names' ? listing.names : undefined;
    },
    realPath: (path) => host.realPath(path),
  };
}

function describe(result: ReadResult): ViewedFile {
  if (result.kind === 'text') return result;
  if (result.kind === 'error') {
    return result.code === 'ENOENT' || result.code === 'ENOTDIR'
      ? { kind: 'absent' }
      : { kind: 'unreadable', reason: result.reason };
  }
  return { kind: 'unreadable', reason: result.isFolder ? 'Is a directory' : 'not a regular file' };
}
