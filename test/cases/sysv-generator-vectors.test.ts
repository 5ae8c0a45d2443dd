import { describe, expect, it } from 'vitest';
import { runSysvGenerator } from '../../src/cli/sysv-generator/command.ts';
import { Farm, readFarmVectors, wantedTree } from '../support/farm-vectors.ts';

describe.each(readFarmVectors('sysv-generator'))(
  'systemd-sysv-generator-ts agrees with the real program: $group',
  ({ cases }) => {
    it.each(cases)('$name: $about', ({ files, steps }) => {
      const [compat, own] = [new Farm(), new Farm()];
      try {
        for (const farm of [compat, own]) farm.put(files);
        for (const step of steps) {
          for (const farm of [compat, own]) farm.put(step.put ?? []);
          const run = compat.run(runSysvGenerator, ['--compat', ...step.argv], step.env);
          const tree = wantedTree(step) ?? {};
          const open = new Set(Object.keys(tree).filter((name) => tree[name] === null));
          expect({ status: run.status, stdout: run.stdout, tree: compat.tree(open) }).toEqual({
            status: step.status,
            stdout: step.stdout,
            tree,
          });
          const plain = own.run(runSysvGenerator, step.argv, step.env);
          expect(plain.stderr === '').toBe(run.stderr === '');
          // An impossible name takes only itself away.
          if (step.status === 1) expect({ ...plain, stderr: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
          else expect({ status: plain.status, tree: own.tree() }).toEqual({ status: run.status, tree: compat.tree() });
        }
      } finally {
        compat.remove();
        own.remove();
      }
    });
  },
);
