import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { daemonScript, SIMPLE_START } from '../support/init-scripts.ts';
import type { CommandRun } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

type Entries = readonly (readonly [string, MemoryEntry])[];

const script = (text: string): MemoryEntry => ({ kind: 'file', text, mode: 0o755 });
const food = daemonScript({ start: SIMPLE_START });

function system(text: string, more: Entries = []): MemoryHost {
  return createMemoryHost([['/etc/init.d/food', script(text)], ...more]);
}

function run(host: MemoryHost, ...argv: readonly string[]): CommandRun {
  return runFarmCommand(runInitorder, ['migrate', ...argv], host, { env: { HOME: '/root' } });
}

function unitOf(text: string, more: Entries = [], ...options: readonly string[]): string {
  const { stdout } = run(system(text, more), '--root', '/', '--print', ...options);
  return stdout.slice(0, stdout.indexOf('\n[X-Initorder]'));
}

describe('a native unit', () => {
  it('starts the daemon itself, with all that the call says', () => {
    expect(unitOf(food)).toBe(`# food.service
# Made by initorder migrate

[Unit]
Description=the food daemon
After=remote-fs.target
ConditionFileIsExecutable=/usr/sbin/food

[Service]
Type=forking
PIDFile=/run/food.pid
ExecStart=/usr/sbin/food -c /etc/food.conf
TimeoutStopSec=30
Restart=on-failure

[Install]
WantedBy=multi-user.target
`);
  });

  it.each([
    { call: '--background --make-pidfile', lines: ['Type=exec'], not: ['PIDFile='] },
    { call: '--chuid www:adm', lines: ['User=www', 'Group=adm'], not: [] },
    { call: '--chuid root:root', lines: [], not: ['User=', 'Group='] },
    { call: '-b -d /srv --umask 027 -N 5', lines: ['WorkingDirectory=/srv', 'UMask=027', 'Nice=5'], not: [] },
    { call: '-b --output /var/log/food', lines: ['StandardOutput=append:/var/log/food'], not: [] },
    { call: '--notify-await', lines: ['Type=notify'], not: [] },
    { call: '--iosched idle:3 -b', lines: ['IOSchedulingClass=idle', 'IOSchedulingPriority=3'], not: [] },
  ])('has the options of the call: $call', ({ call, lines, not }) => {
    const unit = unitOf(daemonScript({ start: `start-stop-daemon --start ${call} --pidfile $PIDFILE --exec $DAEMON` }));
    expect(unit.split('\n')).toEqual(expect.arrayContaining(lines));
    for (const key of not) expect(unit).not.toContain(key);
  });

  it.each([
    ['mkdir -p /var/run/food', 'RuntimeDirectory=food'],
    ['install -d -m 0750 /run/food', 'RuntimeDirectoryMode=0750'],
    ['ulimit -n 4096', 'LimitNOFILE=4096'],
    ['ulimit -l 64', 'LimitMEMLOCK=64K'],
    ['umask 27', 'UMask=0027'],
    ['export LANG="de DE"', 'Environment="LANG=de DE"'],
    ['cd /srv/food', 'WorkingDirectory=/srv/food'],
    ['modprobe tun', 'ExecStartPre=-/sbin/modprobe tun'],
    ['[ -d /run/food ] || mkdir -p /run/food', 'RuntimeDirectory=food'],
  ])('has a line for %s', (line, wanted) => {
    expect(unitOf(daemonScript({ start: `${line}\n    ${SIMPLE_START}` })).split('\n')).toContain(wanted);
  });

  it.each([
    ['reload) start-stop-daemon --stop --signal HUP --pidfile $PIDFILE ;;', 'ExecReload=/bin/kill -HUP $MAINPID'],
    ['reload) kill -USR1 `cat $PIDFILE` ;;', 'ExecReload=/bin/kill -USR1 $MAINPID'],
    ['reload) killproc -p $PIDFILE $DAEMON -HUP ;;', 'ExecReload=/bin/kill -HUP $MAINPID'],
    ['reload) /usr/sbin/foodctl reload ;;', 'ExecReload=/usr/sbin/foodctl reload'],
  ])('reloads as %s does', (arms, wanted) => {
    expect(unitOf(daemonScript({ start: SIMPLE_START, arms })).split('\n')).toContain(wanted);
  });

  it.each([
    [
      'daemon --user www "/usr/sbin/food -x > /dev/null 2>&1 &"',
      ['Type=exec', 'User=www', 'ExecStart=/usr/sbin/food -x'],
    ],
    [
      'modprobe tun\ninstall -d -o root /run/food\ndaemon --user www /usr/sbin/food',
      ['ExecStartPre=-+/sbin/modprobe tun', 'ExecStartPre=+/bin/chown root /run/food'],
    ],
    [
      'daemon --user=www --pidfile=/run/f.pid /usr/sbin/food -x',
      ['User=www', 'PIDFile=/run/f.pid', 'ExecStart=/usr/sbin/food -x'],
    ],
    ['daemon +5 "/usr/sbin/food -x"', ['Nice=5', 'ExecStart=/usr/sbin/food -x']],
    ['start_daemon -n 3 -p /run/f.pid /usr/sbin/food', ['Nice=3', 'PIDFile=/run/f.pid']],
    ['startproc -u www -p /run/f.pid /usr/sbin/food', ['User=www', 'PIDFile=/run/f.pid']],
    ['su - www -c "/usr/sbin/food -x &"', ['Type=exec', 'User=www', 'ExecStart=/usr/sbin/food -x']],
    ['nohup /usr/sbin/food -x > /dev/null 2>&1 &', ['Type=exec', 'ExecStart=/usr/sbin/food -x']],
  ])('is told from %s', (start, lines) => {
    expect(unitOf(daemonScript({ start })).split('\n')).toEqual(expect.arrayContaining(lines));
  });

  it('tells a program of the table to stay in the foreground', () => {
    const unit = unitOf(food.replaceAll('/usr/sbin/food', '/usr/sbin/crond'));
    expect(unit.split('\n')).toEqual(
      expect.arrayContaining(['Type=exec', 'ExecStart=/usr/sbin/crond -n -c /etc/food.conf']),
    );
    expect(unit).not.toContain('PIDFile');
  });

  it('is sandboxed where that is asked for, and never a program that logs people in', () => {
    expect(unitOf(food, [], '--harden', 'safe')).toContain('\nProtectSystem=full\n');
    expect(unitOf(food, [], '--harden', 'strict')).toContain('\nProtectSystem=strict\n');
    expect(unitOf(food.replaceAll('/food', '/sshd'), [], '--harden', 'strict')).not.toContain('Protect');
  });
});

it.each([
  ['start-stop-daemon --start --exec $DAEMON run $NICE --pidfile $PIDFILE -- -x', 'ExecStart=/usr/sbin/food run -x'],
  ['start-stop-daemon --start $NICE --pidfile $PIDFILE --exec $DAEMON', 'Nice=5'],
  [`mkdir -p /run/food\n${SIMPLE_START}`, 'RuntimeDirectory=food\nPIDFile='],
  [`mkdir -p /run/meals\n${SIMPLE_START}`, 'RuntimeDirectory=meals\nRuntimeDirectoryPreserve=yes\n'],
])('options in any place, those of a setting, and folders that others share are understood: %s', (start, wanted) => {
  const text = daemonScript({ top: 'NICE=\n. /etc/default/food', start });
  expect(unitOf(text, [['/etc/default/food', 'NICE="--nicelevel 5"\n']])).toContain(wanted);
});

it.each([
  ['TERM/30/KILL/5', 'TimeoutStopSec=30'],
  ['TERM/5/0/30', 'TimeoutStopSec=35'],
  ['INT/10/TERM/10/KILL/5', 'KillSignal=SIGINT\nTimeoutStopSec=20'],
  ['TERM/10/forever/KILL/1', 'TimeoutStopSec=10'],
  ['forever/QUIT/1', 'KillSignal=SIGQUIT\nTimeoutStopSec=infinity'],
])('a stop with --retry %s waits as long', (retry, wanted) => {
  expect(unitOf(food.replace('TERM/30/KILL/5', retry))).toContain(`${wanted}\n`);
});

const RED_HAT = `#!/bin/sh
# chkconfig: 2345 80 20
# description: food
LOG=/var/log/food.log
start() { daemon --user www /usr/sbin/food -x; }
stop() { killproc -d 20 food -INT; }
`;

it.each([
  ['case "$1" in start) status food && exit 0; $1 ;; stop) $1 ;; esac'],
  ['case "$1" in start|stop) "$1" ;; esac'],
  ['$1'],
])('the action calls the function of its name: %s', (end) => {
  const unit = unitOf(`${RED_HAT}${end}\n`);
  expect(unit).toContain('User=www\nExecStart=/usr/sbin/food -x\nKillSignal=SIGINT\nTimeoutStopSec=20\n');
});

it.each([
  ['nice -n 5 ionice -c 3 /usr/sbin/food >> $LOG 2>&1 &', 'Nice=5\nIOSchedulingClass=idle\n'],
  ['nohup /usr/sbin/food > $LOG 2>&1 &', 'StandardOutput=append:/var/log/food.log\nExecStart='],
  ['/usr/sbin/food 2>/dev/null >/dev/null &', 'Type=exec\nExecStart='],
  ['/usr/sbin/food --daemon > /dev/null &', 'Type=forking\nExecStart='],
])('a program in the background keeps what is said of it: %s', (start, wanted) => {
  const unit = unitOf(daemonScript({ top: 'LOG=/var/log/food.log', start }));
  expect(unit.replaceAll(/^#.*\n|^(?:User|PIDFile)=.*\n/gm, '')).toContain(wanted);
});

it('a program in the background that is not found makes a wrapper that stays active', () => {
  const { stdout } = run(system(daemonScript({ start: 'foodrun -x > $(date).log &' })), '--root', '/', '--print');
  expect(stdout).toContain('\nType=forking\nPIDFile=/run/food.pid\n');
  const bare = run(system(`${RED_HAT.replace('/usr/sbin/food', 'food')}$1\n`), '--root', '/');
  expect(bare.stdout).toContain('no food is in the folders for programs here (--root DIR names the system)');
});

it('a program by its name that has no counterpart is a mark, and a launcher is not started by itself', () => {
  const text = daemonScript({ start: `${SIMPLE_START}\n    foodctl open`, arms: '' });
  const { stdout } = run(system(text, [['/usr/sbin/foodctl', '']]), '--root', '/');
  expect(stdout).toMatch(/^food +native +middle +1 /m);
  expect(stdout).toContain('todo prestart-code: not carried over: foodctl open');
  const { stdout: launcher } = run(system(daemonScript({ start: '/opt/food/run.sh &' })), '--root', '/');
  expect(launcher).toContain('whether /opt/food/run.sh stays in the background, or ends, cannot be told');
});

describe('settings of the administrator', () => {
  const text = daemonScript({
    top: 'OPTS="-a 1"\n[ -r /etc/default/food ] && . /etc/default/food',
    start: `${SIMPLE_START} $OPTS`,
  });

  it('become an EnvironmentFile, with the default of the script in front', () => {
    const lines = unitOf(text, [['/etc/default/food', '# options\nOPTS="-a 2"\n']]).split('\n');
    const at = lines.indexOf('Environment="OPTS=-a 1"');
    expect(lines.slice(at, at + 2)).toEqual(['Environment="OPTS=-a 1"', 'EnvironmentFile=-/etc/default/food']);
    expect(lines).toContain('ExecStart=/usr/sbin/food -c /etc/food.conf $OPTS');
  });

  it('that are shell leave a wrapper, and a draft with the line that is at fault', () => {
    const host = system(text, [['/etc/default/food', 'A=1\nOPTS="$(hostname)"\n']]);
    const { status, stdout } = run(host, '--root', '/', '--print');
    expect(status).toBe(1);
    expect(stdout).toContain('# food.service.draft\n');
    expect(stdout).toContain('env-file-shell');
    expect(stdout).toContain('[/etc/default/food:2]');
    expect(stdout).toContain('\nExecStart=/etc/init.d/food start\n');
  });

  it('that switch the service off are told, and the unit is not to be enabled', () => {
    const off = daemonScript({
      top: '. /etc/default/food',
      start: `[ "$ENABLED" = no ] && exit 0\n    ${SIMPLE_START}`,
    });
    const host = system(off, [
      ['/etc/default/food', 'ENABLED=no\n'],
      ['/etc/rc2.d/S01food', { kind: 'link', target: '../init.d/food' }],
    ]);
    const { stdout } = run(host, '--root', '/', '--output', '/out');
    expect(stdout).toContain('off: switched off here [/etc/default/food:1]');
    expect(stdout).toContain('todo enabled-flag: ENABLED');
    expect(stdout).toContain('systemctl disable food.service');
    expect(stdout).not.toContain('systemctl enable food');
  });
});

it.each([
  ['#!/sbin/openrc-run\ncommand=/usr/sbin/food\n', 'OpenRC'],
  ['#!/bin/sh /etc/rc.common\nUSE_PROCD=1\nstart_service() { procd_open_instance; }\n', 'procd'],
  [
    '#!/bin/sh\n. /etc/rc.subr\nname=food\nstart_cmd=food_start\nload_rc_config $name\nrun_rc_command "$1"\n',
    'rc.subr',
  ],
])('a script of another system stays a wrapper, and the report says of which: %j', (text, name) => {
  const { stdout } = run(system(text), '--root', '/');
  expect(stdout).toMatch(/^food +wrapper /m);
  expect(stdout).toContain(`written for ${name}, which does the starting`);
});
