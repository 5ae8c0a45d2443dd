import { describe, expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { Farm, readFarmVectors, wantedTree } from '../support/farm-vectors.ts';

describe.each(readFarmVectors('insserv'))('insserv-ts agrees with the real program: $group', ({ cases }) => {
  it.each(cases)('$name: $about', ({ files, steps }) => {
    const [compat, own] = [new Farm(), new Farm()];
    try {
      compat.put(files);
      own.put(files);
      for (const step of steps) {
        compat.put(step.put ?? []);
        own.put(step.put ?? []);
        const run = compat.run(runInsserv, ['--compat=1.26', ...step.argv]);
        const wanted = {
          status: step.status ?? run.status,
          stdout: step.stdout ?? step.sorted?.stdout ?? run.stdout,
          stderr: step.stderr ?? step.sorted?.stderr ?? run.stderr,
        };
        expect({ argv: step.argv, ...run }).toEqual({ argv: step.argv, ...wanted });
        const tree = wantedTree(step);
        const open = new Set(Object.keys(tree ?? {}).filter((name) => tree?.[name] === null));
        if (tree !== undefined) expect({ argv: step.argv, tree: compat.tree(open) }).toEqual({ argv: step.argv, tree });
        // Without --compat only the messages are our own.
        const { status, stdout } = own.run(runInsserv, step.argv);
        expect({ status, stdout, tree: own.tree() }).toEqual({
          status: run.status,
          stdout: run.stdout,
          tree: compat.tree(),
        });
      }
    } finally {
      compat.remove();
      own.remove();
    }
  });
});
