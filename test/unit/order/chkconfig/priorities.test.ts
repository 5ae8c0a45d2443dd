import { describe, expect, it } from 'vitest';
import { mergeOverride } from '../../../../src/header/chkconfig/merge.ts';
import { readChkconfigOverride } from '../../../../src/header/chkconfig/strict.ts';
import type { MaskedScript } from '../../../../src/model/chkconfig-script.ts';
import { ChkconfigPriorities } from '../../../../src/order/chkconfig/priorities.ts';
import { findRing } from '../../../../src/order/chkconfig/ring.ts';

function lsb(name: string, needs: readonly string[], provides: readonly string[] = [], numbers = ''): MaskedScript {
  const text = `${numbers}### BEGIN INIT INFO\n# Provides: ${provides.join(' ')}\n# Required-Start: ${needs.join(' ')}\n`;
  const facts = readChkconfigOverride(text);
  if (facts === undefined) throw new Error('the text is sound');
  return { script: mergeOverride(name, { file: name, facts }), mask: 60 };
}

describe('ChkconfigPriorities', () => {
  it('tells the word that gave a number, and the script it stands behind', () => {
    const priorities = new ChkconfigPriorities([lsb('web', ['sql']), lsb('db', [], ['sql'], '# chkconfig: 3 70 30\n')]);
    expect(priorities.start(0)).toEqual({
      number: 71,
      cause: {
        kind: 'dependency',
        list: 'Required-Start',
        on: 'db',
        place: { file: 'web', line: 3, column: 19, offset: 51, length: 3 },
      },
    });
    expect(priorities.start(1).cause).toMatchObject({ kind: 'header', place: { file: 'db', line: 1, column: 16 } });
    expect(priorities.stop(0)).toEqual({ number: 50, cause: { kind: 'default' } });
  });

  it('puts a ring of 100,000 scripts, and what waits for it, to the end of the scale', () => {
    const size = 100_000;
    const ring = Array.from({ length: size }, (_, index) => lsb(`r${index}`, [`r${(index + 1) % size}`]));
    const priorities = new ChkconfigPriorities([...ring, lsb('tail', ['r5']), lsb('free', [])]);
    expect([0, size - 1, size, size + 1].map((index) => priorities.start(index).number)).toEqual([99, 99, 99, 50]);
    expect(priorities.start(size).cause).toMatchObject({ kind: 'ring', on: 'r5' });
  });

  it('takes a chain of 100,000 scripts in any order', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => lsb(`c${index}`, index === 0 ? [] : [`c${index - 1}`]));
    for (const scripts of [chain, chain.toReversed()]) {
      const priorities = new ChkconfigPriorities(scripts);
      const numbers = scripts.map(({ script }, index) => [script.name, priorities.start(index).number] as const);
      expect(new Map(numbers).get('c10')).toBe(60);
      expect(new Map(numbers).get('c99999')).toBe(99);
    }
  });

  it('does not compare all pairs where many scripts provide and need one name', () => {
    const many = Array.from({ length: 30_000 }, (_, index) =>
      lsb(`m${index}`, index < 15_000 ? ['all'] : [], index < 15_000 ? [] : ['all']),
    );
    expect(new ChkconfigPriorities(many).start(0).number).toBe(51);
  });
});

describe('findRing', () => {
  it('gives a shortest ring through a script, each step with its word', () => {
    const scripts = [lsb('a', ['b', 'c']), lsb('b', ['d']), lsb('c', ['a']), lsb('d', ['a'])];
    expect(findRing(scripts, 'a', 'start').map(({ service, on, place }) => `${service}>${on}@${place.line}`)).toEqual([
      'a>c@3',
      'c>a@3',
    ]);
    expect(findRing(scripts, 'a', 'stop')).toEqual([]);
    expect(findRing([lsb('x', ['x'])], 'x', 'start')).toHaveLength(1);
    expect(findRing(scripts, 'nobody', 'start')).toEqual([]);
  });
});
