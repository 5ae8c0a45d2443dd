/** Unified diffs of scripts, in a time that does not grow with the square of what has changed. */
import type { ByteString } from '../../model/bytes.ts';
import { renderOneHunk } from '../../render/text/one-hunk.ts';
import { showLine } from '../../render/text/show.ts';
import { loadDiff } from './heavy.ts';

/** Added and removed lines up to which the least diff is looked for: that takes the square of them. */
const MOST_EDITS = 2_000;

/**
 * A unified diff of a file, for `patch -p1` and `git apply`: the least one, or a single hunk if the texts differ all over. Empty
 * if they are equal.
 *
 * @param before the file's bytes, one code unit each; so are those of the diff, which applies to the very bytes
 */
export function makePatch(file: ByteString, before: ByteString, after: ByteString): ByteString {
  if (before === after) return '';
  const path = file.startsWith('/') ? file : `/${file}`;
  const [oldName, newName] = [quoteName(`a${path}`), quoteName(`b${path}`)];
  // The library takes names for text and would encode them once more, so it gets none.
  const patch = loadDiff()('a', 'b', before, after, undefined, undefined, { maxEditLength: MOST_EDITS });
  if (patch === undefined) return renderOneHunk(oldName, newName, before, after);
  return `--- ${oldName}\n+++ ${newName}\n${patch.slice(patch.indexOf('@@ '))}`;
}

/** A diff for a person at a terminal, to which no byte of a script may speak. It no longer applies where it had such bytes. */
export function showPatch(patch: ByteString): ByteString {
  return patch.split('\n').map(showLine).join('\n');
}

/** A name that would end its line, or look quoted, is quoted as git and patch(1) read it. */
function quoteName(name: ByteString): ByteString {
  if (!/[\x00-\x1f"\\\x7f]/.test(name)) return name;
  const quoted = name.replaceAll(/[\x00-\x1f"\\\x7f]/g, (byte) => {
    return byte === '"' || byte === '\\' ? `\\${byte}` : `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return `"${quoted}"`;
}
