#!/bin/sh
# init-d-script(5) of Debian: runs scripts that are made of variables, and of functions only where they differ.
_script=$1
shift
. /lib/lsb/init-functions
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
unset DAEMON DAEMON_ARGS DESC NAME COMMAND_NAME PIDFILE RELOAD_ARGS RELOAD_SIGNAL START_ARGS STOP_ARGS
SCRIPTNAME=$_script

# Whether the script has a function of that name, and its own in place of ours.
_has() { [ "$(PATH=/nowhere command -v "$1")" = "$1" ]; }
_do() {
	_what=$1
	shift
	if _has "${_what}_override"; then "${_what}_override" "$@"; else "$_what" "$@"; fi
}
call() { _do "$@"; }
is_call_implemented() { _has "$1"; }
_may() { if _has "$1"; then _do "$1"; fi; }

# Options of start-stop-daemon that name the process.
_ssd() {
	_act=$1
	shift
	start-stop-daemon "$_act" --quiet ${PIDFILE:+--pidfile "$PIDFILE"} ${COMMAND_NAME:+--name "$COMMAND_NAME"} \
		${DAEMON:+--exec "$DAEMON"} "$@"
}
# shellcheck disable=SC2086
do_start_cmd() { _ssd --start $START_ARGS -- $DAEMON_ARGS; }
do_stop_cmd() {
	_ended=0
	# shellcheck disable=SC2086
	_ssd --stop --retry=TERM/0/CONT/30/KILL/5 $STOP_ARGS || _ended=$?
	[ "$_ended" -ne 2 ] || return 2
	# Its children end, too.
	if [ -n "$DAEMON" ]; then
		# shellcheck disable=SC2086
		start-stop-daemon --stop --quiet --oknodo --retry=0/30/KILL/5 --exec "$DAEMON" $STOP_ARGS || [ $? -ne 2 ] || return 2
	fi
	[ -z "$PIDFILE" ] || rm -f "$PIDFILE"
	return "$_ended"
}
# shellcheck disable=SC2086
do_reload_signal() { _ssd --stop --signal "$RELOAD_SIGNAL" $RELOAD_ARGS; }
do_reload_sigusr1() {
	RELOAD_SIGNAL=1
	_has do_reload_cmd || do_reload_cmd() { do_reload_signal; }
	_reload
}
# A status of 1 says that there was nothing to do.
_turn() {
	_may "do_$1_prepare"
	vlog_daemon_msg "$2 $DESC" "$NAME"
	_done=0
	_do "do_$1_cmd" || _done=$?
	[ "$_done" -ne 1 ] || [ "$VERBOSE" = no ] || log_progress_msg "$3"
	_done=$((_done > 1))
	vlog_end_msg "$_done" || :
	_may "do_$1_cleanup"
	return "$_done"
}
do_start() { _turn start Starting 'is already running'; }
do_stop() { _turn stop Stopping 'is not running'; }
do_restart() {
	_may do_restart_prepare
	vlog_daemon_msg "Restarting $DESC" "$NAME"
	_done=0
	_do do_stop_cmd || _done=$?
	if [ "$_done" -le 1 ]; then
		_done=0
		_do do_start_cmd || _done=$?
	fi
	_done=$((_done > 1))
	vlog_end_msg "$_done" || :
	_may do_restart_cleanup
	return "$_done"
}
_reload() {
	_may do_reload_prepare
	vlog_daemon_msg "Reloading $DESC configuration files" "$NAME"
	_done=0
	_do do_reload_cmd || _done=1
	vlog_end_msg "$_done" || :
	_may do_reload_cleanup
	return "$_done"
}
do_status() { status_of_proc ${PIDFILE:+-p "$PIDFILE"} "${DAEMON:-none}" "$NAME"; }
do_usage() {
	_words='start|stop|status|restart|try-restart|force-reload'
	if _has do_reload; then _words='start|stop|status|reload|restart|try-restart|force-reload'; fi
	echo "Usage: $SCRIPTNAME {$_words}" >&2
}

. "$_script"
: "${NAME:=${DAEMON##*/}}"
: "${DESC:=$NAME}"
: "${COMMAND_NAME:=$NAME}"
: "${PIDFILE:=/var/run/$NAME.pid}"
[ "$PIDFILE" != none ] || PIDFILE=
if [ -r "/etc/default/$NAME" ]; then . "/etc/default/$NAME"; fi
if [ "$DAEMON" != none ] && [ ! -x "$DAEMON" ]; then exit 0; fi
[ "$DAEMON" != none ] || DAEMON=
[ "$COMMAND_NAME" != none ] || COMMAND_NAME=
. /lib/init/vars.sh
if ! _has do_reload; then
	if [ -n "$RELOAD_SIGNAL" ] && ! _has do_reload_cmd; then do_reload_cmd() { do_reload_signal; }; fi
	if _has do_reload_cmd; then do_reload() { _reload; }; fi
fi
case ${1-} in
start | stop | status | restart) _do "do_$1" ;;
reload)
	_has do_reload || {
		_do do_usage
		exit 3
	}
	do_reload
	;;
force-reload)
	if _has do_force_reload; then _do do_force_reload; elif _has do_reload; then do_reload; else _do do_restart; fi
	;;
try-restart)
	vlog_daemon_msg "Trying to restart $DESC" "$NAME"
	_done=0
	if (_do do_status) >/dev/null; then
		(_do do_restart) >/dev/null || _done=$?
	else
		[ "$VERBOSE" = no ] || log_progress_msg 'is not running'
	fi
	vlog_end_msg "$_done"
	;;
*)
	if [ -n "${1-}" ] && _has do_unknown; then _do do_unknown "$1"; else _do do_usage; fi
	exit 3
	;;
esac
exit $?
