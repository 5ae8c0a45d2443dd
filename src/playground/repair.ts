/** The lines that a repair changes, before and after. */
import { applyEdits } from '../lint/fixes.ts';
import type { ByteString } from '../model/bytes.ts';
import type { LintFix } from '../model/lint.ts';
import type { RepairedLines } from '../render/page/playground-parts.ts';

/** Edits that lie further apart are no few lines to look at. */
const MOST_BYTES = 4000;

/** Undefined for repairs that are not about the text, or are about more of it than one could see at a glance. */
export function repairedLines(text: ByteString, { edits }: LintFix): RepairedLines | undefined {
  const [first, last] = [edits[0], edits.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = text.lastIndexOf('\n', first.offset - 1) + 1;
  const after = last.offset + last.length;
  // An edit that takes a line feed joins what follows.
  const newline = after > start && text[after - 1] === '\n' ? after - 1 : text.indexOf('\n', after);
  const end = newline < 0 ? text.length : newline;
  if (end - start > MOST_BYTES) return undefined;
  const part = text.slice(start, end + 1);
  const moved = edits.map((edit) => ({ ...edit, offset: edit.offset - start }));
  return { line: text.slice(0, start).split('\n').length, before: part, after: applyEdits(part, moved) };
}
