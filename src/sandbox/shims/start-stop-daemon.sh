#!/bin/sh
# The options of start-stop-daemon(8) that scripts use. A program that is a script itself is known by its first words.
# Wrong use is 3, a failure 2, as the real one has them.
misuse() {
	echo "start-stop-daemon: $1" >&2
	exit 3
}
die() {
	echo "start-stop-daemon: $1" >&2
	exit 2
}
# Asks for one thing.
choose() {
	[ -z "$act" ] || misuse 'more than one command'
	act=$1
}
act= exec= name= pidfile= user= startas= signal=TERM retry= oknodo= quiet= dry= background= makepid= removepid=
chdir=/ nice= become= group= mask= pid= parent= verbose=
while [ $# -gt 0 ]; do
	word=$1
	shift
	case $word in
	--?*=*)
		set -- "${word#*=}" "$@"
		word=${word%%=*}
		;;
	-[xnpusagcdNIPkrRO]?*)
		rest=${word#??}
		set -- "$rest" "$@"
		word=${word%"$rest"}
		;;
	-[qobmvStKTCV]?*)
		rest=${word#??}
		set -- "-$rest" "$@"
		word=${word%"$rest"}
		;;
	esac
	case $word in
	-S | --start) choose start ;;
	-K | --stop) choose stop ;;
	-T | --status) choose status ;;
	-H | --help | -V | --version) exit 0 ;;
	-x | --exec) exec=$1 && shift ;;
	-n | --name) name=$1 && shift ;;
	-p | --pidfile) pidfile=$1 && shift ;;
	-u | --user) user=$1 && shift ;;
	-a | --startas) startas=$1 && shift ;;
	-s | --signal) signal=$1 && shift ;;
	-R | --retry) retry=$1 && shift ;;
	-c | --chuid) become=$1 && shift ;;
	-g | --group) group=$1 && shift ;;
	-d | --chdir) chdir=$1 && shift ;;
	-N | --nicelevel) nice=$1 && shift ;;
	-k | --umask) mask=$1 && shift ;;
	-P | --procsched | -I | --iosched | -r | --chroot | --notify-timeout | -O | --output) shift ;;
	--pid) pid=$1 && shift ;;
	--ppid) parent=$1 && shift ;;
	-o | --oknodo) oknodo=1 ;;
	-q | --quiet) quiet=1 ;;
	-t | --test) dry=1 ;;
	-b | --background) background=1 ;;
	-m | --make-pidfile) makepid=1 ;;
	--remove-pidfile) removepid=1 ;;
	-v | --verbose) verbose=1 ;;
	-C | --no-close | --notify-await) ;;
	--) break ;;
	-*) misuse "unknown option '$word'" ;;
	*) set -- "$word" "$@" && break ;;
	esac
done
[ -n "$act" ] || misuse "need one of --start or --stop or --status"
[ -n "$exec$name$pidfile$user$pid$parent$startas" ] || misuse "need at least one of --exec, --pid, --ppid, --pidfile, --user or --name"
if [ "$act" = start ] && [ -z "$exec$startas" ]; then misuse "--start needs --exec or --startas"; fi
# The number of a signal; without SIG before its name.
number_of() {
	case $1 in *[!0-9]*) ;; ?*) echo "$1" && return ;; esac
	number=0
	for known in HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU \
		XFSZ VTALRM PROF WINCH IO PWR SYS; do
		number=$((number + 1))
		[ "$known" != "$1" ] || { echo "$number" && return; }
	done
	return 1
}
sent=$(number_of "$signal") || misuse "no signal is called '$signal'"

matches() {
	[ -d "/proc/$1" ] || return 1
	words=$(tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" | head -n 3)
	[ -n "$words" ] || return 1
	if [ -n "$exec" ]; then
		real=$(readlink -f "$exec")
		if [ "$(readlink "/proc/$1/exe")" != "$real" ]; then
			# A program in a script language runs in its interpreter; a stand-in for one runs in sh.
			case ${exec##*/} in perl* | python* | ruby* | node | php*) second=$(printf '%s\n' "$words" | sed -n 2p) ;; *) second= ;; esac
			[ -n "$second" ] && [ -r "/.io/d/${second##*/}" ] ||
				printf '%s\n' "$words" | sed 1d | grep -Fqx -e "$exec" -e "$real" || return 1
		fi
	fi
	if [ -n "$name" ]; then
		{ read -r comm <"/proc/$1/comm"; } 2>/dev/null || return 1
		[ "$comm" = "$(printf %.15s "$name")" ] || return 1
	fi
	if [ -n "$user" ]; then [ "$(stat -c %u "/proc/$1" 2>/dev/null)" = "$(id -u "$user" 2>/dev/null || echo "$user")" ] || return 1; fi
	if [ -n "$parent" ]; then grep -q "^PPid:[[:blank:]]*$parent\$" "/proc/$1/status" || return 1; fi
}
found= left= wrong=
if [ -n "$pid" ]; then
	if matches "$pid"; then found=$pid; fi
elif [ -n "$pidfile" ]; then
	if [ -e "$pidfile" ]; then
		left=1
		[ -r "$pidfile" ] || {
			echo "start-stop-daemon: $pidfile cannot be read (Permission denied)" >&2
			[ "$act" = status ] && exit 4
			exit 2
		}
		# Whoever may write the file could choose whom we stop; a program or a name beside it makes up for its owner only.
		set_by=$(stat -c '%u %a' "$pidfile")
		case $set_by in *[2367]) die "anybody may change $pidfile" ;; esac
		[ -n "$exec$name$user$parent" ] || [ "$(id -u)" != 0 ] || [ "${set_by% *}" = 0 ] || die "not only root may change $pidfile"
		number=
		read -r number _ <"$pidfile"
		case $number in *[!0-9]*) wrong=1 ;; ?*) if matches "$number"; then found=$number; fi ;; esac
	fi
else
	for entry in /proc/[0-9]*; do
		number=${entry#/proc/}
		[ "$number" = $$ ] || [ "$number" = 1 ] || ! matches "$number" || found="$found $number"
	done
fi

gone() {
	for number in $found; do if matches "$number"; then return 1; fi; done
}
# Signals and waits in turn, as --retry has them.
follow() {
	while [ $# -gt 0 ]; do
		case $1 in
		forever)
			shift
			while :; do follow "$@" && return; done
			;;
		[0-9]*)
			ticks=$(($1 * 20))
			while [ "$ticks" -gt 0 ]; do
				if gone; then return 0; fi
				sleep 0.05
				ticks=$((ticks - 1))
			done
			;;
		*)
			# shellcheck disable=SC2086
			kill "-$(number_of "${1#-}")" $found 2>/dev/null
			;;
		esac
		shift
	done
	sleep 0.02
	gone
}
case $act in
status)
	[ -z "$found" ] || exit 0
	[ -z "$wrong" ] || exit 4
	[ -z "$left" ] || exit 1
	exit 3
	;;
start)
	program=${startas:-$exec}
	if [ -n "$found" ]; then
		[ -n "$quiet" ] || echo "${exec:-$program} already running."
		[ -n "$oknodo" ] && exit 0
		exit 1
	fi
	if [ -n "$dry" ]; then
		[ -n "$quiet" ] || echo "Would start $program${*:+ $*} ."
		exit 0
	fi
	[ -e "$program" ] || die "unable to stat $program (No such file or directory)"
	[ -z "$verbose" ] || [ -n "$background" ] || echo "Starting $program..."
	set -- "$program" "$@"
	case $become in *:*) group=${become#*:} become=${become%%:*} ;; esac
	if [ -n "$become$group" ]; then
		uid=$(id -u "${become:-root}" 2>/dev/null) || die "user '$become' not found"
		gid=$(id -g "${become:-root}")
		if [ -n "$group" ]; then
			case $group in
			*[!0-9]*) gid=$(getent group "$group" | cut -d: -f3) ;;
			*) gid=$group ;;
			esac
			[ -n "$gid" ] || die "group '$group' not found"
		fi
		[ "$uid:$gid" = "$(id -u):$(id -g)" ] || set -- setpriv --reuid "$uid" --regid "$gid" --clear-groups -- "$@"
	fi
	[ -z "$nice" ] || set -- nice -n "$nice" "$@"
	[ -z "$mask" ] || umask "$mask"
	cd "$chdir" || die "unable to chdir() to $chdir"
	if [ -n "$background" ]; then
		note=/.io/run/started.$$
		# shellcheck disable=SC2016
		setsid -f sh -c 'echo $$ >"$0"; exec "$@"' "$note" "$@" </dev/null >/dev/null 2>&1
		ticks=200
		while [ ! -s "$note" ] && [ "$ticks" -gt 0 ]; do
			sleep 0.01
			ticks=$((ticks - 1))
		done
		read -r number <"$note"
		[ -z "$makepid" ] || echo "$number" >"$pidfile"
		ticks=50
		while [ ! -e "/.io/run/$number" ] && [ -d "/proc/$number" ] && [ "$ticks" -gt 0 ]; do
			sleep 0.01
			ticks=$((ticks - 1))
		done
		exit 0
	fi
	[ -z "$makepid" ] || echo $$ >"$pidfile"
	exec "$@"
	;;
stop)
	what=${exec:-${name:-process in pidfile \'$pidfile\'}}
	forget() { if [ -n "$removepid" ] && [ -n "$pidfile" ]; then rm -f "$pidfile"; fi; }
	if [ -z "$found" ]; then
		[ -n "$quiet" ] || echo "No $what found running; none killed."
		forget
		[ -n "$oknodo" ] || exit 1
		exit 0
	fi
	if [ -n "$dry" ]; then
		[ -n "$quiet" ] || echo "Would send signal $sent to$(printf ' %s' $found)."
		exit 0
	fi
	if [ -n "$retry" ]; then
		case $retry in */*) ;; *) retry=$signal/$retry/KILL/$retry ;; esac
		IFS=/
		# shellcheck disable=SC2086
		set -- $retry
		unset IFS
		follow "$@" || {
			# shellcheck disable=SC2086
			set -- $found
			[ -n "$quiet" ] || echo "Program $what, $# process(es), refused to die."
			exit 2
		}
	else
		# shellcheck disable=SC2086
		kill "-$sent" $found || exit 1
		# A stand-in ends at once; how busy the machine is must not decide whether the next command still sees it.
		ticks=0
		case $sent in 15 | 2 | 3 | 9) ticks=30 ;; esac
		while [ "$ticks" -gt 0 ] && ! gone; do
			sleep 0.01
			ticks=$((ticks - 1))
		done
	fi
	[ -z "$verbose" ] || echo "Stopped $what (pid$(printf ' %s' $found))."
	forget
	exit 0
	;;
esac
