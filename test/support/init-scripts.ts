/** Init scripts for tests, as people write them. */

/** A daemon of Debian's kind; `body` stands in the arm `start`. */
export function daemonScript(parts: { readonly top?: string; readonly start: string; readonly arms?: string }): string {
  return `#!/bin/sh
### BEGIN INIT INFO
# Provides:          food
# Required-Start:    $remote_fs $syslog
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: the food daemon
### END INIT INFO
DAEMON=/usr/sbin/food
NAME=food
PIDFILE=/var/run/$NAME.pid
[ -x "$DAEMON" ] || exit 0
${parts.top ?? ''}
. /lib/lsb/init-functions
case "$1" in
  start)
    log_daemon_msg "Starting food" "$NAME"
    ${parts.start}
    log_end_msg $?
    ;;
  stop)
    start-stop-daemon --stop --quiet --retry=TERM/30/KILL/5 --pidfile $PIDFILE
    ;;
${parts.arms ?? ''}
esac
`;
}

export const SIMPLE_START = 'start-stop-daemon --start --quiet --pidfile $PIDFILE --exec $DAEMON -- -c /etc/food.conf';
