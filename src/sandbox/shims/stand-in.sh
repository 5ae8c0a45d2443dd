#!/bin/sh
# Stands in for a program of the service: notes how it was called, and behaves as /.io/d/NAME says.
me=${0##*/}
mode=once pidfile= old= status=0 out= err= delay= term=exit anyone= quits= says= ready=
# Canned answers of a scenario, the first that fits; some are given a few times only.
canned() { return 1; }
io_left() {
	given=0
	[ ! -r "/.io/run/given.$me.$1" ] || read -r given <"/.io/run/given.$me.$1"
	[ "$given" -lt "$2" ] || return 1
	echo $((given + 1)) >"/.io/run/given.$me.$1"
}
[ ! -r "/.io/d/$me" ] || . "/.io/d/$me"
[ -z "$IO_NAMESAKE" ] || pidfile=
if [ -z "$IO_CHILD" ]; then
	line="$0"
	for word; do line="$line $word"; done
	printf '%s\n' "$line" >>/.io/calls
	if canned "$@"; then
		[ -z "$out" ] || printf '%s\n' "${out%
}"
		[ -z "$err" ] || printf '%s\n' "${err%
}" >&2
		exit "$status"
	fi
	if [ "$mode" != once ]; then
		for word in "$1" "$2"; do
			case $word in -t | -T | -v | -V | -bV | -h | '-?' | --help | --version | --test | --check | --configtest | configtest)
				[ -z "$says" ] || echo "$says"
				exit 0
				;;
			esac
		done
		case "$1 $2" in '-k parse' | '-k check' | '-k reconfigure' | '-k shutdown' | '-k kill' | '-k rotate' | '-k interrupt') exit 0 ;; esac
		# Whom a new process takes over from; and -c is a check if no file comes behind it, else it names the configuration.
		before=
		for word; do
			case $before$word in
			-c-*) exit 0 ;;
			-s[ft]*[!0-9]*) ;;
			-s[ft][0-9]*)
				old="$old $word"
				continue
				;;
			esac
			before=$word
		done
		[ "$before" != -c ] || exit 0
		if [ -z "$anyone" ] && [ "$(id -u)" != 0 ]; then
			echo "$me: must be run as root" >&2
			exit 1
		fi
	fi
	[ -z "$delay" ] || sleep "$delay"
	[ -z "$out" ] || printf '%s\n' "$out"
	[ -z "$err" ] || printf '%s\n' "$err" >&2
	for number in $old; do
		kill "$number" 2>/dev/null
		left=200
		while kill -0 "$number" 2>/dev/null && [ "$left" -gt 0 ]; do
			sleep 0.01
			left=$((left - 1))
		done
	done
	case $mode in
	once) exit "$status" ;;
	fork)
		[ "$status" = 0 ] || exit "$status"
		export IO_CHILD=$$
		cd / || exit 1
		setsid -f "$0" "$@" </dev/null >/dev/null 2>&1
		left=400
		while [ ! -e "/.io/run/of.$$" ] && [ "$left" -gt 0 ]; do
			sleep 0.01
			left=$((left - 1))
		done
		exit 0
		;;
	esac
fi
parent=$IO_CHILD
unset IO_CHILD
bye() {
	# shellcheck disable=SC2086
	rm -f $pidfile $ready 2>/dev/null
	exit 0
}
case $term in
exit) trap bye TERM INT QUIT ;;
slow) trap 'sleep 2; bye' TERM INT QUIT ;;
ignore) trap '' TERM ;;
esac
[ -z "$quits" ] || trap bye "$quits"
for signal in HUP USR1 USR2 WINCH; do
	[ "$signal" != "$quits" ] || continue
	# shellcheck disable=SC2064
	trap "echo $signal >>/.io/signals" "$signal"
done
if [ -n "$pidfile" ]; then
	mkdir -p "${pidfile%/*}"
	echo $$ >"$pidfile" || exit 1
fi
for file in $ready; do
	mkdir -p "${file%/*}"
	touch "$file"
done 2>/dev/null
: >"/.io/run/$$"
[ -z "$parent" ] || : >"/.io/run/of.$parent"
exec 9<>/.io/fifo
while :; do read -r _ <&9; done
