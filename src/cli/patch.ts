/** Unified diffs of scripts, in a time that does not grow with the square of what has changed. */
import { renderOneHunk } from '../render/one-hunk.ts';
import { loadDiff } from './heavy.ts';

/** Added and removed lines up to which the least diff is looked for: that takes the square of them. */
const MOST_EDITS = 2_000;

/** A unified diff that begins with the names of both sides: the least one, or a single hunk if the texts differ all over. */
export function makePatch(oldName: string, newName: string, oldText: string, newText: string): string {
  const options = { maxEditLength: MOST_EDITS };
  const patch = loadDiff()(oldName, newName, oldText, newText, undefined, undefined, options);
  return patch ?? renderOneHunk(oldName, newName, oldText, newText);
}
