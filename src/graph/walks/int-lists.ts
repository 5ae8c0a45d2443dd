/**
 * Many lists of numbers in two arrays: which edges a word makes, which words make an edge, which edges enter a node.
 */
import { at, buildAdjacency } from './adjacency.ts';

/** List `k` is `items[offsets[k]]` .. `items[offsets[k + 1] - 1]`. */
export interface IntLists {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Puts `items[i]` into list `lists[i]`, in the order of `i`. O(lists + items). */
export function collectLists(count: number, lists: Int32Array, items: Int32Array): IntLists {
  const { offsets, targets } = buildAdjacency(count, lists, items);
  return { offsets, items: targets };
}

/** Lists given as arrays. O(lists + items). */
export function flattenLists(lists: readonly (readonly number[])[]): IntLists {
  const offsets = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) offsets[index + 1] = at(offsets, index) + list.length;
  const items = new Int32Array(at(offsets, lists.length));
  for (const [index, list] of lists.entries()) items.set(list, at(offsets, index));
  return { offsets, items };
}

/** For each item from 0 to `count - 1`, the lists that hold it, ascending. O(lists + items). */
export function transposeLists({ offsets, items }: IntLists, count: number): IntLists {
  const lists = new Int32Array(items.length);
  for (let list = 0; list + 1 < offsets.length; list++) lists.fill(list, at(offsets, list), at(offsets, list + 1));
  return collectLists(count, items, lists);
}

/** Number of items in list `k`. */
export function listLength({ offsets }: IntLists, k: number): number {
  return at(offsets, k + 1) - at(offsets, k);
}

/**
 * Classes of the items `0` .. `count - 1`: two are of one class if and only if they stand in exactly the same lists. No
 * list may hold an item twice. Classes are numbered by their lowest item. O(lists + items).
 */
export function classifyItems({ offsets, items }: IntLists, count: number): { classOf: Int32Array; classes: number } {
  // A trie over the lists that an item is in, in ascending order; the items of one trie node share all lists so far.
  const node = new Int32Array(count);
  const child = new Int32Array(items.length + 1);
  const madeFor = new Int32Array(items.length + 1).fill(-1);
  let nodes = 1;
  for (let list = 0; list + 1 < offsets.length; list++) {
    for (let slot = at(offsets, list); slot < at(offsets, list + 1); slot++) {
      const item = at(items, slot);
      const parent = at(node, item);
      if (madeFor[parent] !== list) {
        madeFor[parent] = list;
        child[parent] = nodes++;
      }
      node[item] = at(child, parent);
    }
  }
  const classOfNode = new Int32Array(nodes).fill(-1);
  const classOf = new Int32Array(count);
  let classes = 0;
  for (let item = 0; item < count; item++) {
    const leaf = at(node, item);
    if (classOfNode[leaf] === -1) classOfNode[leaf] = classes++;
    classOf[item] = at(classOfNode, leaf);
  }
  return { classOf, classes };
}
