/** Operands that are no scripts, as findings. */
import type { Finding } from '../../model/finding.ts';
import { wholeFile } from '../../model/place.ts';
import type { Unread } from '../../system/scripts/read.ts';

/** @param command what a folder's scripts can be given to, for the advice about folders */
export function describeUnread(entry: Unread, command: string): Finding {
  const place = wholeFile(entry.file);
  switch (entry.kind) {
    case 'error':
      return { code: 'order/unreadable-file', severity: 'error', place, args: { reason: entry.reason }, also: [] };
    case 'folder':
      return { code: 'order/folder', severity: 'info', place, args: { command }, also: [] };
    case 'not-regular':
      return { code: 'order/not-regular', severity: 'info', place, args: {}, also: [] };
  }
}
