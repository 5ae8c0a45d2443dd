import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const FILES: Readonly<Record<string, string>> = {
  'etc/init.d/amon': lsbScript('amon', { 'Required-Start': '$network' }),
  'etc/init.d/mongod': '#!/bin/sh\n# chkconfig: 35 85 15\n# description: does\n',
  'etc/init.d/early': '#!/bin/sh\n# chkconfig: 345 05 95\n',
  'etc/init.d/bare': '#!/bin/sh\nexit 0\n',
  'etc/init.d/gentoo': '#!/sbin/openrc-run\ndepend() { need net; }\n',
  'etc/init.d/wrt': '#!/bin/sh /etc/rc.common\nSTART=50\n',
  'etc/init.d/functions': '# library\n',
};

function run(words: readonly string[], files: Readonly<Record<string, string>> = FILES): CommandRun {
  return runCommand(runInitorder, words, files);
}

describe('a script that no header orders', () => {
  it('is known to why, with the numbers of its chkconfig line and its place', () => {
    const { status, stdout, stderr } = run(['why', 'amon', 'mongod', 'etc/init.d']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toBe(`mongod has no dependencies: a chkconfig line is its only header
 --> etc/init.d/mongod:2:3
  |
2 | # chkconfig: 35 85 15
  |   ^^^^^^^^^^^^^^^^^^^ S85 in 3 5, K15 elsewhere
`);
  });

  it('is compared by numbers with another of its kind', () => {
    const { stdout } = run(['why', 'mongod', 'early', 'etc/init.d']);
    expect(stdout).toContain('early starts before mongod in 3 5, by these numbers alone\n');
  });

  it.each([
    ['bare', 'bare has no header'],
    ['etc/init.d/bare', 'no LSB block, no rcorder lines, no chkconfig line'],
    ['gentoo', 'gentoo is a script of OpenRC'],
    ['wrt', 'wrt is a script of OpenWrt'],
  ])('is known to why by itself: %s', (name, said) => {
    const { status, stdout } = run(['why', name, 'etc/init.d']);
    expect(status).toBe(0);
    expect(stdout).toContain(said);
  });

  it('is there for programs too', () => {
    const answer = JSON.parse(run(['why', '--json', 'mongod', 'early', 'etc/init.d']).stdout) as unknown;
    expect(answer).toMatchObject({
      answers: [],
      unordered: [
        { path: 'etc/init.d/mongod', kind: 'chkconfig', line: 2, numbers: { levels: [3, 5], start: 85, stop: 15 } },
        { path: 'etc/init.d/early' },
      ],
      otherwise: 'early starts before mongod in 3 5, by these numbers alone',
    });
  });

  it('is named by order and cycles with its place, libraries of functions are not', () => {
    for (const command of ['order', 'cycles']) {
      const { stderr } = run([command, 'etc/init.d']);
      expect(stderr).toContain('info: 2 scripts have a chkconfig line and no LSB block, so no dependencies\n');
      expect(stderr).toContain('--> etc/init.d/early:2:3');
      expect(stderr).toContain('--> etc/init.d/mongod:2:3');
      expect(stderr).toContain('info: bare has no header, so nothing says when it starts\n');
      expect(stderr).toContain('info: gentoo is left alone: OpenRC has no comment headers\n');
      expect(stderr).toContain('info: wrt is left alone: OpenWrt has no comment headers\n');
      expect(stderr).not.toContain('functions');
    }
  });

  it('gets a guess of its name, and the command that is offered lists all', () => {
    const { status, stderr } = run(['why', 'mongdo', 'etc/init.d']);
    expect(status).toBe(2);
    expect(stderr).toContain("did you mean 'mongod'?");
    const offered = /initorder (order .*) lists them all/.exec(stderr)?.[1]?.split(' ') ?? [];
    expect(offered).toEqual(['order', 'etc/init.d']);
    expect(run(offered).stderr).toContain('mongod');
  });
});

describe('order', () => {
  it('says so where there is nothing at all, and names what is no script if that is all', () => {
    expect(run(['order', 'etc'], FILES)).toMatchObject({ status: 0, stdout: '' });
    expect(run(['order', 'etc'], FILES).stderr).toBe('info: there is no script here, so there is no order\n\n');
    const { stderr } = run(['order', 'etc/init.d'], { 'etc/init.d/functions': '# library\n' });
    expect(stderr).toContain('functions has no header');
  });

  const BUILDROOT = {
    'etc/init.d/S81app': '#!/bin/sh\n',
    'etc/init.d/S40network': '#!/bin/sh\n',
    'etc/init.d/rcS': '#!/bin/sh\n',
  };

  it('has the order of the names where scripts have nothing else', () => {
    const { stdout, stderr } = run(['order', 'etc/init.d'], BUILDROOT);
    expect(stdout).toBe('  40  etc/init.d/S40network\n  81  etc/init.d/S81app\n');
    expect(stderr).toContain('2 scripts without a header in the order of the names');
    expect(run(['order', '--stop', 'etc/init.d'], BUILDROOT).stdout).toMatch(/S81app\n.*S40network/);
    expect(JSON.parse(run(['order', '--json', 'etc/init.d'], BUILDROOT).stdout)).toMatchObject({
      orders: [],
      byNames: [
        { number: 40, path: 'etc/init.d/S40network' },
        { number: 81, path: 'etc/init.d/S81app' },
      ],
    });
  });
});
