import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { farmTree, linksOf } from '../../../support/farm-trees.ts';
import type { CommandRun } from '../../../support/run-command.ts';
import { runFarmCommand, type FarmRunOptions } from '../../../support/run-farm-command.ts';

const NET = '#!/bin/sh\n# chkconfig: 2345 10 90\n';

function run(tree: MemoryHost, argv: readonly string[], options?: FarmRunOptions): CommandRun {
  return runFarmCommand(runChkconfig, argv, tree, options);
}

describe('hostile names', () => {
  it.each(['__proto__', 'constructor', 'a\nb', '\x1b[31m', '\xff\xfe', '-', '%s', "a'b", 'n'.repeat(252)])(
    '%j is a service like any other',
    (name) => {
      const argument = name === '\xff\xfe' ? '\udcff\udcfe' : name;
      const tree = farmTree({ [name]: NET });
      expect(run(tree, ['--add', '--', argument])).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(linksOf(tree)).toHaveLength(7);
      expect(run(tree, ['--list', '--', argument]).stdout).toContain('\t3:on');
      expect(run(tree, ['--del', '--', argument]).status).toBe(0);
      expect(linksOf(tree)).toEqual([]);
    },
  );

  it('of more bytes than a link can have is refused with a message', () => {
    const tree = farmTree({ [`n${'n'.repeat(252)}`]: NET });
    const { status, stderr } = run(tree, ['--compat', '--add', 'n'.repeat(253)]);
    expect(status).toBe(1);
    expect(stderr).toContain('File name too long\n');
    expect(linksOf(tree)).toEqual([]);
  });

  it.each(['..', '.', '../..', 'a/../../../etc', '/'])('%j leads nowhere', (name) => {
    const tree = farmTree({ net: NET });
    for (const argv of [
      ['--add', name],
      [name, 'on'],
      ['--list', name],
      ['--del', name],
    ]) {
      expect(run(tree, ['--root', '/', ...argv]).status).toBe(1);
    }
    expect(linksOf(tree)).toEqual([]);
  });
});

describe('what stands in the way of a link', () => {
  it('leaves the service what it has in that runlevel', () => {
    const tree = farmTree({ net: NET }, { '/etc/rc3.d/S44net': '-> ../init.d/net', '/etc/rc3.d/S10net/x': 'a file' });
    const { status, stderr } = run(tree, ['--compat', 'net', 'on']);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'failed to make symlink /etc/rc3.d/S10net: File exists\n',
    });
    expect(linksOf(tree)).toEqual([
      'rc2.d/S10net -> ../init.d/net',
      'rc3.d/S44net -> ../init.d/net',
      'rc4.d/S10net -> ../init.d/net',
      'rc5.d/S10net -> ../init.d/net',
    ]);
  });
});

describe('another root', () => {
  it('is never asked through programs, and no link leads out of it', () => {
    const asked: string[] = [];
    const tree = farmTree(
      { net: NET },
      {
        '/r/etc/init.d': '-> /etc/real',
        '/r/etc/real/net': '# chkconfig: 3 44 55\n',
        '/r/etc/rc0.d': '-> ../../../../../etc/rc0.d',
        '/r/sbin/init': '-> /lib/systemd/systemd',
        '/r/lib/systemd/systemd': '',
        '/r/lib/systemd/system/other.service': '',
        '/r/run/systemd/system/x': '',
        '/r/sbin/runlevel': '#!/bin/sh\n',
        ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`/r/etc/rc${level}.d/README`, ''])),
      },
    );
    const programs = {
      takeOver: (file: string) => {
        asked.push(file);
        return undefined;
      },
      ask: (file: string) => {
        asked.push(file);
        return undefined;
      },
    };
    // The link from rc0.d ends inside the root, where it stands for itself.
    expect(run(tree, ['--root', '/r', '--add', 'net'], { programs }).stderr).toContain(
      'Too many levels of symbolic links',
    );
    tree.remove('/r/etc/rc0.d');
    tree.makeFolder('/r/etc/rc0.d');
    expect(run(tree, ['--root', '/r', '--add', 'net'], { programs })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run(tree, ['--root', '/r', 'net'], { programs }).status).toBe(1);
    expect(tree.look('/r/etc/rc3.d/S44net').kind).toBe('link');
    expect(linksOf(tree)).toEqual([]);
    expect(asked).toEqual([]);
  });
});
