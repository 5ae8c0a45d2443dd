# rc.subr(8) as rc.d scripts of FreeBSD and NetBSD use it; _rc_system says whose rules hold.
: "${_rc_system:=freebsd}"
_rc_subr_loaded=:
rcvar_manpage='rc.conf(5)'
ID=/usr/bin/id
IDCMD=/usr/bin/id
JID=0
SYSCTL=sysctl

err() {
	_code=$1
	shift
	echo "$0: ERROR: $*" 1>&2
	exit "$_code"
}
warn() { echo "$0: WARNING: $*" 1>&2; }
info() { case ${rc_info-NO} in [Yy][Ee][Ss]) echo "$0: INFO: $*" ;; esac; }
debug() { case ${rc_debug-NO} in [Yy][Ee][Ss]) echo "$0: DEBUG: $*" 1>&2 ;; esac; }
startmsg() { [ -n "$rc_quiet" ] || echo "$@"; }
check_startmsgs() { [ -z "$rc_quiet" ] || case ${rc_startmsgs-YES} in [Nn][Oo]) return 1 ;; esac; }
load_kld() { :; }
set_rcvar_obsolete() { :; }
checkyesno() {
	eval "_value=\$$1"
	case $_value in
	[Yy][Ee][Ss] | [Tt][Rr][Uu][Ee] | [Oo][Nn] | 1) return 0 ;;
	[Nn][Oo] | [Ff][Aa][Ll][Ss][Ee] | [Oo][Ff][Ff] | 0) return 1 ;;
	esac
	warn "\$$1 is not set properly - see $rcvar_manpage."
	return 1
}
reverse_list() {
	_list=
	for _word; do _list="$_word${_list:+ $_list}"; done
	echo "$_list"
}
ltr() {
	_text= _rest=$1
	while :; do
		case $_rest in *["$2"]*) _text=$_text${_rest%%["$2"]*}$3 _rest=${_rest#*["$2"]} ;; *) break ;; esac
	done
	if [ -n "${4-}" ]; then eval "$4=\$_text\$_rest"; else echo "$_text$_rest"; fi
}
set_rcvar() {
	case $# in
	0) if [ "$_rc_system" = netbsd ]; then echo "$name"; else echo "${name}_enable"; fi ;;
	1) echo "$1_enable" ;;
	*)
		rcvars="$rcvars $1"
		eval "${1}_defval=\$2"
		;;
	esac
}
list_vars() { set | sed -n "s/^\\($(echo "$1" | sed 's/\*/[A-Za-z0-9_]*/g')\\)=.*/\\1/p"; }
list_net_interfaces() { echo lo0; }
get_pidfile_from_conf() {
	[ -s "$2" ] || err 3 "get_pidfile_from_conf: $2 is not there ($name)"
	_pidfile_from_conf=$(sed -n "/[#;].*$1/d; /$1/{s|^[^/]*/|/|; s/[\";].*//; p; q; }" "$2")
	[ -n "$_pidfile_from_conf" ]
}
force_depend() {
	eval "_on=\${${2:-$1}_enable-NO}"
	if [ -n "$rc_fast" ]; then case $_on in [Yy][Ee][Ss]) return 0 ;; esac; fi
	/etc/rc.d/"$1" forcestatus >/dev/null 2>&1 && return 0
	/etc/rc.d/"$1" forcestart && return 0
	warn "Unable to force $1. It may already be running."
	return 1
}

# Prints the numbers of processes that run program $1, or interpreter $2 with it; of $3 alone if it is given.
_find_processes() {
	_found=
	for _entry in ${3:+"/proc/$3"} ${3:-/proc/[0-9]*}; do
		[ -r "$_entry/cmdline" ] || continue
		_words=$(tr '\0' '\n' 2>/dev/null <"$_entry/cmdline" | head -n 2)
		_first=${_words%%
*}
		_second=${_words#*
}
		if [ "$2" != . ]; then
			[ "${_first##*/}" = "${2##*/}" ] && [ "$_second" = "$1" ] || continue
		else
			# A program that is a script of the sandbox stands behind its interpreter.
			case $_first in "$1" | "${1##*/}" | "${1##*/}:" | "(${1##*/})") ;; *) [ "$_second" = "$1" ] || continue ;; esac
		fi
		_found="$_found${_found:+ }${_entry#/proc/}"
	done
	printf '%s' "$_found"
}
check_pidfile() {
	[ -n "$2" ] || err 3 'USAGE: check_pidfile pidfile procname [interpreter]'
	[ -f "$1" ] || return 0
	_number=
	read -r _number _ <"$1"
	case $_number in '' | *[!0-9]*) return 0 ;; esac
	[ -d "/proc/$_number" ] || return 0
	_find_processes "$2" "${3:-.}" "$_number"
}
check_process() {
	[ -n "$1" ] || err 3 'USAGE: check_process procname [interpreter]'
	_find_processes "$1" "${2:-.}"
}
wait_for_pids() {
	_waited= _left=$*
	while [ -n "$_left" ]; do
		_still=
		for _p in $_left; do if [ -d "/proc/$_p" ]; then _still="$_still${_still:+ }$_p"; fi; done
		_left=$_still
		[ -n "$_left" ] || break
		if [ -z "$_waited" ]; then printf 'Waiting for PIDS: %s' "$_left"; else printf ', %s' "$_left"; fi
		_waited=1
		sleep 0.1
	done
	[ -z "$_waited" ] || echo .
}
load_rc_config_var() { load_rc_config "$1"; }
load_rc_config() {
	[ -n "$1" ] || [ "$_rc_system" = freebsd ] || err 3 'USAGE: load_rc_config name'
	for _f in /etc/defaults/rc.conf /etc/rc.conf /etc/rc.conf.local "/etc/rc.conf.d/$1" "/usr/local/etc/rc.conf.d/$1"; do
		if [ -f "$_f" ]; then . "$_f"; fi
	done
	for _f in $rcvar $rcvars; do
		eval "_value=\$${_f}_defval"
		[ -z "$_value" ] || eval ": \${$_f:=\$_value}"
	done
}
rc_usage() {
	_bar=
	printf 'Usage: %s [fast|force|one%s](' "$0" "$([ "$_rc_system" = netbsd ] || echo '|quiet')" 1>&2
	for _word; do
		printf '%s%s' "$_bar" "$_word" 1>&2
		_bar='|'
	done
	echo ')' 1>&2
	exit 1
}
_check_required() {
	[ "$rc_arg" = start ] || return 0
	for _f in $required_vars; do
		checkyesno "$_f" && continue
		warn "\$$_f is not enabled."
		[ -n "$rc_force" ] || return 1
	done
	for _f in $required_dirs; do
		[ -d "$_f/." ] && continue
		warn "$_f is not a directory."
		[ -n "$rc_force" ] || return 1
	done
	for _f in $required_files; do
		[ -r "$_f" ] && continue
		warn "$_f is not readable."
		[ -n "$rc_force" ] || return 1
	done
}
_run_precmd() {
	_check_required || return 1
	[ -n "$_precmd" ] || return 0
	eval "$_precmd $rc_extra_args"
	_return=$?
	[ "$_return" -eq 0 ] || [ -n "$rc_force" ]
}
_run_postcmd() {
	[ -n "$_postcmd" ] || return 0
	eval "$_postcmd $rc_extra_args"
	_return=$?
	[ "$_rc_system" = freebsd ] || [ "$_return" -eq 0 ] || [ -n "$rc_force" ]
}
_run_it() {
	eval "$1"
	_return=$?
	[ "$_return" -eq 0 ] || [ -n "$rc_force" ]
}
_refuse_second() {
	[ "$rc_arg" = start ] && [ -z "$rc_fast" ] && [ -n "$rc_pid" ] || return 0
	[ -n "$rc_quiet" ] || echo "$name already running?  (pid=$rc_pid)." 1>&2
	return 1
}
_say_not_running() { echo "$name not running?${pidfile:+ (check $pidfile).}" 1>&2; }
run_rc_command() {
	_return=0
	rc_arg=$1
	[ -n "$name" ] || err 3 'run_rc_command: $name is not set.'
	# One prefix, and what it sets stays set in calls within this one.
	_prefix=
	case $rc_arg in
	fast*) rc_arg=${rc_arg#fast} rc_fast=yes rc_quiet=yes ;;
	force*) rc_arg=${rc_arg#force} rc_force=yes _prefix=force ;;
	one*) rc_arg=${rc_arg#one} _prefix=one ;;
	quiet*) rc_arg=${rc_arg#quiet} rc_quiet=yes _prefix=quiet ;;
	esac
	case $_prefix in one | force) if [ -n "$rcvar" ]; then eval "$rcvar=YES"; fi ;; esac
	eval "_override=\$${name}_program"
	command=${_override:-$command}
	_keywords="start stop restart rcvar $extra_commands"
	[ "$_rc_system" = netbsd ] || _keywords="start stop restart rcvar enable disable delete enabled describe extracommands $extra_commands"
	rc_pid=
	_pidcmd=
	_procname=${procname:-$command}
	if [ -n "$_procname" ]; then
		if [ -n "$pidfile" ]; then
			_pidcmd='rc_pid=$(check_pidfile '"$pidfile $_procname $command_interpreter"')'
		else
			_pidcmd='rc_pid=$(check_process '"$_procname $command_interpreter"')'
		fi
		_keywords="$_keywords status poll"
	fi
	[ -n "$rc_arg" ] || rc_usage $_keywords
	shift
	rc_extra_args="$*"
	_flags_before=$rc_flags
	if [ -n "$flags" ]; then rc_flags=$flags; else eval "rc_flags=\$${name}_flags"; fi
	# Called within a method, this takes back what the method has done to the flags.
	[ -z "$_rc_within" ] || [ -z "$_flags_before" ] || [ "$_flags_before" = "$rc_flags" ] || echo "$_flags_before" >>/.io/run/lost-flags
	_rc_within=1
	eval "_user=\$${name}_user _group=\$${name}_group _chdir=\$${name}_chdir _nice=\$${name}_nice _env=\"\$${name}_env\"" \
		"_prepend=\$${name}_prepend"
	_known=
	for _word in $_keywords; do if [ "$_word" = "$rc_arg" ]; then _known=1; fi; done
	if [ -n "$_pidcmd" ] && { [ -z "$rc_fast" ] || [ "$rc_arg" != start ]; }; then eval "$_pidcmd"; fi
	if [ -n "$rcvar" ]; then
		case $rc_arg in
		rcvar | enable | delete | describe) ;;
		*)
			if [ "$rc_arg" = stop ] && [ -n "$rc_pid" ] && [ "$_rc_system" = freebsd ]; then :
			elif [ "$rc_arg" = enabled ]; then checkyesno "$rcvar"; return
			elif [ -n "$_known" ] && ! checkyesno "$rcvar"; then
				if [ "$_rc_system" = netbsd ]; then
					[ -n "$rc_fast" ] && return 0
					echo "\$$rcvar is not enabled - see $rcvar_manpage. Use the following if you wish to perform the operation:" 1>&2
					echo "  $0 one$rc_arg" 1>&2
					exit 1
				fi
				[ -n "$rc_quiet" ] || echo "Cannot '$rc_arg' $name. Set $rcvar to YES in /etc/rc.conf or use 'one$rc_arg' instead of '$rc_arg'."
				return 0
			fi
			;;
		esac
	fi
	if [ -z "$_known" ]; then
		echo "$0: unknown directive '$rc_arg'." 1>&2
		rc_usage $_keywords
	fi
	# NetBSD leaves this to a method of the script's own.
	if [ "$_rc_system" = freebsd ] || [ -z "$start_cmd" ]; then _refuse_second || return 1; fi
	eval "_cmd=\$${rc_arg}_cmd _precmd=\$${rc_arg}_precmd _postcmd=\$${rc_arg}_postcmd"
	if [ -n "$_cmd" ]; then
		_run_precmd || return 1
		_run_it "$_cmd $rc_extra_args" || return 1
		_run_postcmd || return 1
		return "$_return"
	fi
	case $rc_arg in
	status)
		_run_precmd || return 1
		if [ -z "$rc_pid" ]; then
			echo "$name is not running."
			return 1
		fi
		echo "$name is running as pid $rc_pid."
		_run_postcmd
		;;
	start)
		if [ ! -x "$command" ]; then
			warn "run_rc_command: cannot run $command"
			return 1
		fi
		_run_precmd || {
			[ "$_rc_system" = netbsd ] || warn "failed precmd routine for $name"
			return 1
		}
		check_startmsgs && echo "Starting $name."
		_doit="${_nice:+nice -n $_nice }${_env:+env $_env }$_prepend $command $rc_flags $command_args"
		if [ -n "$_user" ] && [ "$_user" != "$(id -un)" ]; then _doit="su -m $_user -c 'sh -c \"$_doit\"'"; fi
		if [ -n "$_chdir" ]; then _doit="cd $_chdir && $_doit"; fi
		_run_it "$_doit" || {
			warn "failed to start $name"
			return 1
		}
		_run_postcmd || return 1
		;;
	stop)
		if [ -z "$rc_pid" ]; then
			[ -n "$rc_fast" ] && return 0
			_say_not_running
			return 1
		fi
		_run_precmd || return 1
		echo "Stopping $name."
		_run_it "kill -${sig_stop:-TERM} $rc_pid" || return 1
		wait_for_pids $rc_pid
		_run_postcmd || return 1
		;;
	reload)
		if [ -z "$rc_pid" ]; then
			_say_not_running
			return 1
		fi
		_run_precmd || return 1
		_run_it "kill -${sig_reload:-HUP} $rc_pid" || return 1
		_run_postcmd || return 1
		;;
	restart)
		_run_precmd || return 1
		(run_rc_command ${_prefix}stop $rc_extra_args)
		(run_rc_command ${_prefix}start $rc_extra_args)
		_return=$?
		[ "$_return" -eq 0 ] || [ -n "$rc_force" ] || return 1
		eval "_postcmd=\$restart_postcmd"
		_run_postcmd || return 1
		;;
	poll)
		_run_precmd || return 1
		[ -z "$rc_pid" ] || wait_for_pids $rc_pid
		_run_postcmd || return 1
		;;
	rcvar)
		echo "# $name${desc:+ : $desc}"
		echo '#'
		if [ "$_rc_system" = netbsd ]; then
			if [ -z "$rcvar" ]; then :; elif checkyesno "$rcvar"; then echo "\$$rcvar=YES"; else echo "\$$rcvar=NO"; fi
		else
			for _f in $rcvar $rcvars; do eval "echo \"$_f=\\\"\$$_f\\\"\"; echo \"#   (default: \\\"\$${_f}_defval\\\")\""; done
			echo
		fi
		;;
	describe) [ -z "$desc" ] || echo "$desc" ;;
	extracommands) echo "$extra_commands" ;;
	enable | disable | delete) ;;
	*) rc_usage $_keywords ;;
	esac
	return "$_return"
}
