import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/model/nearest.ts';

describe('nearestName', () => {
  it.each([
    { slip: 'one letter wrong', name: 'netwark', nearest: 'network' },
    { slip: 'one letter left out', name: 'netwrk', nearest: 'network' },
    { slip: 'one letter too many', name: 'nettwork', nearest: 'network' },
    { slip: 'two neighbours exchanged', name: 'newtork', nearest: 'network' },
    { slip: 'other case', name: 'NETWORK', nearest: 'network' },
    { slip: 'two slips in a long name', name: 'mountcrtlocel', nearest: 'mountcritlocal' },
    { slip: 'other case in a short name', name: 'IF', nearest: 'if' },
    { slip: 'one letter left out of four', name: 'shd', nearest: 'sshd' },
  ])('finds what was meant: $slip', ({ name, nearest }) => {
    expect(nearestName(name, ['mountcritlocal', 'if', 'network', 'sshd'])).toBe(nearest);
  });

  it.each([
    { why: 'too many slips', name: 'nextwroks', candidates: ['netwok'] },
    { why: 'two slips in a short name', name: 'shsd', candidates: ['sd', 'sshhdd'] },
    { why: 'a name of one letter', name: 'b', candidates: ['a', 'c'] },
    { why: 'a name of two letters', name: 'vm', candidates: ['vi', 'm'] },
    { why: 'no candidates', name: 'network', candidates: [] },
    { why: 'the empty name', name: '', candidates: ['a'] },
    { why: 'a name too long to be typed', name: 'x'.repeat(65), candidates: ['x'.repeat(64)] },
    { why: 'candidates too long to be typed', name: 'x'.repeat(64), candidates: ['x'.repeat(65)] },
  ])('finds nothing: $why', ({ name, candidates }) => {
    expect(nearestName(name, candidates)).toBeUndefined();
  });

  it('takes the nearest, and the first of equals', () => {
    expect(nearestName('network', ['networking', 'networks', 'netwerk'])).toBe('networks');
    expect(nearestName('netwrok12', ['network13', 'network12'])).toBe('network12');
  });
});
