/** What is told of the frame in which any command changes links and files: its lock, its journal, its failure. */
import type { ByteString } from './bytes.ts';
import type { PathFault, SystemFault } from './fault.ts';
import type { JournalRefusal } from './journal-refusal.ts';

export type SessionEvent =
  | { readonly kind: 'busy'; readonly owner: ByteString; readonly path: ByteString }
  /** Something stands where the lock is to be, and no waiting helps. */
  | { readonly kind: 'no-lock'; readonly path: ByteString; readonly found: 'link' | 'file' | 'folder' | 'other' }
  | { readonly kind: 'cannot-lock'; readonly path: ByteString; readonly fault: SystemFault }
  /** A run died, and what it left could not be taken back by one that only reads. */
  | { readonly kind: 'interrupted'; readonly path: ByteString }
  | { readonly kind: 'recovered'; readonly how: 'rolled-back' | 'finished'; readonly command: ByteString }
  /** A journal is there that is not acted on; `isStopped` if nothing else is done therefore. */
  | {
      readonly kind: 'refused';
      readonly journal: ByteString;
      readonly refusal: JournalRefusal;
      readonly isStopped: boolean;
    }
  | { readonly kind: 'stuck'; readonly journal: ByteString; readonly faults: readonly PathFault[] }
  /** Nothing was changed, but for what `remaining` tells. */
  | {
      readonly kind: 'apply-failed';
      readonly operation: 'journal' | 'folder' | 'link' | 'file' | 'remove' | 'sync' | 'look' | 'read';
      readonly fault: PathFault;
      readonly remaining: readonly PathFault[];
    };
