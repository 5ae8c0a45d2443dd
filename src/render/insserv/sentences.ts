/** The events of a run of insserv in our own words: what is wrong, where, and what to do. */
import type { ByteString } from '../../model/bytes.ts';
import type { Severity } from '../../model/finding.ts';
import type { InsservEvent, MissingField, NoScriptReason } from '../../model/insserv-event.ts';
import type { Place } from '../../model/place.ts';
import { helpWithGuess, showName } from '../text/show.ts';
import { adviseMeant, adviseMissing, adviseProvided, type AdvisedRun } from './advice.ts';
import { bootOfSuse, levels, RUNLEVELS } from './level-words.ts';

/** An event in words. All names in them are safe on a terminal. */
export interface InsservSentence {
  readonly severity: Severity;
  readonly title: ByteString;
  /** Stands at the place; empty if the title says it all. */
  readonly label: ByteString;
  readonly help: ByteString;
  readonly place?: Place;
}

/** Puts an event into words; undefined where another event, or the report of the rings, says it. */
export function wordInsservEvent(event: InsservEvent, advised?: AdvisedRun): InsservSentence | undefined {
  switch (event.code) {
    case 'usage':
      return error(
        'this is no use of insserv-ts',
        'name scripts, or one folder of scripts; -r needs at least one script',
      );
    case 'unknown-operand':
      return error(
        `no script ${quote(event.name)}: ${text(event.reason)}`,
        event.name === ''
          ? 'the word is empty: is a variable unset that should have named it?'
          : adviseMeant(event.name, event.meant, advised),
      );
    case 'no-script-folder':
      return error(
        `cannot enter the folder of scripts ${text(event.path) || '/'}: ${text(event.reason)}`,
        'give another one with -p DIR',
      );
    case 'make-folder':
      return error(`cannot make the folder ${text(event.path)}: ${text(event.reason)}`, '');
    case 'open-folder':
      return event.isFatal
        ? error(`cannot list ${text(event.path)}: ${text(event.reason)}`, '')
        : warning(
            `${text(event.path)} cannot be listed (${text(event.reason)}), so links are looked at no further`,
            '',
          );
    case 'open-script':
      return error(`cannot read the script ${quote(event.name)}: ${text(event.reason)}`, 'nothing was changed');
    case 'facility-loop':
      return error(
        `the system facility ${quote(event.facility)} contains itself`,
        'take the word out, so that facilities lead to services in the end',
        event.place,
      );
    case 'wrong-runlevel':
      return error(`${quote(event.key)} is no runlevel${bootOfSuse(event.key)}`, RUNLEVELS, event.place);
    case 'exiting':
      return error('no link was changed, because of the faults above', '-f makes the links all the same');
    case 'exiting-unchanged':
      return error(
        'no link was changed: scripts wait for one another in a ring',
        event.barred === undefined
          ? '-f makes the links all the same'
          : `take out the word that puts ${quote(event.barred.later)} behind ${quote(event.barred.earlier)}; ` +
              '--compat=1.24 passes over it, as insserv of Debian 12 does, and -f makes the links all the same',
        event.barred?.place,
      );
    case 'open-conf':
      return warning(
        `cannot read ${text(event.path)}: ${text(event.reason)}`,
        'facilities such as $remote_fs stand for nothing then',
      );
    case 'facility-too-deep':
      return warning(
        `facilities are nested too deep at ${quote(event.facility)}`,
        'what is below it is left out',
        event.place,
      );
    case 'empty-script':
      return warning(`the script ${quote(event.name)} is empty`, '');
    case 'no-end':
      return sentence(
        event.isForced ? 'warning' : 'error',
        `the LSB block of ${text(event.file)} has no end`,
        "close it with a line '### END INIT INFO'",
      );
    case 'incomplete':
      return warning(
        `the LSB block of ${text(event.file)} lacks ${listMissing(event.missing)}`,
        'add the fields, empty if need be',
      );
    case 'no-tags':
      return warning(
        `${text(event.file)} has no LSB block`,
        'it is ordered by its links alone; add a block from ### BEGIN INIT INFO to ### END INIT INFO',
      );
    case 'provides-facility':
      return warning(
        `no script can provide the system facility ${quote(event.word)}`,
        'the word is passed over',
        event.place,
      );
    case 'provides-comment':
      return warning(
        `${quote(event.word)} is no name to provide`,
        'a header line has no comments; delete the word',
        event.place,
      );
    case 'unknown-facility':
      return warning(
        `no conf file defines the system facility ${quote(event.word)}`,
        helpWithGuess(event.nearest, 'the word has no effect; define it in insserv.conf, or delete it'),
        event.place,
      );
    case 'usual-facility':
      return note(`Debian's own scripts name ${quote(event.word)}, which nothing defines; the word has no effect`);
    case 'no-link':
      return warning(`${text(event.path)} is no symbolic link`, 'links of runlevels lead to ../init.d/NAME');
    case 'no-script':
      return warning(`${quote(event.name)} is passed over: ${NO_SCRIPT[event.reason]}`, '');
    case 'already-provided':
      return warning(
        `${quote(event.name)} provides ${quote(event.service)}, which ${quote(event.other)} provides already`,
        'only the first counts; delete one of the scripts, or rename what it provides',
      );
    case 'overlap':
      return warning(
        `${quote(event.name)} starts and stops in one runlevel: Default-Start ${quote(event.start)}, Default-Stop ${quote(event.stop)}`,
        'the stop wins; take the runlevel out of one of them',
        event.place,
      );
    case 'no-runlevels':
      return warning(
        `${quote(event.name)} has no Default-${event.direction === 'start' ? 'Start' : 'Stop'} field, so it ${event.direction}s in no runlevel`,
        'add the field, empty if that is meant',
      );
    case 'overrides-defaults':
      return warning(
        `${quote(event.name)} keeps the runlevels of its ${event.direction} links (${levels(event.current)}); its header says ${levels(event.defaults)}`,
        '-d takes those of the header',
      );
    case 'too-deep':
      return warning('numbers end at 99, but the scripts need more; what comes behind shares the last one', '');
    case 'not-expanded':
      return warning(
        `${quote(event.service)}: \`+' before a system facility makes it a plain name, which nothing provides`,
        'delete the plus sign',
      );
    case 'all-start':
      return warning(
        `${quote(event.later)} starts behind ${quote(event.earlier)}, which by $all starts behind everything`,
        'take $all out of the one, or the word out of the other',
        event.place,
      );
    case 'all-stop':
      return warning(
        `${quote(event.earlier)} stops before ${quote(event.later)}, which by $all stops before everything`,
        'take $all out of the one, or the word out of the other',
      );
    case 'not-enabled':
      return event.isRemoval
        ? error(
            `${quote(event.service)} is enabled and requires ${quote(event.required)}`,
            `remove ${quote(event.service)} too, or use -f`,
            event.place,
          )
        : error(
            `${quote(event.required)} is not enabled, but ${quote(event.service)} requires it`,
            adviseMissing(event.missing, advised),
            event.place,
          );
    case 'not-there':
      return error(
        `nothing provides ${quote(event.required)}, which ${quote(event.service)} requires`,
        adviseProvided(event),
        event.place,
      );
    case 'levels-missed':
      return error(
        `${quote(event.required)} does not run in runlevel ${levels(event.levels)}, in which ${quote(event.service)} requires it`,
        'enable it there, or use -f',
        event.place,
      );
    case 'make-link':
      return warning(`${text(event.path)} is not made: ${text(event.reason)}`, '');
    case 'remove-link':
      return warning(`${text(event.path)} cannot be removed: ${text(event.reason)}`, '');
    case 'open-dependencies':
      return warning(
        `cannot write ${text(event.path)}: ${text(event.reason)}`,
        'the links are changed all the same; startpar goes by the old file',
      );
    case 'loading':
      return note(`reading ${text(event.name)}`);
    case 'creating-folder':
      return note(`making the folder ${text(event.path)}`);
    case 'removing-link':
      return note(`removing ${text(event.path)}`);
    case 'enabling':
      return note(`linking ${text(event.path)} to ${text(event.target)}`);
    case 'creating-dependencies':
      return note(`writing ${text(event.path)}`);
    case 'dry-dependencies':
      return note(`a dry run: the dependency files in ${text(event.folder)} stay as they are`);
    case 'loop-between':
    case 'loop-at':
    case 'loop-involving':
    case 'stat-script':
    case 'read-script':
      return undefined;
  }
}

const NO_SCRIPT: Readonly<Record<NoScriptReason, ByteString>> = {
  'not-executable': 'it is no executable file',
  'link-to-sibling': 'it is a link to another script',
  'link-to-not-executable': 'it is a link to what is no executable file',
  'bad-name': 'no script has such a name',
};

function error(title: ByteString, help: ByteString, place?: Place): InsservSentence {
  return sentence('error', title, help, place);
}

function warning(title: ByteString, help: ByteString, place?: Place): InsservSentence {
  return sentence('warning', title, help, place);
}

function note(title: ByteString): InsservSentence {
  return sentence('info', title, '');
}

function sentence(severity: Severity, title: ByteString, help: ByteString, place?: Place): InsservSentence {
  return { severity, title, label: '', help, ...(place !== undefined && { place }) };
}

function listMissing(fields: readonly MissingField[]): ByteString {
  return fields.map((field) => (field === 'Provides-name' ? 'a name in Provides' : field)).join(', ');
}

function text(bytes: ByteString): ByteString {
  return showName(bytes);
}

function quote(bytes: ByteString): ByteString {
  return `\`${showName(bytes)}'`;
}
