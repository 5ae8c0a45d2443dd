/**
 * What chkconfig finds in a root: scripts with their overrides, link folders, xinetd's files, traces of systemd. Everything
 * is read when it is first asked for, and once.
 */
import { mergeOverride, scriptOfText, type ChkconfigText } from '../../header/chkconfig/merge.ts';
import { readChkconfigOverride, readChkconfigService } from '../../header/chkconfig/strict.ts';
import type { FolderResult, ReadResult } from '../../host/door.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import { readFarmFolder } from '../farm-folders.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import type { ChkconfigRefusal, ChkconfigService } from '../../model/chkconfig-service.ts';
import type { FarmFolder, LinkFarm } from '../../model/link-farm.ts';
import { isSkipped } from '../../order/chkconfig/script-names.ts';
import type { OverridePair } from '../../plan/chkconfig/commands.ts';
import { FarmDraft, RUNLEVELS } from '../../plan/chkconfig/farm-draft.ts';

export const SCRIPTS = '/etc/init.d';
export const OVERRIDES = '/etc/chkconfig.d';
export const XINETD = '/etc/xinetd.d';

interface SystemFault {
  readonly code: string;
  readonly reason: string;
}

/** What came of reading one script. */
export type ScriptReading =
  | { readonly kind: 'script'; readonly text: ChkconfigText<ChkconfigService> }
  | { readonly kind: 'refused'; readonly file: ByteString; readonly refusal: ChkconfigRefusal }
  /** It was opened, but is nothing that can be read. */
  | ({ readonly kind: 'unreadable' } & SystemFault)
  | ({ readonly kind: 'unopened' } & SystemFault);

/** All supported scripts by name, and the names of those of init.d that are not taken. */
export type Catalogue =
  | { readonly kind: 'scripts'; readonly scripts: readonly ChkconfigScript[] }
  | ({ readonly kind: 'fault' } & SystemFault);

export class ChkconfigWorld {
  readonly host: RootedHost;
  readonly #language: ByteString | undefined;
  #levels: LinkFarm | undefined;
  #catalogue: Catalogue | undefined;

  /** @param language the value of LANG, if it is set */
  constructor(host: RootedHost, language: ByteString | undefined) {
    this.host = host;
    this.#language = language;
  }

  /** The link folders of the runlevels 0-6. */
  get farm(): LinkFarm {
    this.#levels ??= {
      levels: RUNLEVELS.map((level): FarmFolder => readFarmFolder(this.host, `/etc/rc${level}.d`)),
    };
    return this.#levels;
  }

  /** A new draft of the farm as it was read. */
  draft(): FarmDraft {
    return new FarmDraft(this.farm);
  }

  /** Forgets the folders and scripts that were read. */
  forget(): void {
    this.#levels = undefined;
    this.#catalogue = undefined;
  }

  readScript(name: ByteString): ScriptReading {
    return this.#judge(name, this.host.readFile(`${SCRIPTS}/${name}`));
  }

  #judge(name: ByteString, result: ReadResult): ScriptReading {
    const file = `${SCRIPTS}/${name}`;
    const fault = faultOf(result);
    if (fault !== undefined) return { kind: result.kind === 'error' ? 'unopened' : 'unreadable', ...fault };
    const facts = readChkconfigService(result.kind === 'text' ? result.text : '', this.#language);
    return facts.supported ? { kind: 'script', text: { file, facts } } : { kind: 'refused', file, refusal: facts };
  }

  /** The service of a script that was read. */
  merge(name: ByteString, text: ChkconfigText<ChkconfigService>): ChkconfigScript {
    return mergeOverride(name, text, this.#readOverride(name));
  }

  /** Script and override of a name, each by itself; undefined if there are not both. */
  readPair(name: ByteString): OverridePair | undefined {
    const script = this.readScript(name);
    const override = script.kind === 'script' ? this.#readOverride(name) : undefined;
    if (script.kind !== 'script' || override === undefined) return undefined;
    return { script: scriptOfText(name, script.text), override: scriptOfText(name, override) };
  }

  /** All scripts of init.d that are supported, in byte order. O(size of all scripts), the first time. */
  get catalogue(): Catalogue {
    this.#catalogue ??= this.#readCatalogue();
    return this.#catalogue;
  }

  #readCatalogue(): Catalogue {
    const folder = this.host.readFolder(SCRIPTS);
    if (folder.kind === 'error') return { kind: 'fault', code: folder.code, reason: folder.reason };
    const overrides = namesOf(this.host.readFolder(OVERRIDES));
    const scripts: ChkconfigScript[] = [];
    for (const { name, kind } of folder.entries) {
      if (kind === 'folder' || kind === 'other' || isSkipped(name)) continue;
      const file = `${SCRIPTS}/${name}`;
      const reading = this.#judge(name, kind === 'file' ? this.host.readPlainFile(file) : this.host.readFile(file));
      if (reading.kind !== 'script') continue;
      scripts.push(overrides.has(name) ? this.merge(name, reading.text) : mergeOverride(name, reading.text));
    }
    return { kind: 'scripts', scripts };
  }

  #readOverride(name: ByteString): ChkconfigText | undefined {
    const file = `${OVERRIDES}/${name}`;
    const result = this.host.readFile(file);
    if (result.kind !== 'text' || result.text === '') return undefined;
    const facts = readChkconfigOverride(result.text, this.#language);
    return facts === undefined ? undefined : { file, facts };
  }
}

/** The original maps a file into memory, which says these words of a folder and of an empty file. */
function faultOf(result: ReadResult): SystemFault | undefined {
  if (result.kind === 'error') return { code: result.code, reason: result.reason };
  if (result.kind === 'not-regular') return { code: 'ENODEV', reason: 'No such device' };
  return result.text === '' ? { code: 'EINVAL', reason: 'Invalid argument' } : undefined;
}

function namesOf(folder: FolderResult): ReadonlySet<ByteString> {
  return new Set(folder.kind === 'folder' ? folder.entries.map(({ name }) => name) : []);
}
