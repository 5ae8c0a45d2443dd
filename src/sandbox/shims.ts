/** The stand-ins of ours, in POSIX sh. In the single file this module is replaced by one that holds them. */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';

export function readShim(name: string): ByteString {
  return fs.readFileSync(new URL(`./shims/${name}.sh`, import.meta.url), 'latin1');
}
