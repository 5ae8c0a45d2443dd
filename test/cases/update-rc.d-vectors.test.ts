import { describe, expect, it } from 'vitest';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { Farm, readFarmVectors, wantedTree } from '../support/farm-vectors.ts';
import { linksOf, plannedLinks } from '../support/planned-links.ts';

/** The insserv with which the real program ran. */
const RECORDED = '--insserv=1.26';

describe.each(readFarmVectors('update-rc.d'))('update-rc.d-ts agrees with the real program: $group', ({ cases }) => {
  it.each(cases)('$name: $about', ({ files, steps, insserv_installed: hasInsserv }) => {
    const [compat, own] = [new Farm(), new Farm()];
    try {
      for (const farm of [compat, own]) {
        farm.put(files);
        if (hasInsserv === true) farm.put([{ path: 'sbin/insserv', text: '', mode: '755' }]);
      }
      for (const step of steps) {
        compat.put(step.put ?? []);
        own.put(step.put ?? []);
        const run = compat.run(runUpdateRcdCommand, ['--compat', RECORDED, '--root', '{root}', ...step.argv], step.env);
        const wanted = {
          status: step.status ?? run.status,
          stdout: step.stdout ?? run.stdout,
          // Messages show paths as seen inside the root.
          stderr: step.stderr?.replaceAll('{root}', '') ?? run.stderr,
        };
        expect({ argv: step.argv, ...run }).toEqual({ argv: step.argv, ...wanted });
        const tree = wantedTree(step);
        const open = new Set(Object.keys(tree ?? {}).filter((name) => tree?.[name] === null));
        if (tree !== undefined) expect({ argv: step.argv, tree: compat.tree(open) }).toEqual({ argv: step.argv, tree });
        const before = own.tree();
        const plan = own.run(runUpdateRcdCommand, ['--root', '{root}', '--dry-run', '--json', ...step.argv], step.env);
        expect(own.tree()).toEqual(before);
        // Without --compat only the messages are our own.
        const { status, stdout } = own.run(runUpdateRcdCommand, ['--root', '{root}', ...step.argv], step.env);
        expect({ status, stdout, tree: own.tree() }).toEqual({
          status: run.status,
          stdout: run.stdout,
          tree: compat.tree(),
        });
        expect(plan.status).toBe(status);
        if (status !== 0) continue;
        const etc = `${(step.env?.['DPKG_ROOT'] ?? '').replace(/^\/+/, '')}/etc`.replace(/^\//, '');
        expect(linksOf(own.tree())).toEqual(plannedLinks(before, plan.stdout, etc));
      }
    } finally {
      compat.remove();
      own.remove();
    }
  });
});
