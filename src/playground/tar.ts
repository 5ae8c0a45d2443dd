/** Reading tar archives, plain or gzipped, as far as scripts need it: regular files with their long names (tar(5)). */

export interface ArchivedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

const BLOCK = 512;
const decoder = new TextDecoder();

/** Whether these bytes begin an archive of ours; a script never does. */
export function isArchive(bytes: Uint8Array): boolean {
  return isGzip(bytes) || decoder.decode(bytes.subarray(257, 262)) === 'ustar';
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes of an archive, unpacked; undefined if they are more than `most`, or broken. */
export async function unpack(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  if (!isGzip(bytes)) return bytes.length > most ? undefined : bytes;
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
    for (const reader = stream.getReader(); ;) {
      const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
      if (done || value === undefined) break;
      size += value.length;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The regular files of an archive, up to where it is broken. O(n). */
export function readTar(bytes: Uint8Array): readonly ArchivedFile[] {
  const files: ArchivedFile[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const head = bytes.subarray(at, at + BLOCK);
    if (head[0] === 0) break;
    const size = readOctal(head, 124, 12);
    const body = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (size < 0 || body.length < size) break;
    const kind = String.fromCharCode(head[156] ?? 0);
    if (kind === 'L') longName = readText(body, 0, body.length);
    else if (kind === 'x') longName = readPaxPath(body) ?? longName;
    else {
      if (kind === '0' || kind === '\0') {
        files.push({ path: longName ?? readName(head), bytes: body, mode: readOctal(head, 100, 8) & 0o7777 });
      }
      longName = undefined;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function readName(head: Uint8Array): string {
  const name = readText(head, 0, 100);
  const prefix = readText(head, 257, 6) === 'ustar' ? readText(head, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function readText(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return decoder.decode(end < 0 ? field : field.subarray(0, end));
}

/** -1 for what is no number. */
function readOctal(head: Uint8Array, start: number, length: number): number {
  const text = readText(head, start, length).trim();
  return /^[0-7]{1,11}$/.test(text) ? Number.parseInt(text, 8) : text === '' ? 0 : -1;
}

/** `LENGTH path=NAME`, one of several records. */
function readPaxPath(body: Uint8Array): string | undefined {
  for (let at = 0; at < body.length;) {
    const blank = body.indexOf(0x20, at);
    const length = blank < 0 ? 0 : Number(decoder.decode(body.subarray(at, blank)));
    if (!Number.isInteger(length) || length <= blank - at) return undefined;
    const record = decoder.decode(body.subarray(blank + 1, at + length - 1));
    if (record.startsWith('path=')) return record.slice('path='.length);
    at += length;
  }
  return undefined;
}
