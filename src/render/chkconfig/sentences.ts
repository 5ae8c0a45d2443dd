/** Our own words for what chkconfig-ts has to tell: which line of which header is the cause, and what to do. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { placeIn, wholeFile, type Place } from '../../model/place.ts';
import type { RefusedLink } from '../../model/plan.ts';
import type { Worded } from '../finding/report.ts';
import { wordNearLine } from './near-line.ts';
import { wordRefusal } from './refusal.ts';
import { wordSessionEvent } from '../session/sentences.ts';
import { showBriefly, showName, showShellPath } from '../text/show.ts';
import { wordJournalRefusal } from '../session/journal-refusal.ts';
import { wordSilence } from '../finding/start-silence.ts';

const NOWHERE: Place = wholeFile('');

/**
 * A message put into words.
 *
 * @param caller the name by which the program was called
 * @param command the same with the words that its calls for the same system need, for advice
 */
export function wordChkconfigMessage(
  message: ChkconfigMessage,
  caller = 'chkconfig-ts',
  command: ByteString = caller,
): Worded {
  const help = `try '${caller} --help'`;
  switch (message.kind) {
    case 'unknown-option': {
      const nearest = message.nearest === undefined ? '' : `did you mean --${showName(message.nearest)}? else `;
      return error(`unknown option ${showName(message.word)}`, `${nearest}${help}`);
    }
    case 'missing-value':
      return error(`option ${showName(message.word)} needs a value`, help);
    case 'unwanted-value':
      return error(`option ${showName(message.word)}: no value may stand behind it`, help);
    case 'bad-type':
      return error(`--type is sysv or xinetd, not ${quote(message.type)}`, help);
    case 'several-commands':
      return error('only one of --list, --add, --del and --override may be given', help);
    case 'usage':
      return error(showName(message.wrong), help);
    case 'several-levels':
      return error('a question is about one runlevel', 'give one digit to --level, or use --list');
    case 'ignored-words':
      return warning(
        `ignored: ${message.words.map(showName).join(' ')}`,
        `one state applies to all names before it: ${command} NAME... on`,
      );
    case 'scripts-folder':
      return error(
        `cannot list ${showName(message.path)}: ${message.fault.reason}`,
        'is this the root you meant? see --root',
      );
    case 'level-folder':
      return error(
        `cannot look for the links of ${quote(message.service)} in ${showName(message.path)}: ${message.fault.reason}`,
        wordElsewhere(message.elsewhere, message.root) ??
          'each of /etc/rc0.d to /etc/rc6.d must be there; make the missing folder, or give another --root',
      );
    case 'xinetd-folder':
      return error(`cannot list ${showName(message.path)}: ${message.fault.reason}`, '');
    case 'unreadable': {
      const { meant, elsewhere, advice, service, fault } = message;
      const title = `no service ${quote(service)}: ${fault.reason}`;
      if (elsewhere !== undefined)
        return error(title, `${showName(elsewhere)} is there, but /etc/init.d does not lead to it`);
      if (meant === undefined) return error(title, '');
      if (!meant.isProvider) return error(title, `did you mean ${quote(meant.name)}?`);
      return error(title, `${quote(meant.name)} is there, it provides ${quote(service)}: ${advice ?? 'give its name'}`);
    }
    case 'unsupported': {
      const { service, file, refusal, near } = message;
      if (near === undefined) return wordRefusal(service, file, refusal);
      const title = `${quote(service)} does not support chkconfig: its chkconfig line is nearly right`;
      return { ...error(title, ''), ...wordNearLine(near), ...at(placeIn(file, near.span)) };
    }
    case 'silent-start': {
      const { severity, title, label, help, place } = wordSilence(
        message.service,
        message.file,
        message.silence,
        'chkconfig',
      );
      return { severity, title, label, help, ...at(place) };
    }
    case 'near-line': {
      const title = `${quote(message.service)} has a chkconfig line that is nearly right, and is not read`;
      return { ...warning(title, ''), ...wordNearLine(message.near), ...at(placeIn(message.file, message.near.span)) };
    }
    case 'not-added':
      return error(
        `${quote(message.service)} has no link in any runlevel`,
        `${command} --add ${showName(message.service)}`,
      );
    case 'no-privileges':
      return error(`/etc/rc3.d may not be changed: ${message.fault.reason}`, 'run this as root');
    case 'link-refused':
      return error(`cannot make ${showName(message.link.path)}: ${message.reason}`, wayOut(message.link.code));
    case 'xinetd-name':
      return error(
        `${showName(message.path)}: the name is longer than ${message.most} bytes`,
        'chkconfig does not switch such services either; shorten the name',
      );
    case 'unknown-level':
      return error('the current runlevel is not known', `name it: ${command} --level 3 ${showName(message.service)}`);
    case 'unmet': {
      const nearest = message.nearest === undefined ? '' : `did you mean ${quote(message.nearest)}? else `;
      return {
        severity: message.isFatal ? 'error' : 'warning',
        title: `nothing provides ${quote(message.name)} in all runlevels where ${quote(message.service)} is on`,
        label: message.isFatal ? 'so it is not installed' : 'the word has no effect',
        help: `${nearest}add and switch on the service that provides it, or delete the word`,
        ...at(message.place),
      };
    }
    case 'ring':
      return {
        severity: 'warning',
        title:
          message.steps.length === 1
            ? `a service waits for itself, so its number is ${message.number}`
            : `${message.steps.length} services wait for one another, so their number is ${message.number}`,
        label: '',
        help: `delete or change one of these words, then run ${command} NAME resetpriorities`,
        place: NOWHERE,
        also: [],
        related: message.steps.map(({ service, on, place }) => ({
          place,
          label: `${showName(service)} waits for ${showName(on)}`,
        })),
      };
    case 'needed':
      return {
        ...error(
          `${quote(message.service)} stays, for ${quote(message.by)} needs it`,
          `switch off ${showName(message.by)} first`,
        ),
        label: 'here',
        ...at(message.place),
      };
    case 'systemd-note':
      return { ...note('native systemd services are not in this list'), help: SYSTEMD_HELP };
    case 'forwarding':
      return note(
        `${message.isPlanned ? 'would be handed' : 'handed'} on to systemctl ${showName(message.verb)} ${showName(message.unit)}`,
      );
    case 'forward-failed':
      return error('systemctl cannot be run', 'to change the links all the same, add --no-redirect');
    case 'busy':
    case 'no-lock':
    case 'cannot-lock':
    case 'interrupted':
    case 'recovered':
    case 'refused':
    case 'stuck':
    case 'apply-failed':
      return { ...wordSessionEvent(message), ...at(NOWHERE) };
    case 'no-undo':
      return error(`no change of ${showName(message.root)} is known that could be undone`, '');
    case 'undo-refused':
      return error(
        `the record ${showName(message.path)} is not used: ${wordJournalRefusal(message.refusal)}`,
        'nothing was changed; take the change back by hand, and delete the record',
      );
    case 'undo-changed':
      return error(
        `${showName(message.path)} was changed since: ${quote(message.command)} is not undone`,
        'nothing was changed',
      );
    case 'undone':
      return note(`undone: ${showBriefly(message.command)}`);
    case 'restore-line':
      return {
        ...error(
          `no saved service ${quote(message.text)}`,
          'each line has a name and levels (or off), as --list --terse prints',
        ),
        ...at(message.place),
      };
    case 'restore-file':
      return error(`cannot read ${showName(message.path)}: ${message.fault.reason}`, '');
  }
}

const SYSTEMD_HELP = 'for those: systemctl list-unit-files';

/** What to do about folders that are there under another name. */
function wordElsewhere(
  elsewhere: ReadonlyMap<ByteString, ByteString> | undefined,
  root: ByteString | undefined,
): ByteString | undefined {
  const [first] = elsewhere ?? [];
  if (elsewhere === undefined || first === undefined) return undefined;
  const etc = `${(root ?? '').replace(/\/+$/, '')}/etc`;
  const links = [...elsewhere].map(([name, place]) => `ln -s ${place} ${showShellPath(`${etc}/${name}`)}`);
  return `/etc/${first[1]} is there, and has to be found at /etc/${first[0]} too: ${links.join(' && ')}`;
}

function wayOut(code: RefusedLink['code']): ByteString {
  switch (code) {
    case 'EEXIST':
      return 'a folder stands there; move it away. What else the service has in this runlevel stays';
    case 'ENOTDIR':
      return 'a runlevel needs a folder there';
    case 'ENOENT':
      return 'a name with a slash cannot have links; put the script into /etc/init.d itself';
    case 'ENAMETOOLONG':
      return 'a name of a link has 255 bytes at most, and three of them are its letter and number';
  }
}

function at(place: Place): Pick<Worded, 'place' | 'also' | 'related'> {
  return { place, also: [], related: [] };
}

function error(title: ByteString, help: ByteString): Worded {
  return { severity: 'error', title, label: '', help, ...at(NOWHERE) };
}

function warning(title: ByteString, help: ByteString): Worded {
  return { ...error(title, help), severity: 'warning' };
}

function note(title: ByteString): Worded {
  return { ...error(title, ''), severity: 'info' };
}

function quote(name: ByteString): ByteString {
  return `\`${showName(name)}'`;
}
