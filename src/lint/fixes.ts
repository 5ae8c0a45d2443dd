/** Putting the fixes of findings into a text. */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding, LintFix, TextEdit } from '../model/lint.ts';

export interface FixedText {
  readonly text: ByteString;
  /** How many findings were fixed. */
  readonly applied: number;
}

/** True for a fix of the text that is made when `most` is the least safe kind that is taken. */
export function isTaken(fix: LintFix | undefined, most: LintFix['kind']): fix is LintFix {
  return fix !== undefined && fix.edits.length > 0 && (fix.kind !== 'suggestion' || most !== 'safe');
}

/**
 * Applies the fixes of findings in one text, in their order; one that touches what another has changed waits for the next
 * round. `most` is the least safe kind that is taken. O(n + m log m).
 */
export function applyFixes(text: ByteString, findings: readonly LintFinding[], most: LintFix['kind']): FixedText {
  const taken: TextEdit[] = [];
  let applied = 0;
  const claims = new Claims();
  for (const { fix } of findings) {
    if (!isTaken(fix, most)) continue;
    if (!fix.edits.every((edit) => claims.isFree(edit))) continue;
    for (const edit of fix.edits) claims.take(edit);
    taken.push(...fix.edits);
    applied += 1;
  }
  return { text: applyEdits(text, taken), applied };
}

/** Which stretches are changed already. Edits come by and large in ascending order, so a look back is short. */
class Claims {
  readonly #edits: TextEdit[] = [];

  isFree(edit: TextEdit): boolean {
    const end = edit.offset + edit.length;
    let at = this.#firstFrom(edit.offset);
    // The one before may reach into this one.
    const before = this.#edits[at - 1];
    if (before !== undefined && before.offset + before.length > edit.offset) return false;
    for (let other = this.#edits[at]; other !== undefined && other.offset < end; other = this.#edits[++at])
      return false;
    return true;
  }

  take(edit: TextEdit): void {
    const at = this.#firstFrom(edit.offset);
    // Of many insertions at one offset, one keeps others out.
    if (edit.length === 0 && this.#edits[at]?.offset === edit.offset) return;
    this.#edits.splice(at, 0, edit);
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edits[middle]?.offset ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Applies edits that do not overlap; of several at one offset, insertions come first, in their order. */
export function applyEdits(text: ByteString, edits: readonly TextEdit[]): ByteString {
  const ordered = edits.map((edit, i) => ({ edit, i }));
  ordered.sort(
    (a, b) => a.edit.offset - b.edit.offset || Math.sign(a.edit.length) - Math.sign(b.edit.length) || a.i - b.i,
  );
  const parts: ByteString[] = [];
  let at = 0;
  for (const { edit } of ordered) {
    parts.push(text.slice(at, edit.offset), edit.text);
    at = edit.offset + edit.length;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
