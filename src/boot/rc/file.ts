/** A file of a folder of rc scripts, as it was read. */
import { readRcorder } from '../../header/rcorder/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderHeader } from '../../model/header.ts';
import type { RootView } from '../../model/root-view.ts';
import { shortPath } from '../paths.ts';

export interface RcFile {
  /** Inside the root. */
  readonly path: ByteString;
  /** The same without a slash in front, as plans name it. */
  readonly script: ByteString;
  /** Undefined if it cannot be read; `reason` says why then. */
  readonly text: ByteString | undefined;
  readonly reason: ByteString;
  readonly isExecutable: boolean;
  readonly header: RcorderHeader;
  readonly isLocal: boolean;
}

/** The files of a folder as the shell's `*` lists them: no hidden ones, and no folders. */
export function readRcFolder(view: RootView, folder: ByteString, isLocal: boolean): readonly RcFile[] {
  const names = view.listNames(folder) ?? [];
  return names.flatMap((name) => {
    if (name.startsWith('.')) return [];
    const path = `${folder.replace(/\/+$/, '')}/${name}`;
    return view.kindOf(path) === 'folder' ? [] : [readRcFile(view, path, isLocal)];
  });
}

export function readRcFile(view: RootView, path: ByteString, isLocal: boolean): RcFile {
  const found = view.readFile(path);
  const text = found.kind === 'text' ? found.text : undefined;
  return {
    path,
    script: shortPath(path),
    text,
    reason: found.kind === 'unreadable' ? found.reason : found.kind === 'absent' ? 'No such file or directory' : '',
    isExecutable: text !== undefined && view.isExecutable(path),
    header: text === undefined ? { fields: [] } : readRcorder(text),
    isLocal,
  };
}
