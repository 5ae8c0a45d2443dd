/** Scripts of boot systems that have no comment header: OpenRC and OpenWrt give the interpreter a file of their own. */
import type { ByteString } from '../model/bytes.ts';
import { lineEnd } from './text/lines.ts';

/** Whose script it is, by its first line; undefined for every other one. openrc-run(8); OpenWrt, "Init scripts". */
export function foreignSystem(text: ByteString): 'openrc' | 'rc-common' | undefined {
  if (!text.startsWith('#!')) return undefined;
  const words = text
    .slice(2, Math.min(lineEnd(text, 0), 256))
    .trim()
    .split(/[ \t]+/);
  if (words.some((word) => word.endsWith('/openrc-run') || word.endsWith('/runscript') || word === 'openrc-run')) {
    return 'openrc';
  }
  return words.some((word, i) => i > 0 && word.endsWith('/rc.common')) ? 'rc-common' : undefined;
}
