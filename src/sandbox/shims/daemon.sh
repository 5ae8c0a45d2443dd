#!/bin/sh
# daemon(8) of FreeBSD: sends a program to the background, keeps its number, and may stay as its supervisor.
child= supervisor= user= mode= restart= out=
while getopts cfSrR:p:P:u:t:o:m:s:l:T:H opt; do
	case $opt in
	p) child=$OPTARG ;;
	P) supervisor=$OPTARG ;;
	u) user=$OPTARG ;;
	r | R) restart=1 ;;
	o) out=$OPTARG ;;
	*) ;;
	esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || {
	echo 'usage: daemon [-cfrS] [-p child_pidfile] [-P supervisor_pidfile] [-u user] [-t title] command arguments ...' >&2
	exit 1
}
for file in "$child" "$supervisor"; do
	[ -f "$file" ] || continue
	number=
	read -r number _ <"$file"
	if [ -n "$number" ] && [ -d "/proc/$number" ]; then
		echo "daemon: process already running, pid: $number" >&2
		exit 3
	fi
done
if [ -n "$user" ]; then
	id -u "$user" >/dev/null 2>&1 || {
		echo "daemon: unknown user: $user" >&2
		exit 1
	}
	uid=$(id -u "$user")
	[ "$uid" = "$(id -u)" ] || set -- setpriv --reuid "$uid" --regid "$(id -g "$user")" --clear-groups -- "$@"
fi
note=/.io/run/daemon.$$
if [ -n "$supervisor$restart" ]; then
	# The supervisor waits for its child, and hands TERM on.
	# shellcheck disable=SC2016
	setsid -f sh -c '
		note=$1 child=$2 supervisor=$3
		shift 3
		[ -z "$supervisor" ] || echo $$ >"$supervisor"
		"$@" </dev/null &
		pid=$!
		trap "kill $pid 2>/dev/null; wait $pid; rm -f \"$child\" \"$supervisor\"; exit 0" TERM INT
		[ -z "$child" ] || echo "$pid" >"$child"
		echo "$pid" >"$note"
		wait "$pid"
		rm -f "$child" "$supervisor"' sh "$note" "$child" "$supervisor" "$@" </dev/null >"${out:-/dev/null}" 2>&1
else
	# shellcheck disable=SC2016
	setsid -f sh -c '
		note=$1 child=$2
		shift 2
		[ -z "$child" ] || echo $$ >"$child"
		echo $$ >"$note"
		exec "$@"' sh "$note" "$child" "$@" </dev/null >"${out:-/dev/null}" 2>&1
fi
left=200
while [ ! -s "$note" ] && [ "$left" -gt 0 ]; do
	sleep 0.01
	left=$((left - 1))
done
read -r number <"$note"
left=50
while [ ! -e "/.io/run/$number" ] && [ -d "/proc/$number" ] && [ "$left" -gt 0 ]; do
	sleep 0.01
	left=$((left - 1))
done
