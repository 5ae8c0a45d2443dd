/** The events of update-rc.d in our own words. */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import type { MeantScript, UpdateRcdEvent, UpdateRcdNote } from '../../model/update-rcd-event.ts';
import { wordCommand } from '../text/command-words.ts';
import type { InsservSentence } from '../insserv/sentences.ts';
import { wordSilence } from '../finding/start-silence.ts';
import { helpWithGuess, showName } from '../text/show.ts';

/** The call that is told of: commands that are advised are like it. */
export interface AdvisedCall {
  /** The name by which the program was called. */
  readonly program: ByteString;
  /** The root that it names, if it names one. */
  readonly root: ByteString | undefined;
  /** The words behind the name of the script. */
  readonly words: readonly ByteString[];
}

/** An event in words: what is wrong, where, and what to do. */
export function wordUpdateRcdEvent(event: UpdateRcdEvent | UpdateRcdNote, call: AdvisedCall): InsservSentence {
  switch (event.code) {
    case 'no-script':
    case 'unreadable-script':
      return error(
        `there is no readable script ${showName(event.path)}`,
        wordMeant(event.meant, baseName(event.path), call, 'install the script before its links are made'),
      );
    case 'no-header':
      return error(
        `no header of ${quote(event.name)} was found`,
        wordMeant(event.meant, event.name, call, 'put an LSB block into the script, or into /etc/insserv/overrides'),
      );
    case 'no-default-start':
    case 'no-links':
      return wordToggle(event, call);
    case 'insserv-failed':
      return error(`the links of ${quote(event.name)} were not made, for the reasons above`, '');
    case 'no-insserv':
      return {
        ...warning(
          'the system has no insserv, so new links get the number 01, whatever has to come first',
          `for numbers by the dependencies, here or on another machine: ${wordCommand('insserv-ts', call.root, [event.name])}`,
        ),
        severity: 'info',
      };
    case 'silent-start':
      return wordSilence(event.name, event.file, event.silence, 'update-rc.d', call);
    case 'ignored-words':
      return warning(
        `${event.words.map(showName).join(' ')} ${event.words.length === 1 ? 'has' : 'have'} no effect behind ${event.action}`,
        'numbers come from the dependencies, and runlevels from the Default-Start and Default-Stop of the header',
      );
    case 'slash-in-name': {
      const title = `${quote(event.name)} is a path, and no link was changed: a script goes by its name in /etc/init.d`;
      const command = event.meant === undefined ? undefined : advise(event.meant, call);
      return (event.isError ? error : warning)(
        title,
        command === undefined ? 'give the name of a script of /etc/init.d' : `write ${command}`,
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

type ToggleEvent = Extract<UpdateRcdEvent, { readonly code: 'no-default-start' | 'no-links' }>;

/** Links cannot be turned that are not there. What is advised makes some, or turns those that are. */
function wordToggle({ code, name, state }: ToggleEvent, call: AdvisedCall): InsservSentence {
  const { action, linked, silence } = state;
  const title =
    code === 'no-links'
      ? `${quote(name)} has no link in these runlevels`
      : `the header of ${quote(name)} starts it in no runlevel`;
  if (linked.length > 0)
    return error(title, `it has links in others: ${advise(name, { ...call, words: [action, ...linked] })}`);
  const command = advise(name, { ...call, words: ['defaults'] });
  if (silence === undefined) return error(title, `make its links first: ${command}`);
  const { help, label, place } = wordSilence(name, silence.file, silence.why, 'update-rc.d');
  return { ...error(title, `${help}; then ${command}`), label, place };
}

/** The way out for who gives a name that no script has. */
function wordMeant(meant: MeantScript | undefined, name: ByteString, call: AdvisedCall, help: ByteString): ByteString {
  if (meant === undefined) return help;
  if (!meant.isProvider) return helpWithGuess(meant.name, help);
  return `${quote(meant.name)} is there, it provides ${quote(name)}: ${advise(meant.name, call)}`;
}

/** A call about a script, as it can be typed. */
function advise(name: ByteString, { program, root, words }: AdvisedCall): ByteString {
  return wordCommand(program, root, [name, ...words]);
}

function error(title: ByteString, help: ByteString): InsservSentence {
  return { severity: 'error', title, label: '', help };
}

function warning(title: ByteString, help: ByteString): InsservSentence {
  return { severity: 'warning', title, label: '', help };
}

function quote(name: ByteString): ByteString {
  return `\`${showName(name)}'`;
}

function list(words: readonly ByteString[]): ByteString {
  return words.length === 0 ? 'none' : words.map(showName).join(' ');
}
