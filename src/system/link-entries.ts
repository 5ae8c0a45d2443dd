/** The links of an existing tree, for a plan to be compared with. */
import { createRootedHost, type WholeHost } from '../host/rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';
import { levelFolder } from '../model/link-farm.ts';
import type { TreeLink } from '../model/link-plan.ts';

/** A tree that was read. */
export interface PlanTree {
  /** The folder that has the rcN.d folders. */
  readonly folder: ByteString;
  readonly links: readonly TreeLink[];
}

const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Where the folders of links may be, seen from a root; or the root is itself the folder that has them. */
const PLACES: readonly ByteString[] = ['/etc', '/etc/rc.d', ''];

/** Reads the links below a root, no link followed out of it; undefined if it is no folder. */
export function readPlanTree(host: WholeHost, root: ByteString): PlanTree | undefined {
  if (host.kindOf(root) !== 'folder') return undefined;
  const rooted = createRootedHost(host, root);
  const hasLevels = (place: ByteString): boolean =>
    LEVELS.some((level) => rooted.kindOf(`${place}/${levelFolder(level)}`) === 'folder');
  const place = PLACES.find(hasLevels) ?? (rooted.kindOf('/etc') === 'folder' ? '/etc' : '');
  const isThere = new Map<ByteString, boolean>();
  const links = LEVELS.flatMap((level): readonly TreeLink[] => {
    const folder = `${place}/${levelFolder(level)}`;
    const listing = rooted.listNames(folder);
    const home = rooted.realPath(folder) ?? folder;
    const names = listing.kind === 'names' ? listing.names : [];
    return names.flatMap((name) => {
      if (!/^[SK]/.test(name)) return [];
      const path = `${folder}/${name}`;
      const target = rooted.linkTarget(path);
      // Most scripts have a link in each runlevel, all of which lead to the same place.
      const end = target?.startsWith('../') === true ? `${parentOf(home)}/${target.slice(3)}` : path;
      const leadsSomewhere = isThere.get(end) ?? rooted.kindOf(end) !== undefined;
      isThere.set(end, leadsSomewhere);
      return [{ level, name, target, leadsSomewhere }];
    });
  });
  return { folder: `${root.replace(/\/+$/, '')}${place}` || '/', links };
}

/** The folder above one that is named by its real path, where `..` is what the path says. */
function parentOf(path: ByteString): ByteString {
  return path.slice(0, path.lastIndexOf('/'));
}
