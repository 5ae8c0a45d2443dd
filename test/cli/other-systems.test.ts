import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromWindows } from '../../src/host/windows.ts';
import { commandFile, spawnNode } from '../support/spawn-command.ts';

describe('a path of Windows', () => {
  it.each([
    ['debian\\crond.init', 'debian/crond.init'],
    ['--root=C:\\image', '--root=/image'],
    ['c:\\image\\etc', '/image/etc'],
    ['C:', '/'],
    ['C:\\', '/'],
    ['D:\\image', 'D:/image'],
    ['\\\\server\\share', '//server/share'],
    ['--rule', '--rule'],
    ['-', '-'],
    ['C:sshd', 'C:sshd'],
    ['web_enable=YES', 'web_enable=YES'],
  ])('%s is %s', (word, expected) => {
    expect(fromWindows(word, 'C:\\project')).toBe(expected);
  });

  it('of the folder on a share keeps its server', () => {
    expect(fromWindows('\\\\server\\share', '\\\\server\\share')).toBe('//server/share');
  });
});

describe('a machine that is another', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'other-system-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs with a line of script before it, which makes Node look as it does elsewhere. */
  function runOn(system: string, command: string, argv: readonly string[]): ReturnType<typeof spawnNode> {
    const preload = path.join(folder, 'preload.cjs');
    writeFileSync(preload, system);
    return spawnNode('--require', [preload, commandFile(command), ...argv], { cwd: folder });
  }

  const WINDOWS = `
    Object.defineProperty(process, 'platform', { value: 'win32' });
    const folder = process.cwd();
    process.cwd = () => 'C:' + folder.replaceAll('/', '\\\\');
    const { openSync } = require('fs');
    require('fs').openSync = (path, flags, mode) => {
      if (require('fs').statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'open' });
      return openSync(path, flags, mode);
    };
  `;
  const NO_PROC = `
    const fs = require('fs');
    for (const name of ['readFileSync', 'readlinkSync', 'openSync']) {
      const real = fs[name];
      fs[name] = (path, ...rest) => {
        if (String(path).startsWith('/proc/')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' });
        return real(path, ...rest);
      };
    }
  `;
  const SCRIPT = '#!/bin/sh\n# PROVIDE: web\n# REQUIRE: net, db\n\n. /etc/rc.subr\n\nname=web\nrcvar=web_enable\n';

  it('such as Windows is given paths with backslashes, and repairs files', () => {
    mkdirSync(path.join(folder, 'rc.d'));
    writeFileSync(path.join(folder, 'rc.d/web'), SCRIPT, { mode: 0o644 });
    const argv = ['lint', '--profile', 'freebsd', '-f', 'gcc'];
    expect(runOn(WINDOWS, 'initorder', [...argv, 'rc.d\\web']).stdout).toMatch(/^rc\.d\/web:3:/m);
    expect(runOn(WINDOWS, 'initorder', [...argv, '--fix-unsafe', 'rc.d\\web']).stderr).not.toContain('cannot');
    expect(readFileSync(path.join(folder, 'rc.d/web'), 'utf8')).toContain('# REQUIRE: net db\n');
    expect(readdirSync(path.join(folder, 'rc.d'))).toEqual(['web']);
  });

  it('such as Windows has no modes, so no script is one that may not be run', () => {
    for (const [name, text] of [
      ['etc/rc.subr', ''],
      ['etc/defaults/rc.conf', 'early_late_divider="FILESYSTEMS"\nweb_enable="YES"\n'],
      ['etc/rc.d/web', `${SCRIPT}start_cmd=:\nload_rc_config $name\nrun_rc_command "$1"\n`],
    ] as const) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text, { mode: 0o644 });
    }
    const argv = ['boot', '--system', 'freebsd', '--format', 'tsv', '--root', `C:${folder.replaceAll('/', '\\')}`];
    expect(runOn(WINDOWS, 'initorder', argv).stdout).toMatch(/\trun\t/);
    expect(runOn('', 'initorder', [...argv.slice(0, -1), folder]).stdout).not.toMatch(/\trun\t/);
  });

  it('such as macOS has no /proc, and links are changed all the same', () => {
    mkdirSync(path.join(folder, 'etc/init.d'), { recursive: true });
    for (let level = 0; level < 7; level++) mkdirSync(path.join(folder, `etc/rc${level}.d`));
    writeFileSync(path.join(folder, 'etc/init.d/db'), '#!/bin/sh\n# chkconfig: 35 80 20\n# description: d\n', {
      mode: 0o755,
    });
    expect(runOn(NO_PROC, 'chkconfig-ts', ['--root', folder, '--add', 'db'])).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(path.join(folder, 'etc/rc3.d'))).toEqual(['S80db']);
    expect(readdirSync(path.join(folder, 'etc')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
