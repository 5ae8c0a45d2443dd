/** Folders that a change needs, made before it: if it comes to nothing, they go again, as long as they are empty. */
import type { ChangeFault } from '../host/door.ts';
import type { WholeHost } from '../host/rooted-host.ts';
import type { ByteString } from '../model/bytes.ts';

export interface NewFolders {
  /** Makes a folder and those above it that are missing; one that is there is left as it is. */
  readonly make: (path: ByteString) => ChangeFault;
  /** Takes away what was made. A folder in which something stands by now is no longer ours. */
  readonly takeAway: () => void;
}

export function openNewFolders(
  host: Pick<WholeHost, 'kindOf' | 'makeFolder' | 'removeFolder'>,
  mode: number,
): NewFolders {
  const made: ByteString[] = [];
  return {
    make: (path) => {
      const missing: ByteString[] = [];
      for (let at = path.replace(/\/+$/, ''); at !== '' && host.kindOf(at) === undefined;) {
        missing.push(at);
        const slash = at.lastIndexOf('/');
        at = at.slice(0, Math.max(0, slash)).replace(/\/+$/, '');
      }
      for (const folder of missing.reverse()) {
        const fault = host.makeFolder(folder, mode);
        if (fault !== undefined) return fault;
        made.push(folder);
      }
      return missing.length === 0 ? host.makeFolder(path, mode) : undefined;
    },
    takeAway: () => {
      for (const folder of made.reverse()) host.removeFolder(folder);
      made.length = 0;
    },
  };
}
