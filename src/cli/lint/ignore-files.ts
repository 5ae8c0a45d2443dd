/** The .gitignore files of walked folders. The library that reads their patterns is loaded when the first one is met. */
import type { FolderEntry, Host } from '../../host/host.ts';
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import { loadIgnore, type IgnoreRules } from '../heavy.ts';
import { withSlash } from '../script-files.ts';

export class IgnoreFiles {
  readonly #host: Host;
  readonly #rules: { readonly folder: ByteString; readonly rules: IgnoreRules }[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  /** Takes in the file of a folder, if it has one. */
  enter(folder: ByteString, entries: readonly FolderEntry[]): void {
    if (!entries.some(({ name }) => name === '.gitignore')) return;
    const result = this.#host.readFile(`${withSlash(folder)}.gitignore`);
    if (result.kind === 'text') {
      this.#rules.push({ folder: withSlash(folder), rules: loadIgnore()(textOfBytes(result.text)) });
    }
  }

  /** True if the file of the folder, or of one above it, names the path. */
  isIgnored(path: ByteString, isFolder: boolean): boolean {
    return this.#rules.some(({ folder, rules }) => {
      if (!path.startsWith(folder) || path.length === folder.length) return false;
      return rules(`${textOfBytes(path.slice(folder.length))}${isFolder ? '/' : ''}`);
    });
  }
}
