import { describe, expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { Farm, readFarmVectors, type FarmCase } from '../support/farm-vectors.ts';

/** Runs the steps of a case as the programs of Debian 12 ran them: in a root, whose messages show paths from there. */
function runSteps(
  { files, steps, insserv_installed: hasInsserv }: FarmCase,
  command: typeof runInsserv,
  leading: readonly string[],
): void {
  const farm = new Farm();
  try {
    farm.put([{ path: 'etc/init.d', dir: true }, ...files]);
    if (hasInsserv === true) farm.put([{ path: 'sbin/insserv', text: '', mode: '755' }]);
    for (const { argv, put = [], status, stdout, stderr, tree } of steps) {
      farm.put(put);
      const run = farm.run(command, [...leading, '--root', '{root}', ...argv]);
      expect({ argv, ...run, tree: farm.tree() }).toEqual({ argv, status, stdout, stderr, tree });
    }
  } finally {
    farm.remove();
  }
}

describe.each(readFarmVectors('insserv-1.24'))('insserv-ts agrees with insserv 1.24: $group', ({ cases }) => {
  it.each(cases)('$name: $about', (one) => {
    runSteps(one, runInsserv, ['--compat=1.24']);
  });
});

describe.each(readFarmVectors('update-rc.d-1.24'))(
  'update-rc.d-ts agrees with that of Debian 12: $group',
  ({ cases }) => {
    it.each(cases)('$name: $about', (one) => {
      runSteps(one, runUpdateRcdCommand, ['--compat']);
      runSteps(one, runUpdateRcdCommand, ['--compat', '--insserv=1.24']);
    });
  },
);
