/** Names that a transaction makes for itself, beside the path of a step; the number keeps those of one folder apart. */
import type { ByteString } from '../model/bytes.ts';
import type { LinkDoor } from '../host/link-door.ts';

const ASIDE = '.initorder.';
const NUMBER = /^[0-9]{1,9}$/;
/** As many numbers are tried for one step: more leftovers than this nobody has by accident. */
const MOST_TRIES = 1000;

/** `new`: where a link or file is made before it is moved to its path. `old`: a second name for what stood there. */
export interface AsideNames {
  readonly temporary: ByteString;
  readonly backup: ByteString;
}

/**
 * Names beside a path under which nothing stands: what a run that was dropped has left may be the only copy of a file.
 * Undefined if there are none to be had.
 *
 * @param first the number that is tried first
 * @param stride added for each further try, so that no two steps come to one name
 */
export function chooseAside(
  door: Pick<LinkDoor, 'look'>,
  path: ByteString,
  first: number,
  stride: number,
): AsideNames | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (let number = first, tries = 0; tries < MOST_TRIES; number += stride, tries++) {
    const names = { temporary: `${folder}${ASIDE}${number}.new`, backup: `${folder}${ASIDE}${number}.old` };
    const isTaken = [names.temporary, names.backup].some((name) => {
      const { kind } = door.look(name);
      return kind !== 'absent' && kind !== 'error';
    });
    if (!isTaken) return names;
  }
  return undefined;
}

/** The number in a name beside a path; undefined if it is no such name of that ending. */
export function asideNumber(path: ByteString, name: ByteString, ending: '.new' | '.old'): number | undefined {
  const start = `${path.slice(0, path.lastIndexOf('/') + 1)}${ASIDE}`;
  if (!name.startsWith(start) || !name.endsWith(ending)) return undefined;
  const digits = name.slice(start.length, name.length - ending.length);
  return NUMBER.test(digits) ? Number(digits) : undefined;
}
