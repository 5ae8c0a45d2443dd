/** A rule about what systemd up to 259 was told of the pid file of a daemon. */
import type { ByteString } from '../../../model/bytes.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { readSysvHeader } from '../../../header/sysv/reader.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { lsbText, shText } from '../example-texts.ts';

export const MISSING_PIDFILE_COMMENT: Rule = {
  id: 'body/missing-pidfile-comment',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The script has its daemon started with a pid file, and no comment `# pidfile:` says so. Off, since hardly any script has one; `--select` it where systemd up to 259 runs the scripts.',
  why: 'systemd up to 259 took the pid file from that comment alone. Without it a daemon that has died stays "active (exited)", and the next start does nothing.',
  message: 'systemd up to 259 does not know the pid file of this daemon, and does not see when it dies',
  help: 'add a comment line: # pidfile: {file}',
  sources: ['systemd-sysv-generator(8)'],
  check: ({ body, readable }, report) => {
    const call = body.commands.find(startsWithPidFile);
    if (call === undefined || readSysvHeader(readable).pidFile !== undefined) return;
    report(body.spanOfCommand(call), { file: pidFileOf(call, body) ?? '/run/NAME.pid' });
  },
  bad: [
    { text: shText('start-stop-daemon --start --pidfile /run/anvil.pid --exec /usr/sbin/anvil'), lines: [2] },
    { text: shText('PIDFILE=/run/anvil.pid', 'daemon --pidfile="$PIDFILE" /usr/sbin/anvil'), lines: [3] },
    { text: shText('start_daemon -p /run/anvil.pid /usr/sbin/anvil', '# pidfile: anvil.pid'), lines: [2] },
  ],
  good: [
    { text: shText('# pidfile: /run/anvil.pid', 'start-stop-daemon -S -p /run/anvil.pid -x /usr/sbin/anvil') },
    { text: lsbText('# Provides: anvil') },
    { text: shText('start-stop-daemon --stop --pidfile /run/anvil.pid') },
    { text: shText('start-stop-daemon --start --exec /usr/sbin/anvil') },
    { text: shText('start-stop-daemon --start --test --pidfile /run/anvil.pid --exec /usr/sbin/anvil') },
  ],
};

const HELPERS: ReadonlySet<ByteString> = new Set(['start-stop-daemon', 'daemon', 'start_daemon', 'startproc']);

function startsWithPidFile(command: Command): boolean {
  const name = command.word.slice(command.word.lastIndexOf('/') + 1);
  if (!HELPERS.has(name)) return false;
  const words = argumentsOf(command);
  const isStart = name !== 'start-stop-daemon' || words.includes('--start') || words.includes('-S');
  return isStart && !words.includes('--test') && !words.includes('-t') && wordOfPidFile(words) !== undefined;
}

/** What stands behind `-p`, `--pidfile` or `--pidfile=`, before the words of the daemon itself. */
function wordOfPidFile(words: readonly ByteString[]): ByteString | undefined {
  for (const [i, word] of words.entries()) {
    if (word === '--') return undefined;
    if (word === '-p' || word === '--pidfile') return words[i + 1];
    if (word.startsWith('--pidfile=')) return word.slice('--pidfile='.length);
  }
  return undefined;
}

/** Where the text of the script tells it: variables that are set once are what they are set to. */
function pidFileOf(command: Command, body: ShellBody): ByteString | undefined {
  let text = unquote(wordOfPidFile(argumentsOf(command)) ?? '');
  for (let depth = 0; depth < MOST_VARIABLES && text.length < LONGEST; depth++) {
    const found = /\$(?:(\w+)|\{(\w+)\})/.exec(text);
    const [only, ...more] = found === null ? [] : body.assignmentsTo(found[1] ?? found[2] ?? '');
    if (found === null || only === undefined || more.length > 0) break;
    text = `${text.slice(0, found.index)}${unquote(only.value)}${text.slice(found.index + found[0].length)}`;
  }
  return /^\/[\w./@+-]+$/.test(text) ? text : undefined;
}

const MOST_VARIABLES = 6;
const LONGEST = 4096;
