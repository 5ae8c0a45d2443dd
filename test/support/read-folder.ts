import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The texts of the files that lie in a folder of the disk, by name, in byte order. */
export function readFolder(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
