/** Files as a browser gives them: chosen, dropped, or in folders that were dropped. */
import type { GivenFile } from '../../model/playground.ts';

/** Nobody drops so many on purpose; the worker says what is too much. */
const MOST_FILES = 6000;
/** No init script is that large, and an archive of them hardly. */
const MOST_BYTES = 70_000_000;

interface Found {
  readonly path: string;
  readonly file: File;
}

/** Files of a field; those of a folder with their paths below it. */
export function readField({ files }: HTMLInputElement): Promise<readonly GivenFile[]> {
  return readAll([...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Whatever was dropped, folders walked. */
export async function readDrop({ items, files }: DataTransfer): Promise<readonly GivenFile[]> {
  // The entries have to be asked for before the first wait: the list is empty behind it.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return readAll([...files].map((file) => ({ path: file.name, file })));
  const found: Found[] = [];
  for (let entry = entries.shift(); entry !== undefined && found.length < MOST_FILES; entry = entries.shift()) {
    if (entry instanceof FileSystemFileEntry) {
      const path = entry.fullPath;
      const file = await new Promise<File | undefined>((resolve) => {
        entry.file(resolve, () => {
          resolve(undefined);
        });
      });
      if (file !== undefined) found.push({ path, file });
    } else if (entry instanceof FileSystemDirectoryEntry) entries.push(...(await listFolder(entry)));
  }
  return readAll(found);
}

/** A folder gives its entries some at a time, and none at the end. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve([]);
      });
    });
    if (some.length === 0 || all.length > MOST_FILES) return all;
    all.push(...some);
  }
}

async function readAll(found: readonly Found[]): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = [];
  let size = 0;
  for (const { path, file } of found) {
    size += file.size;
    if (size > MOST_BYTES) break;
    given.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return given;
}
