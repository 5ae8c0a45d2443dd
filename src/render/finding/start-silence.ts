/** Why a script gets no start link, in words: what its reader does not take, and the line to write. */
import type { ByteString } from '../../model/bytes.ts';
import type { Severity } from '../../model/finding.ts';
import { placeIn, wholeFile, type Place } from '../../model/place.ts';
import type { StartReader, StartSilence } from '../../model/start-silence.ts';
import { wordCommand } from '../text/command-words.ts';
import { showName } from '../text/show.ts';

/** The words for it. All names in them are safe on a terminal. */
export interface SilenceSentence {
  readonly severity: Severity;
  readonly title: ByteString;
  /** Stands at the place. */
  readonly label: ByteString;
  readonly help: ByteString;
  readonly place: Place;
}

const USUAL_LEVELS = '2 3 4 5';

/**
 * Puts it into words.
 *
 * @param file the script, or the override that its header is from
 * @param system the root that commands on it name; undefined where scripts are not those of a system
 */
export function wordSilence(
  script: ByteString,
  file: ByteString,
  silence: StartSilence,
  reader: StartReader,
  system?: { readonly root: ByteString | undefined },
): SilenceSentence {
  const name = `\`${showName(script)}'`;
  const place = 'span' in silence ? placeIn(file, silence.span) : wholeFile(file);
  const warning = (title: ByteString, label: ByteString, help: ByteString): SilenceSentence => {
    return { severity: 'warning', title, label, help, place };
  };
  switch (silence.kind) {
    case 'no-header':
      return warning(
        `${name} gets no link, for it has no LSB block: ${showName(file)}`,
        '',
        `${blockOf(USUAL_LEVELS)}; Required-Start and Required-Stop belong into it too, empty if need be`,
      );
    case 'openrc':
      return warning(
        `${name} gets no link, for it is a script of OpenRC, which has no LSB blocks`,
        '',
        `where OpenRC boots the system: rc-update add ${showName(script)} default`,
      );
    case 'rc-common':
      return warning(
        `${name} gets no link, for it is a script of OpenWrt, which has no LSB blocks`,
        '',
        `where OpenWrt boots the system: /etc/init.d/${showName(script)} enable`,
      );
    case 'chkconfig-only':
      return warning(
        `${name} gets no link, for it has a chkconfig line and no LSB block`,
        `${reader} does not read chkconfig lines`,
        `${blockOf(silence.levels)}${system === undefined ? '' : `; or ${wordCommand('chkconfig-ts', system.root, ['--add', script])}`}`,
      );
    case 'no-field':
      return warning(
        `${name} gets no start link, for its LSB block has no Default-Start`,
        'the block begins here',
        `add the line: ${lineOf(USUAL_LEVELS)}`,
      );
    case 'empty':
      return {
        ...warning(
          `${name} gets no start link, for its Default-Start is empty`,
          'no runlevel stands behind it',
          `if it is to start: ${lineOf(USUAL_LEVELS)}`,
        ),
        severity: 'info',
      };
    case 'joined':
      return warning(
        `\`${silence.word}' is one word, and no runlevel: ${name} is not started by it`,
        wordEffect(silence.word, reader),
        `part the runlevels with blanks: ${lineOf(silence.levels)}`,
      );
    case 'no-level':
      return warning(
        `\`${showName(silence.word)}' is no runlevel: ${name} is not started by it`,
        wordEffect(silence.word, reader),
        `runlevels are 0 1 2 3 4 5 6 and S, with blanks between them: ${lineOf(silence.levels || USUAL_LEVELS)}`,
      );
    case 'unread-line':
      return warning(
        `${name} gets no start link, for update-rc.d does not read this line`,
        'insserv does',
        'it takes lines of exactly these forms: ### BEGIN INIT INFO and # Default-Start: 2 3 4 5',
      );
  }
}

function wordEffect(word: ByteString, reader: StartReader): ByteString {
  if (reader !== 'update-rc.d' || word.includes('/')) return `${reader} passes over it`;
  return `update-rc.d makes rc${showName(word)}.d of it, which no runlevel reads`;
}

function lineOf(levels: ByteString): ByteString {
  return `# Default-Start: ${levels}`;
}

function blockOf(levels: ByteString): ByteString {
  return `write a block with ${lineOf(levels)} into it, from ### BEGIN INIT INFO to ### END INIT INFO`;
}
