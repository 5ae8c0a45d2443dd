#!/bin/sh
# The options of start-stop-daemon(8) that scripts use. A program that is a script itself is known by its first words.
die() {
	echo "start-stop-daemon: $1" >&2
	exit 3
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
	-S | --start) act=start ;;
	-K | --stop) act=stop ;;
	-T | --status) act=status ;;
	-H | --help | -V | --version) exit 0 ;;
	-x | --exec) exec=$1 && shift ;;
	-n | --name) name=$1 && shift ;;
	-p | --pidfile) pidfile=$1 && shift ;;
	-u | --user) user=$1 && shift ;;
	-a | --startas) startas=$1 && shift ;;
	-s | --signal) signal=${1#SIG} && shift ;;
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
	-*) die "unknown option '$word'" ;;
	*) set -- "$word" "$@" && break ;;
	esac
done
[ -n "$act" ] || die "need one of --start or --stop or --status"
[ -n "$exec$name$pidfile$user$pid$parent$startas" ] || die "need at least one of --exec, --pid, --ppid, --pidfile, --user or --name"
if [ "$act" = start ] && [ -z "$exec$startas" ]; then die "--start needs --exec or --startas"; fi

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
found= left=
if [ -n "$pid" ]; then
	if matches "$pid"; then found=$pid; fi
elif [ -n "$pidfile" ]; then
	if [ -e "$pidfile" ]; then
		left=1
		[ -r "$pidfile" ] || { [ "$act" = status ] && exit 4; die "unable to open pidfile '$pidfile' for reading (Permission denied)"; }
		number=
		read -r number _ <"$pidfile"
		case $number in '' | *[!0-9]*) ;; *) if matches "$number"; then found=$number; fi ;; esac
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
			sent=${1#-}
			# shellcheck disable=SC2086
			kill "-${sent#SIG}" $found 2>/dev/null
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
		[ -n "$quiet" ] || echo "Would start $program."
		exit 0
	fi
	[ -e "$program" ] || die "unable to stat $program (No such file or directory)"
	[ -z "$verbose" ] || echo "Starting $program..."
	if [ -n "$become" ]; then
		case $become in *:*) group=${become#*:} become=${become%%:*} ;; esac
		id -u "$become" >/dev/null 2>&1 || die "user '$become' not found (Success)"
		uid=$(id -u "$become")
		gid=$(id -g "$become")
		[ "$uid" = "$(id -u)" ] || set -- setpriv --reuid "$uid" --regid "$gid" --clear-groups -- "$program" "$@"
		[ "$uid" != "$(id -u)" ] || set -- "$program" "$@"
	else set -- "$program" "$@"; fi
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
	if [ -z "$found" ]; then
		[ -n "$quiet" ] || echo "No ${exec:-${name:-process in pidfile}} found running; none killed."
		[ -n "$oknodo" ] && exit 0
		exit 1
	fi
	[ -z "$dry" ] || exit 0
	if [ -n "$retry" ]; then
		case $retry in */*) ;; *) retry=$signal/$retry/KILL/$retry ;; esac
		IFS=/
		# shellcheck disable=SC2086
		set -- $retry
		unset IFS
		follow "$@" || exit 2
	else
		# shellcheck disable=SC2086
		kill "-$signal" $found || exit 1
		# A stand-in ends at once; how busy the machine is must not decide whether the next command still sees it.
		ticks=0
		case $signal in TERM | INT | QUIT | KILL | 15 | 2 | 3 | 9) ticks=30 ;; esac
		while [ "$ticks" -gt 0 ] && ! gone; do
			sleep 0.01
			ticks=$((ticks - 1))
		done
	fi
	if [ -n "$removepid" ] && [ -n "$pidfile" ]; then rm -f "$pidfile"; fi
	exit 0
	;;
esac
