import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../../src/cli/initorder/command.ts';
import { CHECKS } from '../../../src/exercise/catalogue.ts';
import { CHECK_LINKS } from '../../../src/exercise/check-links.ts';
import { RULES } from '../../../src/lint/registry.ts';
import { runCommand } from '../../support/run-command.ts';

describe('checks and rules', () => {
  it('each check says how it is mended, and there is no other', () => {
    const ids = [...new Set(CHECKS.map(({ id }) => id))];
    expect([...CHECK_LINKS.keys()].sort()).toEqual([...ids].sort());
  });

  it('names rules that there are', () => {
    const named = [...CHECK_LINKS.values()].flatMap(({ rules = [] }) => rules);
    expect(named.filter((name) => !RULES.some(({ id }) => id === name))).toEqual([]);
  });

  it('is told from both sides', () => {
    const explain = (...argv: string[]): string => runCommand(runInitorder, argv).stdout;
    expect(explain('exercise', '--explain', 'unknown-action')).toContain('[body/no-default-branch](../rules/');
    expect(explain('lint', '--explain', 'body/no-default-branch')).toContain('[unknown-action](../../checks/');
    expect(explain('exercise', '--explain', 'stop')).toContain('rc.d scripts');
  });

  it('a check that is not known is told with the nearest', () => {
    const { status, stderr } = runCommand(runInitorder, ['exercise', '--explain', 'strat']);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("'start'") as string });
  });
});
