/** The files of a system as a run of insserv asks for them, by a host. What is asked twice is looked at once. */
import { readInsserv } from '../../header/insserv/reader.ts';
import type { EntryKind } from '../../host/door.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservReading } from '../../model/insserv.ts';
import type { NoScriptReason } from '../../model/insserv-event.ts';
import { baseName } from '../../model/path.ts';
import type { InsservTree, LevelEntry, LevelFolder, LinkEnd } from '../../order/insserv/run.ts';
import {
  readScriptHeader,
  type ScriptHeader,
  type SourceText,
  type UnreadScript,
} from '../../order/insserv/script-header.ts';
import { isBadScriptName } from '../../order/insserv/script-names.ts';
import { openOverrides } from './overrides.ts';

/** Where the files are. */
export interface TreePlaces {
  /** The folder of scripts, as the host has it, and as messages show it. */
  readonly scripts: ByteString;
  readonly shown: ByteString;
  /** Folders of overrides, the first that has a header wins. */
  readonly overrides: readonly ByteString[];
  readonly fileFilters: ReadonlySet<ByteString>;
  /** What becomes of folders of links that are missing: they are made, or end the list of folders. */
  readonly missingFolders: 'make' | 'leave';
}

const LEVELS = '0123456S';
/** How nearly all links begin. */
const HOME = '../init.d/';
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
  /** By level, whether `../init.d` leads from its folder to the folder of scripts. */
  readonly #leadsHome = new Map<number, boolean>();
  #kinds: ReadonlyMap<ByteString, EntryKind> | undefined;
  readonly #overridesOf: (name: ByteString) => readonly SourceText[];

  constructor(host: RootedHost, places: TreePlaces) {
    this.#host = host;
    this.#places = places;
    this.#overridesOf = openOverrides(host, places.overrides);
  }

  openLevel(level: number): LevelFolder {
    const path = this.#levelPath(level);
    const found = this.#host.readFolder(path);
    if (found.kind === 'folder') {
      const entries = found.entries.map(({ name, kind }) => ({ name, isLink: kind === 'link' }));
      return { kind: 'listed', entries, isNew: false };
    }
    if (found.code !== 'ENOENT') return { kind: 'fault', step: 'open', reason: found.reason };
    if (this.#places.missingFolders === 'leave') return { kind: 'missing', reason: found.reason };
    const fault = this.#host.makeFolder(path, FOLDER_MODE);
    return fault === undefined
      ? { kind: 'listed', entries: [], isNew: true }
      : { kind: 'fault', step: 'make', reason: fault.reason };
  }

  linkEnd(level: number, { name, isLink }: LevelEntry): LinkEnd {
    const path = `${this.#levelPath(level)}/${name}`;
    if (!isLink) return this.#host.kindOf(path) === undefined ? { kind: 'dangling' } : { kind: 'no-link' };
    const target = this.#host.linkTarget(path);
    if (target === undefined) return { kind: this.#host.kindOf(path) === undefined ? 'dangling' : 'no-link' };
    return this.#isThere(this.#scriptOfLink(level, name, target)) ? { kind: 'script', target } : { kind: 'dangling' };
  }

  headerOfLink(level: number, name: ByteString, target: ByteString): ScriptHeader | UnreadScript {
    return this.#headerAt(this.#scriptOfLink(level, name, target));
  }

  /** What is kept of thousands of scripts is work for the garbage collector, more than reading them was. */
  headerOfScript(name: ByteString, isLast = false): ScriptHeader | UnreadScript {
    const path = this.#scriptPath(name);
    if (!isLast) return this.#headerAt(path);
    const header = this.#headers.get(path) ?? this.#readHeader(path);
    this.#headers.delete(path);
    return header;
  }

  scriptNames(): readonly ByteString[] {
    return [...this.#listScripts()]
      .filter(([name, kind]) => kind !== 'folder' && !name.startsWith('.'))
      .map(([name]) => name);
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

  /** The folder of scripts is listed once: what is a plain file there need not be looked at to be known as one. */
  #listScripts(): ReadonlyMap<ByteString, EntryKind> {
    if (this.#kinds === undefined) {
      const folder = this.#host.readFolder(this.#places.scripts);
      this.#kinds = new Map(folder.kind === 'error' ? [] : folder.entries.map(({ name, kind }) => [name, kind]));
    }
    return this.#kinds;
  }

  #isPlainScript(path: ByteString): boolean {
    const name = baseName(path);
    return path === this.#scriptPath(name) && this.#listScripts().get(name) === 'file';
  }

  /** The path of the script that a link leads to, where it leads into the folder of scripts; else that of the link. */
  #scriptOfLink(level: number, name: ByteString, target: ByteString): ByteString {
    const isPlain = target.startsWith(HOME) && target.lastIndexOf('/') === HOME.length - 1;
    return isPlain && this.#isHome(level)
      ? this.#scriptPath(target.slice(HOME.length))
      : `${this.#levelPath(level)}/${name}`;
  }

  #isHome(level: number): boolean {
    const known = this.#leadsHome.get(level);
    if (known !== undefined) return known;
    const home = this.#host.realPath(this.#places.scripts);
    const isHome = home !== undefined && this.#host.realPath(`${this.#levelPath(level)}/${HOME}`) === home;
    this.#leadsHome.set(level, isHome);
    return isHome;
  }

  #isThere(path: ByteString): boolean {
    const known = this.#ends.get(path);
    if (known !== undefined) return known;
    const isThere = this.#isPlainScript(path) || this.#host.kindOf(path) !== undefined;
    this.#ends.set(path, isThere);
    return isThere;
  }

  #headerAt(path: ByteString): ScriptHeader | UnreadScript {
    const known = this.#headers.get(path);
    if (known !== undefined) return known;
    const header = this.#readHeader(path);
    this.#headers.set(path, header);
    return header;
  }

  #readHeader(path: ByteString): ScriptHeader | UnreadScript {
    let reading: InsservReading | undefined;
    const result = this.#host.readFile(path, (text) => {
      reading = readInsserv(text);
      return reading.block === 'complete';
    });
    if (result.kind === 'error') {
      return { kind: result.code === 'ENOENT' ? 'missing' : 'unreadable', reason: result.reason };
    }
    const overrides = this.#overridesOf(this.#realName(path));
    const text = result.kind === 'text' ? result.text : '';
    // The reader was asked last with all that is returned.
    return readScriptHeader({ file: path, text, ...(reading !== undefined && { reading }) }, overrides);
  }

  /** The name of the file that a path leads to; overrides go by it. */
  #realName(path: ByteString): ByteString {
    const isPlain = this.#isPlainScript(path) || this.#host.linkTarget(path) === undefined;
    return baseName((isPlain ? undefined : this.#host.realPath(path)) ?? path);
  }
}
