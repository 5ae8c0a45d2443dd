# The functions of /etc/rc.d/init.d/functions, as scripts of Red Hat and its kin use them.
umask 022
PATH=/sbin:/usr/sbin:/bin:/usr/bin
export PATH
BOOTUP=${BOOTUP:-serial}
echo_success() { printf '[  OK  ]\r'; }
echo_failure() { printf '[FAILED]\r'; return 1; }
echo_passed() { printf '[PASSED]\r'; return 1; }
echo_warning() { printf '[WARNING]\r'; return 1; }
# Without words in the two modes that show none.
_name() { [ "$BOOTUP" != verbose ] || [ -n "${LSB-}" ] || printf '%s ' "${1##*/}"; }
_told() { [ "$BOOTUP" = verbose ] || [ -n "${LSB-}" ] || "$1" || :; }
success() { _told echo_success; }
failure() { _rc=$?; _told echo_failure; return "$_rc"; }
passed() { _rc=$?; _told echo_passed; return "$_rc"; }
warning() { _rc=$?; _told echo_warning; return "$_rc"; }
action() {
	printf '%s ' "$1"
	shift
	_done=0
	"$@" || _done=$?
	if [ "$_done" -eq 0 ]; then success; else (exit "$_done") || failure || :; fi
	echo
	return "$_done"
}
strstr() { case $1 in *"$2"*) return 0 ;; esac; return 1; }
is_true() { case ${1-} in [Tt] | [Yy] | [Yy][Ee][Ss] | [Tt][Rr][Uu][Ee]) return 0 ;; esac; return 1; }
is_false() { case ${1-} in [Ff] | [Nn] | [Nn][Oo] | [Ff][Aa][Ll][Ss][Ee]) return 0 ;; esac; return 1; }
is_ignored_file() { case ${1-} in *~ | *.bak | *.old | *.orig | *.rpmnew | *.rpmorig | *.rpmsave) return 0 ;; esac; return 1; }
confirm() { return 0; }
apply_sysctl() { :; }
checkpid() {
	for _p; do if [ -d "/proc/$_p" ]; then return 0; fi; done
	return 1
}
# Whether process $1 runs the binary $2; a program that is a script stands behind its interpreter.
_runs() {
	[ -n "$2" ] || return 0
	[ "$(readlink "/proc/$1/exe")" != "$2" ] || return 0
	tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" | sed -n 2p | grep -Fqx -e "$2"
}
# Sets _pids by the pid file $2, or that of program $1: 0, 1 dead, 3 no file, 4 not readable. Only those of binary $3 count.
_by_file() {
	_pids=
	_f=${2:-/var/run/${1##*/}.pid}
	[ -f "$_f" ] || return 3
	[ -r "$_f" ] || return 4
	while read -r _line && [ -n "$_line" ]; do
		for _p in $_line; do
			case $_p in *[!0-9]*) ;; *) if [ -d "/proc/$_p" ] && _runs "$_p" "${3-}"; then _pids="$_pids $_p"; fi ;; esac
		done
	done <"$_f"
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
	[ $# -gt 0 ] || { echo 'Usage: pidofproc [-p pidfile] program'; return 1; }
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
		-* | +*) echo "$0: Usage: daemon [+/-nicelevel] {program}"; return 1 ;;
		*) break ;;
		esac
	done
	_by_file "${_base:-$1}" "$_pf"
	if [ -n "$_pids" ] && [ -z "$_force" ]; then return 0; fi
	[ "$BOOTUP" != verbose ] || [ -n "${LSB-}" ] || printf ' %s' "${1##*/}"
	# shellcheck disable=SC2086
	if [ -z "$_user" ]; then $_nice /bin/sh -c "$*"; else $_nice runuser -s /bin/sh "$_user" -c "$*"; fi
	# The status of the program does not come through.
	if [ $? -eq 0 ]; then success; else (exit 1) || failure; fi
}
killproc() {
	_pf= _delay=3 _binary=
	if [ "${1-}" = -p ]; then _pf=$2; shift 2; fi
	if [ "${1-}" = -b ]; then
		[ -n "$_pf" ] || { echo '-b option can be used only with -p'; return 1; }
		_binary=$2
		shift 2
	fi
	if [ "${1-}" = -d ]; then _delay=${2%s}; shift 2; fi
	[ $# -gt 0 ] || { echo 'Usage: killproc [-p pidfile [-b binary]] [-d delay] program [-signal]'; return 1; }
	_state=0
	_by_file "$1" "$_pf" "$_binary" || _state=$?
	if [ -z "$_pids" ] && [ -z "$_pf" ]; then _by_name "$1" || :; fi
	if [ -z "$_pids" ] && [ "$_state" = 4 ]; then
		failure || :
		return 4
	fi
	_rc=$_state
	if [ -z "$_pids" ]; then
		if [ -n "${LSB-}" ] && [ -n "${2-}" ]; then _rc=7; else failure || :; _rc=0; fi
	elif _name "$1" && [ -n "${2-}" ]; then
		_rc=0
		# shellcheck disable=SC2086
		kill "$2" $_pids 2>/dev/null || _rc=$?
		if [ "$_rc" -eq 0 ]; then success; else failure || :; _rc=1; fi
		return "$_rc"
	else
		# shellcheck disable=SC2086
		kill -TERM $_pids 2>/dev/null
		_ticks=$((_delay * 20))
		# shellcheck disable=SC2086
		while [ "$_ticks" -gt 0 ] && checkpid $_pids; do
			sleep 0.05
			_ticks=$((_ticks - 1))
		done
		# shellcheck disable=SC2086
		if checkpid $_pids; then kill -KILL $_pids 2>/dev/null; sleep 0.1; fi
		# shellcheck disable=SC2086
		if checkpid $_pids; then failure || :; _rc=1; else success; _rc=0; fi
	fi
	[ -n "${2-}" ] || rm -f "${_pf:-/var/run/${1##*/}.pid}"
	return "$_rc"
}
status() {
	_pf= _lock= _binary= _gap=' '
	if [ "${1-}" = -p ]; then _pf=$2; shift 2; fi
	if [ "${1-}" = -l ]; then _lock=$2; shift 2; fi
	if [ "${1-}" = -b ]; then
		[ -n "$_pf" ] || { echo '-b option can be used only with -p'; return 1; }
		_binary=$2
		shift 2
	fi
	[ $# -gt 0 ] || { echo 'Usage: status [-p pidfile] [-l lockfile] [-b binary] program'; return 1; }
	_base=${1##*/}
	_state=0
	_by_file "$1" "$_pf" "$_binary" || _state=$?
	if [ -z "$_pids" ] && [ -z "$_pf" ]; then _by_name "$1" && _gap=; fi
	if [ -n "$_pids" ]; then
		echo "$_base (pid $_gap$_pids) is running..."
		return 0
	fi
	case $_state in
	1) echo "$_base dead but pid file exists"; return 1 ;;
	4) echo "$_base status unknown due to insufficient privileges."; return 4 ;;
	esac
	_lock=${_lock:-$_base}
	if [ -f "/var/lock/subsys/$_lock" ]; then echo "$_base dead but subsys locked"; return 2; fi
	echo "$_base is stopped"
	return 3
}
