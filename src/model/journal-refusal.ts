/** Why a journal is left alone: it lies in a tree that anybody may have made, so it is data from a stranger. */
import type { ByteString } from './bytes.ts';

export type JournalRefusal =
  /** It is no regular file. */
  | { readonly code: 'kind'; readonly found: 'link' | 'folder' | 'other' }
  /** It belongs to neither root nor who runs this. */
  | { readonly code: 'owner'; readonly uid: number }
  /** Others than its owner may write it. */
  | { readonly code: 'mode'; readonly mode: number }
  | { readonly code: 'size'; readonly most: number }
  /** It is whole, but of a later version of this program. */
  | { readonly code: 'version' }
  /** It has not the form that this program writes. `where`: the way to the first fault, such as `steps[3].path`. */
  | { readonly code: 'shape'; readonly where: ByteString }
  /** It is about a path at which this program makes no such change. */
  | { readonly code: 'path'; readonly path: ByteString };
