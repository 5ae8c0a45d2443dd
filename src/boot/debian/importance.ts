/** How much startpar(8) wants a script to go first: what it is itself, and what needs it, along every way. */
import type { ByteString } from '../../model/bytes.ts';
import type { DependFile, DependRule } from './depend-file.ts';

const OWN: ReadonlyMap<ByteString, number> = new Map([
  ['sshd', 2000],
  ['xdm', 100],
  ['gdm', 100],
  ['kdm', 100],
  ['udev', 100],
]);

function ownImportance(name: ByteString): number {
  return name.startsWith('early') ? 8000 : (OWN.get(name) ?? 0);
}

/**
 * The importance of each name, over the whole file: a script that has no link lifts what it needs all the same. A script that
 * is needed along two ways is lifted twice, as numbers of 32 bits.
 *
 * @param rules without those that close a loop
 */
export function rankNames({ names }: DependFile, rules: readonly DependRule[]): Int32Array {
  const importance = Int32Array.from(names, ownImportance);
  const waiting = new Int32Array(names.length);
  const needs = names.map((): number[] => []);
  for (const { script, on } of rules) {
    if (script === on) continue;
    needs[script]?.push(on);
    waiting[on] = (waiting[on] ?? 0) + 1;
  }
  const ready = names.flatMap((_, name) => (waiting[name] === 0 ? [name] : []));
  for (const name of ready) {
    for (const on of needs[name] ?? []) {
      importance[on] = (importance[on] ?? 0) + (importance[name] ?? 0);
      waiting[on] = (waiting[on] ?? 0) - 1;
      if (waiting[on] === 0) ready.push(on);
    }
  }
  return importance;
}
