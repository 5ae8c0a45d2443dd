/** The standard scenario of SysV scripts, first part: a life of the service from start to stop. */
import type { SandboxProcess } from '../model/exercise.ts';
import { judgeInherited } from './inherited.ts';
import type { Notebook, Taken } from './notebook.ts';

/** Numbers for a sentence. */
export function pidsOf(processes: readonly SandboxProcess[]): string {
  return processes.length === 0 ? 'none' : processes.map(({ pid }) => pid).join(', ');
}

/** Runs it; false if the program never ran, so that nothing else can be told. */
export function exerciseLife(book: Notebook): boolean {
  const { guess, isDaemon } = book.subject;
  const has = (action: string): boolean => guess.actions.includes(action);
  const first = book.act('status', '3');
  // A look at the program or its configuration that the stand-in has taken for a start.
  const isEarly = isDaemon && book.running().length > 0;
  book.isPidfileUnknown ||= isEarly;
  const start = book.act('start', '0');
  const isUp = !isDaemon || book.running().length > 0;
  const refusal = { action: 'start', got: start.exit ?? 'none', program: guess.program ?? '' };
  // What it lacks here is not seen in its text; a slip in it ends with other numbers.
  const hasRefused =
    isDaemon &&
    [1, 5, 6].includes(start.exit ?? 0) &&
    !start.calls.some((call) => call.split(' ')[0] === guess.program);
  // A script that goes no further than its first lines ends with 0 whatever it is asked.
  if (!isUp && start.exit === 0 && first.exit === 0)
    book.leaveOpen('status-stopped', 'not-run', { program: guess.program ?? '' }, [first.number]);
  else if (hasRefused && first.stdout === start.stdout && first.stderr === start.stderr)
    book.leaveOpen('status-stopped', 'refused', { ...refusal, action: 'status' }, [first.number]);
  else if (isEarly) book.leaveOpen('status-stopped', 'in-doubt', {}, [first.number]);
  else if (!has('status'))
    book.fail(
      'status-stopped',
      'no-action',
      { action: 'status' },
      [first.number],
      book.subject.profile === 'debian' ? 'info' : 'error',
    );
  else if (book.expectStatus('status-stopped', first, [3])) book.hold('status-stopped', [first.number]);
  if (!isUp && start.exit === 0) {
    book.leaveOpen('start', 'not-run', { program: guess.program ?? '' }, [start.number]);
    return false;
  }
  if (hasRefused) {
    book.leaveOpen('start', 'refused', refusal, [start.number]);
    return false;
  }
  if (!book.expectStatus('start', start, [0])) return false;
  book.hold('start', [start.number]);
  if (isDaemon) {
    judgeFiles(book, start);
    judgeInherited(book, start);
  }
  if (has('status')) judgeRunningStatus(book);
  judgeTwice(book);
  if (has('reload')) judgeReload(book);
  if (has('force-reload')) judgeForceReload(book);
  else
    book.fail(
      'force-reload',
      'no-action',
      { action: 'force-reload' },
      [],
      book.subject.profile === 'redhat' ? 'info' : 'warning',
    );
  judgeRestart(book, 'restart', 'restart');
  const again = ['try-restart', 'condrestart'].find(has);
  if (again === undefined) book.skip('try-restart', 'not-offered');
  else judgeRestart(book, 'try-restart', again);
  judgeWrongWords(book);
  judgeStop(book);
  return true;
}

function judgeRunningStatus(book: Notebook): void {
  const status = book.act('status', '0');
  if (book.expectStatus('status-running', status, [0])) book.hold('status-running', [status.number]);
}

function judgeTwice(book: Notebook): void {
  const before = book.running();
  const step = book.act('start', '0');
  const after = book.running();
  if (!book.expectStatus('start-twice', step, [0])) return;
  if (
    !book.subject.isDaemon ||
    (after.length === before.length && after.every(({ pid }, i) => pid === before[i]?.pid))
  ) {
    book.hold('start-twice', [step.number]);
  } else {
    const args = { before: pidsOf(before), after: pidsOf(after) };
    book.fail('start-twice', after.length > before.length ? 'second' : 'other-process', args, [step.number]);
    // One fault is told once: the others are tried on one process.
    const more = after.filter(({ pid }) => !before.some((old) => old.pid === pid));
    if (before.length > 0 && more.length > 0) book.kill(more);
  }
}

/** Pid and lock file, as they are while it runs. */
function judgeFiles(book: Notebook, start: Taken): void {
  const { guess, profile, name } = book.subject;
  const pids = book.running().map(({ pid }) => String(pid));
  if (guess.pidfile === undefined) book.skip('pid-file', 'no-pid-file');
  else {
    const text = start.contents.get(guess.pidfile);
    const isNamed = pids.includes((text ?? '').trim().split(/\s+/)[0] ?? '');
    // A check of the configuration that started a stand-in makes several of them.
    book.isPidfileUnknown ||= text === undefined || pids.length > 1 || (!isNamed && !guess.makesPidfile);
    const args = { file: guess.pidfile, text: (text ?? '').trim(), pids: pids.join(', ') };
    if (text === undefined) book.leaveOpen('pid-file', 'no-such-file', args, [start.number]);
    else if (isNamed) book.hold('pid-file', [start.number]);
    else book.fail('pid-file', 'other-pid', args, [start.number]);
  }
  const lock = guess.lockfile ?? `/var/lock/subsys/${name}`;
  if (profile !== 'redhat' && guess.lockfile === undefined) book.skip('lock-file', 'other-system');
  else if (start.contents.get(guess.lockfile ?? '') !== undefined || book.exists(lock))
    book.hold('lock-file', [start.number]);
  else book.fail('lock-file', 'no-lock', { file: lock }, [start.number]);
}

function judgeReload(book: Notebook): void {
  const before = book.running();
  const step = book.act('reload', '0 or 3');
  if (!book.expectStatus('reload', step, [0, 3])) return;
  const after = book.running();
  if (!book.subject.isDaemon || after.length === before.length) book.hold('reload', [step.number]);
  else book.fail('reload', 'count', { action: 'reload', before: pidsOf(before), after: pidsOf(after) }, [step.number]);
}

function judgeForceReload(book: Notebook): void {
  const before = book.running();
  const step = book.act('force-reload', '0');
  if (!book.expectStatus('force-reload', step, [0])) return;
  const after = book.running();
  if (!book.subject.isDaemon || after.length === before.length) book.hold('force-reload', [step.number]);
  else
    book.fail('force-reload', 'count', { action: 'force-reload', before: pidsOf(before), after: pidsOf(after) }, [
      step.number,
    ]);
}

function judgeRestart(book: Notebook, check: string, action: string): void {
  const before = book.running();
  const step = book.act(action, '0');
  if (!book.expectStatus(check, step, [0])) return;
  const after = book.running();
  const isSame = after.some(({ pid }) => before.some((old) => old.pid === pid));
  const args = { action, before: pidsOf(before), after: pidsOf(after) };
  if (!book.subject.isDaemon || (after.length === before.length && !isSame)) book.hold(check, [step.number]);
  else book.fail(check, isSame && after.length === before.length ? 'same-process' : 'count', args, [step.number]);
}

function judgeWrongWords(book: Notebook): void {
  for (const [check, action] of [
    ['unknown-action', 'frobnicate'],
    ['no-action', ''],
  ] as const) {
    const before = book.running();
    const step = book.act(action, '2 or 3');
    const after = book.running();
    const args = { action, before: pidsOf(before), after: pidsOf(after), got: step.exit ?? 'none' };
    const agreed = book.subject.agreed.get(check);
    if (after.length !== before.length && book.isPidfileUnknown) book.leaveOpen(check, 'in-doubt', {}, [step.number]);
    else if (after.length !== before.length) book.fail(check, 'count', args, [step.number]);
    else if (agreed !== undefined ? step.exit === agreed : step.exit === 2 || step.exit === 3)
      book.hold(check, [step.number]);
    else if (step.exit === 0) book.fail(check, 'passes', args, [step.number]);
    else book.fail(check, 'not-two', args, [step.number], book.subject.profile === 'debian' ? 'info' : 'warning');
  }
}

function judgeStop(book: Notebook): void {
  const { guess, isDaemon } = book.subject;
  const step = book.act('stop', '0');
  // A program may take a moment to end; a script that does not wait for it leaves it to the next action.
  const left = isDaemon ? book.running() : [];
  if (book.expectStatus('stop', step, [0])) {
    if (left.length === 0) book.hold('stop', [step.number]);
    else book.fail('stop', 'runs-on', { pids: pidsOf(left) }, [step.number]);
  }
  judgeLeftovers(book, step);
  if (guess.actions.includes('status')) {
    const status = book.act('status', '3');
    if (book.expectStatus('status-after-stop', status, [3])) book.hold('status-after-stop', [status.number]);
  }
  const again = book.act('stop', '0');
  if (book.expectStatus('stop-twice', again, [0])) book.hold('stop-twice', [again.number]);
}

function judgeLeftovers(book: Notebook, step: Taken): void {
  const { guess } = book.subject;
  const files = [guess.pidfile, guess.lockfile].filter(
    (path) => path !== undefined && step.contents.get(path) !== undefined,
  );
  const fresh = [...step.tree].filter((path) => path.startsWith('/tmp/'));
  const others = step.processes.filter(({ words }) => words[0] !== guess.program && words[1] !== guess.program);
  if (files.length > 0) book.fail('leftovers', 'file-left', { file: files.join(', ') }, [step.number]);
  else if (others.length > 0) {
    const shown = others.map(({ pid, words }) => `${pid} (${words.join(' ').slice(0, 60)})`).join(', ');
    book.fail('leftovers', 'process-left', { pids: shown }, [step.number]);
  } else if (fresh.length > 0)
    book.fail('leftovers', 'file-left', { file: fresh.slice(0, 3).join(', ') }, [step.number], 'info');
  else book.hold('leftovers', [step.number]);
}
