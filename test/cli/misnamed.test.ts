import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
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
    expect(stderr).toContain('note: no link, since another script has their name already: b\n');
    expect(stderr).not.toContain('no runlevel is theirs');
  });

  it('leaves scripts of OpenWrt alone in one line', () => {
    const files = { 'init.d/net': '#!/bin/sh /etc/rc.common\nSTART=20\n', 'init.d/c': lsbScript('c') };
    const { stderr } = runCommand(runInitorder, ['plan', 'init.d'], files);
    expect(stderr).toBe('note: left alone, scripts of OpenRC or OpenWrt: net\n\n');
  });
});
