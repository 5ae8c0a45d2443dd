import { expect, it } from 'vitest';
import { isBadScriptName, isLeftOverName, readFileFilters } from '../../../../src/order/insserv/script-names.ts';

const NONE: ReadonlySet<string> = new Set();

it.each([
  'web',
  'rc.local',
  'rc3',
  'a.b',
  'web.olds',
  'coreutils',
  'x,vy',
  'kexec-load',
  'basic',
  '1st',
  'constructor',
])('takes %s for a script', (name) => {
  expect(isBadScriptName(name, NONE)).toBe(false);
});

it.each([
  ...['core', 'rx', 'rc', 'rcS', 'README', 'README.txt', 'Makefile', 'skeleton', 'skeleton.compat', 'powerfail'],
  ...[
    'web~',
    '.web',
    '#web#',
    '$web',
    '-web',
    '_web',
    '__proto__',
    '+web',
    ':web',
    'web.rpmsave',
    'web.dpkg-dist',
    'web.ucf-old',
  ],
  ...['web.bak', 'web.backup', 'web.old', 'web.new', 'web.orig', 'web.swp', 'web.core', 'web,v'],
])('takes %s for no script', (name) => {
  expect(isBadScriptName(name, NONE)).toBe(true);
});

it('passes over what a file-filters file says, one suffix a line', () => {
  const filters = readFileFilters('mine\n\ndisabled\n');
  expect(filters).toEqual(new Set(['mine', 'disabled']));
  expect(isLeftOverName('web.mine', filters)).toBe(true);
  expect(isLeftOverName('web.min', filters)).toBe(false);
  expect(isLeftOverName('web.mine.x', filters)).toBe(false);
});

it('reads a thousand lines of thirty bytes', () => {
  const text = Array.from({ length: 1100 }, (_, i) => `${i}`.padEnd(40, 'x')).join('\n');
  const filters = readFileFilters(text);
  expect(filters.size).toBe(1000);
  expect([...filters].every((line) => line.length === 30)).toBe(true);
});
