/**
 * A system of the machine's own programs, with /etc and /usr/sbin as layers that are gone at the end: clients call programs
 * by fixed paths, and the machine's own links must not be touched. Needs root, and a kernel that knows overlays.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeScript, project, withScratch, write } from './scratch.mjs';

const SEPARATOR = '@@@@';

/** Whether such a system can be made here. */
export function canLayer() {
  return spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt && ls /etc/init.d']).status === 0;
}

/**
 * Runs lines of shell, one after the other, in such a system: with one script `web`, no links, and of the programs that make
 * links only ours.
 *
 * @param commands the programs that are there, such as `chkconfig`
 * @returns of each line its status and all that it said
 */
export function runInSystem(commands, lines) {
  return withScratch((folder) => {
    write(path.join(folder, 'web'), makeScript('web'), 0o755);
    fs.mkdirSync(path.join(folder, 'layers'));
    const links = commands.map((name) => `ln -s ${project}/bin/${name}-ts.cjs /usr/sbin/${name}`);
    const setUp = [
      `cd ${folder}`,
      'mount -t tmpfs none layers',
      'mkdir -p layers/etc.up layers/etc.work layers/sbin.up layers/sbin.work',
      'mount -t overlay none -o lowerdir=/etc,upperdir=layers/etc.up,workdir=layers/etc.work /etc',
      'mount -t overlay none -o lowerdir=/usr/sbin,upperdir=layers/sbin.up,workdir=layers/sbin.work /usr/sbin',
      'rm -rf /etc/init.d /etc/rc?.d /etc/insserv* /usr/sbin/chkconfig /usr/sbin/insserv /usr/sbin/update-rc.d',
      'mkdir /etc/init.d /etc/rc0.d /etc/rc1.d /etc/rc2.d /etc/rc3.d /etc/rc4.d /etc/rc5.d /etc/rc6.d /etc/rcS.d',
      'cp -p web /etc/init.d/web',
      // chkconfig asks for the runlevel, and puppet whether the package sysv-rc is a recent one.
      "rm -f /usr/sbin/runlevel; printf '#!/bin/sh\\necho N 3\\n' > /usr/sbin/runlevel",
      "printf '#!/bin/sh\\nprintf 2.96\\n' > /usr/sbin/dpkg-query",
      'chmod +x /usr/sbin/runlevel /usr/sbin/dpkg-query',
      ...links,
      `export HOME=${folder} ANSIBLE_LOCAL_TEMP=${folder} ANSIBLE_NOCOLOR=1`,
    ];
    const each = lines.map((line) => `{ ${line}\n} 2>&1; echo "${SEPARATOR}$?"`);
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-m', 'sh', '-c', ['set -e', ...setUp, 'set +e', ...each].join('\n')],
      {
        encoding: 'utf8',
      },
    );
    const parts = stdout.split(SEPARATOR);
    return lines.map((line, i) => ({
      line,
      status: Number(/^[0-9]+/.exec(parts[i + 1] ?? '')?.[0] ?? -1),
      said: `${(parts[i] ?? '').replace(/^[0-9]+\n/, '')}${i === 0 ? stderr : ''}`,
    }));
  });
}
