import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

function ring(folder: string): Readonly<Record<string, string>> {
  return {
    [`${folder}/a`]: lsbScript('a', { 'Required-Start': 'b' }),
    [`${folder}/b`]: lsbScript('b', { 'Required-Start': 'a' }),
  };
}

const SUSE = { ...ring('r/etc/init.d'), 'r/etc/rc.d': '-> init.d' };
const RED_HAT = {
  ...ring('r/etc/rc.d/init.d'),
  'r/etc/init.d': '-> rc.d/init.d',
  'r/etc/rc.d/rc.local': '#!/bin/sh\n',
  'r/etc/rc.d/rc3.d/S10a': '-> ../init.d/a',
  'r/etc/rc3.d': '-> rc.d/rc3.d',
};

function run(words: readonly string[], files: Readonly<Record<string, string>>): CommandRun {
  return runCommand(runInitorder, words, files);
}

describe('a folder that two paths lead to counts once', () => {
  it.each([
    ['SUSE', SUSE],
    ['Red Hat', RED_HAT],
    ['an absolute link, which stays in the root', { ...ring('r/etc/init.d'), 'r/etc/rc.d': '-> /etc/init.d' }],
  ])('below a root: %s', (_, files) => {
    const { status, stdout } = run(['cycles', '--root', 'r'], files);
    expect(status).toBe(1);
    expect(stdout).toContain('2 scripts');
    expect(stdout).not.toContain('4 scripts');
    expect(run(['order', '--root', 'r'], files).stdout.split('\n')).toHaveLength(3);
    expect(run(['lint', '--root', 'r'], files).stdout).not.toContain('duplicate-provider');
  });

  it.each([
    ['two folders', ['r/etc/rc.d', 'r/etc/init.d']],
    ['a folder and a file of it', ['r/etc/init.d', 'r/etc/rc.d/a']],
    ['one file twice', ['r/etc/init.d/a', 'r/etc/rc.d/a', 'r/etc/init.d/b']],
    ['a slash more', ['r/etc/init.d', './r/etc/init.d/']],
  ])('in a list: %s', (_, paths) => {
    expect(run(['order', ...paths], SUSE).stdout.split('\n')).toHaveLength(3);
  });

  it('does not take two folders for one because of dots', () => {
    const files = { 'a/x/one': lsbScript('one'), 'x/two': lsbScript('two') };
    expect(run(['order', 'a/../x', 'a/x'], files).stdout.split('\n')).toHaveLength(3);
  });
});
