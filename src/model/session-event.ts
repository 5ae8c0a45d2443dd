/** What is told of the frame in which any command changes links and files: its lock, its journal, its failure. */
import type { ByteString } from './bytes.ts';
import type { PathFault, SystemFault } from './fault.ts';

export type SessionEvent =
  | { readonly kind: 'busy'; readonly owner: ByteString; readonly path: ByteString }
  | { readonly kind: 'cannot-lock'; readonly path: ByteString; readonly fault: SystemFault }
  /** A run died, and what it left could not be taken back by one that only reads. */
  | { readonly kind: 'interrupted'; readonly path: ByteString }
  | { readonly kind: 'recovered'; readonly how: 'rolled-back' | 'finished'; readonly command: ByteString }
  | { readonly kind: 'stuck'; readonly journal: ByteString; readonly faults: readonly PathFault[] }
  /** Nothing was changed, but for what `remaining` tells. */
  | {
      readonly kind: 'apply-failed';
      readonly operation: 'journal' | 'folder' | 'link' | 'file' | 'remove' | 'sync' | 'look';
      readonly fault: PathFault;
      readonly remaining: readonly PathFault[];
    };
