import type { FarmTree } from './farm-vectors.ts';

interface PlannedLink {
  readonly folder: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly target: string | null;
}

/** The links that a tree has after what `--json` tells, by path. `etc`: the folder that has those of the links. */
export function plannedLinks(tree: FarmTree, json: string, etc = 'etc'): FarmTree {
  const links = new Map(Object.entries(linksOf(tree)));
  const changes = (JSON.parse(json) as { readonly links: readonly PlannedLink[] }).links;
  for (const { folder, before } of changes) links.delete(`${etc}/${folder}/${before ?? ''}`);
  for (const { folder, after, target } of changes) {
    if (after !== null) links.set(`${etc}/${folder}/${after}`, `-> ${target ?? ''}`);
  }
  return Object.fromEntries([...links].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is in the folders of runlevels. */
export function linksOf(tree: FarmTree): FarmTree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => /(^|\/)etc\/rc[^/]*\.d\//.test(name)));
}
