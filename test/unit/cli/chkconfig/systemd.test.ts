/** What chkconfig-ts asks of systemd and of xinetd, and when: through the public command, with programs that only note it. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import type { Output } from '../../../../src/host/output.ts';
import type { Programs } from '../../../../src/host/programs.ts';
import { farmTree, linksOf } from '../../../support/farm-trees.ts';
import type { CommandRun } from '../../../support/run-command.ts';
import { runFarmCommand, type FarmRunOptions } from '../../../support/run-farm-command.ts';

const NET = '# chkconfig: 2345 10 90\n';
const SYSTEMD = { '/sbin/init': '-> ../lib/systemd/systemd', '/lib/systemd/systemd': '', '/dev/null': '' };
const ACTIVE = { ...SYSTEMD, '/run/systemd/system/x': '' };
const NET_UNIT = { '/lib/systemd/system/net.service': '' };
const ALL_LEVELS = [0, 1, 2, 3, 4, 5, 6];

interface Asked extends CommandRun {
  /** Each program that was run, with its arguments; `=>` in front of those that it was replaced by. */
  readonly programs: readonly string[];
  readonly tree: MemoryHost;
}

/** Runs the command. `answers`: statuses by the program's words; others end with 0, and those with undefined do not start. */
function run(
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, number | undefined>> = {},
  { scripts = { net: NET }, ...options }: FarmRunOptions & { readonly scripts?: Readonly<Record<string, string>> } = {},
): Asked {
  const programs: string[] = [];
  const answer = (sign: string, file: string, args: readonly string[]): ReturnType<Programs['ask']> => {
    const call = [file, ...args].join(' ');
    programs.push(`${sign}${call}`);
    const status = Object.hasOwn(answers, call) ? answers[call] : 0;
    return status === undefined ? undefined : { status, stdout: '' };
  };
  const tree = farmTree(scripts, files);
  const noting: Programs = {
    takeOver: (file, args) => answer('=> ', file, args),
    ask: (file, args) => answer('', file, args),
  };
  return { ...runFarmCommand(runChkconfig, argv, tree, { programs: noting, ...options }), programs, tree };
}

describe('a native unit of the name', () => {
  const files = { ...SYSTEMD, ...NET_UNIT };

  it('is handed on when all that was said is written', () => {
    const order: string[] = [];
    const output = (name: string): Output => ({
      write: () => order.push(`${name} says`),
      isTerminal: () => false,
      flush: () => order.push(`${name} writes`),
    });
    runChkconfig(['net', 'on'], {
      stdout: output('stdout'),
      stderr: output('stderr'),
      env: {},
      cwd: '/',
      host: farmTree({ net: NET }, files),
      programs: {
        takeOver: (file) => {
          order.push(file);
          return { status: 0, stdout: '' };
        },
        ask: () => undefined,
      },
      readInput: () => '',
    });
    expect(order.slice(0, order.indexOf('systemctl') + 1)).toEqual([
      'stderr says',
      'stdout writes',
      'stderr writes',
      'systemctl',
    ]);
  });

  it.each([
    { argv: ['net', 'on'], verb: 'enable', status: 0 },
    { argv: ['net', 'off'], verb: 'disable', status: 5 },
    { argv: ['--level', '3', 'net', 'on'], verb: 'enable', status: 0 },
    { argv: ['--type', 'sysv', 'net', 'on'], verb: 'enable', status: 0 },
    { argv: ['net'], verb: 'is-enabled', status: 1 },
  ])('is switched and asked in place of the links: $argv', ({ argv, verb, status }) => {
    const call = `systemctl ${verb} net.service`;
    const own = run(argv, files, { [call]: status });
    expect(own).toMatchObject({
      status,
      stdout: '',
      stderr: `info: handed on to ${call}\n\n`,
      programs: [`=> ${call}`],
    });
    expect(linksOf(own.tree)).toEqual([]);
    expect(run(['--compat', ...argv], files, { [call]: status }).stderr).toBe(
      `Note: Forwarding request to '${call}'.\n`,
    );
  });

  it.each([
    { where: "the administrator's folder", unit: { '/etc/systemd/system/net.service': '' } },
    { where: 'a mask', unit: { '/etc/systemd/system/net.service': '-> /dev/null' } },
  ])('may be in $where', ({ unit }) => {
    expect(run(['net', 'on'], { ...SYSTEMD, ...unit }).programs).toEqual(['=> systemctl enable net.service']);
  });

  it('may be a socket with its template, in the same folder', () => {
    const template = { '/lib/systemd/system/net@.service': '' };
    const socket = { ...SYSTEMD, ...template, '/lib/systemd/system/net.socket': '' };
    expect(run(['net', 'on'], socket).programs).toEqual(['=> systemctl enable net.socket']);
    const apart = { ...SYSTEMD, ...template, '/etc/systemd/system/net.socket': '' };
    expect(run(['net', 'on'], apart).programs).toEqual([]);
  });

  it('need have no script', () => {
    expect(run(['other', 'on'], { ...SYSTEMD, '/lib/systemd/system/other.service': '' }).programs).toEqual([
      '=> systemctl enable other.service',
    ]);
  });

  it('is told of where systemctl cannot be run, and nothing is changed', () => {
    const without = { 'systemctl enable net.service': undefined };
    const own = run(['net', 'on'], files, without);
    expect(own).toMatchObject({ status: 1, stderr: expect.stringContaining('add --no-redirect') as string });
    expect(linksOf(own.tree)).toEqual([]);
    expect(run(['--compat', 'net', 'on'], files, without).stderr).toBe(
      "Note: Forwarding request to 'systemctl enable net.service'.\n" +
        'Failed to forward service request to systemctl: No such file or directory\n',
    );
  });

  it('is switched beside the links of the other names of a call, unless these fail', () => {
    const scripts = { dns: NET, net: NET };
    const both = run(['net', 'dns', 'on'], files, {}, { scripts });
    expect(both).toMatchObject({ status: 0, programs: ['=> systemctl enable net.service'] });
    expect(linksOf(both.tree)).toContain('rc3.d/S10dns -> ../init.d/dns');
    const failed = run(['net', 'dns', 'gone', 'on'], files, {}, { scripts });
    expect(failed).toMatchObject({ status: 1, programs: [] });
    expect(linksOf(failed.tree)).toEqual([]);
  });

  it('is left alone by a dry run, which says what would be done', () => {
    const stderr = 'info: would be handed on to systemctl disable net.service\n\n';
    expect(run(['--dry-run', 'net', 'off'], files)).toMatchObject({ status: 0, stdout: '', stderr, programs: [] });
    const asJson = run(['--dry-run', '--json', 'net', 'off'], files);
    expect(asJson).toMatchObject({ status: 0, stderr, programs: [] });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ applied: false, links: [] });
    expect(run(['--plan', 'net'], files).programs).toEqual(['=> systemctl is-enabled net.service']);
  });
});

describe('links are changed, not units', () => {
  const files = { ...SYSTEMD, ...NET_UNIT };

  it.each([
    { because: '--no-redirect says so', argv: ['--no-redirect', 'net', 'on'] },
    { because: 'the environment says so', argv: ['net', 'on'], env: { SYSTEMCTL_SKIP_REDIRECT: '' } },
    { because: 'a reset has no counterpart', argv: ['net', 'reset'] },
    { because: 'nor have priorities', argv: ['net', 'resetpriorities'] },
    { because: 'adding is about links', argv: ['--add', 'net'] },
    { because: 'systemd calls by this name', argv: ['enable', 'net'], programName: 'systemd-sysv-install' },
  ])('where $because: $argv', ({ argv, env = {}, programName = 'chkconfig' }) => {
    const { status, programs, tree } = run(argv, files, {}, { env, programName });
    expect({ status, programs }).toEqual({ status: 0, programs: [] });
    expect(linksOf(tree)).not.toEqual([]);
  });

  it('where init is another program', () => {
    const { programs, tree } = run(['net', 'on'], { ...NET_UNIT, '/sbin/init': '' });
    expect(programs).toEqual([]);
    expect(linksOf(tree)).not.toEqual([]);
  });

  it.each([{ unit: {} }, { unit: { '/etc/systemd/system/net.service': '-> /gone' } }])(
    'where there is no unit: $unit',
    ({ unit }) => {
      expect(run(['net', 'on'], { ...SYSTEMD, ...unit }).programs).toEqual([]);
    },
  );

  it('and asked, with a level', () => {
    const { status, programs } = run(['--level', '3', 'net'], { ...files, '/etc/rc3.d/S10net': '-> ../init.d/net' });
    expect({ status, programs }).toEqual({ status: 0, programs: [] });
  });
});

describe('a running systemd', () => {
  it.each([
    { argv: ['--add', 'net'] },
    { argv: ['--del', 'net'] },
    { argv: ['net', 'on'] },
    { argv: ['net', 'off'] },
    { argv: ['net', 'reset'] },
    { argv: ['net', 'resetpriorities'] },
  ])('reads its units anew after $argv', ({ argv }) => {
    expect(run(argv, ACTIVE).programs).toEqual(['systemctl daemon-reload']);
    expect(run(argv, SYSTEMD).programs).toEqual([]);
  });

  it('does so after an override that is taken up', () => {
    const files = { ...ACTIVE, '/etc/chkconfig.d/net': '# chkconfig: 35 20 80\n' };
    const linked = Object.fromEntries(
      ALL_LEVELS.map((level) => [
        `/etc/rc${level}.d/${[2, 3, 4, 5].includes(level) ? 'S10' : 'K90'}net`,
        '-> ../init.d/net',
      ]),
    );
    const { programs, tree } = run(['--override', 'net'], { ...files, ...linked });
    expect(programs).toEqual(['systemctl daemon-reload']);
    expect(linksOf(tree)).toContain('rc3.d/S20net -> ../init.d/net');
  });

  it('is left alone by a dry run, a list, and a change that was refused', () => {
    for (const argv of [['--dry-run', '--add', 'net'], ['--list'], ['--add', 'gone']]) {
      expect(run(argv, ACTIVE).programs).toEqual([]);
    }
  });

  it('hides services that it has units for from lists', () => {
    const link = { '/etc/rc3.d/S10net': '-> ../init.d/net' };
    const hiding = run(['--compat', '--list'], { ...ACTIVE, ...NET_UNIT, ...link });
    expect(hiding).toMatchObject({ status: 0, stdout: '' });
    expect(hiding.stderr).toContain('does not include native');
    expect(run(['--list'], { ...SYSTEMD, ...NET_UNIT, ...link }).stdout).toContain('net');
    expect(run(['--list'], { ...ACTIVE, ...link })).toMatchObject({ stderr: '' });
    const one = { ...ACTIVE, ...NET_UNIT, ...link };
    expect(run(['--type', 'sysv', '--list', 'net'], one)).toMatchObject({ status: 1, stdout: '' });
    expect(run(['--list', 'net'], one)).toMatchObject({ status: 0 });
  });
});
