#!/bin/sh
# Stands in for the script of another service: notes how it was called, and runs from its start to its stop.
line=$0
for word; do line="$line $word"; done
printf '%s\n' "$line" >>/.io/calls
name=${0##*/}
state=/.io/run/service.$name
stopped=3
case $0 in /etc/rc.d/init.d/*) ;; */rc.d/*) stopped=1 ;; esac
action=$1
for prefix in one force fast quiet; do action=${action#"$prefix"}; done
# A prefix of rc.d, and not the action of the same beginning.
[ "$1" != force-reload ] || action=$1
case $action in
start | restart) : >"$state" ;;
stop) rm -f "$state" ;;
status)
	[ -e "$state" ] && echo "$name is running" && exit 0
	echo "$name is not running"
	exit "$stopped"
	;;
esac
