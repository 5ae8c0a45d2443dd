/** What is said about units that are made of scripts: why, what is open, what is left out. */
import type { ByteString } from '../../model/bytes.ts';
import type { FormReason, LeftOutReason, ReasonCode, TodoCode, UnitTodo } from '../../model/migration.ts';
import { showBriefly, showLine } from '../text/show.ts';

type Word = (subject: ByteString) => ByteString;

const TODOS: Readonly<Record<TodoCode, Word>> = {
  'early-boot': () => 'started before the runlevels; systemd never started it, and does most of this itself',
  'enabled-flag': (subject) => `${subject} decides whether the script starts anything; systemctl enable does now`,
  'env-file-shell': (subject) => `${subject} is read as lines NAME=value by systemd, and this line is more than that`,
  'network-online': () => 'a daemon that binds to all addresses needs only After=network.target',
  'prestart-code': (subject) => `not carried over: ${subject}`,
  'reload-code': (subject) => `reload does more than one signal: ${subject}`,
  'stop-code': (subject) => `stop does more than to end the daemon: ${subject}`,
  'type-guess': (subject) => `${subject} forks and no pid file is known, so systemd has to guess its main process`,
  unwatched: (subject) =>
    `no pid file is known, so a dead ${subject} stays active; add '# pidfile: /run/...' or PIDFile=`,
};

export function wordTodo({ code, subject }: Pick<UnitTodo, 'code' | 'subject'>): ByteString {
  return TODOS[code](showBriefly(subject));
}

const REASONS: Readonly<Record<ReasonCode, Word>> = {
  asked: () => 'asked for',
  'conditional-start': (subject) =>
    `whether ${subject === '' ? 'the daemon' : subject} is started depends on more than can be told`,
  declared: (subject) => `declared, and done by ${subject}`,
  early: () => 'started before the runlevels, which systemd never did',
  'env-shell': (subject) => `${subject} is shell, which systemd does not read`,
  halt: () => 'for the end of a run of the system, which systemd does itself',
  loop: (subject) => (subject === '' ? 'a loop around what is started' : `a loop around ${subject}`),
  'no-shell': (subject) => `not a script of a shell: ${subject}`,
  'no-start': () => 'no daemon is started that could be told',
  'one-call': (subject) => `one start, by ${subject}`,
  'other-init': (subject) => `written for ${subject}, which does the starting; without it the script does nothing`,
  'own-code': (subject) => `code of its own that is not followed${subject === '' ? '' : `: ${subject}`}`,
  pipeline: (subject) => (subject === '' ? 'a pipeline around what is started' : `a pipeline around ${subject}`),
  prestart: (subject) => `what is prepared before the start cannot be told: ${subject}`,
  'program-path': (subject) => `no ${subject} is in the folders for programs here (--root DIR names the system)`,
  'several-calls': (subject) => `more than one start: here ${subject}`,
  'stays-unknown': (subject) => `whether ${subject} stays in the background, or ends, cannot be told`,
  syntax: () => 'what stands here is no syntax of sh, and no other shell is followed',
  'too-long': () => 'longer than a person writes a script',
  unresolved: (subject) => `${subject} cannot be told without running the script`,
};

export function wordReason({ code, subject }: Pick<FormReason, 'code' | 'subject'>): ByteString {
  return REASONS[code](showBriefly(subject));
}

const LEFT_OUT: Readonly<Record<LeftOutReason, ByteString>> = {
  handled: 'systemd does this',
  'lock-file': 'a lock file of the runlevels',
  'not-carried': 'NOT CARRIED OVER',
  'not-understood': 'nothing in systemd corresponds to this',
  output: 'output only',
  status: 'asks for a status',
  'test-only': 'only asks whether it runs',
  wait: 'waits, which systemd does',
};

export function wordLeftOut(reason: LeftOutReason): ByteString {
  return LEFT_OUT[reason];
}

/** The first line of a piece of script. */
export function showPiece(text: ByteString): ByteString {
  const [first = '', ...more] = text.split('\n');
  return `${showLine(first.trim().slice(0, 120))}${more.length > 0 || first.length > 120 ? ' ...' : ''}`;
}
