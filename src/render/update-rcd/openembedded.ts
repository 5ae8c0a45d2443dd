/** What `update-rc.d-ts --compat=openembedded` says, in our own words: the real one's have no readers. */
import type { ByteString } from '../../model/bytes.ts';
import { showName } from '../text/show.ts';

/** What there may be to say of a call. */
export type OpenEmbeddedEvent =
  | { readonly code: 'usage'; readonly wrong: ByteString }
  | { readonly code: 'no-script' | 'has-links' | 'not-started'; readonly path: ByteString }
  | { readonly code: 'still-there'; readonly path: ByteString; readonly isForced: boolean }
  | { readonly code: 'action' | 'number' | 'level' | 'no-dot' | 'too-many'; readonly word: ByteString };

/** The event as lines: what is wrong, and what to do. */
export function renderOpenEmbeddedEvent(event: OpenEmbeddedEvent): ByteString {
  const [severity, title, help] = wordEvent(event);
  return `${severity}: ${title}\n${help === '' ? '' : `  = help: ${help}\n`}`;
}

type Worded = readonly ['error' | 'warning' | 'info', ByteString, ByteString];

function wordEvent(event: OpenEmbeddedEvent): Worded {
  switch (event.code) {
    case 'usage':
      return ['error', showName(event.wrong), FORMS];
    case 'no-script':
      return ['error', `there is no script ${showName(event.path)}`, 'install it before its links are made'];
    case 'has-links':
      return [
        'info',
        `${showName(event.path)} has links already, and they stay`,
        'to number it anew, remove them first (-f remove)',
      ];
    case 'not-started':
      return ['info', `${showName(event.path)} is not started: scripts are never run here`, ''];
    case 'still-there':
      return event.isForced
        ? ['info', `${showName(event.path)} is still there; its links are removed`, '']
        : ['error', `${showName(event.path)} is still there`, 'remove the script first, or add -f'];
    case 'action':
      return ['error', `${quote(event.word)} is no action`, FORMS];
    case 'number':
      return ['error', `${quote(event.word)} is no number of a link`, 'numbers go from 00 to 99'];
    case 'level':
      return ['error', `${quote(event.word)} is no runlevel`, 'runlevels are 0 to 6 and S; a dot ends the list'];
    case 'no-dot':
      return [
        'error',
        `the runlevels behind ${event.word} have no end`,
        'put a dot behind the last one: start 20 2 3 4 5 .',
      ];
    case 'too-many':
      return [
        'error',
        `${quote(event.word)} is one word too many`,
        'defaults takes two numbers at most: that of the start and that of the stop',
      ];
  }
}

const FORMS =
  'NAME defaults [NN [KK]], NAME start NN LEVEL... . stop NN LEVEL... ., or NAME remove; before them -r ROOT, -n, -f, -s';

function quote(word: ByteString): ByteString {
  return `\`${showName(word)}'`;
}
