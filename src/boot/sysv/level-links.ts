/** The links of one runlevel's folder, as a boot finds them. */
import type { ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import { shortPath } from '../paths.ts';

export interface LevelLink {
  /** The name in the folder: `S20cron`. */
  readonly name: ByteString;
  readonly kind: 'S' | 'K';
  /** Inside the root. */
  readonly path: ByteString;
  /** Where it leads, links followed; the path itself for a file, and for what leads nowhere. */
  readonly target: ByteString;
  /** A file is there, links followed. */
  readonly isFile: boolean;
  readonly isExecutable: boolean;
}

/** All names that begin with S or K, in byte order; none if there is no folder. */
export function readLevelLinks(view: RootView, folder: ByteString): readonly LevelLink[] {
  return (view.listNames(folder) ?? []).flatMap((name): readonly LevelLink[] => {
    const kind = name.charAt(0);
    if (kind !== 'S' && kind !== 'K') return [];
    const path = `${folder}/${name}`;
    const end = view.realPath(path);
    const isFile = end !== undefined && view.kindOf(end) === 'file';
    const isExecutable = isFile && view.isExecutable(end);
    return [{ name, kind, path, target: end ?? path, isFile, isExecutable }];
  });
}

/** The folder of a runlevel. */
export function levelFolderOf(root: ByteString, level: ByteString): ByteString {
  return `${root}/rc${level}.d`;
}

/** How plans name a link's parts. */
export function nameParts(link: LevelLink): { readonly script: ByteString; readonly link: ByteString } {
  return { script: shortPath(link.target), link: shortPath(link.path) };
}
