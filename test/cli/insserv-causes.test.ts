/** insserv-ts names what was meant, and what is advised works when it is typed. */
import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { advisedCommands, advisedLines, type } from '../support/typed-commands.ts';

function lsb(provides: string, required: string): string {
  return `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: ${provides}\n# Required-Start: ${required}\n# Required-Stop:\n# Default-Start: 2 3 4 5\n# Default-Stop: 0 1 6\n### END INIT INFO\n`;
}

function system(scripts: Readonly<Record<string, string>>): MemoryHost {
  return createMemoryHost([
    ['/r/etc/insserv.conf', '$network +networking\n$syslog +syslog\n'],
    ...Object.entries(scripts).map(([name, text]): [string, MemoryEntry] => [
      `/r/etc/init.d/${name}`,
      { kind: 'file', text, mode: 0o755 },
    ]),
  ]);
}

describe('insserv-ts', () => {
  it('knows a script by what it provides', () => {
    const host = system({ 'mysql-server': lsb('mysql', '') });
    for (const call of ['insserv-ts --root /r mysql', 'update-rc.d-ts --root /r mysql defaults']) {
      const { status, stderr } = type(call, host);
      expect(status).toBe(1);
      expect(stderr).toContain("`mysql-server' is there, it provides `mysql'");
      const [command = ''] = advisedCommands(stderr);
      expect(command).toBe(call.replace('mysql', 'mysql-server'));
      expect(type(command, host).status).toBe(0);
    }
    const { stderr } = type('insserv-ts --root /r -v mysql,start=2', host);
    expect(stderr).toContain(': insserv-ts --root /r -v mysql-server,start=2\n');
  });

  it('gives the whole command for scripts whose requirements are not enabled, at whatever depth', () => {
    const host = system({
      'mysql-server': lsb('mysql', 'disk'),
      'disk.sh': lsb('disk', ''),
      web: lsb('web', 'mysql'),
      other: lsb('other', 'web'),
    });
    const { status, stderr } = type('insserv-ts --root /r web', host);
    expect(status).toBe(1);
    expect(stderr).toContain('/etc/init.d/web:4:19');
    const [command = ''] = advisedCommands(stderr);
    expect(command).toBe('insserv-ts --root /r web disk.sh mysql-server');
    expect(type(command, host)).toMatchObject({ status: 0, stderr: '' });
  });

  it('says what the script of a file name provides, and which facility is meant by a name', () => {
    const host = system({ 'mountkernfs.sh': lsb('mountkernfs', ''), misc: lsb('misc', 'mountkernfs.sh network') });
    const { status, stderr } = type('insserv-ts --root /r misc', host);
    expect(status).toBe(1);
    expect(stderr).toContain("the script `mountkernfs.sh' is there, it provides `mountkernfs': write that");
    expect(stderr).toContain("did you mean `$network'?");
  });

  it.each([
    { list: '$network, db, $syslog', cause: 'a comma with a blank', wanted: '# Required-Start: $network db $syslog' },
    { list: '$network  db', cause: 'two blanks', wanted: '# Required-Start: $network db' },
  ])('tells of words that do not count: $list', ({ list, cause, wanted }) => {
    const scripts = { web: lsb('web', list), db: lsb('db', '') };
    const host = system(scripts);
    const { status, stderr } = type('insserv-ts --root /r db web', host);
    expect(status).toBe(0);
    expect(stderr).toContain(cause);
    expect(stderr).toContain('/etc/init.d/web:4:');
    const [line = ''] = advisedLines(stderr);
    expect(line).toBe(wanted);
    const mended = system({ ...scripts, web: scripts.web.replace(/# Required-Start:.*/, line) });
    expect(type('insserv-ts --root /r db web', mended)).toMatchObject({ status: 0, stderr: '' });
    expect([...mended.list().keys()]).toContain('/r/etc/rc2.d/S02web');
    expect(type('insserv-ts --compat --root /r db web', system(scripts)).stderr).not.toContain('blank');
  });

  it('names the facility that was probably meant', () => {
    const { stderr } = type('insserv-ts --root /r web', system({ web: lsb('web', '$netwrok') }));
    expect(stderr).toContain("no conf file defines the system facility `$netwrok'");
    expect(stderr).toContain("did you mean `$network'? else");
  });

  it('takes a standard name that no conf file defines for no slip', () => {
    const host = system({ web: lsb('web', '$portmap') });
    const { stderr } = type('insserv-ts --root /r web', host);
    expect(stderr).toContain("no conf file defines the system facility `$portmap'");
    expect(stderr).not.toContain('did you mean');
  });

  it('says nothing of a dropped word that would decide nothing', () => {
    const host = system({ web: lsb('web', '$network, nobody') });
    expect(type('insserv-ts --root /r web', host).stderr).toBe('');
  });
});
