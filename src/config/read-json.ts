/** JSON that a stranger may have written: bounded in size and depth before anything works on it. */
import { textOfBytes, type ByteString } from '../model/bytes.ts';

/** Deeper than anything that we read. */
const MOST_DEPTH = 64;

export type JsonReading = { readonly value: unknown } | { readonly wrong: string };

/**
 * Reads JSON; what is wrong with it is said with its place. O(n).
 *
 * @param mostBytes a longer text is not read
 */
export function readJson(bytes: ByteString, mostBytes: number): JsonReading {
  if (bytes.length > mostBytes) return { wrong: `is too large: ${bytes.length} bytes, and ${mostBytes} are the most` };
  const deep = findDepth(bytes);
  if (deep !== undefined)
    return { wrong: `is nested too deeply in ${placeOf(bytes, deep)}: ${MOST_DEPTH} levels are the most` };
  try {
    return { value: JSON.parse(textOfBytes(bytes)) };
  } catch (error) {
    return { wrong: `is no JSON: ${error instanceof Error ? withoutText(error.message) : String(error)}` };
  }
}

/** The offset of the first bracket that is too deep. */
function findDepth(bytes: ByteString): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at);
    if (isText) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) isText = false;
    } else if (code === 0x22) isText = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MOST_DEPTH) return at;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return undefined;
}

function placeOf(bytes: ByteString, at: number): string {
  let line = 1;
  let start = 0;
  for (let feed = bytes.indexOf('\n'); feed >= 0 && feed < at; feed = bytes.indexOf('\n', feed + 1)) {
    line += 1;
    start = feed + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}

/** The message quotes the text, control characters and all. */
function withoutText(message: string): string {
  return message.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
