import type { WholeHost } from '../../src/host/rooted-host.ts';

/** Everything that a host has, by path: `-> target` of a link, `folder`, `other`, the contents of a file behind `text:`. */
export function wholeTree(host: Pick<WholeHost, 'readFolder' | 'look' | 'readFile'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const listing = host.readFolder(folder === '' ? '/' : folder);
    for (const { name, kind } of listing.kind === 'folder' ? listing.entries : []) {
      const path = `${folder}/${name}`;
      const entry = host.look(path);
      if (kind === 'folder') open.push(path);
      if (entry.kind === 'link') found.set(path, `-> ${entry.target}`);
      else if (entry.kind !== 'file') found.set(path, kind);
      else {
        const content = host.readFile(path);
        found.set(path, `text:${content.kind === 'text' ? content.text : ''}`);
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
