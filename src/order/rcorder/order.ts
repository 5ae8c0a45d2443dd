/** The order of rcorder(8), in both dialects that are in the field. The walk is in `visit.ts`, the sort in `qsort.ts`. */
import type { ByteString } from '../../model/bytes.ts';
import type {
  OrderedScript,
  RcorderInput,
  RcorderListeners,
  RcorderOrder,
  RcorderScript,
} from '../../model/rcorder-order.ts';
import { drawUnknownBefore } from './digraph.ts';
import { buildProvisionTable } from './provision-table.ts';
import { sortAsFreebsd } from './qsort.ts';
import { walkScripts } from './visit.ts';

/**
 * Orders scripts as rcorder(8) does, order of equals included.
 *
 * @param input the scripts in the order of the operands, the dialect, the keyword filters
 * @param listeners told of everything that the real program would write besides the order
 * @returns the scripts that pass the filters, in order, and the exit status. Never throws. O(n log n) without rings.
 */
export function orderRcorder(input: RcorderInput, listeners: RcorderListeners = {}): RcorderOrder {
  const { scripts, operands } = input;
  let hasUnknownBefore = false;
  const table = buildProvisionTable(scripts, (growing, script, name) => {
    hasUnknownBefore = true;
    listeners.onEvent?.({ kind: 'unknown-before', script, name: growing.nameOf(name) });
    if (listeners.onDigraph !== undefined) drawUnknownBefore(growing, script, name, listeners.onDigraph);
  });
  const walk = walkScripts(scripts, table, input, listeners);
  const kept = walk.finished.filter((script) => passesFilters(scripts[script], input.keep, input.skip));
  const order =
    input.dialect === 'netbsd'
      ? kept.map((script) => ({ script, sequence: 0 }))
      : sortBySequence(kept, walk.sequence, operands);
  return { order, status: walk.status, hasUnknownBefore };
}

/** Keywords are whole words, and case counts. */
function passesFilters(
  script: RcorderScript | undefined,
  keep: ReadonlySet<ByteString>,
  skip: ReadonlySet<ByteString>,
): boolean {
  if (keep.size === 0 && skip.size === 0) return true;
  let isKept = keep.size === 0;
  for (const { keyword, words } of script?.header.fields ?? []) {
    if (keyword !== 'KEYWORD') continue;
    for (const { text } of words) {
      if (skip.has(text)) return false;
      isKept ||= keep.has(text);
    }
  }
  return isKept;
}

/** FreeBSD sorts an array with one slot for each operand, filled from the front; empty slots go behind everything. */
function sortBySequence(
  scripts: readonly number[],
  sequence: Float64Array,
  operands: number,
): readonly OrderedScript[] {
  const slots = Math.max(operands, scripts.length);
  const keys = new Float64Array(slots).fill(Number.POSITIVE_INFINITY);
  scripts.forEach((script, slot) => (keys[slot] = sequence[script] ?? 0));
  const order = Int32Array.from({ length: slots }, (_, slot) => slot);
  sortAsFreebsd(order, keys);
  return Array.from(order.subarray(0, scripts.length), (slot) => ({
    script: scripts[slot] ?? 0,
    sequence: keys[slot] ?? 0,
  }));
}
