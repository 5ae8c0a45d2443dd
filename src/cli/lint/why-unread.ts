/** Why a file that was asked for cannot be read, in words. */
import type { ReadResult } from '../../host/door.ts';

export function whyUnread(result: Exclude<ReadResult, { kind: 'text' }>): string {
  if (result.kind === 'error') return result.reason;
  return result.isFolder ? 'it is a folder' : 'it is a pipe or a device, no regular file';
}
