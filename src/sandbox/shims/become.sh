#!/bin/sh
# su and runuser, as scripts use them: [-] [-s SHELL] [-m] [USER] [-c COMMAND] [ARG]... ; runuser -u USER -- COMMAND
user= command= shell=/bin/sh direct=
while [ $# -gt 0 ]; do
	case $1 in
	-c | --command) command=$2 && shift 2 ;;
	--command=*) command=${1#*=} && shift ;;
	-s | --shell) shell=$2 && shift 2 ;;
	--shell=*) shell=${1#*=} && shift ;;
	-g | -G) shift 2 ;;
	-u | --user) user=$2 direct=1 && shift 2 ;;
	--)
		shift
		[ -n "$user" ] || { user=$1 && shift; }
		break
		;;
	- | -l | -m | -p | -f | --*) shift ;;
	*)
		if [ -n "$user" ]; then break; fi
		user=$1
		shift
		;;
	esac
done
user=${user:-root}
id -u "$user" >/dev/null 2>&1 || {
	echo "${0##*/}: user $user does not exist" >&2
	exit 1
}
uid=$(id -u "$user")
gid=$(id -g "$user")
if [ "$uid" != "$(id -u)" ]; then set -- setpriv --reuid "$uid" --regid "$gid" --clear-groups -- IO_MARK "$@"; else set -- env IO_MARK "$@"; fi
# What stands behind the mark is the command.
lead=
while [ "$1" != IO_MARK ]; do
	lead="$lead $1"
	shift
done
shift
# shellcheck disable=SC2086
if [ -n "$direct" ]; then exec $lead "$@"; elif [ -n "$command" ]; then exec $lead "$shell" -c "$command" "$@"; else exec $lead "$shell" "$@"; fi
