/** Why a journal is left alone, in words. */
import type { ByteString } from '../../model/bytes.ts';
import type { JournalRefusal } from '../../model/journal-refusal.ts';
import { showBriefly } from '../text/show.ts';

export const KIND_WORDS = { link: 'a link', file: 'a file', folder: 'a folder', other: 'a pipe or a device' } as const;

/** The end of a sentence about the journal. */
export function wordJournalRefusal(refusal: JournalRefusal): ByteString {
  switch (refusal.code) {
    case 'kind':
      return `it is ${KIND_WORDS[refusal.found]}, not a file`;
    case 'owner':
      return `it belongs to user ${refusal.uid}, neither to root nor to you`;
    case 'mode':
      return `others than its owner may write it (mode ${refusal.mode.toString(8)})`;
    case 'size':
      return `it is larger than ${refusal.most} bytes`;
    case 'version':
      return 'a later version of this program wrote it';
    case 'shape':
      return refusal.where === ''
        ? 'it has not the form that this program writes'
        : `it has not the form that this program writes: ${refusal.where} is not as it must be`;
    case 'path':
      return `no command of this program makes such a change at ${showBriefly(refusal.path)}`;
  }
}
