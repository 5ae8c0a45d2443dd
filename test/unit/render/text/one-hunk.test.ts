import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderOneHunk } from '../../../../src/render/text/one-hunk.ts';

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }), fc.constantFrom('', '\n'))
  .map(([lines, end]) => lines.join('\n') + end);

it('is a patch that makes the one text of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      expect(applyPatch(before, renderOneHunk('a', 'b', before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

it('leaves out what both texts begin and end with', () => {
  expect(renderOneHunk('x', 'y', 'a\nb\nc\n', 'a\nd\ne\nc\n')).toBe('--- x\n+++ y\n@@ -2,1 +2,2 @@\n-b\n+d\n+e\n');
});
