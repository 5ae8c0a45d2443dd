/** Called by the real program's name, a command is that program; options of ours go on working. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { chkconfigScript, SYSTEM } from '../support/called-system.ts';
import type { CommandRun } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

type AnyCommand = (argv: readonly string[], io: FarmIo) => number;

function run(programName: string, argv: readonly string[], files: [string, MemoryEntry][] = SYSTEM): CommandRun {
  const command = COMMANDS[programName.replace(/-ts$/, '')] ?? runRcorder;
  return runFarmCommand(command, argv, createMemoryHost(files), { programName });
}

const COMMANDS: Readonly<Record<string, AnyCommand>> = {
  chkconfig: runChkconfig,
  insserv: runInsserv,
  'update-rc.d': runUpdateRcdCommand,
  rcorder: runRcorder,
};

describe('called as chkconfig', () => {
  it('says what the real one says, such as ansible looks for', () => {
    expect(run('chkconfig', ['--list', 'net'])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'service net supports chkconfig, but is not referenced in any runlevel ' + "(run 'chkconfig --add net')\n",
    });
    expect(run('chkconfig-ts', ['--list', 'net']).stderr).toContain('chkconfig-ts --add net');
  });

  it('still knows our options, and our words where the real one has none', () => {
    expect(JSON.parse(run('chkconfig', ['--dry-run', '--json', 'net', 'on']).stdout)).toMatchObject({ applied: false });
    expect(run('chkconfig', ['--undo']).stderr).toContain('error: ');
    expect(run('chkconfig', ['--compat', '--dry-run', 'net', 'on']).stderr).toBe('--dry-run: unknown option\n');
  });

  it('names itself so', () => {
    expect(run('chkconfig', ['--version']).stdout).toMatch(/^chkconfig /);
    expect(run('chkconfig', ['--help']).stderr).toMatch(/^usage: chkconfig \[--list\]/);
    expect(run('chkconfig', ['--help']).stderr).not.toContain('chkconfig-ts');
    expect(run('chkconfig', ['--completion', 'bash']).stdout).toContain('complete -F _chkconfig chkconfig\n');
  });

  it('stops at what the real one does not take', () => {
    expect(run('chkconfig', ['net', 'net', 'on'])).toMatchObject({ status: 1, stdout: '' });
    expect(run('chkconfig-ts', ['net', 'net', 'on']).status).toBe(0);
  });
});

describe('called as insserv', () => {
  it('is that of Debian 12', () => {
    const { status, stderr } = run('insserv', ['gone']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: run('insserv-ts', ['--compat=1.24', 'gone']).stderr });
    expect(stderr).toMatch(/^insserv: /);
  });

  it('still knows our options', () => {
    expect(JSON.parse(run('insserv', ['--json', 'net']).stdout)).toMatchObject({ version: 1 });
    expect(run('insserv', ['--root', '/', '--version']).stdout).toMatch(/^insserv \(initorder\)/);
    expect(run('insserv', ['--help']).stdout).toMatch(/^insserv \[option\]/);
    expect(run('insserv', ['--help']).stdout).not.toContain('insserv-ts');
  });
});

describe('called as update-rc.d', () => {
  it('says what the real one says', () => {
    expect(run('update-rc.d', ['gone', 'defaults'])).toMatchObject({
      status: 1,
      stderr: 'update-rc.d: error: unable to read /etc/init.d/gone\n',
    });
  });

  it('still knows our options', () => {
    expect(run('update-rc.d', ['--version']).stdout).toMatch(/^update-rc\.d \(initorder\)/);
    expect(JSON.parse(run('update-rc.d', ['--json', 'net', 'defaults']).stdout)).toMatchObject({ version: 1 });
    expect(run('update-rc.d', []).stderr).toMatch(/^update-rc\.d: error: not enough arguments\nupdate-rc\.d \[/);
  });
});

describe('called as rcorder', () => {
  const files: [string, MemoryEntry][] = [
    ['a', '# PROVIDE: a\n# REQUIRE: gone\n'],
    ['b', '# PROVIDE: b\n# BEFORE: a\n'],
  ];

  it('is that of FreeBSD', () => {
    expect(run('rcorder', ['a', 'b'], files)).toEqual({
      status: 1,
      stdout: 'b\na\n',
      stderr: "rcorder: requirement `gone' in file `a' has no providers.\n",
    });
    expect(run('rcorder', ['-x', 'b'], files).stderr).toMatch(/^rcorder: illegal option -- x\nrcorder: /);
    expect(run('rcorder', ['-k', '--json', 'b'], files)).toMatchObject({ stdout: '' });
  });

  it('still knows our options, and speaks under that name', () => {
    expect(JSON.parse(run('rcorder', ['--json', 'a', 'b'], files).stdout)).toMatchObject({ status: 1 });
    expect(run('rcorder', ['--help'], files).stdout).toMatch(/^rcorder \[-dgp\]/);
    expect(run('rcorder', ['--reverse'], files).stderr).toMatch(/^rcorder: no files given\nrcorder: .* rcorder \/etc/);
    expect(run('rcorder', ['--compat', 'netbsd', '-p', 'b'], files).stderr).toContain('illegal option -- p');
  });
});

it('is ours under any other name', () => {
  for (const name of ['chkconfig-ts', 'chkconfig-ts.cjs', 'my-chkconfig']) {
    const { stderr } = runFarmCommand(runChkconfig, ['--list', 'net'], createMemoryHost(SYSTEM), { programName: name });
    expect(stderr).toContain('help: chkconfig-ts --add net');
  }
  expect(chkconfigScript('net')).toContain('chkconfig:');
});
