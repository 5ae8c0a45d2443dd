import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createDiskLinks } from '../../src/host/disk-links.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const host = { ...createDiskHost(), ...createDiskLinks() };
const fixture = (name: string): string => new URL(`../../fixtures/${name}`, import.meta.url).pathname;

function plan(...words: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['plan', ...words], {}, { host });
}

/** The rows of the first table, cell by cell, as text. */
function rowsOf({ stdout }: CommandRun): readonly (readonly string[])[] {
  const table = /<tbody>([^]*?)<\/tbody>/.exec(stdout)?.[1] ?? '';
  return [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '').trim()),
  );
}

describe('initorder plan --format html', () => {
  it('has the links of the plan, each in the column of its runlevel', () => {
    const root = fixture('debian-sysvinit');
    const page = plan('--force', '--format', 'html', '--root', root);
    const found = rowsOf(page).flatMap(([script = '', ...cells]) =>
      cells.slice(0, 8).flatMap((cell, i) => (cell === '' ? [] : [`rc${i === 7 ? 'S' : i}.d/${cell}${script}`])),
    );
    const lines = plan('--force', '--format', 'links', '--root', root).stdout.trim().split('\n');
    expect(found.sort()).toEqual(lines.map((line) => line.split(' ')[0]).sort());
    expect(page.stdout).toContain('<b>S03</b> after mountdevsubfs.sh: Required-Start');
    expect(page.stdout.match(/<section class="storey/g)?.length).toBeGreaterThan(1);
    // The panel of a script has them too.
    expect(page.stdout).toMatch(/"links":"S03 in S, after mountdevsubfs.sh/);
  });

  it('has what would change in a tree, as the table of the text form has it', () => {
    const root = fixture('chkconfig/small');
    const run = plan('--format', 'html', '--root', root, '--against', root);
    expect(run.status).toBe(1);
    expect(rowsOf(run).map((row) => row.slice(0, 3))).toEqual([
      ['web', '0 1 2 4 6', '+ K15'],
      ['web', '3 5', '+ S85'],
      ['my-service', '0', '+ K99'],
      ['my-service', '1 2 3 4 5 6', '+ S01'],
    ]);
  });

  it('shows the ring where there is no plan, and why', () => {
    const run = plan('--format', 'html', '--root', fixture('lsb-ring'));
    expect(run.status).toBe(1);
    expect(rowsOf(run)).toEqual([]);
    expect(run.stdout).toContain('<section class="banner" aria-label="Rings">');
    expect(run.stdout).toContain('wait for one another when they start');
    expect(run.stderr).toContain('wait for one another when they start');
  });

  it('does without a picture where no header has requirements', () => {
    const files = { 'd/net': '#!/bin/sh\n# chkconfig: 2345 10 90\nexit 0\n' };
    const run = runCommand(runInitorder, ['plan', '--format', 'html', 'd'], files);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(rowsOf(run).map(([name, ...cells]) => [name, cells.slice(0, -1).join(' ')])).toEqual([
      ['net', 'K90 K90 S10 S10 S10 S10 K90'],
    ]);
    expect(run.stdout).toContain('No header says what waits for what');
  });

  it('makes no element of a name, and equal pages of equal files', () => {
    const names = HOSTILE_NAMES.filter((name) => !name.includes('/'));
    const files = Object.fromEntries(
      names.map((name, i) => [`d/${name}`, lsbScript(`p${i}`, { 'Required-Start': i === 0 ? '' : `p${i - 1}` })]),
    );
    const draw = (): string => runCommand(runInitorder, ['plan', '--format', 'html', 'd'], files).stdout;
    expect(draw()).not.toMatch(/<b class="evil"|<img|<script>evil/);
    expect(draw()).toContain('&lt;b class=&quot;evil&quot;&gt;');
    expect(draw()).toBe(draw());
  });
});
