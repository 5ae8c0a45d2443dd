/** The events of update-rc.d in our own words. */
import type { ByteString } from '../../model/bytes.ts';
import type { Severity } from '../../model/finding.ts';
import type { UpdateRcdNote, UpdateRcdEvent } from '../../model/update-rcd-event.ts';
import { wordCommand } from '../command-words.ts';
import { helpWithGuess, showName } from '../text/show.ts';

/**
 * The event as lines: what is wrong, and what to do.
 *
 * @param name by which the program was called
 * @param root the root that the call names, if it names one: commands that are advised name it too
 */
export function renderUpdateRcdSentence(
  event: UpdateRcdEvent | UpdateRcdNote,
  name: ByteString,
  root: ByteString | undefined,
): ByteString {
  const { severity, title, help } = wordEvent(event, name, root);
  return `${severity}: ${title}\n${help === '' ? '' : `  = help: ${help}\n`}`;
}

interface Sentence {
  readonly severity: Severity;
  readonly title: ByteString;
  readonly help: ByteString;
}

function wordEvent(event: UpdateRcdEvent | UpdateRcdNote, name: ByteString, root: ByteString | undefined): Sentence {
  switch (event.code) {
    case 'no-script':
    case 'unreadable-script':
      return error(
        `there is no readable script ${showName(event.path)}`,
        helpWithGuess(event.nearest, 'install the script before its links are made'),
      );
    case 'no-header':
      return error(
        `no header of ${quote(event.name)} was found`,
        helpWithGuess(event.nearest, 'put an LSB block into the script, or into /etc/insserv/overrides'),
      );
    case 'no-default-start':
      return error(`the header of ${quote(event.name)} starts it in no runlevel`, 'name the runlevels: enable 2 3');
    case 'no-links':
      return error(`${quote(event.name)} has no link in these runlevels`, 'make its links first, with defaults');
    case 'insserv-failed':
      return error(`the links of ${quote(event.name)} were not made, for the reasons above`, '');
    case 'no-insserv':
      return {
        severity: 'info',
        title: 'the system has no insserv, so new links get the number 01, whatever has to come first',
        help: `${wordCommand('insserv-ts', root ?? '/', [])} gives them their numbers, here or on another machine`,
      };
    case 'slash-in-name': {
      const title = `${quote(event.name)} is a path, and no link was changed: a script goes by its name in /etc/init.d`;
      const command = event.meant === undefined ? '' : wordCommand(name, root, [event.meant, ...event.words]);
      return (event.isError ? error : warning)(
        title,
        command === '' ? 'give the name of a script of /etc/init.d' : `write ${command}`,
      );
    }
    case 'no-effect':
      return warning(
        `runlevel ${showName(event.level)} is passed over`,
        `${event.action} works on runlevels S 2 3 4 5`,
      );
    case 'old-form':
      return warning(
        'numbers and runlevels on the command line have no effect',
        'the header decides; write defaults instead',
      );
    case 'levels-differ':
      return warning(
        `the header of ${quote(event.name)} says ${list(event.defaults)} where the command line says ${list(event.given)} (${event.direction})`,
        'the header counts',
      );
  }
}

function error(title: ByteString, help: ByteString): Sentence {
  return { severity: 'error', title, help };
}

function warning(title: ByteString, help: ByteString): Sentence {
  return { severity: 'warning', title, help };
}

function quote(name: ByteString): ByteString {
  return `\`${showName(name)}'`;
}

function list(words: readonly ByteString[]): ByteString {
  return words.length === 0 ? 'none' : words.map(showName).join(' ');
}
