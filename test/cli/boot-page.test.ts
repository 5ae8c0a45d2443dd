import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createDiskLinks } from '../../src/host/disk-links.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const host = { ...createDiskHost(), ...createDiskLinks() };

function boot(system: string, ...words: readonly string[]): CommandRun {
  const root = new URL(`../../fixtures/boot/${system}`, import.meta.url).pathname;
  return runCommand(
    runInitorder,
    ['boot', '--format', 'html', ...words, root],
    { '-': 'dbus\t1\ncron\t2\n' },
    { host },
  );
}

/** The rows of the table of turns, as text. */
function rowsOf({ stdout }: CommandRun): readonly (readonly string[])[] {
  const table = /<tbody>([^]*?)<\/tbody>/.exec(stdout)?.[1] ?? '';
  return [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) =>
      cell.replaceAll(/<title>.*?<\/title>|<[^>]*>/g, '').trim(),
    ),
  );
}

describe('initorder boot --format html', () => {
  it('has the turns of the plan, with what decides each, and the picture', () => {
    const run = boot('freebsd-12.1');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const plan = runCommand(
      runInitorder,
      ['boot', '--format', 'tsv', new URL('../../fixtures/boot/freebsd-12.1', import.meta.url).pathname],
      {},
      { host },
    );
    const turns = plan.stdout
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([turn = '']) => /^\d+$/.test(turn));
    expect(rowsOf(run).map(([turn, , , , decision]) => [turn, decision])).toEqual(
      turns.map(([turn, , , decision]) => [turn, decision]),
    );
    expect(run.stdout.match(/<section class="storey/g)).toHaveLength(6);
    expect(run.stdout).toContain('class="node run"');
  });

  it('shows one decision alone in the table', () => {
    const rows = rowsOf(boot('freebsd-12.1', '--only', 'out'));
    expect(new Set(rows.map(([, , , , decision]) => decision))).toEqual(new Set(['out']));
  });

  it('gives a name to what all scripts of a runlevel wait for', () => {
    const { stdout } = boot('debian');
    expect(stdout).toContain('after step 1');
    expect(stdout).not.toMatch(/href="#"|<text[^>]*><\/text>/);
  });

  it('has bars where there are times', () => {
    const run = boot('debian', '--times', '-');
    expect(run.stdout).toContain('aria-label="0.00 s to 1.00 s"');
    expect(run.stdout.match(/class="bar-time"/g)?.length).toBeGreaterThan(1);
    expect(boot('debian').stdout).not.toContain('bar-time" x');
  });
});
