/**
 * The .gitignore files of walked folders, and of those above them in the same repository. The library that reads their
 * patterns is loaded when the first one is met.
 */
import type { Host } from '../../host/door.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { loadIgnore, type IgnoreRules } from '../frame/heavy.ts';
import { absolute, folderOf } from './absolute-path.ts';

export class IgnoreFiles {
  readonly #host: Host;
  readonly #cwd: string;
  /** Folders from the root, each with a slash at its end. */
  readonly #rules: { readonly folder: string; readonly rules: IgnoreRules }[] = [];

  /** @param top the folder that is walked */
  constructor(host: Host, cwd: string, top: ByteString) {
    this.#host = host;
    this.#cwd = cwd;
    this.#enterAbove(absolute(cwd, textOfBytes(top)));
  }

  /** Takes in the file of a folder, if it has one. */
  enter(folder: ByteString): void {
    this.#read(absolute(this.#cwd, textOfBytes(folder)));
  }

  /** True if the file of the folder, or of one above it, names the path. */
  isIgnored(path: ByteString, isFolder: boolean): boolean {
    return this.#rules.length > 0 && this.#matches(absolute(this.#cwd, textOfBytes(path)), isFolder);
  }

  #matches(path: string, isFolder: boolean): boolean {
    return this.#rules.some(({ folder, rules }) => {
      if (!path.startsWith(folder) || path.length === folder.length) return false;
      return rules(`${path.slice(folder.length)}${isFolder ? '/' : ''}`);
    });
  }

  /** The files above count in a repository only, up to its top; a folder that they name themselves was asked for all the same. */
  #enterAbove(top: string): void {
    if (top === '/' || this.#isRepository(top)) return;
    const above: string[] = [];
    for (let folder = folderOf(top); ; folder = folderOf(folder)) {
      above.push(folder);
      if (this.#isRepository(folder)) break;
      if (folder === '/') return;
    }
    for (const folder of above) this.#read(folder);
    if (this.#matches(top, true)) this.#rules.length = 0;
  }

  #isRepository(folder: string): boolean {
    return this.#host.kindOf(bytesOfText(`${folder}/.git`)) !== undefined;
  }

  #read(folder: string): void {
    const home = folder === '/' ? '/' : `${folder}/`;
    const result = this.#host.readFile(bytesOfText(`${home}.gitignore`));
    if (result.kind === 'text') this.#rules.push({ folder: home, rules: loadIgnore()(textOfBytes(result.text)) });
  }
}
