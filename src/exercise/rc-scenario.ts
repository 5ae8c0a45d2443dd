/** The standard scenario of rc.d scripts: other words and other statuses than those of the LSB. */
import type { ByteString } from '../model/bytes.ts';
import { judgeInherited } from './inherited.ts';
import { pidsOf } from './lsb-life.ts';
import type { Notebook, Taken } from './notebook.ts';
import { judgeNestedFlags, judgePrecmd } from './rc-methods.ts';

/** What of the header and the switches the scenario needs. */
export interface RcFacts {
  readonly rcvar: ByteString;
  readonly hasShutdown: boolean;
  readonly requiredFiles: readonly ByteString[];
  readonly isPort: boolean;
  /** The method that comes before the start. */
  readonly startPrecmd: ByteString | undefined;
}

/** Runs it. */
export function exerciseRc(book: Notebook, facts: RcFacts): void {
  const { isDaemon } = book.subject;
  judgeWords(book, facts);
  const off = book.act('start', 'nothing runs');
  if (book.running().length > 0)
    book.fail('disabled-start', 'started', { action: 'start', pids: pidsOf(book.running()) }, [off.number]);
  else book.hold('disabled-start', [off.number]);
  book.crash();
  judgeRequired(book, facts);
  judgePrecmd(book, facts.startPrecmd);
  const start = book.act('onestart', '0');
  if (isDaemon && start.exit === 0 && book.running().length === 0) {
    book.leaveOpen('onestart', 'not-run', { program: book.subject.guess.program ?? '' }, [start.number]);
    return;
  }
  // What it lacks here is not seen in its text.
  const { program } = book.subject.guess;
  if (isDaemon && start.exit === 1 && !start.calls.some((call) => call.split(' ')[0] === program)) {
    book.leaveOpen('onestart', 'refused', { action: 'onestart', got: 1, program: program ?? '' }, [start.number]);
    return;
  }
  if (!book.expectStatus('onestart', start, [0])) return;
  book.hold('onestart', [start.number]);
  judgeNestedFlags(book, start);
  if (isDaemon) {
    judgeInherited(book, start);
    judgeRunning(book);
    judgeExtras(book);
    judgeRestart(book, 'restart');
  }
  judgeStop(book);
  if (isDaemon) judgeHarm(book, facts);
}

function judgeWords(book: Notebook, { rcvar, isPort }: RcFacts): void {
  const usage = book.act('', '1');
  if (book.expectStatus('usage', usage, [1])) {
    if ((usage.stderr + usage.stdout).includes('start')) book.hold('usage', [usage.number]);
    else book.fail('usage', 'no-usage', {}, [usage.number]);
  }
  const unknown = book.act('frobnicate', '1');
  if (book.expectStatus('unknown', unknown, [1])) book.hold('unknown', [unknown.number]);
  const shown = book.act('rcvar', '0');
  const line = new RegExp(`^\\$?${rcvar.replaceAll(/[^A-Za-z0-9_]/g, '.')}="?([^"\\n]*)`, 'm').exec(shown.stdout);
  if (rcvar === '') book.skip('rcvar', 'no-switch');
  else if (line === null) book.fail('rcvar', 'no-rcvar', { name: rcvar }, [shown.number]);
  else if (isPort && /^(?:yes|true|on|1)$/i.test(line[1] ?? ''))
    book.fail('rcvar', 'on-by-default', { name: rcvar }, [shown.number]);
  else book.hold('rcvar', [shown.number]);
}

/** Without a file that it says it needs. */
function judgeRequired(book: Notebook, { requiredFiles }: RcFacts): void {
  const [file] = requiredFiles;
  if (file === undefined) {
    book.skip('required-file', 'no-config');
    return;
  }
  book.sandbox.tool(['mv', file, '/.io/run/required']);
  const step = book.act('onestart', '1');
  if (book.expectStatus('required-file', step, [1])) {
    if ((step.stderr + step.stdout).includes(file)) book.hold('required-file', [step.number]);
    else book.fail('required-file', 'not-named', { file }, [step.number]);
  }
  book.crash();
  book.sandbox.tool(['mv', '/.io/run/required', file]);
}

function judgeRunning(book: Notebook): void {
  const status = book.act('onestatus', '0');
  const before = book.running();
  const again = book.act('onestart', '1');
  const after = book.running();
  if (after.length > before.length) {
    book.fail('onestart-twice', 'second', { before: pidsOf(before), after: pidsOf(after) }, [again.number]);
  } else if (book.expectStatus('onestart-twice', again, [1])) book.hold('onestart-twice', [again.number]);
  if (book.expectStatus('status', status, [0])) book.hold('status', [status.number]);
}

function judgeExtras(book: Notebook): void {
  const words = book.subject.guess.actions;
  if (words.length === 0) {
    book.skip('extra-commands', 'not-offered');
    return;
  }
  const steps: number[] = [];
  for (const word of words) {
    const step = book.act(`one${word}`, 'it is known');
    steps.push(step.number);
    if (step.stderr.includes('unknown directive')) {
      book.fail('extra-commands', 'unknown-extra', { action: word }, [step.number]);
      return;
    }
    if (book.running().length === 0) {
      book.fail('extra-commands', 'ended-by', { action: word }, [step.number]);
      book.act('onestart', '0');
      return;
    }
  }
  book.hold('extra-commands', steps);
}

function judgeRestart(book: Notebook, check: string): void {
  const before = book.running();
  const step = book.act('onerestart', '0');
  if (!book.expectStatus(check, step, [0])) return;
  const after = book.running();
  const isSame = after.some(({ pid }) => before.some((old) => old.pid === pid));
  const args = { action: 'onerestart', before: pidsOf(before), after: pidsOf(after) };
  if (after.length >= 1 && !isSame) book.hold(check, [step.number]);
  else book.fail(check, isSame ? 'same-process' : 'not-started', args, [step.number]);
}

function judgeStop(book: Notebook): void {
  const { isDaemon } = book.subject;
  const stop = book.act('onestop', '0');
  if (book.expectStatus('stop', stop, [0])) {
    if (!isDaemon || book.running().length === 0) book.hold('stop', [stop.number]);
    else book.fail('stop', 'runs-on', { pids: pidsOf(book.running()) }, [stop.number]);
  }
  if (!isDaemon) return;
  const status = book.act('onestatus', '1');
  // The one check has both statuses: a running service was asked before.
  if (status.exit === 0) book.fail('status', 'status', { action: 'onestatus', wanted: '1', got: '0' }, [status.number]);
  const again = book.act('onestop', '1');
  if (book.expectStatus('stop-twice', again, [1])) book.hold('stop-twice', [again.number]);
}

function judgeHarm(book: Notebook, { hasShutdown, rcvar }: RcFacts): void {
  const started = book.act('onerestart', '0');
  if (book.running().length > 0) book.hold('restart-stopped', [started.number]);
  else book.fail('restart-stopped', 'not-started', { action: 'onerestart' }, [started.number]);
  book.crash();
  const start = book.act('onestart', '0');
  if (book.expectStatus('killed-start', start, [0])) {
    if (book.running().length > 0) book.hold('killed-start', [start.number]);
    else book.fail('killed-start', 'not-started', { action: 'onestart' }, [start.number]);
  }
  // NetBSD stops at shutdown only what is on.
  if (rcvar !== '') book.sandbox.tool(['sh', '-c', 'echo "$1=YES" >>/etc/rc.conf', 'sh', rcvar]);
  const fast = book.act('faststop', 'nothing runs');
  if (!hasShutdown) book.fail('shutdown', 'no-keyword', {}, [fast.number]);
  else if (book.running().length > 0)
    book.fail('shutdown', 'runs-on', { pids: pidsOf(book.running()) }, [fast.number], 'warning');
  else book.hold('shutdown', [fast.number]);
  book.crash();
  judgeStranger(book);
}

function judgeStranger(book: Notebook): void {
  const { pidfile } = book.subject.guess;
  if (pidfile === undefined) {
    book.skip('stranger', 'no-pid-file');
    return;
  }
  book.sandbox.tool(['sh', '-c', 'setsid -f sleep 7777 </dev/null >/dev/null 2>&1']);
  book.sandbox.pause(30);
  const stranger = book.sandbox.processes().find(({ words }) => words[0] === 'sleep' && words[1] === '7777');
  if (stranger === undefined) {
    book.leaveOpen('stranger', 'no-stranger');
    return;
  }
  book.sandbox.tool(['sh', '-c', 'mkdir -p "${2%/*}"; echo "$1" >"$2"', 'sh', String(stranger.pid), pidfile]);
  const stop: Taken = book.act('onestop', 'the stranger lives');
  if (book.sandbox.processes().some(({ pid }) => pid === stranger.pid)) book.hold('stranger', [stop.number]);
  else book.fail('stranger', 'killed', { file: pidfile }, [stop.number]);
  book.sandbox.tool(['kill', '-9', String(stranger.pid)]);
}
