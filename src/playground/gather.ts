/** From the files that were dropped to a host in memory, and to the set of scripts that is meant. */
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../host/memory-host.ts';
import { bytesOfText, compareBytes, type ByteString } from '../model/bytes.ts';
import { baseName } from '../model/path.ts';
import type { GivenFile } from '../model/playground.ts';
import { isLeftOver } from '../model/script-name.ts';
import type { SetSource } from '../system/scripts/set.ts';
import { latin1OfBytes } from './buffer.ts';
import { isArchive, readTar, unpack } from './tar.ts';

/** What a page takes in at most. */
export const MOST_FILES = 5000;
export const MOST_BYTES = 64_000_000;

export interface Gathered {
  readonly host: MemoryHost;
  /** A whole system if the paths have its folders of scripts, else the files by name. */
  readonly source: SetSource;
}

interface Entry {
  readonly path: ByteString;
  readonly text: ByteString;
  readonly mode: number;
}

/** The host and the set; or what is wrong with the files. */
export async function gatherFiles(given: readonly GivenFile[]): Promise<Gathered | { readonly message: string }> {
  const entries = new Map<ByteString, Entry>();
  let size = 0;
  const add = (path: string, bytes: Uint8Array, mode: number): void => {
    const name = tidyPath(path);
    size += bytes.length;
    if (name !== undefined) entries.set(name, { path: name, text: latin1OfBytes(bytes), mode });
  };
  for (const { path, bytes } of given) {
    if (!isArchive(bytes)) add(path, bytes, 0o755);
    else {
      const archive = await unpack(bytes, MOST_BYTES);
      if (archive === undefined) return { message: `${path}: broken, or more than ${MOST_BYTES / 1e6} MB` };
      for (const file of readTar(archive)) add(file.path, file.bytes, file.mode);
    }
    if (size > MOST_BYTES) return { message: `more than ${MOST_BYTES / 1e6} MB; drop the scripts alone` };
    if (entries.size > MOST_FILES) return { message: `more than ${MOST_FILES} files; drop the scripts alone` };
  }
  const sorted = [...entries.values()].sort((a, b) => compareBytes(a.path, b.path));
  const host = createMemoryHost(
    sorted.map(({ path, text, mode }): [ByteString, MemoryEntry] => [path, { kind: 'file', text, mode }]),
  );
  return { host, source: findSource(sorted.map(({ path }) => path)) };
}

/** Without dots and doubled slashes; undefined for what would lead upwards. */
function tidyPath(path: string): ByteString | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : bytesOfText(parts.join('/'));
}

const SCRIPT_FOLDER = /^(.*\/)?(?:etc\/(?:rc\.d\/)?init\.d|(?:usr\/local\/)?etc\/rc\.d)\/[^/]+$/s;
const CONF = 'insserv.conf';

function findSource(paths: readonly ByteString[]): SetSource {
  for (const path of paths) {
    const found = SCRIPT_FOLDER.exec(path);
    if (found !== null) return { paths: [], root: (found[1] ?? '').replace(/(.)\/$/s, '$1') || '/', conf: [] };
  }
  return {
    paths: paths.filter((path) => baseName(path) !== CONF && !isLeftOver(baseName(path))),
    conf: paths.filter((path) => baseName(path) === CONF),
  };
}
