import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runCommand } from '../support/run-command.ts';

describe('initorder, used wrongly', () => {
  it.each([
    { argv: [], message: 'initorder: no command given' },
    { argv: ['cycle'], message: "initorder: unknown command 'cycle'; did you mean 'cycles'?" },
    { argv: ['cycles'], message: 'initorder cycles: no scripts given' },
    { argv: ['cycles', '--fix', '--diff', 'a'], message: 'initorder cycles: --fix and --diff do not go together' },
    { argv: ['order'], message: 'initorder order: no scripts given' },
  ])('answers $argv with status 2 and a way out', ({ argv, message }) => {
    const { status, stdout, stderr } = runCommand(runInitorder, argv);
    expect({ status, stdout, first: stderr.split('\n')[0] }).toEqual({ status: 2, stdout: '', first: message });
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([['--help'], ['help'], ['help', 'cycles'], ['cycles', '--help'], ['why', '--help'], ['order', '--help']])(
    'helps: %s %s',
    (...argv) => {
      const { status, stdout } = runCommand(runInitorder, argv);
      expect(status).toBe(0);
      expect(stdout).toContain('initorder');
    },
  );
});
