import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkFarm } from '../../src/model/link-farm.ts';
import { compilePattern } from '../../src/plan/chkconfig/name-pattern.ts';
import { ServiceEntries } from '../../src/plan/chkconfig/service-entries.ts';

const service = fc.constantFrom('a', 'b', 'ab', 'a*', '[ab]', '', 'x/y', '__proto__');
const linkName = fc
  .tuple(fc.constantFrom('S', 'K', 's'), fc.constantFrom('01', '50', '99', '5'), service)
  .map(([kind, number, name]) => `${kind}${number}${name}`);
const change = fc.record({ level: fc.nat({ max: 2 }), name: linkName, adds: fc.boolean() });

/** What the index should say, by going through all names. */
function namesOf(names: ReadonlySet<string>, wanted: string): readonly string[] {
  const isPlain = !/[*?[\\]/.test(wanted);
  const test = isPlain ? (name: string): boolean => name === wanted : compilePattern(wanted);
  return [...names].filter((name) => /^[SK]\d\d/.test(name) && !wanted.includes('/') && test(name.slice(3))).sort();
}

describe('the index of a link farm by service', () => {
  it('says after any changes what going through all names says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(linkName, { maxLength: 12 }), { minLength: 3, maxLength: 3 }),
        fc.array(change, { maxLength: 12 }),
        service,
        (listed, changes, wanted) => {
          const levels = listed.map((names) => new Set(names));
          const farm: LinkFarm = {
            levels: listed.map((names) => ({ path: '/etc/rc.d', names: [...names].sort(), isFolder: () => false })),
          };
          const entries = new ServiceEntries(farm);
          for (const { level, name, adds } of changes) {
            if (adds === levels[level]?.has(name)) continue;
            if (adds) {
              levels[level]?.add(name);
              entries.add(level, name);
            } else {
              levels[level]?.delete(name);
              entries.remove(level, name);
            }
          }
          const expected = levels.map((names) => namesOf(names, wanted));
          expect(levels.map((_, level) => entries.of(level, wanted))).toEqual(expected);
          expect(levels.map((_, level) => entries.first(level, wanted))).toEqual(expected.map(([first]) => first));
          expect(entries.isLinked(wanted)).toBe(expected.some((names) => names.length > 0));
          const starts = expected.map(([first], level) => (first?.startsWith('S') === true ? 1 << level : 0));
          expect(entries.mask(wanted)).toBe(starts.reduce((mask, bit) => mask | bit, 0));
        },
      ),
    );
  });
});
