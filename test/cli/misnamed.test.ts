import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand } from '../support/run-command.ts';

const RC = {
  'rc.d/mysql-server': '#!/bin/sh\n# PROVIDE: mysql\n',
  'rc.d/uni': '#!/bin/sh\n# PROVIDE: uni\n# REQUIRE: mysql-server DAEMON\n',
  'rc.d/DAEMON': '#!/bin/sh\n# PROVIDE: DAEMON\n',
  'rc.d/DAEMON.orig': '#!/bin/sh\n# PROVIDE: DAEMON\n',
};
const LSB = {
  'init.d/mountkernfs.sh': lsbScript('mountkernfs'),
  'init.d/misc': lsbScript('misc', { 'Required-Start': 'mountkernfs.sh old' }),
  'init.d/old': '#!/bin/sh\n# chkconfig: 35 85 15\n',
};

describe('a file name in place of what the file provides', () => {
  it('is told by rcorder-ts, with the name to write', () => {
    const { stderr } = runCommand(runRcorder, ['rc.d/mysql-server', 'rc.d/uni', 'rc.d/DAEMON'], RC);
    expect(stderr).toContain("help: rc.d/mysql-server is there, it provides `mysql': write that\n");
  });

  it('is told by order', () => {
    const { stderr } = runCommand(runInitorder, ['order', 'init.d'], LSB);
    expect(stderr).toContain("help: init.d/mountkernfs.sh is there, it provides `mountkernfs': write that\n");
    expect(stderr).toContain('help: init.d/old is there, and has no line that provides a name: add one\n');
  });

  it('is told by plan', () => {
    const { stderr } = runCommand(runInitorder, ['plan', '--scheme', 'insserv', 'init.d'], LSB);
    expect(stderr).toContain("help: init.d/mountkernfs.sh is there, it provides `mountkernfs': write that\n");
  });

  it('means the script when why is asked, the file name and the provided name alike', () => {
    const asked = ['mountkernfs', 'mountkernfs.sh'].map((name) =>
      runCommand(runInitorder, ['why', name, 'init.d'], LSB),
    );
    expect(asked.map(({ status }) => status)).toEqual([0, 0]);
  });
});

describe('a name left beside the list', () => {
  it('is told by rcorder-ts and order, whole folders have nothing beside', () => {
    const listed = ['rc.d/mysql-server', 'rc.d/uni'];
    const said = 'help: rc.d/DAEMON is there, and is not in the list: add it\n';
    expect(runCommand(runRcorder, listed, RC).stderr).toContain(said);
    expect(runCommand(runInitorder, ['order', ...listed], RC).stderr).toContain(said);
    expect(runCommand(runInitorder, ['order', 'rc.d'], RC).stderr).not.toContain('beside');
    const bare = { uni: RC['rc.d/uni'], DAEMON: RC['rc.d/DAEMON'] };
    expect(runCommand(runRcorder, ['uni'], bare).stderr).toContain('help: DAEMON is there, and is not in the list');
  });

  it('is no left-over file', () => {
    const files = { 'rc.d/uni': RC['rc.d/uni'], 'rc.d/DAEMON.orig': RC['rc.d/DAEMON.orig'] };
    expect(runCommand(runRcorder, ['rc.d/uni'], files).stderr).not.toContain('is there');
  });
});

describe('plan says why there is no link, or no effect', () => {
  it('names the runlevels of a script that is on elsewhere', () => {
    const files = {
      'init.d/mongod': '#!/bin/sh\n# chkconfig: 35 85 15\n',
      'init.d/amon': lsbScript('amon', { 'Required-Start': 'mongod', 'Default-Start': '2 3 4 5' }),
    };
    const { stderr } = runCommand(runInitorder, ['plan', 'init.d'], files);
    expect(stderr).toContain("warning: mongod is on in 3 5 only, so `mongod' is not there wherever `amon' is on\n");
    expect(stderr).not.toContain('nothing provides');
  });

  it('says that a name is taken, not that no runlevel is', () => {
    const files = { 'init.d/a': lsbScript('web'), 'init.d/b': lsbScript('web'), 'init.d/c': lsbScript('c') };
    const { stderr } = runCommand(runInitorder, ['plan', '--force', 'init.d'], files);
    expect(stderr).toContain('info: no link, since another script has their name already: b\n');
    expect(stderr).not.toContain('no runlevel is theirs');
  });

  it('leaves scripts of OpenWrt alone in one line', () => {
    const files = { 'init.d/net': '#!/bin/sh /etc/rc.common\nSTART=20\n', 'init.d/c': lsbScript('c') };
    const { stderr } = runCommand(runInitorder, ['plan', 'init.d'], files);
    expect(stderr).toBe('info: left alone, scripts of OpenRC or OpenWrt: net\n\n');
  });

  it('takes the numbers of insserv where its file is there and most scripts have blocks', () => {
    const files = {
      'r/etc/insserv.conf': '$syslog +log\n',
      'r/etc/init.d/a': lsbScript('a'),
      'r/etc/init.d/b': lsbScript('b'),
      'r/etc/init.d/odd': '#!/bin/sh\n# chkconfig: 35 85 15\n',
    };
    const paths = ['a', 'b', 'odd'].map((name) => `r/etc/init.d/${name}`);
    const { stdout, stderr } = runCommand(runInitorder, ['plan', ...paths], files);
    expect(stdout).toContain('numbers of insserv');
    expect(stderr).toContain('left out, since insserv goes by LSB blocks alone: odd');
    expect(runCommand(runInitorder, ['plan', ...paths.slice(1)], files).stdout).toContain('numbers of chkconfig');
  });

  it("names SUSE's runlevel, and has nothing to say of $null", () => {
    const files = { 'init.d/boot': lsbScript('boot', { 'Default-Start': 'B', 'Required-Start': '$null' }) };
    const { stderr } = runCommand(runInitorder, ['plan', 'init.d'], files);
    expect(stderr).toContain("`B' is no runlevel: it is the boot of SUSE, which is S everywhere else");
    expect(runCommand(runInitorder, ['order', 'init.d'], files).stderr).toBe('');
  });

  it('compares the numbers of links with X-Start-Before and X-Stop-After', () => {
    const host = createMemoryHost([
      ...Object.entries({ web: {}, pre: { 'X-Start-Before': 'web', 'X-Stop-After': 'web' } }).map(
        ([name, fields]): [string, MemoryEntry] => [
          `r/etc/init.d/${name}`,
          { kind: 'file', text: lsbScript(name, fields), mode: 0o755 },
        ],
      ),
      ['r/etc/rc2.d/S10web', { kind: 'link', target: '../init.d/web' }],
      ['r/etc/rc2.d/S20pre', { kind: 'link', target: '../init.d/pre' }],
      ['r/etc/rc6.d/K02web', { kind: 'link', target: '../init.d/web' }],
    ]);
    const { stdout } = runCommand(runInitorder, ['plan', '--root', 'r', '--against', 'r'], {}, { host });
    expect(stdout).toMatch(/S10 -> S02 +after pre: X-Start-Before/);
    expect(stdout).toMatch(/after web: X-Stop-After/);
  });
});
