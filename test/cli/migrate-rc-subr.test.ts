/** Scripts of the BSDs that declare what they start, as `initorder migrate` reads them. */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import type { CommandRun } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

function run(lines: readonly string[], more: readonly (readonly [string, MemoryEntry])[] = []): CommandRun {
  const text = [
    '#!/bin/sh',
    '# PROVIDE: food',
    '# REQUIRE: DAEMON NETWORKING postgresql',
    '# BEFORE: LOGIN web',
    '. /etc/rc.subr',
    'name=food',
    'rcvar=food_enable',
    ...lines,
    'run_rc_command "$1"',
    '',
  ].join('\n');
  const host = createMemoryHost([['/etc/init.d/food', { kind: 'file', text, mode: 0o755 }], ...more]);
  return runFarmCommand(runInitorder, ['migrate', '--root', '/', '--print'], host, { env: { HOME: '/root' } });
}

/** The lines of the unit, without marks. */
function unit(lines: readonly string[], more: readonly (readonly [string, MemoryEntry])[] = []): readonly string[] {
  const { stdout } = run(lines, more);
  const end = stdout.indexOf('\n[X-Initorder]');
  return stdout
    .slice(0, end)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const PLAIN = ['command=/usr/local/sbin/food', 'pidfile="/var/run/${name}.pid"', 'load_rc_config $name'];

describe('a script of rc.subr', () => {
  it('is native, in the order of its words', () => {
    const lines = [
      'desc="the food daemon"',
      ...PLAIN,
      ': ${food_enable:="NO"}',
      ': ${food_flags:="-q"}',
      'command_args="-c ${food_config}"',
      ': ${food_config=/usr/local/etc/food.conf}',
      'required_files="${food_config}"',
      'required_dirs=/var/db/food',
      'extra_commands="reload status"',
      'sig_reload=USR1',
      'sig_stop=INT',
    ];
    expect(unit(lines)).toEqual([
      '[Unit]',
      'Description=the food daemon',
      'Wants=network-online.target',
      'Before=web.service',
      'After=network-online.target',
      'After=postgresql.service',
      'ConditionFileIsExecutable=/usr/local/sbin/food',
      'ConditionPathExists=/usr/local/etc/food.conf',
      'ConditionPathIsDirectory=/var/db/food',
      '[Service]',
      'Type=forking',
      'PIDFile=/run/food.pid',
      'ExecStart=/usr/local/sbin/food -q -c /usr/local/etc/food.conf',
      'ExecReload=/bin/kill -USR1 $MAINPID',
      'KillSignal=SIGINT',
      'Restart=on-failure',
      '[Install]',
      'WantedBy=multi-user.target',
    ]);
    expect(run(lines).stdout).toContain('off: switched off here [/etc/init.d/food:12]');
  });

  it.each([
    [
      ['food_user=www', 'food_group=adm'],
      ['User=www', 'Group=adm'],
    ],
    [['food_user=root'], ['Type=forking', 'PIDFile=/run/food.pid']],
    [['food_env="A=b C=d%"'], ['Environment=A=b', 'Environment=C=d%%']],
    [
      ['food_chdir=/srv', 'food_nice=5'],
      ['WorkingDirectory=/srv', 'Nice=5'],
    ],
    [['command_args="> /dev/null 2>&1 &"'], ['Type=exec', 'ExecStart=/usr/local/sbin/food']],
    [['start_precmd=pre', 'pre() { install -d -m 750 /var/run/food; }'], ['RuntimeDirectoryMode=0750']],
  ])('with %j has %j', (more, wanted) => {
    expect(unit([...PLAIN, ...more])).toEqual(expect.arrayContaining(wanted));
  });

  it('that starts by daemon(8) has the program itself', () => {
    const daemon = ['command=/usr/sbin/daemon', 'load_rc_config $name'];
    const args = 'command_args="-r -R 30 -P /var/run/f.pid -u www:adm -o /var/log/f.log /usr/local/bin/food -x"';
    const made = unit([...daemon, args]);
    expect(made.slice(made.indexOf('[Service]') + 1, made.indexOf('[Install]'))).toEqual([
      'Type=exec',
      'User=www',
      'Group=adm',
      'StandardOutput=append:/var/log/f.log',
      'Restart=always',
      'RestartSec=30',
      'ExecStart=/usr/local/bin/food -x',
    ]);
    expect(run([...daemon, 'command_args="-Z /usr/local/bin/food"']).stdout).toMatch(/^food +wrapper /m);
  });

  it('has the settings of rc.conf, where there is one', () => {
    const conf = 'food_enable="YES"\nfood_flags="-v"\n';
    const made = unit([...PLAIN, ': ${food_enable=NO}', ': ${food_flags=-q}'], [['/etc/rc.conf', conf]]);
    expect(made).toEqual(
      expect.arrayContaining([
        'Environment=food_flags=-q',
        'EnvironmentFile=-/etc/rc.conf',
        'ExecStart=/usr/local/sbin/food $food_flags',
      ]),
    );
    expect(run([...PLAIN, ': ${food_enable=NO}'], [['/etc/rc.conf', conf]]).stdout).not.toContain('switched off');
  });

  it.each([
    ['stop_postcmd="rm -f /tmp/x"', 'todo stop-code'],
    ['start_postcmd=food_post', 'todo prestart-code'],
    ['start_precmd="touch /tmp/x"', 'todo prestart-code'],
    ['extra_commands=reload\nreload_cmd=food_reload', 'todo reload-code'],
  ])('is marked for what has no counterpart: %s', (line, mark) => {
    expect(run([...PLAIN, line]).stdout).toContain(`${mark}: `);
  });

  it.each([
    ['start_cmd=food_start', ''],
    ['start_precmd=pre\npre() { rc_flags="-x $rc_flags"; }', '$rc_flags cannot be told'],
    ['command_args="2>&1 | logger &"', '$command_args cannot be told'],
    ['command_args="-x `hostname`"', '$command_args cannot be told'],
    ['command=$(which food)', '$command cannot be told'],
  ])('stays a wrapper with %s, and it is told that the library is missing', (line, also) => {
    const { stdout } = run([...PLAIN, ...line.split('\n')]);
    expect(stdout).toMatch(/^food +wrapper .*written for rc\.subr, which does the starting/m);
    expect(stdout).toContain(also);
  });
});
