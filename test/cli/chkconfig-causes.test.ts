/** chkconfig-ts names the cause where a script is refused, or where no start link comes of it, and what it advises works. */
import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { advisedCommands, advisedLines, type } from '../support/typed-commands.ts';

const BODY = '# description: does its work\n\n. /etc/init.d/functions\ncase "$1" in\n  start) daemon thing ;;\nesac\n';
const FOLDERS = Array.from('0123456', (level): [string, MemoryEntry] => [`/r/etc/rc${level}.d`, { kind: 'folder' }]);

function system(
  scripts: Readonly<Record<string, string>>,
  others: readonly [string, MemoryEntry][] = FOLDERS,
): MemoryHost {
  return createMemoryHost([
    ...others,
    ...Object.entries(scripts).map(([name, text]): [string, MemoryEntry] => [
      name.startsWith('/') ? name : `/r/etc/init.d/${name}`,
      { kind: 'file', text, mode: 0o755 },
    ]),
  ]);
}

function lsb(provides: string, required: string, start = '2 3 4 5'): string {
  return `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: ${provides}\n# Required-Start: ${required}\n# Required-Stop:\n# Default-Start: ${start}\n# Default-Stop: 0 1 6\n### END INIT INFO\n`;
}

/** As they stand in scripts of small projects. */
const LINES = [
  '# chkconfig 2345 80 20',
  '# chkconfig\xef\xbc\x9a 2345 80 20',
  '# chkconfig = 2345 80 20',
  '# chkconfig : 2345 80 20',
  '## chkconfig: 2345 80 20',
  '#! chkconfig: 2345 80 20',
  '# Chkconfig: 2345 80 20',
  '# chkconfig: 2345 80',
  '# chkconfig: 80 20 2345',
];

describe.each(LINES)('%j', (line) => {
  it('is named with its place, and the line that is advised is taken', () => {
    const host = system({ thing: `#!/bin/sh\n${line}\n${BODY}` });
    const { status, stderr } = type('chkconfig-ts --root /r --add thing', host);
    expect(status).toBe(1);
    expect(stderr).toContain('/etc/init.d/thing:2:1');
    const [advised = ''] = advisedLines(stderr);
    expect(advised).toBe('# chkconfig: 2345 80 20');
    const mended = system({ thing: `#!/bin/sh\n${advised}\n${BODY}` });
    expect(type('chkconfig-ts --root /r --add thing', mended)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect([...mended.list().keys()]).toContain('/r/etc/rc3.d/S80thing');
  });

  it('is told of where a block makes up for it', () => {
    const host = system({ thing: `${line}\n${lsb('thing', '')}` });
    const refused = line === '# chkconfig: 2345 80' || line === '# chkconfig: 80 20 2345';
    const { status, stderr } = type('chkconfig-ts --root /r --add thing', host);
    expect(status).toBe(refused ? 1 : 0);
    expect(stderr).toContain('/etc/init.d/thing:1:1');
    expect(stderr).toContain('# chkconfig: 2345 80 20');
  });
});

describe('chkconfig-ts', () => {
  it.each([
    { start: '2345', place: '6:18', says: "`2345' is one word" },
    { start: '', place: '6:3', says: 'its Default-Start is empty' },
  ])("says why a block with `Default-Start: $start' starts nothing", ({ start, place, says }) => {
    const host = system({ thing: lsb('thing', '', start) });
    const { status, stderr } = type('chkconfig-ts --root /r --add thing', host);
    expect(status).toBe(0);
    expect(stderr).toContain(`/etc/init.d/thing:${place}`);
    expect(stderr).toContain(says);
    expect(type('chkconfig-ts --compat --root /r --add thing', system({ thing: lsb('thing', '', start) })).stderr).toBe(
      '',
    );
  });

  it('says nothing of a service that is off by its chkconfig line', () => {
    const host = system({ thing: `#!/bin/sh\n# chkconfig: - 80 20\n${BODY}` });
    expect(type('chkconfig-ts --root /r --add thing', host)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('knows a script by what it provides, and the command that it gives works', () => {
    const host = system({ 'mysql-server': lsb('mysql', '') });
    const { status, stderr } = type('chkconfig-ts --root /r --add mysql', host);
    expect(status).toBe(1);
    expect(stderr).toContain("`mysql-server' is there, it provides `mysql'");
    const [command = ''] = advisedCommands(stderr);
    expect(command).toBe('chkconfig-ts --root /r --add mysql-server');
    expect(type(command, host).status).toBe(0);
  });

  it('leads to the folders that are there under another name', () => {
    const folders = FOLDERS.map(([path, entry]): [string, MemoryEntry] => [path.replace('/etc/', '/etc/rc.d/'), entry]);
    const host = system({ thing: lsb('thing', '') }, folders);
    const { status, stderr } = type('chkconfig-ts --root /r --add thing', host);
    expect(status).toBe(1);
    expect(stderr).not.toContain('make the missing folder');
    expect(stderr).toContain('/etc/rc.d/rc0.d is there');
    for (const [, target = '', path = ''] of stderr.matchAll(/ln -s (\S+) (\S+)/g)) host.makeLink(target, path);
    expect(type('chkconfig-ts --root /r --add thing', host)).toEqual({ status: 0, stdout: '', stderr: '' });

    const scripts = system({ '/r/etc/rc.d/init.d/thing': lsb('thing', '') });
    expect(type('chkconfig-ts --root /r --add thing', scripts).stderr).toContain('/etc/rc.d/init.d/thing is there');
    expect(
      type('chkconfig-ts --root /r --add thing', system({}, [['/r/etc/init.d', { kind: 'folder' }]])).stderr,
    ).not.toContain('ln -s');
  });
});
