import { describe, expect, it } from 'vitest';
import { NO_RUNLEVEL, runlevelNames, runlevelSet } from '../../../src/model/runlevel.ts';

describe('runlevelSet', () => {
  it('gives each runlevel a bit of its own', () => {
    expect(['0', '1', '2', '3', '4', '5', '6', 'S'].map(runlevelSet)).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
    expect(runlevelSet('s')).toBe(runlevelSet('S'));
  });

  it.each(['', '7', 'b', 'B', '23', 'SS', ' '])('gives the empty set for %j', (name) => {
    expect(runlevelSet(name)).toBe(NO_RUNLEVEL);
  });
});

describe('runlevelNames', () => {
  it('names the runlevels in rising order, S last', () => {
    expect(runlevelNames(runlevelSet('S') | runlevelSet('5') | runlevelSet('0'))).toEqual(['0', '5', 'S']);
    expect(runlevelNames(NO_RUNLEVEL)).toEqual([]);
  });
});
