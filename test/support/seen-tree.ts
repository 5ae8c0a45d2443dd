/** What is seen of a tree in memory. */
import { expect } from 'vitest';
import type { MemoryHost } from '../../src/host/memory-host.ts';
import { parseLinkName } from '../../src/model/link-farm.ts';

/** All that a person would see: no lock, no journal and nothing aside. */
export function visible(tree: MemoryHost): string {
  return describeTree(tree, (path) => !path.includes('/.initorder.'));
}

export function everything(tree: MemoryHost): string {
  return describeTree(tree, () => true);
}

function describeTree(tree: MemoryHost, keeps: (path: string) => boolean): string {
  const lines = [...tree.list()]
    .filter(([path]) => keeps(path))
    .map(([path, entry]) => `${path} ${JSON.stringify(entry)}`);
  return lines.join('\n');
}

/** The services that have a link in each runlevel. */
export function linkedServices(tree: MemoryHost): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of tree.list().keys()) {
    const [, level, name] = /^\/etc\/(rc.\.d)\/(.*)$/.exec(path) ?? [];
    const link = parseLinkName(name ?? '');
    if (link !== undefined) found.add(`${level ?? ''} ${link.service}`);
  }
  return found;
}

export const DEATH: Error = new Error('the process is dead');

/** Runs something that may end by the death of the process, and by nothing else. */
export function attempt(action: () => void): void {
  try {
    action();
  } catch (error) {
    expect(error).toBe(DEATH);
  }
}
