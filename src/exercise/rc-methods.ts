/** Methods of rc.d scripts: a prelude that fails, and flags that are lost between two of them. */
import type { ByteString } from '../model/bytes.ts';
import type { Notebook, Taken } from './notebook.ts';

const MARK = '/.io/run/precmd';
const LOST = '/.io/run/lost-flags';
/** Read by load_rc_config behind /etc/rc.conf. */
const LATER = '/etc/rc.conf.local';

/**
 * The method that comes before the start is made to fail.
 *
 * @param method its name; undefined if there is none
 */
export function judgePrecmd(book: Notebook, method: ByteString | undefined): void {
  if (method === undefined) {
    book.skip('precmd-fails', 'no-precmd');
    return;
  }
  const failing = `${method}() { : >${MARK}; return 1; }\n`;
  book.sandbox.tool(['sh', '-c', 'cp -p "$1" /.io/run/later 2>/dev/null; cat >>"$1"', 'sh', LATER], failing);
  const step = book.act('onestart', '1', { isProvoked: true });
  const isOurs = book.exists(MARK);
  const isUp = book.running().length > 0;
  book.sandbox.tool(['sh', '-c', 'rm -f "$1"; mv /.io/run/later "$1" 2>/dev/null', 'sh', LATER]);
  book.crash();
  if (!isOurs) book.leaveOpen('precmd-fails', 'own-precmd', { method }, [step.number]);
  else if (isUp) book.fail('precmd-fails', 'started-all-the-same', { method }, [step.number]);
  else if (book.expectStatus('precmd-fails', step, [1])) book.hold('precmd-fails', [step.number]);
}

/** A method that calls run_rc_command gets the flags set anew: what another one has added is gone. */
export function judgeNestedFlags(book: Notebook, start: Taken): void {
  const { program } = book.subject.guess;
  const { stdout } = book.sandbox.tool(['sh', '-c', `cat ${LOST} 2>/dev/null; :`]);
  const flags = stdout.split('\n').map((line) => line.trim().split(/[ \t]+/));
  const call = start.calls.find((line) => line.split(' ')[0] === program);
  const words = new Set(call?.split(' '));
  const lost = flags.find((line) => line.some((word) => word !== '' && !words.has(word)));
  if (call === undefined || lost === undefined) book.hold('nested-flags', [start.number]);
  else book.fail('nested-flags', 'lost-flags', { flags: lost.join(' '), call }, [start.number]);
}
