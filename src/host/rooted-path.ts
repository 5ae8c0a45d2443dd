/**
 * Paths inside a root folder, resolved as the kernel would after a chroot(2) there: an absolute link starts at the root, `..`
 * never leads out of it. Each component is looked at by itself, since the kernel, not changed to that root, would follow a
 * link out.
 */
import type { ByteString } from '../model/bytes.ts';
import type { LinkDoor } from './link-door.ts';

/**
 * Where a path leads: a path below the root that has no link and no `..` in it, or why it leads nowhere. `goal`: where it would
 * lead if a folder that is missing on the way were there.
 */
export type ResolvedPath =
  | { readonly kind: 'path'; readonly path: ByteString }
  | { readonly kind: 'error'; readonly code: string; readonly goal?: ByteString };

/** As many links as Linux follows in one path. */
const MOST_LINKS = 40;

/**
 * Resolves a path inside a root.
 *
 * @param root the folder's path in the host's own terms; empty for `/`
 * @param path inside the root; it is taken as absolute
 * @param followsLast whether a link at the very end is followed; what the end names need not exist
 * @returns the path inside the root, with a slash in front. O(components and links), each one look.
 */
export function resolveInRoot(
  door: Pick<LinkDoor, 'look'>,
  root: ByteString,
  path: ByteString,
  followsLast: boolean,
): ResolvedPath {
  const rest = path.split('/').reverse();
  const resolved: ByteString[] = [];
  let links = 0;
  while (rest.length > 0) {
    const part = rest.pop() ?? '';
    const isLast = rest.every((other) => other === '');
    if (part === '' || part === '.') continue;
    if (part === '..') {
      resolved.pop();
      continue;
    }
    const found = door.look(`${root}/${[...resolved, part].join('/')}`);
    if (found.kind === 'error') return { kind: 'error', code: found.code };
    // Behind a slash at the end must stand a folder, so a link is followed there in any case.
    if (found.kind === 'link' && (!isLast || followsLast || rest.length > 0)) {
      links += 1;
      if (links > MOST_LINKS) return { kind: 'error', code: 'ELOOP' };
      if (found.target.startsWith('/')) resolved.length = 0;
      rest.push(...found.target.split('/').reverse());
      continue;
    }
    if (!isLast && found.kind === 'absent')
      return { kind: 'error', code: 'ENOENT', ...goalBehind(resolved, part, rest) };
    // Nor does a file stand at a path with a slash at its end.
    const isFolder = found.kind === 'folder' || (isLast && (rest.length === 0 || found.kind === 'absent'));
    if (!isFolder) return { kind: 'error', code: 'ENOTDIR' };
    resolved.push(part);
  }
  return { kind: 'path', path: `/${resolved.join('/')}` };
}

/** @param rest parts that were not looked at, the next one last; with a `..` among them nobody can tell */
function goalBehind(
  resolved: readonly ByteString[],
  part: ByteString,
  rest: readonly ByteString[],
): { readonly goal?: ByteString } {
  const more = rest.filter((other) => other !== '' && other !== '.').reverse();
  return more.includes('..') ? {} : { goal: `/${[...resolved, part, ...more].join('/')}` };
}
