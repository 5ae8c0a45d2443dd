/**
 * What chkconfig tells on standard error, as data: `src/render/` has the words of the original for `--compat`, and our own,
 * which say more. A message that the original does not have has no words in compatibility mode, unless it is about safety.
 */
import type { ByteString } from './bytes.ts';
import type { ChkconfigList, ChkconfigRefusal } from './chkconfig-service.ts';
import type { SystemFault } from './fault.ts';
import type { NearChkconfigLine } from './near-line.ts';
import type { Place } from './place.ts';
import type { RefusedLink } from './plan.ts';
import type { JournalRefusal } from './journal-refusal.ts';
import type { SessionEvent } from './session-event.ts';
import type { StartSilence } from './start-silence.ts';
import type { MeantScript } from './update-rcd-event.ts';

export type ChkconfigMessage =
  | { readonly kind: 'unknown-option'; readonly word: ByteString; readonly nearest?: ByteString }
  | { readonly kind: 'missing-value' | 'unwanted-value'; readonly word: ByteString }
  | { readonly kind: 'bad-type'; readonly type: ByteString }
  | { readonly kind: 'several-commands' }
  /** Wrong use that the original answers with its usage text. `wrong` says what is wrong, for us. */
  | { readonly kind: 'usage'; readonly wrong: ByteString }
  | { readonly kind: 'several-levels' }
  | { readonly kind: 'ignored-words'; readonly words: readonly ByteString[] }
  | { readonly kind: 'scripts-folder'; readonly path: ByteString; readonly fault: SystemFault }
  | {
      readonly kind: 'level-folder';
      readonly path: ByteString;
      readonly service: ByteString;
      readonly fault: SystemFault;
      /** Where the folders of runlevels are that have another name, as `rc.d/rc3.d`; by the names that chkconfig has. */
      readonly elsewhere?: ReadonlyMap<ByteString, ByteString>;
      /** The root, as typed; undefined for the machine's own. */
      readonly root?: ByteString;
    }
  | { readonly kind: 'xinetd-folder'; readonly path: ByteString; readonly fault: SystemFault }
  | {
      readonly kind: 'unreadable';
      readonly service: ByteString;
      readonly fault: SystemFault;
      readonly meant?: MeantScript;
      /** A script of the name in `/etc/rc.d/init.d`, where `/etc/init.d` does not lead there. */
      readonly elsewhere?: ByteString;
      /** The call with the name that was meant, as it can be typed. */
      readonly advice?: ByteString;
    }
  | {
      readonly kind: 'unsupported';
      readonly service: ByteString;
      readonly file: ByteString;
      readonly refusal: ChkconfigRefusal;
      /** The line that was meant as its chkconfig line. */
      readonly near?: NearChkconfigLine;
    }
  /** A service that no runlevel starts, for what its header says or does not say. */
  | {
      readonly kind: 'silent-start';
      readonly service: ByteString;
      readonly file: ByteString;
      readonly silence: StartSilence;
    }
  /** A service with a number of its own making, while a line that nearly gives one is not read. */
  | {
      readonly kind: 'near-line';
      readonly service: ByteString;
      readonly file: ByteString;
      readonly near: NearChkconfigLine;
    }
  | { readonly kind: 'not-added'; readonly service: ByteString }
  | { readonly kind: 'no-privileges'; readonly fault: SystemFault }
  | { readonly kind: 'link-refused'; readonly link: RefusedLink; readonly reason: ByteString }
  | { readonly kind: 'xinetd-name'; readonly path: ByteString; readonly most: number }
  | { readonly kind: 'unknown-level'; readonly service: ByteString }
  | {
      readonly kind: 'unmet';
      readonly service: ByteString;
      readonly name: ByteString;
      readonly list: ChkconfigList;
      readonly place: Place;
      readonly isFatal: boolean;
      readonly nearest?: ByteString;
    }
  /** Services that wait for each other: each with the word by which it waits for the one before. */
  | { readonly kind: 'ring'; readonly number: number; readonly steps: readonly RingStep[] }
  | { readonly kind: 'needed'; readonly service: ByteString; readonly by: ByteString; readonly place: Place }
  | { readonly kind: 'systemd-note' }
  | {
      readonly kind: 'forwarding';
      readonly verb: ByteString;
      readonly unit: ByteString;
      /** Nothing is handed on, for the run is dry. */
      readonly isPlanned: boolean;
    }
  | { readonly kind: 'forward-failed' }
  | SessionEvent
  | { readonly kind: 'no-undo'; readonly root: ByteString }
  | { readonly kind: 'undo-refused'; readonly path: ByteString; readonly refusal: JournalRefusal }
  | { readonly kind: 'undo-changed'; readonly path: ByteString; readonly command: ByteString }
  | { readonly kind: 'undone'; readonly command: ByteString }
  | { readonly kind: 'restore-line'; readonly place: Place; readonly text: ByteString }
  | { readonly kind: 'restore-file'; readonly path: ByteString; readonly fault: SystemFault };

export interface RingStep {
  /** The service that waits, and the one that it waits for. */
  readonly service: ByteString;
  readonly on: ByteString;
  readonly list: ChkconfigList;
  readonly place: Place;
}
