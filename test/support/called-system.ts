import type { MemoryEntry } from '../../src/host/memory-host.ts';
import { lsbScript } from './lsb-script.ts';

/** A script with both kinds of SysV headers. */
export function chkconfigScript(name: string): string {
  return lsbScript(name).replace('\n', `\n# chkconfig: 2345 20 80\n# description: ${name}\n`);
}

/** A system with one script and no link. */
export const SYSTEM: [string, MemoryEntry][] = [
  ...['0', '1', '2', '3', '4', '5', '6', 'S'].map((level): [string, MemoryEntry] => [
    `etc/rc${level}.d`,
    { kind: 'folder' },
  ]),
  ['etc/insserv.conf', ''],
  ['etc/init.d/net', { kind: 'file', text: chkconfigScript('net'), mode: 0o755 }],
];
