/** A disk that fails fails more than once: an operation of a change, and then one of those that take it back. */
import { describe, expect, it } from 'vitest';
import { recover } from '../../../src/change/rollback.ts';
import { prepareSteps } from '../../../src/change/steps.ts';
import { applySteps } from '../../../src/change/transaction.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../../src/host/memory-host.ts';
import type { PathChange } from '../../../src/model/plan.ts';
import { farmEntries } from '../../support/farm-trees.ts';
import { everything, visible } from '../../support/seen-tree.ts';

const ENTRIES: readonly (readonly [string, MemoryEntry])[] = [
  ...farmEntries(
    {},
    {
      '/etc/init.d/.depend.boot': 'old\n',
      '/etc/init.d/.depend.stop': 'gone\n',
      '/etc/rc2.d/S01a': '-> ../init.d/a',
      '/etc/rc3.d/S02a': '-> /elsewhere',
      '/etc/rc5.d/S02a': 'a file\n',
    },
  ),
  ['/etc/rc4.d/S02a', { kind: 'other' }],
];
const link = { kind: 'link', target: '../init.d/a' } as const;
const CHANGES: readonly PathChange[] = [
  { path: '/etc/rc2.d/S01a', after: { kind: 'absent' } },
  { path: '/etc/rc2.d/S02a', after: link },
  { path: '/etc/rc3.d/S02a', after: link },
  { path: '/etc/rc4.d/S02a', after: link },
  { path: '/etc/rc5.d/S02a', after: link },
  { path: '/etc/init.d/.depend.boot', after: { kind: 'file', text: 'new\n', mode: 'keep' } },
  { path: '/etc/init.d/.depend.start', after: { kind: 'file', text: 'new\n', mode: 0o644 } },
  { path: '/etc/init.d/.depend.stop', after: { kind: 'absent' } },
];

function change(tree: MemoryHost): boolean {
  const prepared = prepareSteps(tree, CHANGES);
  return prepared.kind === 'steps' && applySteps(tree, '/etc', 'test', prepared.steps).kind === 'done';
}

/** Recovers as often as it takes; what cannot be ended in three runs is stuck. */
function recoverAll(tree: MemoryHost): void {
  for (let runs = 0; runs < 3 && recover(tree, '/etc').kind !== 'nothing'; runs++);
}

const before = visible(createMemoryHost(ENTRIES));
const whole = createMemoryHost(ENTRIES);
change(whole);
const after = visible(whole);

/** More operations or looks than a change and its taking back have. */
const MOST = 200;

describe('a change of which one operation fails', () => {
  it('loses nothing if one of those fails that take it back', () => {
    let tries = 0;
    for (let first = 0; first < MOST; first++) {
      for (let second = first + 1; second < MOST; second++) {
        let index = 0;
        const tree = createMemoryHost(ENTRIES, {
          watch: () => ([first, second].includes(index++) ? 'EIO' : undefined),
        });
        change(tree);
        if (index <= second) break;
        tries += 1;
        recoverAll(tree);
        expect([before, after], `${first} and ${second}`).toContain(visible(tree));
        expect(everything(tree), `${first} and ${second}`).toBe(visible(tree));
      }
    }
    expect(tries).toBeGreaterThan(500);
  });

  it('loses nothing if a look fails while it is taken back', () => {
    let tries = 0;
    for (let first = 0; first < MOST; first++) {
      for (let second = 0; second < MOST; second++) {
        let [index, looks] = [0, 0];
        let isBroken = false;
        const tree = createMemoryHost(ENTRIES, {
          watch: () => {
            if (index++ !== first) return undefined;
            isBroken = true;
            return 'EIO';
          },
          watchReads: () => (isBroken && looks++ === second ? 'EIO' : undefined),
        });
        change(tree);
        const isTried = looks > second;
        isBroken = false;
        if (!isTried) break;
        tries += 1;
        recoverAll(tree);
        expect([before, after], `${first} and look ${second}`).toContain(visible(tree));
        expect(everything(tree), `${first} and look ${second}`).toBe(visible(tree));
      }
    }
    expect(tries).toBeGreaterThan(200);
  });
});
