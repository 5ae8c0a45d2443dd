/** Where this package's manual pages are. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Seen from a bundle: where the build puts them, and where a package of a system does, which packs them. */
const PLACES: readonly (readonly [string, string])[] = [
  ['../man/', '.1'],
  ['../../../man/man1/', '.1.gz'],
];

/** The file of a command's manual page, absolute; undefined where it is not installed. */
export function findManual(page: string): string | undefined {
  return PLACES.map(([folder, end]) => fileURLToPath(new URL(`${folder}${page}${end}`, import.meta.url))).find((file) =>
    fs.existsSync(file),
  );
}
