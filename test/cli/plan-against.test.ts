import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { bytesOfText, textOfBytes } from '../../src/model/bytes.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const LSB: Readonly<Record<string, string>> = {
  'r/etc/insserv.conf': '$syslog +rsyslog\n',
  'r/etc/init.d/rsyslog': lsbScript('rsyslog'),
  'r/etc/init.d/cron': lsbScript('cron', { 'Required-Start': '$syslog', 'Required-Stop': '$syslog' }),
  'r/etc/init.d/disks': lsbScript('disks', { 'Default-Start': 'S', 'Default-Stop': '' }),
};

const CHKCONFIG: Readonly<Record<string, string>> = {
  'r/etc/init.d/net': '#!/bin/sh\n# chkconfig: 2345 10 90\nexit 0\n',
  'r/etc/init.d/web': lsbScript('web', { 'Required-Start': 'net', 'Required-Stop': 'net', 'Default-Start': '3 5' }),
};

/** Scripts can be run, as insserv wants it of a root's. */
function plan(words: readonly string[], files: Readonly<Record<string, string>> = LSB, isTerminal = false): CommandRun {
  const entries = Object.entries(files).map(([name, text]): [string, MemoryEntry] => [
    bytesOfText(name),
    text.startsWith('-> ')
      ? { kind: 'link', target: bytesOfText(text.slice(3)) }
      : { kind: 'file', text: bytesOfText(text), mode: name.includes('/init.d/') ? 0o755 : 0o644 },
  ]);
  return runCommand(runInitorder, ['plan', ...words], {}, { host: createMemoryHost(entries), isTerminal });
}

describe('initorder plan --against', () => {
  const TREE = {
    ...LSB,
    'r/etc/rc2.d/S05cron': '-> ../init.d/cron',
    'r/etc/rc2.d/S09cron': '-> ../init.d/cron',
    'r/etc/rc3.d/K07cron': '-> ../init.d/cron',
    'r/etc/rc4.d/S02cron': '-> /elsewhere',
    'r/etc/rc5.d/S02cron': 'a file\n',
    'r/etc/rc1.d/S01disks': '-> ../init.d/disks',
    'r/etc/rcS.d/S01disks': '-> /etc/init.d/disks',
    'r/etc/rc6.d/K20gone': '-> ../init.d/gone',
    'r/etc/rc6.d/K30local': '-> ../../opt/local',
    'r/opt/local': 'a script\n',
  };
  const RSYSLOG = Object.fromEntries(
    ['rc0.d/K02', 'rc1.d/K02', 'rc2.d/S01', 'rc3.d/S01', 'rc4.d/S01', 'rc5.d/S01', 'rc6.d/K02'].map((link) => [
      `r/etc/${link}rsyslog`,
      '-> ../init.d/rsyslog',
    ]),
  );

  it('tells each link that would change with the reason', () => {
    const { status, stdout, stderr } = plan(['--root', 'r', '--against', 'r'], { ...TREE, ...RSYSLOG });
    expect(status).toBe(1);
    expect(stdout.split('\n').slice(2)).toEqual([
      'cron',
      '  0 1 6            + K01       after nothing',
      '  2                S05 -> S02  after rsyslog: Required-Start,',
      '                               r/etc/init.d/cron:4:23',
      '  2                - S09       another link of the script is the right one',
      "  3                K07 -> S02  by the header's runlevels; after rsyslog:",
      '                               Required-Start, r/etc/init.d/cron:4:23',
      '  4                = S02       leads elsewhere, made anew',
      'disks',
      '  1                - S01       not a runlevel of the script',
      'gone',
      '  6                - K20       leads nowhere',
      '',
    ]);
    expect(stderr).toContain("error: rc5.d/S02cron is no link, so the plan's link cannot be made\n");
    expect(stderr).toContain('info: 1 link belongs to scripts that are not in the plan, and would stay\n');
  });

  it('ends with status 0 where nothing would change', () => {
    const { stdout } = plan(['--root', 'r', '-f', 'links']);
    const links = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' -> '));
    const made = Object.fromEntries(links.map(([link = '', target = '']) => [`r/etc/${link}`, `-> ${target}`]));
    const run = plan(['--root', 'r', '--against', 'r'], { ...LSB, ...made });
    expect(run).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('\n\nnothing to change\n') as string,
    });
    expect(plan(['--root', 'r', '--against', 'r/etc'], { ...LSB, ...made }).status).toBe(0);
  });

  it('leaves the folder of runlevel S alone with the numbers of chkconfig, which do not know it', () => {
    const files = { ...CHKCONFIG, 'r/etc/rcS.d/S01net': '-> ../init.d/net' };
    expect(plan(['--root', 'r', '--against', 'r', '-f', 'links'], files).stdout).not.toContain('rcS.d');
  });

  it('follows a link from where its folder really stands', () => {
    const files = {
      ...LSB,
      'r/etc/rc2.d': '-> ../srv/rc2.d',
      'r/srv/rc2.d/K07lost': '-> ../init.d/lost',
      'r/srv/rc2.d/K08kept': '-> ../init.d/kept',
      'r/srv/init.d/kept': 'a script\n',
      'r/etc/rc3.d/K07lost': '-> ../init.d/lost',
      'r/etc/init.d/lost': 'exit 0\n',
      'r/etc/init.d/kept': 'exit 0\n',
    };
    const { stdout } = plan(['--root', 'r', '--against', 'r', '-f', 'links'], files);
    expect(stdout).toContain('- rc2.d/K07lost\n');
    expect(stdout).not.toContain('rc2.d/K08kept');
    expect(stdout).not.toContain('- rc3.d/K07lost\n');
  });

  it('gives the lines of a difference', () => {
    const { stdout } = plan(['--root', 'r', '--against', 'r', '-f', 'links'], { ...TREE, ...RSYSLOG });
    expect(stdout).toContain('- rc2.d/S05cron\n+ rc2.d/S02cron -> ../init.d/cron\n- rc2.d/S09cron\n');
  });
});

describe('initorder plan --format sh', () => {
  const NAMES = [
    '-rf',
    "o'clock",
    '$(touch hit)',
    'a b',
    'new\nline',
    '`touch hit`',
    'back\\slash',
    'caf\u00e9',
    'z*z',
    '"',
    '!x',
    'plain',
  ];
  const SCRIPTS = Object.fromEntries(NAMES.map((name) => [name, lsbScript(`n${bytesOfText(name).length}x`)]));

  function withFolder(test: (folder: string) => void): void {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plan-'));
    try {
      test(folder);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  function runScript(script: string, folder: string, ...words: readonly string[]): void {
    const file = path.join(folder, 'links.sh');
    fs.writeFileSync(file, script, 'latin1');
    const { status, stderr } = spawnSync('/bin/sh', [file, ...words], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }

  function readLinks(folder: string): readonly string[] {
    return fs
      .readdirSync(folder)
      .filter((name) => name.startsWith('rc'))
      .flatMap((level) =>
        fs
          .readdirSync(path.join(folder, level))
          .map((name) => `${level}/${name} -> ${fs.readlinkSync(path.join(folder, level, name))}`),
      )
      .sort();
  }

  /** Exact names, which only the JSON form has. */
  function plannedLinks(files: Readonly<Record<string, string>>, words: readonly string[]): readonly string[] {
    const { stdout } = plan([...words, '-f', 'json'], files);
    const { links } = JSON.parse(textOfBytes(stdout)) as { links: { folder: string; name: string; target: string }[] };
    return links.map(({ folder, name, target }) => `${folder}/${name} -> ${target}`).sort();
  }

  it('makes the very links for any name, and runs nothing that a name says', () => {
    const files = Object.fromEntries(Object.entries(SCRIPTS).map(([name, text]) => [`r/etc/init.d/${name}`, text]));
    const words = ['--root', 'r', '-s', 'chkconfig'];
    withFolder((folder) => {
      const wanted = plannedLinks(files, words);
      expect(wanted).toHaveLength(NAMES.length * 7);
      fs.mkdirSync(path.join(folder, '-etc'));
      runScript(plan([...words, '-f', 'sh'], files).stdout, folder, '-etc');
      expect(readLinks(path.join(folder, '-etc'))).toEqual(wanted);
      expect(fs.readdirSync(folder).sort()).toEqual(['-etc', 'links.sh']);
    });
  });

  it('works in the etc folder of the root, whatever its name, if no folder is given', () => {
    const files = Object.fromEntries(Object.entries(LSB).map(([name, text]) => [name.replace(/^r/, "-it's"), text]));
    withFolder((folder) => {
      fs.mkdirSync(path.join(folder, "-it's/etc"), { recursive: true });
      runScript(plan(["--root=-it's", '-f', 'sh'], files).stdout, folder);
      expect(readLinks(path.join(folder, "-it's/etc"))).toEqual(plannedLinks(files, ["--root=-it's"]));
    });
  });

  it('turns a tree into the planned one with --against', () => {
    const tree: Readonly<Record<string, string>> = {
      'rc2.d/S05cron': '../init.d/cron',
      'rc2.d/S09cron': '../init.d/cron',
      'rc3.d/K07cron': '/elsewhere',
      'rc4.d/S02cron': '/elsewhere',
      'rc1.d/S01disks': '../init.d/disks',
      'rc6.d/K20gone': '../init.d/gone',
    };
    const files = {
      ...LSB,
      ...Object.fromEntries(Object.entries(tree).map(([name, target]) => [`r/etc/${name}`, `-> ${target}`])),
    };
    withFolder((folder) => {
      for (const [name, target] of Object.entries(tree)) {
        fs.mkdirSync(path.join(folder, 'etc', path.dirname(name)), { recursive: true });
        fs.symlinkSync(target, path.join(folder, 'etc', name));
      }
      const { stdout, status } = plan(['--root', 'r', '--against', 'r', '-f', 'sh'], files);
      expect(status).toBe(1);
      runScript(stdout, folder, 'etc');
      expect(readLinks(path.join(folder, 'etc'))).toEqual(plannedLinks(LSB, ['--root', 'r']));
    });
  });
});
