/** Commands that are advised, as they can be typed. */
import type { ByteString } from '../../model/bytes.ts';
import { showShellPath } from './show.ts';

/** A command about a system. `root`: the one that the call itself names, if it names one; the advice names it too. */
export function wordCommand(
  program: ByteString,
  root: ByteString | undefined,
  words: readonly ByteString[],
): ByteString {
  const place = root === undefined ? [] : ['--root', showShellPath(root)];
  return [program, ...place, ...words.map(showWord)].join(' ');
}

/** A word that is an option stays one, and `web,start=2` needs no quotes. */
function showWord(word: ByteString): ByteString {
  return /^--?[\w-]+$|^[\w%+,./:@][\w%+,./:=@-]*$/.test(word) ? word : showShellPath(word);
}
