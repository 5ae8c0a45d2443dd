/**
 * The runlevels of an LSB block as Debian's update-rc.d reads them (init-system-helpers 1.65): by lines of exactly one form,
 * so that headers which insserv understands may say nothing here.
 */
import type { ByteString } from '../../model/bytes.ts';

/** The words behind `# Default-Start:` and `# Default-Stop:`, whatever they are. */
export interface UpdateRcdLevels {
  readonly start: readonly ByteString[];
  readonly stop: readonly ByteString[];
}

/** Reads the block; the last line of a name counts, and a block may lack its end. Never throws. O(n). */
export function readUpdateRcdLevels(text: ByteString): UpdateRcdLevels {
  let isInBlock = false;
  let start: readonly ByteString[] = [];
  let stop: readonly ByteString[] = [];
  for (const line of text.split('\n')) {
    if (isMarker(line, '### BEGIN INIT INFO')) isInBlock = true;
    else if (isMarker(line, '### END INIT INFO')) break;
    else if (isInBlock) {
      start = wordsBehind(line, '# Default-Start:') ?? start;
      stop = wordsBehind(line, '# Default-Stop:') ?? stop;
    }
  }
  return { start, stop };
}

function isMarker(line: ByteString, marker: ByteString): boolean {
  return line.startsWith(marker) && splitAtSpace(line.slice(marker.length)).length === 0;
}

function wordsBehind(line: ByteString, key: ByteString): readonly ByteString[] | undefined {
  return line.startsWith(key) ? splitAtSpace(line.slice(key.length)) : undefined;
}

function splitAtSpace(text: ByteString): readonly ByteString[] {
  return text.match(/[^ \t\n\v\f\r]+/g) ?? [];
}
