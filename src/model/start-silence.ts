/** Why a script gets no start link, or fewer than its header seems to say. The programs themselves say nothing of it. */
import type { ByteString } from './bytes.ts';
import type { Span } from './place.ts';

/** Who reads the header: update-rc.d by itself takes lines of one form alone, and every word of them. */
export type StartReader = 'insserv' | 'update-rc.d' | 'chkconfig';

export type StartSilence =
  /** No LSB block, and no chkconfig line either. */
  | { readonly kind: 'no-header' }
  /** A script of a boot system that has no comment headers. */
  | { readonly kind: 'openrc' | 'rc-common' }
  /** No LSB block. `levels`: those of the chkconfig line, as a Default-Start line would have them. */
  | { readonly kind: 'chkconfig-only'; readonly span: Span; readonly levels: ByteString }
  /** The block has no Default-Start; `span` is where it begins. */
  | { readonly kind: 'no-field'; readonly span: Span }
  | { readonly kind: 'empty'; readonly span: Span }
  /** `joined`: runlevels without blanks between them. `levels`: all that the field seems to mean, which may be none. */
  | {
      readonly kind: 'joined' | 'no-level';
      readonly span: Span;
      readonly word: ByteString;
      readonly levels: ByteString;
    }
  /** Others read this line of the block, but not this reader. */
  | { readonly kind: 'unread-line'; readonly span: Span };
