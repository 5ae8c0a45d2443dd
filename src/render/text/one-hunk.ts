/** A unified diff of one hunk, for texts that differ in too many places to look for the least one. */

/** All between the first and the last line that differ is taken out and put in again. Applies as any patch does. O(n). */
export function renderOneHunk(oldName: string, newName: string, oldText: string, newText: string): string {
  const [before, after] = [linesOf(oldText), linesOf(newText)];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  const most = Math.min(before.length, after.length) - start;
  let same = 0;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const removed = before.slice(start, before.length - same);
  const added = after.slice(start, after.length - same);
  const parts = [
    `--- ${oldName}\n+++ ${newName}\n`,
    `@@ -${rangeOf(start, removed.length)} +${rangeOf(start, added.length)} @@\n`,
    ...removed.map((line) => mark('-', line)),
    ...added.map((line) => mark('+', line)),
  ];
  return parts.join('');
}

/** Lines with their line feeds; the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Of no lines, the one in front is named. */
function rangeOf(start: number, length: number): string {
  return `${length === 0 ? start : start + 1},${length}`;
}

function mark(sign: string, line: string): string {
  return line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
}
