/** The way out where a run of insserv names what is not there, or not what it means: the call to type instead. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { baseName } from '../../model/path.ts';
import type { MeantScript } from '../../model/update-rcd-event.ts';
import { helpWithGuess, showName } from '../text/show.ts';

/** The call that is told of, with other scripts: as it can be typed. */
export interface AdvisedRun {
  /** In place of one script another. */
  readonly instead: (name: ByteString, other: ByteString) => ByteString;
  /** With further scripts. */
  readonly withScripts: (names: readonly ByteString[]) => ByteString;
}

/** For a script that is not there. */
export function adviseMeant(
  name: ByteString,
  meant: MeantScript | undefined,
  advised: AdvisedRun | undefined,
): ByteString {
  if (meant?.isProvider !== true) return helpWithGuess(meant?.name, 'name a file in the folder of scripts');
  const command = advised === undefined ? 'name the file' : advised.instead(name, meant.name);
  return `${quote(meant.name)} is there, it provides ${quote(baseName(name))}: ${command}`;
}

/** For a requirement that scripts meet which are not enabled. */
export function adviseMissing(missing: readonly ByteString[] | undefined, advised: AdvisedRun | undefined): ByteString {
  return advised === undefined || missing === undefined
    ? 'name it on the command line too, or use -f'
    : `name its script too: ${advised.withScripts(missing)}`;
}

/** For a requirement that nothing meets. */
export function adviseProvided(event: Extract<InsservEvent, { readonly code: 'not-there' }>): ByteString {
  return event.provided === undefined
    ? helpWithGuess(event.nearest, 'install the script that does, or use -f')
    : `the script ${quote(event.required)} is there, it provides ${quote(event.provided)}: write that, or use -f`;
}

function quote(name: ByteString): ByteString {
  return `\`${showName(name)}'`;
}
