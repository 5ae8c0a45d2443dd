import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearChkconfigLines } from '../../../../src/header/chkconfig/near-line.ts';
import { readChkconfigService } from '../../../../src/header/chkconfig/strict.ts';

const near = (line: string): readonly string[] =>
  findNearChkconfigLines(`#!/bin/sh\n${line}\n# description: x\n`).map(
    ({ slip, line: wanted }) => `${slip}: ${wanted}`,
  );

describe('findNearChkconfigLines', () => {
  it.each([
    ['# chkconfig 2345 80 20', 'no-colon', '# chkconfig: 2345 80 20'],
    ['#chkconfig - 99 01', 'no-colon', '# chkconfig: - 99 01'],
    ['# chkconfig\xef\xbc\x9a 2345 80 20', 'wide-colon', '# chkconfig: 2345 80 20'],
    ['# chkconfig = 345 80 20', 'other-sign', '# chkconfig: 345 80 20'],
    ['# chkconfig=345 80 20', 'other-sign', '# chkconfig: 345 80 20'],
    ['# chkconfig : 2345 80 20', 'blank-before-colon', '# chkconfig: 2345 80 20'],
    ['## chkconfig: 2345 80 20', 'hashes', '# chkconfig: 2345 80 20'],
    ['#!chkconfig: 2345 80 20', 'hashes', '# chkconfig: 2345 80 20'],
    ['#! chkconfig: 2345 80 20', 'hashes', '# chkconfig: 2345 80 20'],
    ['# Chkconfig: 2345 80 20', 'letter-case', '# chkconfig: 2345 80 20'],
    ['# CHKCONFIG: 2345 80 20', 'letter-case', '# chkconfig: 2345 80 20'],
    ['# chkconfg: 2345 80 20', 'name', '# chkconfig: 2345 80 20'],
    ['# chk-config: 2345 80 20', 'name', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 2345 80', 'missing-number', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 35 99', 'missing-number', '# chkconfig: 35 99 01'],
    ['# chkconfig: 2345', 'missing-number', '# chkconfig: 2345 80 20'],
    ['# chkconfig: -', 'missing-number', '# chkconfig: - 80 20'],
    ['# chkconfig: 80 20', 'missing-levels', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 80 20 2345', 'order', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 80 2345 20', 'order', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 2,3,4,5 80 20', 'separators', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 2345, 80, 20', 'separators', '# chkconfig: 2345 80 20'],
    ['# chkconfig: 345 S80 K20', 'separators', '# chkconfig: 345 80 20'],
    ['# chkconfig: 345 80/20', 'separators', '# chkconfig: 345 80 20'],
  ])('reads %j', (line, slip, wanted) => {
    expect(near(line)).toEqual([`${slip}: ${wanted}`]);
    const [found] = findNearChkconfigLines(`#!/bin/sh\n${line}\n`);
    expect(found?.span).toEqual({ line: 2, column: 1, offset: 10, length: line.length });
  });

  it.each([
    '# chkconfig: 2345 80 20',
    '#chkconfig:345 9 1',
    '\t# chkconfig: - 80 20 and more',
    '# chkconfig is run by the package, see 2345',
    '# chkconfig --add web',
    '# chkconfig 2345 80 20 are the values that we had before',
    '# use chkconfig: it knows 3 levels',
    '# configuration: 1 2 3',
    '# chkconfig: on',
    '# chkconfig: 35 200 1',
    'chkconfig 345 80 20',
    '# chkconfig:',
  ])('lets %j pass', (line) => {
    expect(near(line)).toEqual([]);
  });

  it('gives lines that chkconfig takes', () => {
    const value = fc.constantFrom('2345', '35', '-', '3', '80', '20', '09', 'S80', '2,3', '', 'x', '120');
    const line = fc.tuple(
      fc.constantFrom('#', '##', '#!', '  #'),
      fc.constantFrom('', ' ', '\t'),
      fc.constantFrom('chkconfig', 'Chkconfig', 'chkcofnig', 'check-config'),
      fc.constantFrom(':', ' :', '=', ' ', ';', '\xef\xbc\x9a'),
      fc.array(value, { maxLength: 4 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(line, (parts) => {
        for (const { line: wanted } of findNearChkconfigLines(`${parts.join('')}\n`)) {
          expect(readChkconfigService(`${wanted}\n`)).toMatchObject({ supported: true });
          expect(findNearChkconfigLines(`${wanted}\n`)).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
