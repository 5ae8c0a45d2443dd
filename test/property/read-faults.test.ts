/** A disk that cannot be read in one place: what stands there must not be taken for absent, and a service stay enabled for it. */
import { describe, expect, it } from 'vitest';
import { tellTrouble } from '../../src/cli/frame/tell-trouble.ts';
import { createMemoryHost, type MemoryHost } from '../../src/host/memory-host.ts';
import { everything, visible } from '../support/seen-tree.ts';
import { WRITING_CALLS } from '../support/writing-calls.ts';

const keepsNoHome = (tree: string): string =>
  tree
    .split('\n')
    .filter((line) => !line.startsWith('/root/'))
    .join('\n');

/** A tree on which the reading of this number fails. */
function treeThatFails(entries: (typeof WRITING_CALLS)[number]['entries'], at: number): Failing {
  let index = 0;
  const tree = createMemoryHost(entries, {
    isRunning: () => false,
    watchReads: () => (index++ === at ? 'EIO' : undefined),
  });
  return { tree, reads: () => index };
}

interface Failing {
  readonly tree: MemoryHost;
  readonly reads: () => number;
}

/** Every so many, of calls that read much: primes, so that all kinds of reading are met. */
const stepOf = (reads: number): number => (reads < 150 ? 1 : reads < 600 ? 3 : 7);

describe('whichever reading fails', () => {
  it.each(WRITING_CALLS.filter(({ isRecovery }) => isRecovery !== true))('$name does all or nothing', (call) => {
    const sound = treeThatFails(call.entries, -1);
    call.run(sound.tree);
    const before = keepsNoHome(visible(createMemoryHost(call.entries)));
    const after = keepsNoHome(visible(sound.tree));
    let refused = 0;
    for (let at = 0; at < sound.reads(); at += stepOf(sound.reads())) {
      const { tree } = treeThatFails(call.entries, at);
      const run = call.run(tree);
      // As every command ends.
      const told: string[] = [];
      const status = tellTrouble(call.name, run.status, tree, { write: (line) => told.push(line) });
      const found = keepsNoHome(visible(tree));
      // What is read when the change is made, as for its undo, no longer keeps it from being made.
      const isMade = status === 0 || (run.status === 0 && found === after);
      expect({ at, found }).toEqual({ at, found: isMade ? after : before });
      if (status === 0) continue;
      refused += 1;
      expect(told.join(''), String(at)).toMatch(
        /cannot read .*: Input\/output error; what stands there was not seen\n$/,
      );
      expect(keepsNoHome(everything(tree)), String(at)).toBe(found);
    }
    expect(refused).toBeGreaterThan(5);
  });
});
