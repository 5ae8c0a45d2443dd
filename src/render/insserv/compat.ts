/** The messages of the real insserv(8), to the byte, for `--compat`. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservEvent, MissingField } from '../../model/insserv-event.ts';
import { runlevelNames, type RunlevelSet } from '../../model/runlevel.ts';

const PROGRAM = 'insserv';

/** Fields that are missing are told in these words; the blanks are the real program's. */
const MISSING: Readonly<Record<MissingField, ByteString>> = {
  Provides: "missing `Provides:' entry: please add.",
  'Provides-name': "missing valid name for `Provides:' please add.",
  'Required-Start': "missing `Required-Start:' entry: please add even if empty.",
  'Required-Stop': "missing `Required-Stop:'  entry: please add even if empty.",
  'Default-Start': "missing `Default-Start:'  entry: please add even if empty.",
  'Default-Stop': "missing `Default-Stop:'   entry: please add even if empty.",
};

const NO_SCRIPT = {
  'not-executable': ' is not an executable file, will be skipped in boot sequence!',
  'link-to-sibling': ' is a symlink to another script, skipped!',
  'link-to-not-executable': ' is not an executable regular file, will be skipped in boot sequence!',
} as const;

/** The lines that the real program writes for an event, newlines included. */
export function renderInsservEvent(event: InsservEvent): ByteString {
  // The one message of the real program that does not end its line.
  if (event.code === 'make-folder') return `${PROGRAM}: mkdir(${event.path}, ...) failed: ${event.reason}`;
  return wordEvent(event)
    .map((line) => `${PROGRAM}: ${line}\n`)
    .join('');
}

/** What it says to a wrong option; nothing but where to look if the message is empty. */
export function renderInsservWrongUse(message: ByteString, isPlain: boolean): ByteString {
  const line = message === '' ? '' : isPlain ? `${message}\n` : `${PROGRAM}: ${message}\n`;
  return `${line}${PROGRAM}: For help use: ${PROGRAM} -h\n`;
}

function wordEvent(event: Exclude<InsservEvent, { readonly code: 'make-folder' }>): readonly ByteString[] {
  switch (event.code) {
    case 'usage':
      return [`usage: ${PROGRAM} [[-r] init_script|init_directory]`];
    case 'unknown-operand':
      return [`${event.name}: ${event.reason}`];
    case 'no-script-folder':
      return [`pushd() cannot change to directory ${event.path}: ${event.reason}`];
    case 'open-folder':
      return [`can not opendir(${event.path}): ${event.reason}`];
    case 'open-script':
      return [`fopen(${event.name}): ${event.reason}`];
    case 'open-conf':
      // fopen(3) opens a folder, which then reads as an empty file.
      return event.reason === 'Is a directory' ? [] : [`fopen(${event.path}): ${event.reason}`];
    case 'open-dependencies':
      return [`fopen(${event.path}): ${event.reason}`];
    case 'facility-loop':
      return [
        `Loop detected during expanding system facilities in the insserv.conf file(s): ${event.facility} ${event.last}`,
      ];
    case 'facility-too-deep':
      return ['The nested level of the system facilities in the insserv.conf file(s) is to large'];
    case 'wrong-runlevel':
      return [`Wrong runlevel key '${event.key.toUpperCase()}'`];
    case 'exiting':
      return ['exiting now!'];
    case 'exiting-unchanged':
      return ['exiting now without changing boot order!'];
    case 'stat-script':
      return [`Can not stat ${event.name}: ${event.reason}`];
    case 'read-script':
      return [`Can not open script ${event.name}: ${event.reason}`];
    case 'empty-script':
      // It prints the error of whatever call failed last.
      return [
        `Could not read script ${event.name}: ${event.scan === 'scripts' ? 'Success' : 'No such file or directory'}`,
      ];
    case 'no-end':
      return [`${event.isForced ? '' : 'FATAL: '}script ${event.name} is broken: missing end of LSB comment.`];
    case 'incomplete':
      return [
        `script ${event.name} is broken: incomplete LSB comment.`,
        ...event.missing.map((field) => MISSING[field]),
      ];
    case 'no-tags':
      return [`warning: script '${event.name}' missing LSB tags`];
    case 'provides-facility':
      return [`script ${event.name} provides system facility ${event.word}, skipped!`];
    case 'provides-comment':
      return [`script ${event.name} provides facility ${event.word} with comment sign, skipped!`];
    case 'unknown-facility':
      return [`warning: could not find all dependencies for ${event.word}`];
    case 'usual-facility':
      return [];
    case 'no-link':
      return [`warning: script is corrupt or invalid: ${event.path}`];
    case 'no-script':
      return [
        event.reason === 'bad-name'
          ? `script name ${event.name} is not valid, skipped!`
          : `script ${event.name}${NO_SCRIPT[event.reason]}`,
      ];
    case 'already-provided':
      return [`script ${event.name}: service ${event.service} already provided!`];
    case 'overlap':
      return [
        `Script \`${event.name}' has overlapping Default-Start and Default-Stop runlevels (${event.start}) and (${event.stop}). This should be fixed.`,
      ];
    case 'no-runlevels': {
      const [field, direction] = event.direction === 'start' ? ['Default-Start', 'start'] : ['Default-Stop ', 'stop'];
      return [`${field} undefined, assuming empty ${direction} runlevel(s) for script \`${event.name}'`];
    }
    case 'overrides-defaults': {
      const { direction, name, current, defaults, says } = event;
      // Words that name no runlevel leave it without a text to print.
      const named = defaults === 0 && says === 'words' ? '(null)' : nameLevels(defaults);
      return [
        `warning: current ${direction} runlevel(s) (${nameLevels(current)}) of script \`${name}' overrides LSB defaults (${named}).`,
      ];
    }
    case 'loop-between':
      return [
        `There is a loop between service ${event.service} and ${event.other} if ${event.direction}${ENDING[event.direction]}`,
      ];
    case 'loop-at':
      return [`There is a loop at service ${event.service} if ${event.direction}${ENDING[event.direction]}`];
    case 'loop-involving':
      return [` loop involving service ${event.service} at depth ${event.depth}`];
    case 'too-deep':
      return [`Max recursions depth 99 ${event.service === undefined ? '' : `for ${event.service} `}reached`];
    case 'not-expanded':
      return [`System facilities not fully expanded, see ${event.service}!`];
    case 'all-start':
      return [
        `Starting ${event.later} depends on ${event.earlier} and therefore on system facility \`$all' which can not be true!`,
      ];
    case 'all-stop':
      return [
        `Stopping ${event.earlier} depends on ${event.later} and therefore on system facility \`$all' which can not be true!`,
      ];
    case 'not-enabled':
      return [`FATAL: service ${event.required} has to be enabled to use service ${event.service}`];
    case 'not-there':
      return [`FATAL: service ${event.required} has to exist for service ${event.service}`];
    case 'levels-missed':
      return [
        `FATAL: service ${event.required} is missed in the runlevels ${runlevelNames(event.levels).join(' ')} to use service ${event.service}`,
      ];
    case 'make-link':
      return [`can not symlink(${event.target}, ${event.path}): ${event.reason}`];
    case 'remove-link':
      return [`can not remove(${event.path}): ${event.reason}`];
    case 'loading':
      return [`Loading ${event.name}`];
    case 'creating-folder':
      return [`creating directory '${event.path}'`];
    case 'removing-link':
      return [`remove service ${event.path}`];
    case 'enabling':
      return [`enable service ${event.target} -> ${event.path}`];
    case 'creating-dependencies':
      return [`creating ${event.path}`];
    case 'dry-dependencies':
      return [`dryrun, not creating depend.boot, depend.start, and depend.stop in ${event.folder}/.`];
  }
}

const ENDING = { start: 'ed', stop: 'ped' } as const;

function nameLevels(levels: RunlevelSet): ByteString {
  return levels === 0 ? 'empty' : runlevelNames(levels).join(' ');
}
