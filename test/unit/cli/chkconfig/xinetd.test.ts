/** What chkconfig-ts asks of systemd and of xinetd, and when: through the public command, with programs that only note it. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import type { Programs } from '../../../../src/host/programs.ts';
import { farmTree } from '../../../support/farm-trees.ts';
import type { CommandRun } from '../../../support/run-command.ts';
import { runFarmCommand, type FarmRunOptions } from '../../../support/run-farm-command.ts';

const NET = '# chkconfig: 2345 10 90\n';
const SYSTEMD = { '/sbin/init': '-> ../lib/systemd/systemd', '/lib/systemd/systemd': '', '/dev/null': '' };
const ACTIVE = { ...SYSTEMD, '/run/systemd/system/x': '' };
const ECHO = { '/etc/xinetd.d/echo': 'service echo\n{\n}\n' };

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

describe('a service of xinetd', () => {
  const files = { ...ACTIVE, ...ECHO };
  const xinetdUnit = { '/lib/systemd/system/xinetd.service': '' };
  const isEnabled = 'systemctl is-enabled --quiet xinetd.service';

  it('has xinetd read its files anew, and systemd not', () => {
    expect(run(['echo', 'off'], files).programs).toEqual(['/sbin/service xinetd reload']);
  });

  it('is never handed on with --type xinetd', () => {
    const unit = { '/lib/systemd/system/echo.service': '' };
    expect(run(['--type', 'xinetd', 'echo', 'off'], { ...files, ...unit }).programs).toEqual([
      '/sbin/service xinetd reload',
    ]);
    expect(run(['echo', 'off'], { ...files, ...unit }).programs).toEqual(['=> systemctl disable echo.service']);
  });

  it('is on only where xinetd is, by its links or by its unit', () => {
    expect(run(['echo'], files)).toMatchObject({ status: 1, programs: [] });
    expect(run(['echo'], { ...files, ...xinetdUnit })).toMatchObject({ status: 0, programs: [isEnabled] });
    expect(run(['echo'], { ...files, ...xinetdUnit }, { [isEnabled]: 1 })).toMatchObject({ status: 1 });
    expect(run(['echo'], { ...files, ...xinetdUnit }, { [isEnabled]: undefined })).toMatchObject({ status: 1 });
    const linked = { ...files, '/etc/rc3.d/S10xinetd': '-> ../init.d/xinetd' };
    expect(run(['echo'], linked, {}, { scripts: { xinetd: NET } })).toMatchObject({ status: 0, programs: [] });
  });

  it('is listed only where xinetd is on', () => {
    expect(run(['--list'], { ...files, ...xinetdUnit }).stdout).toContain('\techo:');
    expect(run(['--list'], { ...files, ...xinetdUnit }, { [isEnabled]: 1 }).stdout).toBe('');
  });
});
