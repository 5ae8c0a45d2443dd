/** What a program is handed, methods of rc.d scripts, and scripts that are made of variables. */
import { describe, expect, it } from 'vitest';
import { askExercise, debianScript, failures, whyNoSandbox, type JsonCheck } from '../support/exercise-run.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 120_000;

function only(script: string, profile: string, checks: string): readonly JsonCheck[] {
  return askExercise(script, '-p', profile, '--only', checks).scripts[0]?.checks ?? [];
}

withSandbox('what the program is handed', () => {
  const script = (start: string): string =>
    `#!/bin/sh\nDAEMON=/usr/sbin/mumbled\ncase $1 in\nstart) ${start} ;;\nstop) pkill -x mumbled ;;\nesac\n`;

  it.each([
    { start: 'exec 7>&1; $DAEMON', says: 'start handed file 7 (its output) to the program' },
    { start: 'exec 8</etc/passwd; setsid -f $DAEMON', says: 'start handed file 8 (/etc/passwd) to the program' },
    { start: 'cd /var/log; setsid -f $DAEMON >/dev/null 2>&1', says: 'start started the program in /var/log' },
  ])('is told: $start', { timeout: SECONDS }, ({ start, says }) => {
    const [check] = only(script(start), 'lsb', 'inherited');
    expect(check).toMatchObject({ check: 'inherited', verdict: 'failed', severity: 'info', message: says });
  });

  it('is nothing where it is started well', { timeout: SECONDS }, () => {
    expect(only(script('exec 7>&1; $DAEMON 7>&-'), 'lsb', 'inherited')).toMatchObject([{ verdict: 'held' }]);
  });
});

const RC = `#!/bin/sh
# PROVIDE: mumbled
. /etc/rc.subr
name=mumbled
rcvar=mumbled_enable
command=/usr/sbin/mumbled
pidfile=/var/run/mumbled.pid
start_precmd="\${name}_prelude"
mumbled_prelude() { rc_flags="-q $rc_flags"; NESTED; }
load_rc_config $name
END
`;

function rc(nested: string, end: string): string {
  return RC.replace('NESTED', nested).replace('END', end);
}

withSandbox('methods', () => {
  it.each([
    { nested: ':', end: 'run_rc_command "$@"', precmd: 'held', flags: 'held' },
    { nested: ':', end: 'run_rc_command "$@" || $command', precmd: 'failed', flags: 'held' },
    { nested: 'run_rc_command rcvar', end: 'run_rc_command "$@"', precmd: 'held', flags: 'failed' },
    { nested: ':', end: 'mumbled_prelude() { :; }; run_rc_command "$@"', precmd: 'undecided', flags: 'held' },
  ])('precmd $precmd, flags $flags', { timeout: SECONDS }, ({ nested, end, precmd, flags }) => {
    const checks = only(rc(nested, end), 'freebsd', 'precmd-fails,nested-flags');
    expect(Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]))).toEqual({
      'precmd-fails': precmd,
      'nested-flags': flags,
    });
  });
});

withSandbox('a script of init-d-script(5)', () => {
  it('has all actions', { timeout: SECONDS }, () => {
    const body = `RELOAD_SIGNAL=HUP
do_start_prepare() { [ "$(id -u)" -eq 0 ] || { echo 'only root' >&2; exit 4; }; }
`;
    const script = debianScript(body, '/bin/sh /lib/init/init-d-script');
    const exercise = askExercise(script, '--skip', 'namesake');
    expect(failures(exercise)).toEqual([]);
    expect(exercise.summary).toMatchObject({ undecided: 0, skipped: process.getuid?.() === 0 ? 2 : 3 });
    const reload = exercise.scripts[0]?.steps.find(({ action }) => action === 'reload');
    expect(reload).toMatchObject({ exit: 0, signals: ['HUP'] });
  });
});
