/** What real scripts do around their program: none of it is a fault, or can be told by a stand-in. */
import { describe, expect, it } from 'vitest';
import { askExercise, debianScript, whyNoSandbox } from '../support/exercise-run.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 120_000;

/** The verdicts of checks that did not simply hold. */
function verdicts(body: string): Readonly<Record<string, string>> {
  const [script] = askExercise(debianScript(body), '-p', 'debian').scripts;
  const others = script?.checks.filter(({ verdict }) => verdict !== 'held' && verdict !== 'skipped') ?? [];
  return Object.fromEntries(others.map(({ check, verdict, severity }) => [check, `${verdict} ${severity}`]));
}

withSandbox('no fault is', () => {
  it('a guard, a check by -c, an owner of install, a takeover by -sf, a stop by USR1', { timeout: SECONDS }, () => {
    expect(
      verdicts(`
( $DAEMON -\\? 2>&1 | grep -q Mumbler ) || exit 0
. /lib/lsb/init-functions
check() { $DAEMON -c -f /etc/mumbled.conf >/dev/null || exit 1; }
start() {
	[ "$(id -u)" -eq 0 ] || { echo 'need root' >&2; exit 4; }
	install -d -oDebian-mumbled -gDebian-mumbled -m750 /run/mumbled || exit 1
	check
	start-stop-daemon --start --oknodo --quiet --pidfile $PIDFILE \\
		--exec $DAEMON -- -c /etc/mumbled.conf
}
stop() { start-stop-daemon --stop --oknodo --quiet --retry=USR1/5/KILL/2 --pidfile $PIDFILE --exec $DAEMON; }
case "$1" in
start) [ -x $DAEMON ] || exit 5; start ;;
stop) stop && rm -f $PIDFILE ;;
restart) check; stop; start ;;
reload|force-reload) check; $DAEMON -p $PIDFILE -sf $(cat $PIDFILE) ;;
status) status_of_proc -p $PIDFILE $DAEMON mumbled ;;
*) echo "Usage: $0 {start|stop|restart|reload|force-reload|status}" >&2; exit 2 ;;
esac
`),
    ).toEqual({});
  });

  it('the interpreter in place of its script, and a look at the configuration by -k', { timeout: SECONDS }, () => {
    expect(
      verdicts(`
res=$($DAEMON -k parse 2>&1)
. /lib/lsb/init-functions
ssd() { start-stop-daemon --quiet --oknodo --pidfile $PIDFILE --exec /usr/bin/perl "$@"; }
case "$1" in
start) [ -x $DAEMON ] || { echo "no $DAEMON" >&2; exit 5; }
	[ "$(id -u)" -eq 0 ] || { echo 'need root' >&2; exit 4; }
	ssd --start --startas $DAEMON ;;
stop) ssd --stop --retry=TERM/5/KILL/2 && rm -f $PIDFILE ;;
restart|force-reload) $0 stop; $0 start ;;
status) status_of_proc -p $PIDFILE $DAEMON mumbled ;;
*) echo "Usage: $0 {start|stop|restart|force-reload|status}" >&2; exit 2 ;;
esac
`),
    ).toEqual({});
  });

  it('a status that does not know, and a stop by the user that the program becomes', { timeout: SECONDS }, () => {
    expect(
      verdicts(`
. /lib/lsb/init-functions
stop() {
	start-stop-daemon --stop --retry 2 --quiet --oknodo --pidfile $PIDFILE \\
		--user mumbler
}
start() { [ "$(id -u)" -eq 0 ] || exit 4; start-stop-daemon --start --oknodo --quiet --pidfile $PIDFILE --exec $DAEMON; }
case "$1" in
start) [ -x $DAEMON ] || exit 0; start ;;
stop) stop ;;
restart|force-reload) stop; start ;;
status) exit 4 ;;
*) echo "Usage: $0 {start|stop|restart|force-reload|status}" >&2; exit 2 ;;
esac
`),
    ).toMatchObject({ 'status-stopped': 'undecided error', stop: 'undecided error', restart: 'undecided error' });
  });
});

withSandbox('undecided is', () => {
  it.each([
    { what: 'a tool that the sandbox has not', line: 'env -i PATH="$PATH" mumblectl check || exit 1' },
    { what: 'a user that was not seen', line: 'u=$(printf mum%s er); chown "$u" /run || exit 1' },
  ])('a start that needs $what', { timeout: SECONDS }, ({ line }) => {
    const all = verdicts(`
case "$1" in
start) ${line}
	$DAEMON ;;
status) exit 3 ;;
esac
`);
    expect(all).toMatchObject({ start: 'undecided error' });
    expect(Object.values(all).filter((verdict) => verdict === 'failed error')).toEqual([]);
  });

  it('a start that refuses before the program is called', { timeout: SECONDS }, () => {
    const all = verdicts(
      'echo "no pid file is set" >&2\nexit 1\nDAEMON_OPTS="$DAEMON"\nstart-stop-daemon --exec $DAEMON\n',
    );
    expect(all).toMatchObject({ start: 'undecided error' });
  });

  it('all of a script that ends in its first lines', { timeout: SECONDS }, () => {
    const all = verdicts('[ -n "$MUMBLE" ] || exit 0\ncase "$1" in\nstart) $DAEMON ;;\nstatus) exit 3 ;;\nesac\n');
    expect(all).toMatchObject({ 'status-stopped': 'undecided error', start: 'undecided error' });
  });

  it('a start that waits for what another program says', { timeout: SECONDS }, () => {
    const all = verdicts(`
case "$1" in
start) $DAEMON; /usr/sbin/mumblectl status | grep -q running || exit 1 ;;
stop) start-stop-daemon --stop --oknodo --pidfile $PIDFILE --exec $DAEMON ;;
esac
`);
    expect(all).toMatchObject({ start: 'undecided error' });
  });

  it('an rc.d script whose prelude makes what only a real program can', { timeout: SECONDS }, () => {
    const script = `#!/bin/sh
# PROVIDE: mumbled
. /etc/rc.subr
name=mumbled
rcvar=mumbled_enable
command=/usr/sbin/mumbled
start_precmd=mumbled_key
mumbled_key() { /usr/sbin/mumbled-key -o /var/db/key; [ -s /var/db/key ]; }
load_rc_config $name
run_rc_command "$1"
`;
    const checks = askExercise(script, '-p', 'freebsd').scripts[0]?.checks ?? [];
    expect(checks.filter(({ verdict, severity }) => verdict === 'failed' && severity === 'error')).toEqual([]);
    expect(checks.find(({ check }) => check === 'onestart')?.verdict).toBe('undecided');
  });
});
