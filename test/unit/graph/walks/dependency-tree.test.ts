import { describe, expect, it } from 'vitest';
import { growTree } from '../../../../src/graph/walks/dependency-tree.ts';
import { buildRcorderGraph } from '../../../../src/graph/build/rcorder.ts';
import { readRcorder } from '../../../../src/header/rcorder/reader.ts';
import type { DependencyGraph } from '../../../../src/model/graph.ts';

function graphOf(requires: Readonly<Record<string, string>>): DependencyGraph {
  return buildRcorderGraph(
    Object.entries(requires).map(([name, words]) => ({
      file: name,
      header: readRcorder(`# PROVIDE: ${name}\n# REQUIRE: ${words}\n`),
    })),
  );
}

const GRAPH = graphOf({ root: '', disk: 'root', net: 'disk', log: 'disk net', sshd: 'log net' });
const NAMES = ['root', 'disk', 'net', 'log', 'sshd'];

function draw(side: 'before' | 'behind', name: string, depth: number): readonly string[] {
  return growTree(GRAPH, NAMES.indexOf(name), side, depth).map(
    (row) => `${'.'.repeat(row.depth)}${NAMES[row.script] ?? ''}${row.isRepeated ? '^' : ''}${row.isCut ? '…' : ''}`,
  );
}

describe('growTree', () => {
  it('unfolds each script once, in the order of the words', () => {
    expect(draw('before', 'sshd', 9)).toEqual(['.log', '..disk', '...root', '..net', '...disk^', '.net^']);
  });

  it('marks what is deeper than was asked for', () => {
    expect(draw('before', 'sshd', 1)).toEqual(['.log…', '.net…']);
  });

  it('goes the other way, to what waits', () => {
    expect(draw('behind', 'net', 1)).toEqual(['.log…', '.sshd']);
  });

  it('ends on a ring', () => {
    const ring = graphOf({ a: 'b', b: 'a' });
    expect(growTree(ring, 0, 'before', Number.POSITIVE_INFINITY)).toHaveLength(2);
  });

  it('goes down a chain of 100,000 scripts', () => {
    const chain = graphOf(
      Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`s${i}`, i === 0 ? '' : `s${i - 1}`])),
    );
    expect(growTree(chain, 99_999, 'before', Number.POSITIVE_INFINITY)).toHaveLength(99_999);
  });
});
