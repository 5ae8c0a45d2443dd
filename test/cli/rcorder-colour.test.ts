/** When messages are coloured: `--color`, the environment, the terminal. */
import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runCommand } from '../support/run-command.ts';

const ESCAPE = '\x1b[';
const FILES = { a: '# PROVIDE: a\n# REQUIRE: gone\n' };

interface Case {
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
}

function stderrOf({ argv = [], env = {}, isTerminal = false }: Case): string {
  return runCommand(runRcorder, [...argv, 'a'], FILES, { env, isTerminal }).stderr;
}

describe('messages', () => {
  it.each<Case>([
    { argv: ['--color', 'always'] },
    { argv: ['--color=always'], env: { NO_COLOR: '1', TERM: 'dumb' } },
    { isTerminal: true },
    { isTerminal: true, env: { NO_COLOR: '', TERM: 'xterm' } },
    { argv: ['--color=auto'], isTerminal: true },
    { env: { FORCE_COLOR: '1' } },
    { env: { FORCE_COLOR: 'true', NO_COLOR: '1', TERM: 'dumb' } },
  ])('are coloured with $argv in $env, terminal: $isTerminal', (given) => {
    expect(stderrOf(given)).toContain(ESCAPE);
  });

  it.each<Case>([
    {},
    { argv: ['--color=auto'] },
    { argv: ['--color', 'never'], isTerminal: true, env: { FORCE_COLOR: '1' } },
    { isTerminal: true, env: { NO_COLOR: '1' } },
    { isTerminal: true, env: { TERM: 'dumb' } },
    { isTerminal: true, env: { FORCE_COLOR: '0' } },
    { isTerminal: true, env: { FORCE_COLOR: 'false' } },
  ])('are plain with $argv in $env, terminal: $isTerminal', (given) => {
    expect(stderrOf(given)).not.toContain(ESCAPE);
  });

  it('are the same words with colours and without', () => {
    const coloured = stderrOf({ argv: ['--color=always'] });
    expect(coloured.replaceAll(/\x1b\[\d+m/g, '')).toBe(stderrOf({ argv: ['--color=never'] }));
    expect(coloured).toContain(`${ESCAPE}31m`);
  });

  it('never colour standard output', () => {
    const { stdout } = runCommand(runRcorder, ['--color=always', 'a'], FILES, { isTerminal: true });
    expect(stdout).toBe('a\n');
  });
});
