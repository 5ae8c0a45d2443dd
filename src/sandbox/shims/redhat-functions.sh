# The functions of /etc/rc.d/init.d/functions, as scripts of Red Hat and its kin use them.
umask 022
PATH=/sbin:/usr/sbin:/bin:/usr/bin
export PATH
BOOTUP=${BOOTUP:-verbose}
echo_success() { printf '[  OK  ]\r'; }
echo_failure() { printf '[FAILED]\r'; return 1; }
echo_passed() { printf '[PASSED]\r'; return 1; }
echo_warning() { printf '[WARNING]\r'; return 1; }
success() { echo_success; return 0; }
failure() { _rc=$?; echo_failure; return "$_rc"; }
passed() { _rc=$?; echo_passed; return "$_rc"; }
warning() { _rc=$?; echo_warning; return "$_rc"; }
action() {
	printf '%s ' "$1"
	shift
	if "$@"; then _rc=0; success; else _rc=$?; failure; fi
	echo
	return "$_rc"
}
strstr() { case $1 in *"$2"*) return 0 ;; esac; return 1; }
is_true() { case ${1-} in t | y | true | yes | 1 | [Tt]rue | [Yy]es) return 0 ;; esac; return 1; }
is_false() { case ${1-} in f | n | false | no | 0 | [Ff]alse | [Nn]o) return 0 ;; esac; return 1; }
confirm() { return 0; }
apply_sysctl() { :; }
checkpid() {
	for _p; do if [ -d "/proc/$_p" ]; then return 0; fi; done
	return 1
}
# Sets _pids by the pid file $2, or that of program $1: 0, 1 dead, 3 no file, 4 not readable.
_by_file() {
	_pids=
	_f=${2:-/var/run/${1##*/}.pid}
	[ -f "$_f" ] || return 3
	[ -r "$_f" ] || return 4
	_line=
	read -r _line <"$_f"
	for _p in $_line; do
		case $_p in *[!0-9]*) ;; *) if [ -d "/proc/$_p" ]; then _pids="$_pids $_p"; fi ;; esac
	done
	_pids=${_pids# }
	[ -n "$_pids" ]
}
_by_name() {
	for _entry in /proc/[0-9]*; do
		[ "${_entry#/proc/}" != $$ ] || continue
		for _w in $(tr '\0' '\n' 2>/dev/null <"$_entry/cmdline" | head -n 2); do
			if [ "$_w" = "$1" ] || [ "${_w##*/}" = "${1##*/}" ]; then
				_pids="$_pids ${_entry#/proc/}"
				break
			fi
		done
	done
	_pids=${_pids# }
	[ -n "$_pids" ]
}
pidfileofproc() { _by_file "$1"; [ -z "$_pids" ] || echo "$_pids"; }
pidofproc() {
	_pf=
	while :; do case ${1-} in -p) _pf=$2; shift 2 ;; -b) shift 2 ;; *) break ;; esac; done
	_state=0
	_by_file "$1" "$_pf" || _state=$?
	if [ -z "$_pids" ] && [ -z "$_pf" ]; then _by_name "$1" && _state=0; fi
	[ -z "$_pids" ] || { echo "$_pids"; return 0; }
	return "$_state"
}
daemon() {
	_base= _force= _nice= _user= _pf=
	while :; do
		case ${1-} in
		--check) _base=$2; shift 2 ;;
		--check=*) _base=${1#*=}; shift ;;
		--user) _user=$2; shift 2 ;;
		--user=*) _user=${1#*=}; shift ;;
		--pidfile) _pf=$2; shift 2 ;;
		--pidfile=*) _pf=${1#*=}; shift ;;
		--force) _force=1; shift ;;
		[-+][0-9]*) _nice="nice -n $1"; shift ;;
		-* | +* | '') echo "$0: Usage: daemon [+/-nicelevel] {program}"; return 1 ;;
		*) break ;;
		esac
	done
	_by_file "${_base:-$1}" "$_pf"
	if [ -n "$_pids" ] && [ -z "$_force" ]; then return 0; fi
	# shellcheck disable=SC2086
	if [ -z "$_user" ]; then $_nice /bin/sh -c "$*"; else $_nice runuser -s /bin/sh "$_user" -c "$*"; fi
	if [ $? -eq 0 ]; then success; else failure; fi
}
killproc() {
	_pf= _delay=3
	while :; do case ${1-} in -p) _pf=$2; shift 2 ;; -b) shift 2 ;; -d) _delay=${2%s}; shift 2 ;; *) break ;; esac; done
	_state=0
	_by_file "$1" "$_pf" || _state=$?
	if [ -z "$_pids" ] && [ -z "$_pf" ]; then _by_name "$1" || :; fi
	if [ -z "$_pids" ]; then
		if [ -n "${LSB-}" ] && [ -n "${2-}" ]; then _rc=7; else failure; _rc=0; fi
	elif [ -n "${2-}" ]; then
		_rc=0
		# shellcheck disable=SC2086
		kill "$2" $_pids || _rc=$?
		if [ "$_rc" -eq 0 ]; then success; else failure; fi
		return "$_rc"
	else
		# shellcheck disable=SC2086
		kill -TERM $_pids
		_ticks=$((_delay * 20))
		# shellcheck disable=SC2086
		while [ "$_ticks" -gt 0 ] && checkpid $_pids; do
			sleep 0.05
			_ticks=$((_ticks - 1))
		done
		# shellcheck disable=SC2086
		if checkpid $_pids; then kill -KILL $_pids; sleep 0.1; fi
		# shellcheck disable=SC2086
		if checkpid $_pids; then _rc=1; failure; else _rc=0; success; fi
	fi
	[ -n "${2-}" ] || rm -f "${_pf:-/var/run/${1##*/}.pid}"
	return "$_rc"
}
status() {
	_pf= _lock=
	while :; do case ${1-} in -p) _pf=$2; shift 2 ;; -l) _lock=$2; shift 2 ;; -b) shift 2 ;; *) break ;; esac; done
	_base=${1##*/}
	_state=0
	_by_file "$1" "$_pf" || _state=$?
	if [ -z "$_pids" ] && [ -z "$_pf" ]; then _by_name "$1" || :; fi
	if [ -n "$_pids" ]; then
		echo "$_base (pid  $_pids) is running..."
		return 0
	fi
	case $_state in
	1) echo "$_base dead but pid file exists"; return 1 ;;
	4) echo "$_base status unknown due to insufficient privileges."; return 4 ;;
	esac
	_lock=${_lock:-$_base}
	case $_lock in /*) ;; *) _lock=/var/lock/subsys/$_lock ;; esac
	if [ -f "$_lock" ]; then echo "$_base dead but subsys locked"; return 2; fi
	echo "$_base is stopped"
	return 3
}
