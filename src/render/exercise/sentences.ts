/** What came of a check, in a sentence, and what to do about it. */
import type { ByteString } from '../../model/bytes.ts';
import type { ExerciseCheck } from '../../model/exercise.ts';
import { showBriefly } from '../text/show.ts';

/** By the word of the finding: what is wrong, and what helps. `{name}` stands for an argument. */
const SENTENCES: Readonly<Record<string, readonly [message: string, help: string]>> = {
  held: ['as it must be', ''],
  status: ['{action}: expected {wanted}, got {got}', 'end the action with that status'],
  'no-end': ['{action} did not end in time', 'wait for a limited time only'],
  'no-action': ['there is no action {action}', 'add one'],
  'not-run': ['start said 0, and {program} does not run', 'it may not be configured; lay files with --root'],
  second: [
    'a second start made another process: {before} before, {after} after',
    'ask whether it runs before starting it',
  ],
  'other-process': [
    'a second start made another process of it: {before} before, {after} after',
    'ask whether it runs before starting it',
  ],
  'no-such-file': ['{file} was not made, so it is not known', 'no file that is seen in the text is the pid file'],
  'other-pid': ["{file} holds '{text}', and the program is {pids}", 'write the number of the program itself'],
  'no-lock': ['{file} is not there while it runs', 'make it after a good start: rc stops only what has one'],
  count: ['{action} changed which processes run: {before} before, {after} after', 'one process must run'],
  'same-process': ['{action} left the old process running: {after}', 'stop it, wait until it is gone, start it'],
  passes: ["'{action}' passed with 0", 'print the usage on standard error, and end with 2'],
  'not-two': ["'{action}' ended with {got}, not 2", 'end with 2 for a word that is not known'],
  'runs-on': ['it still runs after stop: {pids}', 'wait until it is gone'],
  'file-left': ['left after stop: {file}', 'remove it when the program is gone'],
  'process-left': ['left after stop: {pids}', 'stop all that start started'],
  started: ['{action} started it: {pids}', 'leave it as it is'],
  'not-started': ['{action} ended with 0, and it does not run', 'start it also if nothing ran before'],
  killed: [
    'a stranger that had got the number in {file} was killed',
    'compare the program of the process before killing it',
  ],
  'killed-namesake': ["a user's own {program} was killed", 'go by the pid file, not by the name'],
  'user-started': ['an ordinary user started it: {pids}', 'ask for root first, and end with 4'],
  'user-passes': ['start by an ordinary user passed with 0, and nothing runs', 'ask for root first, and end with 4'],
  'not-four': ['start by an ordinary user ended with {got}, not 4', 'ask for root first, and end with 4'],
  late: ["'{action}' did not end in time, and was killed", 'wait for a limited time only'],
  total: ['all actions took more than {seconds} seconds; the rest was not run', 'give it more with --total'],
  lost: [
    "'{action}' took the sandbox apart: it ended all processes or removed the system's files",
    'end only what it has started',
  ],
  flooded: ["'{action}' left {count} processes, and all was ended", 'start what the service needs, and wait for it'],
  silent: ["'{action}' ended with {exit} and not a word", 'say on standard error what is wrong'],
  'no-usage': ['the usage names no words', 'let rc.subr(8) print it'],
  'no-rcvar': ['rcvar does not show {name}', 'set rcvar before load_rc_config'],
  'on-by-default': ['{name} is YES by default', 'a port must be off until it is switched on'],
  'not-named': ['the message does not name {file}', 'list it in required_files'],
  'unknown-extra': ["the extra command '{action}' is not known", 'name it in extra_commands and give it a method'],
  'ended-by': ["'{action}' ended the service", 'an extra command must leave it running'],
  'no-keyword': [
    'it has no KEYWORD shutdown, so it is killed when the system goes down',
    'add it, if the program has something to finish',
  ],
  'not-offered': ['the script does not offer it', ''],
  'no-pid-file': ['no pid file is seen in the text', ''],
  'no-config': ['no file that it needs is seen in the text', ''],
  'no-switch': ['it has no rcvar', ''],
  'other-system': ['not asked for on this system', ''],
  'no-sandbox': ['only in a sandbox could this be tried without harm', ''],
  'one-user': ['only root can have several users in a sandbox', ''],
  'not-found': ['{program} is not in the sandbox, so this cannot be told', ''],
  'not-told': ['status ended with 4: it does not know', ''],
  'noted-only': [
    '{program} is only noted here, and does nothing, so this cannot be told',
    'a scenario file can say what such commands do',
  ],
  refused: ['{action} ended with {got} before {program} was called; it may lack its configuration', ''],
  'in-doubt': ['the pid file that the script goes by is not known, so this cannot be told', ''],
  'no-stranger': ['no other process could be made', ''],
  'no-namesake': ["no user's process could be made", ''],
  'open-file': ['{action} handed file {fd} ({target}) to the program', 'close it before the program is started'],
  folder: ['{action} started the program in {folder}', 'go to / before it is started'],
  'no-precmd': ['it has no start_precmd', ''],
  'own-precmd': ['{method} could not be made to fail', ''],
  'started-all-the-same': ['{method} failed, and the program was started all the same', 'go by its status'],
  'lost-flags': [
    "'{flags}' was set, and did not reach the program: {call}",
    'call the function itself, and not run_rc_command, within a method',
  ],
  excused: ['agreed to be otherwise: {because}', ''],
  'no-user': ['the sandbox has no user {user}', 'name it under users'],
  slow: ['{action} took longer than {seconds} s', ''],
  'no-text': ["{action}: no '{text}' on {stream}", ''],
  called: ['{action}: nothing was to be called, and this was: {calls}', ''],
  'no-call': ["{action}: no call '{call}'; called: {calls}", ''],
  signalled: ['{action}: no signal was to be sent, and these were: {signals}', ''],
  'no-signal': ['{action}: the program did not get {signal}; it got {signals}', ''],
  'not-up': ['{action}: {program} does not run', ''],
  up: ['{action}: {program} runs: {pids}', ''],
  'not-same': ['{action}: {program} is not the process that it was: {before} before, {after} after', ''],
  'not-new': ['{action}: {program} is no new process: {before} before, {after} after', ''],
  'file-there': ['{action}: {file} is there', ''],
  'file-gone': ['{action}: {file} is not there', ''],
  'file-text': ["{action}: {file} has no '{text}'; it holds '{got}'", ''],
};

const HELD_OUTPUT: readonly [string, string] = [
  "'{action}' ended, and a process that it left still holds its output",
  'send the output of what goes on to a file or to /dev/null',
];

function fill(template: string, { args }: Pick<ExerciseCheck, 'args'>): ByteString {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => showBriefly(String(args[name] ?? '')));
}

function templatesOf({ check, why, verdict }: ExerciseCheck): readonly [string, string] {
  if (check === 'output-held' && verdict === 'failed') return HELD_OUTPUT;
  return SENTENCES[why] ?? [why, ''];
}

export function wordCheck(check: ExerciseCheck): ByteString {
  const others = (check.more ?? []).map((fault) => fill(SENTENCES[fault.why]?.[0] ?? fault.why, fault));
  return [fill(templatesOf(check)[0], check), ...others].join('; ');
}

export function wordCheckHelp(check: ExerciseCheck): ByteString {
  return check.verdict === 'held' || check.scenario !== undefined ? '' : fill(templatesOf(check)[1], check);
}
