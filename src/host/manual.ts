/** Where this package's manual pages are. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Seen from a bundle: where the build puts them, and where a package of a system does. */
const FOLDERS = ['../man/', '../../man/man1/'];

/** The file of a command's manual page, absolute; undefined where it is not installed. */
export function findManual(page: string): string | undefined {
  return FOLDERS.map((folder) => fileURLToPath(new URL(`${folder}${page}.1`, import.meta.url))).find((file) =>
    fs.existsSync(file),
  );
}
