import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { farmTree, linksOf, lsbScript } from '../../../support/farm-trees.ts';
import type { CommandRun } from '../../../support/run-command.ts';
import { runFarmCommand, type FarmRunOptions } from '../../../support/run-farm-command.ts';

const NET = '#!/bin/sh\n# chkconfig: 2345 10 90\n';

function run(tree: MemoryHost, argv: readonly string[], options?: FarmRunOptions): CommandRun {
  return runFarmCommand(runChkconfig, argv, tree, options);
}

describe('the example of the article', () => {
  const script = [
    '#!/bin/sh',
    '# chkconfig: 123456 1 99',
    '# description: my service',
    '### BEGIN INIT INFO',
    '# Provides: my-service',
    '# Default-Start: 1 2 3 4 5 6',
    '# Default-Stop: 0',
    '# Short-Description: my service',
    '### END INIT INFO',
    '',
  ].join('\n');

  it('has start links in the runlevels 1 to 6, and its only kill link in rc0.d', () => {
    const tree = farmTree({ 'my-service': script });
    expect(run(tree, ['--add', 'my-service']).status).toBe(0);
    expect(run(tree, ['my-service', 'on'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(linksOf(tree)).toEqual([
      'rc0.d/K99my-service -> ../init.d/my-service',
      ...[1, 2, 3, 4, 5, 6].map((level) => `rc${level}.d/S01my-service -> ../init.d/my-service`),
    ]);
  });
});

describe('messages without --compat', () => {
  it.each([
    ['a name that is nearly one', ['nett', 'on'], "no service `nett'", "did you mean `net'?"],
    ['a broken header', ['bad', 'on'], '--> /etc/init.d/bad:1:17', 'priorities go from 0 to 99'],
    ['a header without levels', ['none', 'on'], 'sets no runlevels', '# chkconfig: 2345 20 80'],
    ['a service without links', ['--list', 'net'], 'no link in any runlevel', 'chkconfig-ts --add net'],
    ['a name that nothing provides', ['needy', 'on'], '--> /etc/init.d/needy:3:19', "did you mean `net'?"],
    ['services that wait for one another', ['r1', 'r2', 'on'], '2 services wait', 'r2 waits for r1'],
    ['an option that is nearly one', ['--lst'], 'unknown option --lst', 'did you mean --list?'],
    ['levels that are none', ['--level', '37', 'net', 'on'], "no runlevels `37'", '--level takes digits'],
    ['words behind a state', ['net', 'on', 'now'], 'ignored: now', 'NAME... on'],
    ['an unknown runlevel', ['net'], 'the current runlevel is not known', '--level 3 net'],
    ['a name with a slash', ['./net', 'on'], 'cannot make /etc/rc2.d/S10./net', 'a name with a slash'],
    ['wrong use', [], '', ''],
  ])('tell the cause and a way out of %s', (_what, argv, cause, wayOut) => {
    const tree = farmTree({
      net: NET,
      bad: '# chkconfig: 35 200 1\n',
      none: '#!/bin/sh\n',
      needy: lsbScript('needy', 'nat'),
      r1: lsbScript('r1', 'r2'),
      r2: lsbScript('r2', 'r1'),
    });
    const { stderr } = run(tree, argv);
    expect(stderr).toContain(cause);
    expect(stderr).toContain(wayOut);
  });

  it('tell a ring once, and no name as missing that the same command switches on', () => {
    const tree = farmTree({ r1: lsbScript('r1', 'r2'), r2: lsbScript('r2', 'r1') });
    const { stderr } = run(tree, ['r1', 'r2', 'on']);
    expect(stderr.match(/wait for one another, so their number is 99/g)).toHaveLength(1);
    expect(stderr).not.toContain('nothing provides');
  });
});

describe('a dry run', () => {
  const tree = farmTree(
    { net: '# chkconfig: 2345 60 40\n', web: lsbScript('web', 'net') },
    { '/etc/rc3.d/S50web': '-> ../init.d/web' },
  );
  const before = linksOf(tree);

  it('shows old and new numbers with the word that is the reason, and changes nothing', () => {
    run(tree, ['--add', 'net']);
    const links = linksOf(tree);
    const { status, stdout } = run(tree, ['--dry-run', 'web', 'on']);
    expect(status).toBe(0);
    expect(stdout).toContain('3              S50 -> S61');
    expect(stdout).toContain('number next to that of net, Required-Start in /etc/init.d/web:3:19');
    expect(linksOf(tree)).toEqual(links);
    expect(linksOf(tree)).not.toEqual(before);
  });

  it('is the plan as JSON, or as a table by runlevel', () => {
    const json = JSON.parse(run(tree, ['--dry-run', '--json', '--level', '3', 'web', 'on']).stdout) as Record<
      string,
      unknown
    >;
    expect(json).toMatchObject({ version: 1, applied: false, refused: [], files: [] });
    expect(json['links']).toContainEqual(
      expect.objectContaining({ action: 'rename', runlevel: '3', before: 'S50web', after: 'S61web' }) as unknown,
    );
    expect(run(tree, ['--plan', 'web', 'on']).stdout.split('\n')).toEqual([
      '     0      1      2      3        4      5      6',
      'web  .>K39  .>K39  .>S61  S50>S61  .>S61  .>S61  .>K39',
      '',
    ]);
  });

  it('says so where nothing would change', () => {
    expect(run(tree, ['--dry-run', '--add', 'net']).stdout).toBe('nothing to change\n');
  });
});

describe('--undo', () => {
  const options = { env: { XDG_STATE_HOME: '/state' } };

  it('takes back the last change, and makes it again when asked twice', () => {
    const tree = farmTree({ net: NET });
    run(tree, ['--add', 'net'], options);
    const after = linksOf(tree);
    expect(run(tree, ['--undo'], options)).toMatchObject({
      status: 0,
      stderr: 'info: undone: chkconfig-ts --add net\n\n',
    });
    expect(linksOf(tree)).toEqual([]);
    run(tree, ['--undo'], options);
    expect(linksOf(tree)).toEqual(after);
  });

  it('brings back files with their bytes and rights', () => {
    const text = 'service echo\n{\n disable = yes\n}\n';
    const tree = farmTree({}, { '/etc/xinetd.d/echo': text });
    run(tree, ['echo', 'on'], options);
    expect(tree.list().get('/etc/xinetd.d/echo')).toMatchObject({ mode: 0o600 });
    run(tree, ['--undo'], options);
    expect(tree.list().get('/etc/xinetd.d/echo')).toEqual({ kind: 'file', text, mode: 0o644 });
  });

  it('touches nothing where something else was changed since', () => {
    const tree = farmTree({ net: NET });
    run(tree, ['--add', 'net'], options);
    tree.remove('/etc/rc4.d/S10net');
    const links = linksOf(tree);
    expect(run(tree, ['--undo'], options)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('/etc/rc4.d/S10net was changed since') as string,
    });
    expect(linksOf(tree)).toEqual(links);
  });

  it('says so where no change is known', () => {
    expect(run(farmTree({}), ['--undo'], options).status).toBe(1);
    expect(run(farmTree({}), ['--undo']).stderr).toContain('no change of / is known');
  });
});

describe('a saved list', () => {
  const scripts = { net: NET, 'a b\n': NET, web: lsbScript('web', 'net') };

  it('is fed back to the same state, names with blanks and line ends included', () => {
    const tree = farmTree(scripts, { '/etc/init.d/xinetd': NET, '/etc/xinetd.d/echo': 'service echo\n{\n}\n' });
    for (const name of ['net', 'a b\n', 'web', 'xinetd']) run(tree, ['--add', name]);
    run(tree, ['--level', '24', 'a b\n', 'off']);
    const saved = run(tree, ['--list', '--terse']).stdout;
    expect(saved).toBe('a\\x20b\\x0a 35\nnet        2345\nweb        2345\nxinetd     2345\necho       xinetd:on\n');
    const links = linksOf(tree);
    expect(run(tree, ['--restore', '-'], { input: saved })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(linksOf(tree)).toEqual(links);

    run(tree, ['--level', '0123456', 'net', 'web', 'a b\n', 'off']);
    run(tree, ['echo', 'off']);
    expect(linksOf(tree)).not.toEqual(links);
    tree.createFile('/saved', `# a comment\n\n${saved}`, { mode: 0o644 });
    expect(run(tree, ['--restore', '/saved']).status).toBe(0);
    expect(run(tree, ['--list', '--terse']).stdout).toBe(saved);
  });

  it.each(['net 37\n', 'net\n', 'a b 3\n', 'a\\q 3\n'])('is refused whole where a line is none: %j', (text) => {
    const tree = farmTree(scripts);
    const { status, stderr } = run(tree, ['--restore', '-'], { input: `net 3\n${text}` });
    expect(status).toBe(1);
    expect(stderr).toContain('(standard input):2:1');
    expect(linksOf(tree)).toEqual([]);
  });
});

describe('several names', () => {
  it('are changed together or not at all', () => {
    const tree = farmTree({ net: NET, dns: NET });
    expect(run(tree, ['--add', 'net', 'dns', 'gone']).status).toBe(1);
    expect(linksOf(tree)).toEqual([]);
    expect(run(tree, ['--add', 'net', 'dns']).status).toBe(0);
    expect(linksOf(tree)).toHaveLength(14);
    expect(run(tree, ['net', 'dns', 'off']).status).toBe(0);
    expect(linksOf(tree).every((link) => link.includes('/K90'))).toBe(true);
    expect(run(tree, ['--compat', '--del', 'net', 'dns']).status).toBe(1);
  });
});
