/** Scripts that mean harm, and a command that is killed: nothing of the host changes, and nothing is left. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { askExercise, failures, whyNoSandbox, type JsonExercise } from '../support/exercise-run.ts';
import { commandFile } from '../support/spawn-command.ts';

const withSandbox = describe.skipIf(whyNoSandbox() !== undefined);
const SECONDS = 120_000;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'exercised-host-'));

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder of the host that anybody may change, so that only the sandbox stands before it. */
function makePrey(name: string): string {
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
function look(prey: string): readonly string[] {
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

withSandbox('a script that means harm', () => {
  it('does none, and is told of', { timeout: SECONDS }, () => {
    const prey = makePrey('prey');
    // Processes of the host that such a script would like to end.
    const bystander = spawn('sleep', ['600'], { stdio: 'ignore' });
    const before = look(prey);
    const exercise = askExercise(
      `#!/bin/sh
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
	hostname evil; kill -9 ${bystander.pid ?? 0}; kill -9 -1
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
`,
      ...['-p', 'lsb', '--timeout', '5'],
    );
    expect(look(prey)).toEqual(before);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    bystander.kill('SIGKILL');
    expect(failures(exercise)).toContain('error sandbox');
  });
});

withSandbox('what the caller has open', () => {
  it('does not reach a script', { timeout: SECONDS }, () => {
    const prey = makePrey('handed');
    const before = look(prey);
    const script = path.join(folder, 'reacher');
    const marker = 'none is handed on';
    const tries = `for fd in /proc/$$/fd/*; do n=\${fd##*/}; [ "$n" -lt 20 ] || echo "$n $(readlink $fd)"; echo evil >$fd/new; done 2>/dev/null`;
    fs.writeFileSync(script, `#!/bin/sh\n${tries}\necho '${marker}'\n`);
    const handed = fs.openSync(prey, 'r');
    const stdio = [
      ...Array.from({ length: 3 }, () => 'pipe' as const),
      ...Array.from({ length: 37 }, () => 'ignore' as const),
    ];
    const { stdout } = spawnSync(process.execPath, [commandFile('initorder'), 'exercise', '--json', script], {
      stdio: [...stdio, handed],
      encoding: 'utf8',
    });
    fs.closeSync(handed);
    const { scripts } = JSON.parse(stdout) as JsonExercise;
    expect(scripts[0]?.steps[0]?.stdout).toMatch(new RegExp(`^(?:[0-9]+ /dev/null\\n)*${marker}\\n$`));
    expect(look(prey)).toEqual(before);
  });
});

/** The processes that have the words in their command. */
function processesWith(words: string): readonly string[] {
  return fs.readdirSync('/proc').filter((entry) => {
    if (!/^[0-9]+$/.test(entry)) return false;
    try {
      return fs.readFileSync(`/proc/${entry}/cmdline`, 'latin1').includes(words);
    } catch {
      return false;
    }
  });
}

async function waitUntil(holds: () => boolean): Promise<boolean> {
  const end = Date.now() + 30_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return holds();
}

withSandbox('a command that is killed', () => {
  it('leaves no process and no folder', { timeout: SECONDS }, async () => {
    const temporary = path.join(folder, 'tmp');
    fs.mkdirSync(temporary);
    const script = path.join(folder, 'mumbled');
    // A number that no other process has among its words.
    const nap = `7${process.pid}.25`;
    fs.writeFileSync(script, `#!/bin/sh\ntrap '' HUP TERM INT\nsetsid sleep ${nap} &\nsleep ${nap}\n`);
    const child = spawn(process.execPath, [commandFile('initorder'), 'exercise', '--timeout', '60', script], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary },
    });
    const sleeping = `sleep\0${nap}\0`;
    expect(await waitUntil(() => processesWith(sleeping).length > 1)).toBe(true);
    child.kill('SIGKILL');
    expect(await waitUntil(() => processesWith(sleeping).length === 0)).toBe(true);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });
});
