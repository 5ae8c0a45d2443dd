# The functions of /lib/lsb/init-functions, as the LSB describes them and Debian has them.
pidofproc() {
	OPTIND=1
	_file= _asked=
	while getopts p: _opt; do _file=$OPTARG _asked=1; done
	shift $((OPTIND - 1))
	if [ $# -ne 1 ]; then
		echo "$0: pidofproc takes one program" >&2
		return 4
	fi
	[ -n "$_file" ] || _file=/var/run/${1##*/}.pid
	if [ -e "$_file" ]; then
		[ -r "$_file" ] || return 4
		_pid=
		read -r _pid _ <"$_file"
		case $_pid in
		'')
			[ -z "$_asked" ] || return 3
			return 4
			;;
		*[!0-9]*) return 1 ;;
		esac
		[ -d "/proc/$_pid" ] || return 1
		echo "$_pid"
		return 0
	fi
	[ -z "$_asked" ] || return 3
	_found=
	for _entry in /proc/[0-9]*; do
		tr '\0' '\n' 2>/dev/null <"$_entry/cmdline" | head -n 2 | grep -Fqx -e "$1" || continue
		_found="$_found${_found:+ }${_entry#/proc/}"
	done
	[ -n "$_found" ] || return 3
	echo "$_found"
}
start_daemon() {
	OPTIND=1
	_force= _nice= _file=
	while getopts fn:p: _opt; do
		case $_opt in f) _force=1 ;; n) _nice=$OPTARG ;; *) _file=$OPTARG ;; esac
	done
	shift $((OPTIND - 1))
	[ "$1" != -- ] || shift
	_program=$1
	shift
	if [ -n "$_force" ]; then
		"$_program" "$@"
	else
		start-stop-daemon --start --quiet --oknodo --chdir "$PWD" ${_nice:+--nicelevel "$_nice"} ${_file:+--pidfile "$_file"} \
			--exec "$_program" -- "$@"
	fi
}
killproc() {
	OPTIND=1
	_file=
	while getopts p: _opt; do _file=$OPTARG; done
	shift $((OPTIND - 1))
	_signal=${2-}
	_signal=${_signal#-}
	_signal=${_signal#SIG}
	_status=0
	set -- "$1" --stop --quiet --name "${1##*/}" --pidfile "${_file:-/var/run/${1##*/}.pid}"
	_program=$1
	shift
	case $_signal in
	'') set -- "$@" --retry 5 ;;
	TERM | 15) set -- "$@" --oknodo ;;
	*) set -- "$@" --signal "$_signal" ;;
	esac
	start-stop-daemon "$@" || _status=$?
	if [ "$_status" = 1 ]; then
		[ -z "$_signal" ] || return 3
		return 0
	fi
	# Only TERM takes the file along, and only one that was named.
	case $_signal in TERM | 15)
		if [ "$_status" = 0 ] && [ -n "$_file" ]; then pidofproc -p "$_file" "$_program" >/dev/null || rm -f "$_file"; fi
		;;
	esac
	return 0
}
status_of_proc() {
	OPTIND=1
	_file= _state=0
	while getopts p: _opt; do _file=$OPTARG; done
	shift $((OPTIND - 1))
	pidofproc ${_file:+-p "$_file"} "$1" >/dev/null || _state=$?
	case $_state in
	0) log_success_msg "${2:-${1##*/}} is running" ;;
	4) log_failure_msg "could not access PID file for ${2:-${1##*/}}" ;;
	*) log_failure_msg "${2:-${1##*/}} is not running" ;;
	esac
	return "$_state"
}
log_success_msg() { [ -z "${1-}" ] || log_begin_msg "$@"; log_end_msg 0; }
log_failure_msg() { [ -z "${1-}" ] || log_begin_msg "$@" ...; log_end_msg 1 || :; }
log_warning_msg() { [ -z "${1-}" ] || log_begin_msg "$@" ...; log_end_msg 255 || :; }
log_use_fancy_output() { return 1; }
log_begin_msg() { [ -n "${1-}" ] && printf '%s' "$*"; }
log_daemon_msg() { [ -n "${1-}" ] && printf '%s:%s' "$1" "${2:+ $2}"; }
log_progress_msg() { [ -n "${1-}" ] && printf ' %s' "$*"; }
log_end_msg() {
	[ -n "${1-}" ] || return 1
	case $1 in 0) echo . ;; 255) echo ' (warning).' ;; *) echo ' failed!' ;; esac
	return "$1"
}
log_action_msg() { echo "$*."; }
log_action_begin_msg() { printf '%s...' "$*"; }
log_action_cont_msg() { printf '%s...' "$*"; }
log_action_end_msg() {
	if [ "${1:-0}" -eq 0 ]; then echo "done${2:+ ($2)}."; else echo "failed${2:+ ($2)}."; fi
}
get_lsb_header_val() {
	[ -f "$1" ] && [ -n "${2-}" ] || return 1
	sed -n "/^### BEGIN INIT INFO/,/^### END INIT INFO/s/^# *$2: *//p" "$1"
}
is_true() { case ${1-} in [Tt]rue | TRUE | [Yy]es | YES | [Oo]n | 1) return 0 ;; esac; return 1; }
init_is_upstart() { return 1; }
vlog_daemon_msg() { [ "${VERBOSE-}" = no ] || log_daemon_msg "$@"; }
vlog_end_msg() {
	[ "${VERBOSE-}" = no ] || log_end_msg "$1" || :
	return "${1:-0}"
}
vlog_success_msg() { [ "${VERBOSE-}" = no ] || log_success_msg "$@"; }
vlog_warning_msg() { [ "${VERBOSE-}" = no ] || log_warning_msg "$@"; }
vlog_failure_msg() { log_failure_msg "$@"; }
