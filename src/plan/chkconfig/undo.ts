/** A change that is taken back, as a plan: what it comes to in the folders of the runlevels. */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import { levelOfFolder, serviceOfLink } from '../../model/link-farm.ts';
import { baseName } from '../../model/path.ts';
import type { FileChange, LinkChange, PathChange, Plan } from '../../model/plan.ts';

/** A path that gets its old state again. */
export interface UndonePath extends PathChange {
  /** Whether anything stands there now. */
  readonly isThere: boolean;
}

/** The plan of these paths; a link that gets its old name again is one change. O(n log n). */
export function planUndo(paths: readonly UndonePath[]): Plan {
  const files: FileChange[] = [];
  const links = new Map<ByteString, LinkChange[]>();
  for (const { path, after, isThere } of paths) {
    const slash = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
    const level = levelOfFolder(baseName(folder));
    if (after.kind === 'file') files.push({ path, service: name, text: after.text, mode: after.mode });
    if (after.kind === 'file' || level === undefined) continue;
    const service = serviceOfLink(name) ?? name;
    const common = { level, folder, service, reason: { state: 'undone' } } as const;
    const key = `${folder}/${service}`;
    const known = links.get(key) ?? [];
    links.set(key, known);
    if (after.kind === 'link') {
      const { target } = after;
      if (isThere) known.push({ ...common, action: 'replace', before: name, after: name, target });
      else join(known, { ...common, action: 'create', after: name, target });
    } else join(known, { ...common, action: 'remove', before: name, target: '' });
  }
  const sorted = [...links.values()].flat();
  const nameOf = ({ before, after }: LinkChange): ByteString => before ?? after ?? '';
  sorted.sort((a, b) => a.level - b.level || compareBytes(nameOf(a), nameOf(b)));
  return { links: sorted, files, refused: [] };
}

/** Adds a change; with one that takes away what it makes under another name, or the other way round, it is a renaming. */
function join(known: LinkChange[], change: LinkChange): void {
  const other = known.findIndex(({ action }) => action === (change.action === 'create' ? 'remove' : 'create'));
  const found = known[other];
  if (found === undefined) known.push(change);
  else {
    const [made, gone] = change.action === 'create' ? [change, found] : [found, change];
    known[other] = { ...made, action: 'rename', ...(gone.before !== undefined && { before: gone.before }) };
  }
}
