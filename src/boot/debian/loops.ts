/** Loops in a startpar makefile: the rule that closes one is dropped, in the order of the file. */
import { buildAdjacency } from '../../graph/walks/adjacency.ts';
import { GroupSearch } from '../../graph/walks/components.ts';
import type { DependFile, DependRule } from './depend-file.ts';

export interface SoundRules {
  /** The rules that count. A script that waits for itself is kept: startpar does not see it, and it never runs. */
  readonly rules: readonly DependRule[];
  readonly dropped: readonly DependRule[];
}

/** O(n + m) without loops; within a loop each rule is held against those before it, from both of its ends. */
export function dropLoops({ names, rules }: DependFile): SoundRules {
  const loopOf = findLoops(names.length, rules);
  const isInner = ({ script, on }: DependRule): boolean =>
    script !== on && loopOf[script] !== 0 && loopOf[script] === loopOf[on];
  if (!rules.some(isInner)) return { rules, dropped: [] };
  const needs: Neighbours = new Map();
  const neededBy: Neighbours = new Map();
  const kept: DependRule[] = [];
  const dropped: DependRule[] = [];
  for (const rule of rules) {
    if (isInner(rule)) {
      if (reaches(needs, neededBy, rule.on, rule.script)) {
        dropped.push(rule);
        continue;
      }
      add(needs, rule.script, rule.on);
      add(neededBy, rule.on, rule.script);
    }
    kept.push(rule);
  }
  return { rules: kept, dropped };
}

/** A number for each name: the loop that it is a part of, 0 for none. */
function findLoops(names: number, rules: readonly DependRule[]): Int32Array {
  const from = Int32Array.from(rules, ({ script }) => script);
  const adjacency = buildAdjacency(
    names,
    from,
    Int32Array.from(rules, ({ on }) => on),
  );
  const loops = new Int32Array(names);
  const groups = new GroupSearch(adjacency).search(
    new Int32Array(names).map((_, name) => name),
    new Int32Array(names),
    0,
  );
  for (const [i, group] of groups.entries()) for (const name of group) loops[name] = i + 1;
  return loops;
}

type Neighbours = Map<number, number[]>;

function add(neighbours: Neighbours, name: number, other: number): void {
  const known = neighbours.get(name);
  if (known === undefined) neighbours.set(name, [other]);
  else known.push(other);
}

/** From both ends in turns, so that it is as fast as the shorter way to an end: a long chain is not walked for each rule. */
function reaches(needs: Neighbours, neededBy: Neighbours, from: number, to: number): boolean {
  const ahead = new Set([from]);
  const behind = new Set([to]);
  const steps = [walk(needs, ahead, behind), walk(neededBy, behind, ahead)];
  for (;;) {
    for (const step of steps) {
      const { value, done } = step.next();
      if (done === true) return value;
    }
  }
}

/** Yields after each name; returns whether it met the other side before its end. */
function* walk(
  neighbours: Neighbours,
  own: Set<number>,
  other: ReadonlySet<number>,
): Generator<undefined, boolean, undefined> {
  for (const name of own) {
    if (other.has(name)) return true;
    for (const next of neighbours.get(name) ?? []) own.add(next);
    yield undefined;
  }
  return false;
}
