/** The files of a system as a run of insserv asks for them, by a host. What is asked twice is looked at once. */
import { readInsserv } from '../header/insserv.ts';
import { strerror } from '../host/errno.ts';
import type { RootedHost } from '../host/rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';
import type { NoScriptReason } from '../model/insserv-event.ts';
import { baseName } from '../model/path.ts';
import type { InsservTree, LevelEntry, LevelFolder, LinkEnd } from '../order/insserv/run.ts';
import {
  readScriptHeader,
  type ScriptHeader,
  type SourceText,
  type UnreadScript,
} from '../order/insserv/script-header.ts';
import { isBadScriptName } from '../order/insserv/script-names.ts';

/** Where the files are. */
export interface TreePlaces {
  /** The folder of scripts, as the host has it, and as messages show it. */
  readonly scripts: ByteString;
  readonly shown: ByteString;
  /** Folders of overrides, the first that has a header wins. */
  readonly overrides: readonly ByteString[];
  readonly fileFilters: ReadonlySet<ByteString>;
  readonly isDry: boolean;
}

const LEVELS = '0123456S';
const OWNER_MAY_RUN = 0o100;
const FOLDER_MODE = 0o755;

/** Opens the files. Nothing is read before it is asked for. */
export function openInsservTree(host: RootedHost, places: TreePlaces): InsservTree {
  return new HostTree(host, places);
}

class HostTree implements InsservTree {
  readonly #host: RootedHost;
  readonly #places: TreePlaces;
  readonly #headers = new Map<ByteString, ScriptHeader | UnreadScript>();
  readonly #ends = new Map<ByteString, boolean>();
  #names: readonly ByteString[] | undefined;
  #overrides: ReadonlyMap<ByteString, ReadonlySet<ByteString>> | undefined;

  constructor(host: RootedHost, places: TreePlaces) {
    this.#host = host;
    this.#places = places;
  }

  openLevel(level: number): LevelFolder {
    const path = this.#levelPath(level);
    const found = this.#host.readFolder(path);
    if (found.kind === 'folder') {
      const entries = found.entries.map(({ name, kind }) => ({ name, isLink: kind === 'link' }));
      return { kind: 'listed', entries, isNew: false };
    }
    if (found.code !== 'ENOENT') return { kind: 'fault', step: 'open', reason: found.reason };
    if (this.#places.isDry) return { kind: 'missing', reason: found.reason };
    const fault = this.#host.makeFolder(path, FOLDER_MODE);
    return fault === undefined
      ? { kind: 'listed', entries: [], isNew: true }
      : { kind: 'fault', step: 'make', reason: fault.reason };
  }

  linkEnd(level: number, { name, isLink }: LevelEntry): LinkEnd {
    const path = `${this.#levelPath(level)}/${name}`;
    if (!isLink) return this.#host.kindOf(path) === undefined ? { kind: 'dangling' } : { kind: 'no-link' };
    const found = this.#host.look(path);
    if (found.kind !== 'link') return found.kind === 'absent' ? { kind: 'dangling' } : { kind: 'no-link' };
    const key = this.#keyOf(level, name, found.target);
    const isThere = this.#ends.get(key) ?? this.#host.kindOf(path) !== undefined;
    this.#ends.set(key, isThere);
    return isThere ? { kind: 'script', target: found.target } : { kind: 'dangling' };
  }

  headerOfLink(level: number, name: ByteString, target: ByteString): ScriptHeader | UnreadScript {
    return this.#headerAt(this.#keyOf(level, name, target), `${this.#levelPath(level)}/${name}`);
  }

  headerOfScript(name: ByteString): ScriptHeader | UnreadScript {
    const path = this.#scriptPath(name);
    return this.#headerAt(path, path);
  }

  scriptNames(): readonly ByteString[] {
    if (this.#names !== undefined) return this.#names;
    const folder = this.#host.readFolder(this.#places.scripts);
    const entries = folder.kind === 'error' ? [] : folder.entries;
    this.#names = entries
      .filter(({ name, kind }) => kind !== 'folder' && !name.startsWith('.'))
      .map(({ name }) => name);
    return this.#names;
  }

  refusalOf(name: ByteString): NoScriptReason | 'silent' | undefined {
    const path = this.#scriptPath(name);
    const found = this.#host.look(path);
    if (found.kind === 'folder' || found.kind === 'absent') return 'silent';
    if (found.kind === 'link') {
      const reason = name === 'reboot' ? undefined : this.#refusalOfLink(path, found.target);
      if (reason !== undefined) return reason;
    } else if (found.kind !== 'file' || (found.mode & OWNER_MAY_RUN) === 0) {
      return 'not-executable';
    }
    return isBadScriptName(name, this.#places.fileFilters) ? 'bad-name' : undefined;
  }

  pathOf(level: number, name: ByteString): ByteString {
    return `${this.#places.shown}/../rc${LEVELS.charAt(level)}.d/${name}`;
  }

  folderOf(level: number): ByteString {
    return `../rc${LEVELS.charAt(level)}.d/`;
  }

  #refusalOfLink(path: ByteString, target: ByteString): NoScriptReason | 'silent' | undefined {
    if (!target.includes('/')) return 'link-to-sibling';
    const real = this.#host.realPath(path);
    if (real === undefined) return 'silent';
    const end = this.#host.look(real);
    return end.kind === 'file' && (end.mode & OWNER_MAY_RUN) !== 0 ? undefined : 'link-to-not-executable';
  }

  #levelPath(level: number): ByteString {
    return `${this.#places.scripts}/../rc${LEVELS.charAt(level)}.d`;
  }

  #scriptPath(name: ByteString): ByteString {
    return `${this.#places.scripts}/${name}`;
  }

  /** Links that are written alike and lead into the folder of scripts lead to the same file, whichever folder they are in. */
  #keyOf(level: number, name: ByteString, target: ByteString): ByteString {
    const { scripts } = this.#places;
    const isPlain = target.startsWith('../init.d/') && target.lastIndexOf('/') === '../init.d'.length;
    return isPlain && baseName(scripts) === 'init.d'
      ? this.#scriptPath(baseName(target))
      : `${this.#levelPath(level)}/${name}`;
  }

  #headerAt(key: ByteString, path: ByteString): ScriptHeader | UnreadScript {
    const known = this.#headers.get(key);
    if (known !== undefined) return known;
    const header = this.#readHeader(path);
    this.#headers.set(key, header);
    return header;
  }

  #readHeader(path: ByteString): ScriptHeader | UnreadScript {
    const result = this.#host.readFile(path, (text) => readInsserv(text).block === 'complete');
    if (result.kind === 'error') {
      return { kind: result.code === 'ENOENT' ? 'missing' : 'unreadable', reason: result.reason };
    }
    const text = result.kind === 'text' ? result.text : '';
    const name = this.#realName(path);
    return readScriptHeader({ file: path, text }, this.#readOverrides(name));
  }

  /** The name of the file that a path leads to; overrides go by it. */
  #realName(path: ByteString): ByteString {
    const isLink = this.#host.look(path).kind === 'link';
    return baseName((isLink ? this.#host.realPath(path) : undefined) ?? path);
  }

  /** The folders are listed once: most scripts have no override, and asking for each costs more than all the rest. */
  #listOverrides(): ReadonlyMap<ByteString, ReadonlySet<ByteString>> {
    this.#overrides ??= new Map(
      this.#places.overrides.map((folder) => {
        const found = this.#host.readFolder(folder);
        return [folder, new Set(found.kind === 'error' ? [] : found.entries.map(({ name }) => name))];
      }),
    );
    return this.#overrides;
  }

  #readOverrides(name: ByteString): readonly SourceText[] {
    const found: SourceText[] = [];
    for (const [folder, names] of this.#listOverrides()) {
      if (!names.has(name)) continue;
      const file = `${folder}/${name}`;
      const result = this.#host.readFile(file);
      if (result.kind === 'text') found.push({ file, text: result.text });
    }
    return found;
  }
}

/** What the system says of a path that is not there. */
export const NOT_THERE: ByteString = strerror('ENOENT');
