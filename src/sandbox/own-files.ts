/** What every sandbox holds: stand-ins for the libraries of the systems, and an /etc of its own. */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';
import type { SandboxFile } from '../model/sandbox.ts';
import { QUIET } from './quiet.ts';
import type { SandboxRequest } from './request.ts';
import { readShim } from './shims.ts';

/** Commands that are shown if the host has them. All else that a script calls is a stand-in, or is not found. */
const COMMANDS =
  'awk basename cat chgrp chmod chown cksum cmp comm cp cut date dd df diff dirname du echo egrep env expr false fgrep find flock ' +
  'getent gawk grep gzip head hostname id install kill killall ln logname ls lsof mawk md5sum mkdir mkfifo mknod mktemp more ' +
  'mountpoint mv nice nohup nproc od paste pgrep pidof pidwait pkill printenv printf ps pwd readlink realpath renice rm rmdir ' +
  'run-parts sed seq setpriv setsid sh dash bash sha256sum sleep sort split stat stty sync tac tail tee tempfile test timeout touch ' +
  'tput tr true tty uname uniq uptime wc which whoami xargs [ python3 perl column fuser tar';

const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];

function lay(path: ByteString, text: ByteString, mode = 0o644): SandboxFile {
  return { path, text, mode };
}

/** The real path of each command on this machine. */
function commandList(taken: ReadonlySet<ByteString>): ByteString {
  const lines: string[] = [];
  for (const name of new Set(COMMANDS.split(' '))) {
    if (taken.has(name)) continue;
    for (const folder of FOLDERS) {
      let path: string;
      try {
        path = fs.realpathSync(`${folder}/${name}`);
      } catch {
        continue;
      }
      if (!path.startsWith('/usr/')) continue;
      lines.push(`usr/bin/${name} ${path}\n`);
      break;
    }
  }
  return lines.join('');
}

/** Programs of the host, each at its place and at the one where it really is. */
function realList(real: readonly ByteString[]): ByteString {
  return real
    .map((path) => ({ place: placeOf(path), target: realPathOr(path) }))
    .map(({ place, target }) => (target === undefined ? '' : `${place.slice(1)} ${target}\n`))
    .join('');
}

function realPathOr(path: ByteString): ByteString | undefined {
  try {
    return fs.realpathSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

/** Libraries for scripts: those below /usr are links to the host's, those below /etc are copies. */
const LIBRARIES = [
  ...[
    '/usr/lib/lsb/init-functions',
    '/usr/lib/init/init-d-script',
    '/usr/lib/init/vars.sh',
    '/usr/sbin/start-stop-daemon',
  ],
  ...['/etc/init.d/functions', '/etc/rc.d/init.d/functions', '/etc/rc.subr'],
];

/** Those that this system has. */
function hostFunctions(): readonly SandboxFile[] {
  return LIBRARIES.flatMap((path): SandboxFile[] => {
    const target = realPathOr(path) ?? realPathOr(path.replace(/^\/usr\/(lib|sbin)/, '/$1'));
    if (target === undefined) return [];
    if (target.startsWith('/usr/')) return [{ path, text: '', mode: 0o755, target: `/.host${target}` }];
    return path.startsWith('/etc/') ? [lay(path, fs.readFileSync(target, 'latin1'))] : [];
  });
}

/** A program at its place: /bin and /sbin are links. */
function placeOf(path: ByteString): ByteString {
  return path.replace(/^\/(s?bin)\//, '/usr/$1/');
}

/** All files; later ones take the place of earlier ones. */
export function ownFiles(request: SandboxRequest, hasUsers: boolean): readonly SandboxFile[] {
  const standIn = readShim('stand-in');
  const real = request.real ?? [];
  const standIns = request.programs.filter(({ path }) => !real.includes(path));
  const programs = standIns.flatMap(({ path, settings }) => [
    lay(placeOf(path), standIn, 0o755),
    lay(`/.io/d/${path.slice(path.lastIndexOf('/') + 1)}`, settings),
  ]);
  const taken = new Set(
    [...standIns, ...real.map((path) => ({ path }))].map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
  );
  const quiet = QUIET.split(' ').filter((name) => !taken.has(name));
  const system = request.isNetbsd ? 'netbsd' : 'freebsd';
  return [
    lay('/.io/commands', commandList(new Set([...taken, ...quiet])) + realList(real)),
    lay('/.io/look', readShim('look')),
    ...quiet.flatMap((name) => [
      lay(`/usr/sbin/${name}`, standIn, 0o755),
      lay(`/usr/bin/${name}`, standIn, 0o755),
      lay(`/.io/d/${name}`, name === 'initctl' ? 'status=1\n' : ''),
    ]),
    lay('/usr/sbin/start-stop-daemon', readShim('start-stop-daemon'), 0o755),
    lay('/usr/sbin/daemon', readShim('daemon'), 0o755),
    lay('/usr/bin/su', readShim('become'), 0o755),
    lay('/usr/sbin/runuser', readShim('become'), 0o755),
    lay('/usr/lib/lsb/init-functions', readShim('lsb-functions')),
    lay('/usr/lib/init/vars.sh', 'VERBOSE=no\nTMPTIME=0\nSULOGIN=no\nDELAYLOGIN=no\nUTC=yes\n'),
    lay('/usr/lib/init/init-d-script', readShim('init-d-script'), 0o755),
    lay('/etc/init.d/functions', readShim('redhat-functions')),
    lay('/etc/rc.d/init.d/functions', readShim('redhat-functions')),
    lay('/etc/rc.subr', `_rc_system=${system}\n${readShim('rc.subr')}`),
    lay('/etc/network.subr', ''),
    lay('/etc/sysconfig/network', 'NETWORKING=yes\nHOSTNAME=sandbox\n'),
    lay('/usr/sbin/service', '#!/bin/sh\nscript=$1\nshift\nexec "/etc/init.d/$script" "$@"\n', 0o755),
    ...accounts(request.users, hasUsers),
    lay('/etc/hosts', '127.0.0.1 localhost sandbox\n'),
    lay('/etc/hostname', 'sandbox\n'),
    lay('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files\n'),
    ...['/etc/fstab', '/etc/mtab', '/etc/resolv.conf', '/etc/rc.conf', '/etc/defaults/rc.conf'].map((path) =>
      lay(path, ''),
    ),
    lay('/etc/inittab', 'id:2:initdefault:\n'),
    ...(request.hasHostFunctions === true ? hostFunctions() : []),
    ...request.services.map((path) => lay(path, readShim('other-service'), 0o755)),
    ...programs,
    ...request.files,
  ];
}

const USUAL =
  'daemon bin sys adm tty disk mail news proxy www www-data backup list lp man user utmp syslog wheel operator staff';

/** Users, each with a group of its name. With one number only, all of them are root. */
function accounts(users: readonly ByteString[], hasUsers: boolean): readonly SandboxFile[] {
  const names = [...new Set([...USUAL.split(' '), ...users])].filter(
    (name) => !['root', 'nobody', 'nogroup'].includes(name),
  );
  const rows: (readonly [ByteString, number])[] = [
    ['root', 0],
    ...names.map((name, i): [ByteString, number] => [name, name === 'user' ? 1000 : 101 + i]),
    ['nobody', 65534],
    ['nogroup', 65534],
  ];
  const numbered = rows.map(([name, id]): [ByteString, number] => [name, hasUsers ? id : 0]);
  return [
    lay('/etc/passwd', numbered.map(([name, id]) => `${name}:x:${id}:${id}::/:/bin/sh\n`).join('')),
    lay('/etc/group', numbered.map(([name, id]) => `${name}:x:${id}:\n`).join('')),
  ];
}
