/** An order as lines of paths, as rcorder(8) prints it. */
import type { ByteString } from '../../model/bytes.ts';
import type { OrderedScript } from '../../model/rcorder-order.ts';

export interface OrderLayout {
  /** Scripts of one sequence number share a line. */
  readonly isParallel: boolean;
  /** The whole order backwards. */
  readonly isReverse: boolean;
}

/** The lines, newlines included; empty for an empty order. O(n). */
export function renderOrderLines(
  order: readonly OrderedScript[],
  files: readonly ByteString[],
  { isParallel, isReverse }: OrderLayout,
): ByteString {
  const ordered = isReverse ? order.toReversed() : order;
  const parts: ByteString[] = [];
  for (const [i, { script, sequence }] of ordered.entries()) {
    const isNext = isParallel && ordered[i - 1]?.sequence === sequence;
    if (i > 0) parts.push(isNext ? ' ' : '\n');
    parts.push(files[script] ?? '');
  }
  if (parts.length > 0) parts.push('\n');
  return parts.join('');
}
