/** The one place where planned changes of links and files reach the disk. */
import type { RootedHost } from '../host/rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';
import type { PathChange } from '../model/plan.ts';

/** The first change that could not be made. */
export interface ApplyFault {
  readonly change: PathChange;
  readonly reason: ByteString;
}

/** Makes changes in their order. Returns what could not be made. */
export function applyChanges(host: RootedHost, changes: readonly PathChange[]): ApplyFault | undefined {
  for (const change of changes) {
    const fault = applyChange(host, change);
    if (fault !== undefined) return { change, reason: fault.reason };
  }
  return undefined;
}

function applyChange(host: RootedHost, { path, after }: PathChange): { readonly reason: ByteString } | undefined {
  if (after.kind === 'absent') return host.remove(path);
  const temporary = `${path}.${host.self}.new`;
  const fault =
    after.kind === 'link'
      ? host.makeLink(after.target, temporary)
      : host.createFile(temporary, after.text, { mode: modeOf(host, path, after.mode) });
  if (fault !== undefined) return fault;
  return host.rename(temporary, path);
}

function modeOf(host: RootedHost, path: ByteString, mode: number | 'keep'): number {
  if (mode !== 'keep') return mode;
  const before = host.look(path);
  return before.kind === 'file' ? before.mode : 0o644;
}
