import { describe, expect, it } from 'vitest';
import { findNeighbourhood, findPath } from '../../../src/picture/neighbourhood.ts';
import { drawFolder, FREEBSD, nodeCalled } from '../../support/pictures.ts';

const picture = drawFolder(FREEBSD);

function around(name: string, steps: number, isThroughMilestones: boolean): readonly number[] {
  const centre = new Set([nodeCalled(picture, name)]);
  const { before, behind } = findNeighbourhood(picture, centre, { up: steps, down: steps, isThroughMilestones });
  return [before.size, behind.size];
}

describe('the picture of FreeBSD 12.1', () => {
  it('has each script once, and each pair that waits once', () => {
    expect(picture.nodes).toHaveLength(167);
    expect(picture.edges).toHaveLength(377);
    expect(picture.edges.filter(({ isImplied }) => !isImplied)).toHaveLength(242);
    expect(new Set(picture.nodes.map(({ level }) => level)).size).toBe(48);
  });

  it('is cut into storeys at the scripts that have comments only', () => {
    expect(picture.nodes.flatMap(({ name, isMilestone }) => (isMilestone ? [name] : [])).sort()).toEqual([
      'DAEMON',
      'FILESYSTEMS',
      'LOGIN',
      'NETWORKING',
      'SERVERS',
    ]);
    expect(picture.storeys.map(({ name, scripts }) => [name, scripts.length])).toEqual([
      ['start of boot', 27],
      ['after FILESYSTEMS', 45],
      ['after NETWORKING', 39],
      ['after SERVERS', 17],
      ['after DAEMON', 23],
      ['after LOGIN', 11],
    ]);
  });

  it('shows the aliases of a script', () => {
    expect(picture.nodes[nodeCalled(picture, 'NETWORKING')]?.provides).toEqual(['NETWORKING', 'NETWORK']);
  });

  it('ends a walk at the milestones, unless it is told to go on', () => {
    expect(around('rpcbind', 2, false)).toEqual([7, 19]);
    expect(around('rpcbind', 2, true)).toEqual([24, 19]);
  });

  it('finds the shortest way', () => {
    const [a, b] = [nodeCalled(picture, 'root'), nodeCalled(picture, 'sshd')].map((node) => new Set([node]));
    const path = findPath(picture, a ?? new Set(), b ?? new Set()) ?? [];
    expect(path.map((edge) => picture.nodes[picture.edges[edge]?.to ?? -1]?.name)).toEqual(['FILESYSTEMS', 'sshd']);
    expect(findPath(picture, b ?? new Set(), a ?? new Set())).toBeUndefined();
  });

  it('has the storeys backwards when it stops', () => {
    const stop = drawFolder(FREEBSD, { isStop: true });
    expect(stop.storeys.map(({ name, scripts }) => [name, scripts.length])).toEqual([
      ['before LOGIN stops', 11],
      ['before DAEMON stops', 23],
      ['before SERVERS stops', 17],
      ['before NETWORKING stops', 39],
      ['before FILESYSTEMS stops', 45],
      ['end of shutdown', 27],
    ]);
    expect(stop.order).toEqual(picture.order.toReversed());
  });
});

it('knows the milestones by their names where the bodies were cut off', () => {
  const cut = drawFolder(new URL('../../../fixtures/freebsd-12.1/rc.d', import.meta.url).pathname);
  expect(cut.storeys.map(({ scripts }) => scripts.length)).toEqual([27, 45, 39, 17, 23, 11]);
});
