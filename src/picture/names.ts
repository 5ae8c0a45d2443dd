/** Names that people type, as nodes of a picture: a path, a file name, or anything that a script provides. */
import type { ByteString } from '../model/bytes.ts';
import type { Picture } from '../model/picture.ts';

/** The nodes that each name means; what is more particular wins, as everywhere. O(names). */
export function indexPicture({ nodes }: Picture): ReadonlyMap<ByteString, ReadonlySet<number>> {
  const index = new Map<ByteString, Set<number>>();
  const kinds = [
    nodes.map(({ path }) => [path]),
    nodes.map(({ name }) => [name]),
    nodes.map(({ path }) => [path.slice(path.lastIndexOf('/') + 1)]),
    nodes.map(({ provides }) => provides),
  ];
  for (const names of kinds) {
    const taken = new Set(index.keys());
    names.forEach((own, node) => {
      for (const name of own) {
        if (taken.has(name)) continue;
        const known = index.get(name);
        if (known === undefined) index.set(name, new Set([node]));
        else known.add(node);
      }
    });
  }
  return index;
}
