# Makes the sandbox. Runs as process 1 of namespaces that are all new; file 3 is a tar archive of what is to be laid in.
set -e
root=/tmp
mount --make-rprivate /
mount -t tmpfs -o mode=755,size=64m tmpfs "$root"
cd "$root"
mkdir -p .host .old .io/d .io/run dev/shm proc sys home root opt mnt tmp \
	usr/bin usr/sbin usr/lib usr/share usr/local/bin usr/local/sbin usr/local/etc/rc.d usr/local/lib usr/pkg \
	etc/init.d etc/default etc/sysconfig etc/rc.conf.d etc/defaults etc/init \
	var/lib var/log var/tmp var/cache var/spool var/db run/lock/subsys run/sendsigs.omit.d
chmod 1777 tmp var/tmp dev/shm .io/run
chmod 700 root
ln -s usr/bin bin
ln -s usr/sbin sbin
ln -s ../run var/run
ln -s ../run/lock var/lock

# Shows a folder of the host, read-only with all that is mounted in it. Flags that the host has set are locked, so they stay.
show() {
	mkdir -p "$2"
	mount --rbind "$1" "$2"
	while read -r _ _ _ _ at options _; do
		case $at in "$root/$2" | "$root/$2"/*) ;; *) continue ;; esac
		keep=
		for flag in nosuid nodev noexec noatime nodiratime relatime; do
			case ",$options," in *",$flag,"*) keep=$keep,$flag ;; esac
		done
		mount -o "remount,bind,ro$keep" "$(printf %b "$at")"
	done </proc/self/mountinfo
}
show /usr .host/usr
for name in lib lib32 lib64 libx32; do
	if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$name"; elif [ -d "/$name" ]; then show "/$name" "$name"; fi
	[ "$name" = lib ] || [ ! -d "/usr/$name" ] || ln -s "/.host/usr/$name" "usr/$name"
done
[ ! -d /usr/libexec ] || ln -s /.host/usr/libexec usr/libexec
# Folders of links, so that what scripts source there can be ours.
for entry in .host/usr/lib/* ; do
	case $entry in */lsb | */init) ;; *) ln -s "/$entry" usr/lib/ ;; esac
done
for entry in .host/usr/share/*; do
	case $entry in */misc) ;; *) ln -s "/$entry" usr/share/ ;; esac
done
mkdir -p usr/share/misc usr/lib/init usr/lib/lsb/init-functions.d

# Makes folders of the host that links lead to into folders of links, along a path in which something is to be laid.
unfold() {
	IFS=/
	set -f
	# shellcheck disable=SC2086
	set -- $1
	set +f
	unset IFS
	at=.
	for part; do
		at=$at/$part
		target=$(readlink "$at" || :)
		case $target in /.host/*) ;; *) continue ;; esac
		[ -d "$root$target" ] || continue
		rm "$at"
		mkdir "$at"
		for entry in "$root$target"/*; do
			[ ! -e "$entry" ] || ln -s "$target/${entry##*/}" "$at/"
		done
	done
}
most=$1
shift
for folder; do unfold "$folder"; done

for name in null zero full random urandom tty; do
	: >"dev/$name"
	mount --bind "/dev/$name" "dev/$name"
done
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
mount -t proc -o nosuid,nodev,noexec proc proc
for name in sys irq bus fs sysrq-trigger; do
	[ -e "proc/$name" ] || continue
	mount --bind "proc/$name" "proc/$name"
	mount -o remount,bind,ro,nosuid,nodev,noexec "proc/$name"
done
for name in ld.so.cache localtime services protocols; do
	[ ! -e "/etc/$name" ] || cp -L "/etc/$name" etc/
done

tar -x -f - --no-same-owner -p <&3
exec 3<&-
while read -r place path; do
	mkdir -p "${place%/*}"
	ln -sf "/.host$path" "$place"
done <.io/commands
mkfifo .io/fifo
: >.io/calls
: >.io/signals
chmod 666 .io/fifo .io/calls .io/signals
i=0
names=
while [ "$i" -lt "$most" ]; do
	names="$names .io/o$i .io/e$i"
	i=$((i + 1))
done
# shellcheck disable=SC2086
mkfifo -m 666 $names
hostname sandbox
ip link set lo up 2>/dev/null || :
pivot_root . .old
cd /
/.host/usr/bin/umount -l /.old
rmdir /.old
echo ready
# Reaps orphans, and ends with the one who holds the other end of standard input: then the kernel ends all the rest. A script
# may kill the helper, which is not the end.
exec /bin/sh -c '
	trap "" HUP INT QUIT TERM
	exec 7<&0 </dev/null >/dev/null 2>&1
	status=137
	while [ "$status" -gt 128 ]; do
		/bin/cat <&7 &
		wait $!
		status=$?
	done' initorder-exercise
