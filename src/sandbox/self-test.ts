/** What must hold before a script is run: the sandbox is looked at from outside and from inside. */
import fs from 'node:fs';
import type { Sandbox } from '../model/sandbox.ts';
import { namespaceOf } from './process-table.ts';

const SPACES = ['user', 'mnt', 'pid', 'net', 'ipc', 'uts'];

/** Prints a word for each thing that is not as it must be. */
const INSIDE = `
[ "$(cat /proc/1/comm)" = sh ] || echo process-1
[ ! -e /.old ] && [ -e /.io/look ] || echo root
for probe in /proc/sys/vm/swappiness /proc/sys/kernel/hostname; do
  (: >"$probe") 2>/dev/null && echo proc-sys
done
(: >/.host/usr/initorder-probe) 2>/dev/null && echo usr
set -- $(sed -n 's/^ *\\([^:]*\\):.*/\\1/p' /proc/net/dev)
[ "$*" = lo ] || echo network
echo done`;

/** The first thing that is wrong; undefined if all is as it must be. */
export function selfTest(init: number, isRoot: boolean, sandbox: Sandbox): string | undefined {
  for (const space of SPACES) {
    const inner = namespaceOf(init, space);
    if (inner === undefined || inner === namespaceOf('self', space)) return `it shares the host's ${space} name space`;
  }
  const maps = ['uid_map', 'gid_map'].map((map) => fs.readFileSync(`/proc/${init}/${map}`, 'latin1'));
  for (const map of maps) {
    const rows = map
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/ +/).map(Number));
    if (isRoot && rows.some(([, outer = 0]) => outer === 0)) return 'real root is root in it';
  }
  const { status, stdout } = sandbox.tool(['sh', '-c', INSIDE]);
  if (status === 0 && stdout === 'done\n') return undefined;
  const [word = ''] = stdout.split('\n');
  return word === 'done' || word === '' ? `nothing runs in it (status ${status})` : `${word} is not as it must be`;
}
