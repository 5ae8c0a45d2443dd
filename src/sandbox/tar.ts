/** Files as a tar archive (POSIX ustar), the form in which they get into the sandbox. */
import type { ByteString } from '../model/bytes.ts';
import type { SandboxFile } from '../model/sandbox.ts';

const BLOCK = 512;
const NAME = 100;

/** The archive. Files with names that the form cannot hold are left out. O(bytes). */
export function writeTar(files: readonly SandboxFile[]): ByteString {
  const parts: ByteString[] = [];
  for (const file of files) {
    const head = headerOf(file);
    if (head === undefined) continue;
    const padding = (BLOCK - (file.text.length % BLOCK)) % BLOCK;
    parts.push(head, file.text, '\0'.repeat(padding));
  }
  return `${parts.join('')}${'\0'.repeat(2 * BLOCK)}`;
}

function headerOf({ path, text, mode, isFolder = false, target = '' }: SandboxFile): ByteString | undefined {
  const whole = `.${path}${isFolder ? '/' : ''}`;
  const cut = whole.length <= NAME ? -1 : whole.indexOf('/', whole.length - NAME - 1);
  const [prefix, name] = cut < 0 ? ['', whole] : [whole.slice(0, cut), whole.slice(cut + 1)];
  if (name.length > NAME || prefix.length > 155 || target.length > NAME || path.includes('\0')) return undefined;
  const number = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  const pad = (bytes: ByteString, width: number): ByteString => bytes.padEnd(width, '\0');
  const kind = isFolder ? '5' : target === '' ? '0' : '2';
  const before =
    pad(name, NAME) + number(mode, 8) + number(0, 8) + number(0, 8) + number(text.length, 12) + number(0, 12);
  const behind = `${kind}${pad(target, NAME)}ustar\x0000${'\0'.repeat(64)}${number(0, 8)}${number(0, 8)}${pad(prefix, 155)}`;
  const bare = `${before}        ${behind}`.padEnd(BLOCK, '\0');
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += bare.charCodeAt(i);
  return `${before}${sum.toString(8).padStart(6, '0')}\0 ${behind}`.padEnd(BLOCK, '\0');
}
