/** The standard scenario of SysV scripts, second part: crashes, strangers, and what is missing. */
import { pidsOf } from './lsb-life.ts';
import type { Notebook } from './notebook.ts';

/** A number of a user that no system gives to one of its own. */
const USER = 1000;

/** What is judged on the way, in any action. */
const AROUND: readonly string[] = ['output-held', 'time-limit', 'sandbox', 'said-nothing'];

/** What is judged here. The parts hang together, so they are run all or not at all. */
const JUDGED = [
  ...['try-restart-stopped', 'restart-stopped', 'killed-status', 'killed-start', 'killed-stop', 'stranger', 'namesake'],
  ...['user-start', 'missing-config', 'missing-program'],
  ...AROUND,
];

/** Runs it on a stopped service, and leaves it stopped; not if nobody wants to know. */
export function exerciseHarm(book: Notebook): void {
  const { isDaemon, isWanted } = book.subject;
  if (!JUDGED.some(isWanted)) return;
  if (book.sandbox.isHost) {
    for (const check of JUDGED.filter((name) => !AROUND.includes(name))) book.skip(check, 'no-sandbox');
    return;
  }
  judgeStopped(book);
  if (isDaemon) {
    judgeCrash(book);
    judgeStranger(book);
    judgeNamesake(book);
    judgeUser(book);
  }
  judgeMissing(book);
}

function judgeStopped(book: Notebook): void {
  const { guess, isDaemon } = book.subject;
  const again = ['try-restart', 'condrestart'].find((action) => guess.actions.includes(action));
  if (again === undefined) book.skip('try-restart-stopped', 'not-offered');
  else {
    const step = book.act(again, '0');
    if (book.expectStatus('try-restart-stopped', step, [0])) {
      const running = book.running();
      if (!isDaemon || running.length === 0) book.hold('try-restart-stopped', [step.number]);
      else book.fail('try-restart-stopped', 'started', { action: again, pids: pidsOf(running) }, [step.number]);
    }
  }
  const step = book.act('restart', '0');
  if (book.expectStatus('restart-stopped', step, [0])) {
    if (!isDaemon || book.running().length > 0) book.hold('restart-stopped', [step.number]);
    else book.fail('restart-stopped', 'not-started', { action: 'restart' }, [step.number]);
  }
}

/** The service runs when this begins. */
function judgeCrash(book: Notebook): void {
  const { guess } = book.subject;
  book.crash();
  if (guess.actions.includes('status')) {
    const status = book.act('status', '1, 2 or 3');
    const hasPid = guess.pidfile !== undefined && status.contents.get(guess.pidfile) !== undefined;
    const hasLock = guess.lockfile !== undefined && status.contents.get(guess.lockfile) !== undefined;
    const wanted = [...(hasPid ? [1] : []), ...(hasLock ? [2] : []), ...(hasPid || hasLock ? [] : [3])];
    if (guess.pidfile === undefined && !hasLock) book.leaveOpen('killed-status', 'no-pid-file', {}, [status.number]);
    else if (book.expectStatus('killed-status', status, wanted)) book.hold('killed-status', [status.number]);
  }
  const start = book.act('start', '0');
  if (book.expectStatus('killed-start', start, [0])) {
    const running = book.running();
    if (running.length > 0) book.hold('killed-start', [start.number]);
    else book.fail('killed-start', 'not-started', { action: 'start' }, [start.number]);
  }
  book.crash();
  const stop = book.act('stop', '0');
  if (book.expectStatus('killed-stop', stop, [0])) book.hold('killed-stop', [stop.number]);
}

/** Another process has the number that is left in the pid file. */
function judgeStranger(book: Notebook): void {
  const { guess } = book.subject;
  if (guess.pidfile === undefined) {
    book.skip('stranger', 'no-pid-file');
    return;
  }
  book.act('start', '0');
  book.crash();
  const made = book.sandbox.tool([
    'sh',
    '-c',
    'mkdir -p "${1%/*}"; setsid sleep 7777 </dev/null >/dev/null 2>&1 & echo $! >"$1"; echo $!',
    'sh',
    guess.pidfile,
  ]);
  book.sandbox.pause(30);
  const stranger = book.sandbox.processes().find(({ words }) => words[0] === 'sleep' && words[1] === '7777');
  if (made.status !== 0 || stranger === undefined) {
    book.leaveOpen('stranger', 'no-stranger');
    return;
  }
  book.sandbox.tool(['sh', '-c', 'echo "$1" >"$2"', 'sh', String(stranger.pid), guess.pidfile]);
  const stop = book.act('stop', 'the stranger lives', { isProvoked: true });
  const lives = book.sandbox.processes().some(({ pid, words }) => pid === stranger.pid && words[1] === '7777');
  if (lives) book.hold('stranger', [stop.number]);
  else book.fail('stranger', 'killed', { file: guess.pidfile }, [stop.number]);
  book.sandbox.tool(['sh', '-c', 'kill -9 "$1" 2>/dev/null; rm -f "$2"', 'sh', String(stranger.pid), guess.pidfile]);
  book.sandbox.pause(10);
}

/** A user runs the same program. */
function judgeNamesake(book: Notebook): void {
  const { program } = book.subject.guess;
  if (!book.sandbox.hasUsers) {
    book.skip('namesake', 'one-user');
    return;
  }
  book.act('start', '0');
  const become = ['setpriv', '--reuid', String(USER), '--regid', String(USER), '--clear-groups', '--'];
  book.sandbox.tool([
    ...become,
    'env',
    'IO_CHILD=0',
    'IO_NAMESAKE=1',
    'setsid',
    '-f',
    'sh',
    '-c',
    'exec "$0" </dev/null >/dev/null 2>&1',
    program ?? '',
  ]);
  book.sandbox.pause(60);
  if (book.running(USER).length === 0) {
    book.leaveOpen('namesake', 'no-namesake');
    book.act('stop', '0');
    return;
  }
  const stop = book.act('stop', "the user's process lives", { isProvoked: true });
  if (book.running(USER).length > 0) book.hold('namesake', [stop.number]);
  else book.fail('namesake', 'killed-namesake', { program: program ?? '' }, [stop.number]);
  book.crash();
}

function judgeUser(book: Notebook): void {
  const { profile } = book.subject;
  if (!book.sandbox.hasUsers) {
    book.skip('user-start', 'one-user');
    return;
  }
  const step = book.act('start', 'not 0', { uid: USER });
  const running = book.running();
  const agreed = book.subject.agreed.get('user-start');
  const args = { got: step.exit ?? 'none', pids: pidsOf(running) };
  if (running.length > 0) book.fail('user-start', 'user-started', args, [step.number]);
  else if (step.exit === (agreed ?? 4)) book.hold('user-start', [step.number]);
  else if (step.exit === 0) book.fail('user-start', 'user-passes', args, [step.number]);
  else book.fail('user-start', 'not-four', args, [step.number], profile === 'debian' ? 'info' : 'warning');
  book.crash();
}

function judgeMissing(book: Notebook): void {
  const { guess, profile, isDaemon } = book.subject;
  const [config] = guess.configs;
  if (config === undefined || !isDaemon) book.skip('missing-config', 'no-config');
  else {
    book.sandbox.tool(['mv', config, '/.io/run/config']);
    const step = book.act('start', '6');
    if (book.expectStatus('missing-config', step, [6])) book.hold('missing-config', [step.number]);
    book.sandbox.tool(['mv', '/.io/run/config', config]);
    book.act('stop', '0');
    book.crash();
  }
  if (guess.program === undefined || !isDaemon) return;
  book.sandbox.tool(['rm', '-f', guess.program]);
  const step = book.act('start', profile === 'debian' ? '0 or 5' : '5');
  if (book.expectStatus('missing-program', step, profile === 'debian' ? [0, 5] : [5]))
    book.hold('missing-program', [step.number]);
}
