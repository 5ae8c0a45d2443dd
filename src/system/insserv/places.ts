/** Where a run of insserv finds its files: the command line, the operands, and the root that the folder of scripts tells. */
import { strerror } from '../../host/errno.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { baseName } from '../../model/path.ts';
import type { InsservOperand } from '../../order/insserv/run.ts';
import { findMeantScript } from '../scripts/meant.ts';

/** What a call names: scripts, and places other than the usual ones. */
export interface InsservRequest {
  readonly operands: readonly ByteString[];
  readonly isRemoving: boolean;
  readonly scriptFolder?: ByteString;
  readonly dependencyFolder?: ByteString;
  readonly overrides?: ByteString;
  readonly conf?: ByteString;
}

/** Paths are as they were given; relative ones are seen from the working folder. */
export interface InsservPlaces {
  readonly scripts: ByteString;
  readonly conf: ByteString;
  /** The folders of overrides, in the order in which they count. */
  readonly overrides: readonly ByteString[];
  readonly fileFilters: ByteString;
  readonly dependencies: ByteString;
  readonly operands: readonly InsservOperand[];
}

const SCRIPTS = '/etc/init.d';
const FURTHER_OVERRIDES = '/usr/share/insserv/overrides';
const FILE_FILTERS = '/etc/insserv/file-filters';

/** Finds the files, or says in insserv's terms why there are none. */
export function findInsservPlaces(host: RootedHost, request: InsservRequest): InsservPlaces | InsservEvent {
  const { isRemoving } = request;
  const operands = request.operands.map(cutOperand);
  const [first] = operands;
  let scripts = folderName(request.scriptFolder ?? SCRIPTS);
  if (first === undefined && isRemoving) return { code: 'usage' };
  if (first !== undefined) {
    const isPath = first.name.includes('/');
    if (!isPath && !isFolder(host, scripts)) return noScriptFolder(host, scripts);
    const path = isPath ? first.name : `${scripts}/${first.name}`;
    const kind = first.name === '' ? undefined : host.kindOf(path);
    if (kind === undefined) return unknownOperand(host, scripts, first.name, path);
    if (kind === 'folder') {
      if (isRemoving || operands.length > 1) return { code: 'usage' };
      scripts = folderName(path);
      operands.length = 0;
    } else if (isPath) {
      scripts = folderName(path.slice(0, path.lastIndexOf('/') + 1));
    }
  }
  if (!isFolder(host, scripts)) return noScriptFolder(host, scripts);
  // Of several that are missing insserv names the last.
  for (const { name } of operands.toReversed()) {
    const path = `${scripts}/${name}`;
    if (name !== '' && (host.kindOf(name) !== undefined || host.kindOf(path) !== undefined)) continue;
    return unknownOperand(host, scripts, name, path);
  }
  const root = rootOf(scripts);
  return {
    scripts,
    conf: request.conf ?? `${root}/etc/insserv.conf`,
    overrides: [withoutSlash(request.overrides ?? `${root}/etc/insserv/overrides`), FURTHER_OVERRIDES],
    fileFilters: FILE_FILTERS,
    dependencies: withoutSlash(request.dependencyFolder ?? scripts),
    operands: operands.map(({ name, runlevels }) => ({
      name: baseName(name),
      ...(runlevels !== undefined && { runlevels }),
    })),
  };
}

/** `web,start=2,3`: the name, and what stands behind the first separator. */
function cutOperand(word: ByteString): InsservOperand {
  const at = word.search(/[ ,;\t]/);
  return at < 0 ? { name: word } : { name: word.slice(0, at), runlevels: word.slice(at + 1) };
}

/** An operand that is not there; of an empty one, which a shell makes of an unset variable, no path is one. */
function unknownOperand(host: RootedHost, scripts: ByteString, name: ByteString, path: ByteString): InsservEvent {
  const looked = host.readFolder(path);
  const reason = name !== '' && looked.kind === 'error' ? looked.reason : strerror('ENOENT');
  const meant = name === '' ? undefined : findMeantScript(host, scripts, baseName(name));
  return { code: 'unknown-operand', name, reason, ...(meant !== undefined && { meant }) };
}

function noScriptFolder(host: RootedHost, path: ByteString): InsservEvent {
  const reason = strerror(path === '' || host.kindOf(path) === undefined ? 'ENOENT' : 'ENOTDIR');
  return { code: 'no-script-folder', path, reason };
}

/** No path is left of the root itself once its slash is taken off, and insserv takes it off. */
function isFolder(host: RootedHost, path: ByteString): boolean {
  return path !== '' && host.kindOf(path) === 'folder';
}

function folderName(path: ByteString): ByteString {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** What stands before `/etc/init.d` in the path of the scripts is the root of their system. */
function rootOf(scripts: ByteString): ByteString {
  return scripts.slice(0, Math.max(0, scripts.indexOf(SCRIPTS)));
}

function withoutSlash(path: ByteString): ByteString {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
