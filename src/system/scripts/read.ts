/** Reads the scripts that an rcorder command line names. Only as much of each file is read as its header needs. */
import { readRcorder, type RcorderReading } from '../../header/rcorder/reader.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderScript } from '../../model/rcorder-order.ts';

/** What is no script, and why. */
export type Unread =
  | { readonly file: ByteString; readonly kind: 'folder' | 'not-regular' }
  | { readonly file: ByteString; readonly kind: 'error'; readonly reason: string };

export interface ReadScripts {
  /** In the order of the operands, those that could not be read left out. */
  readonly scripts: readonly RcorderScript[];
  readonly unread: readonly Unread[];
}

export function readRcorderScripts(host: Host, files: readonly ByteString[]): ReadScripts {
  const scripts: RcorderScript[] = [];
  const unread: Unread[] = [];
  for (const file of files) {
    let reading: RcorderReading | undefined;
    const result = host.readFile(file, (text) => {
      reading = readRcorder(text);
      return reading.complete;
    });
    if (result.kind === 'text') scripts.push({ file, header: reading ?? readRcorder(result.text) });
    else if (result.kind === 'error') unread.push({ file, kind: 'error', reason: result.reason });
    else unread.push({ file, kind: result.isFolder ? 'folder' : 'not-regular' });
  }
  return { scripts, unread };
}
