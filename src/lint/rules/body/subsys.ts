/** Rules about the locks in /var/lock/subsys: whether they go again, and whether the system knows of them at all. */
import type { ByteString } from '../../../model/bytes.ts';
import { DEBIAN, REDHAT } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isForOtherSystem } from '../../script/installed-name.ts';
import { stopsNothing } from '../../script/idle-stop.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import { caseText, shText } from '../example-texts.ts';

const FOLDER = 'lock/subsys';
/** Files of settings, and of the functions of Red Hat: neither removes a lock. */
const KNOWN_FILE = /^["']?\/etc\/(?:sysconfig\/|(?:rc\.d\/)?init\.d\/functions["']?$)/;

export const SUBSYS_LOCK_KEPT: Rule = {
  id: 'body/subsys-lock-kept',
  level: 'warning',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  what: 'A lock in /var/lock/subsys is made with touch, the script has a stop that does something, and nothing in it removes a lock. Not where another file is sourced that may do it.',
  why: 'The system takes the service for running when it is not: a change of the runlevel does not start it again.',
  message: 'the lock {name} is made but never removed: a change of the runlevel does not start the service again',
  help: 'remove it when the service was stopped: rm -f {name}',
  sources: [],
  check: (script, report) => {
    const { body, actions, path } = script;
    if (!body.isShell || !actions.has('stop') || isForOtherSystem(path)) return;
    const holders = holdersOf(body);
    const isLock = (text: ByteString): boolean =>
      text.includes(FOLDER) || variablesIn(text).some((name) => holders.has(name));
    const made = body.commands.find(
      (command) => command.word.endsWith('touch') && argumentsOf(command).some((word) => isLock(word)),
    );
    if (made === undefined || removesLock(body, isLock) || isDoneElsewhere(body) || stopsNothing(script)) return;
    const name = argumentsOf(made).find((word) => isLock(word)) ?? '';
    report(body.spanOfCommand(made), { name: unquote(name) });
  },
  bad: [
    { text: caseText('start)', 'a && touch /var/lock/subsys/anvil', ';;', 'stop) killproc anvil ;;'), lines: [4] },
    {
      text: shText(
        'lock="/var/lock/subsys/anvil"; PID=/run/a',
        'case $1 in',
        'start) touch $lock ;;',
        'stop) rm -f "$PID" ;;',
        'esac',
      ),
      lines: [4],
    },
  ],
  good: [
    { text: caseText('start) touch /var/lock/subsys/anvil ;;', 'stop) rm -f /var/lock/subsys/anvil ;;') },
    { text: shText('L=/var/lock/subsys', 'case $1 in', 'start) touch $L/a ;;', "stop) trap 'rm ${L}/a' 0 ;;", 'esac') },
    { text: caseText('start) touch /var/lock/subsys/anvil ;;', 'stop) echo ;;') },
    {
      text: shText('. /usr/share/anvil/lib', ...['case $1 in', 'stop) a ;;', 'b) touch /var/lock/subsys/a ;;', 'esac']),
    },
    { text: shText('touch /var/lock/subsys/local') },
  ],
};

/** The variables that hold the folder or a lock in it, those made of such ones too. O(n). */
function holdersOf({ assignments }: ShellBody): ReadonlySet<ByteString> {
  const names = new Set<ByteString>();
  for (const { name, value } of assignments) {
    if (value.includes(FOLDER) || variablesIn(value).some((other) => names.has(other))) names.add(name);
  }
  return names;
}

function variablesIn(text: ByteString): readonly ByteString[] {
  return text.includes('$') ? Array.from(text.matchAll(/\$\{?([A-Za-z_]\w*)/g), ([, name = '']) => name) : [];
}

/** True if something that may be a lock is removed, in quotes too; what is not known is taken for one. */
function removesLock(body: ShellBody, isLock: (text: ByteString) => boolean): boolean {
  return body.code.some((line) => {
    const at = line.search(/(?<![\w.-])(?:rm|unlink|mv|find)[ \t]/);
    if (at < 0) return false;
    const rest = line.slice(at);
    if (isLock(rest) || /lock|subsys|\$[0-9@*]|`|\$\(|\\$/i.test(rest)) return true;
    return variablesIn(rest).some((name) => body.assignmentsTo(name).length === 0);
  });
}

/** True if another file is sourced that may have functions which remove the lock. */
function isDoneElsewhere(body: ShellBody): boolean {
  return body.commands.some((command) => {
    if (command.word !== '.' && command.word !== 'source') return false;
    return !KNOWN_FILE.test(argumentsOf(command)[0] ?? '');
  });
}

export const SUBSYS_UNSUPPORTED: Rule = {
  id: 'body/subsys-unsupported',
  level: 'info',
  profiles: DEBIAN,
  stage: 2,
  fix: 'none',
  what: 'A file in /var/lock/subsys is made, on a system that does not look there. Not where the script tests for the folder.',
  why: 'Debian has no such folder: the command fails, and under `set -e` it ends the script.',
  message: 'Debian has no folder /var/lock/subsys',
  help: 'leave the lock out, or test for the folder first',
  sources: ['rpmlint subsys-unsupported'],
  check: ({ body }, report) => {
    const made = body.commands.filter(
      ({ word, text }) => (word.endsWith('touch') || word === ':' || word === '>') && text.includes(`/var/${FOLDER}`),
    );
    if (made.length === 0) return;
    if (body.code.some((line) => line.includes(FOLDER) && /(?:\[|\btest)[ \t].*-[dew][ \t]/.test(line.slice(0, 400))))
      return;
    for (const command of made) report(body.spanOfCommand(command));
  },
  bad: [
    { text: shText('touch /var/lock/subsys/anvil'), lines: [2] },
    { text: shText('a && touch "/var/lock/subsys/$NAME"'), lines: [2] },
  ],
  good: [
    { text: shText('[ -d /var/lock/subsys ] && touch /var/lock/subsys/anvil') },
    { text: shText('rm -f /var/lock/subsys/anvil', '# touch /var/lock/subsys/anvil') },
  ],
};
