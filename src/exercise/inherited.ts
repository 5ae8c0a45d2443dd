/** What a program has been handed beside its arguments: open files, and the folder it was started in. */
import type { Notebook, Taken } from './notebook.ts';

/** Of the stand-ins themselves: the pipe on which they wait, and their own text. */
const OF_STAND_INS = /^\/\.io\/fifo$|^\/dev\/null$/;
const FIRST = 3;

/** Looks at the program that this step has started. Nothing is told where it does not run. */
export function judgeInherited(book: Notebook, step: Taken): void {
  const { guess } = book.subject;
  const [process] = book.running();
  const seen = process === undefined ? undefined : book.sandbox.lookInto(process.pid);
  if (seen === undefined || process === undefined) return;
  // The root has links in the place of /bin and /sbin.
  const words = process.words.map((word) => word.replace(/^\/(s?bin)\//, '/usr/$1/'));
  const handed = seen.files.filter(({ fd, target }) => {
    return fd >= FIRST && !OF_STAND_INS.test(target) && !words.includes(target);
  });
  const [first] = handed;
  // Of a program that goes to the background by itself, the folder is its own matter.
  const isElsewhere = guess.isForeground && seen.folder !== '/' && !guess.folders.includes(seen.folder);
  const target =
    first !== undefined && /^\/\.io\/[oe][0-9]+$/.test(first.target) ? 'its output' : (first?.target ?? '');
  if (first !== undefined)
    book.fail('inherited', 'open-file', { fd: first.fd, target, action: step.action }, [step.number]);
  else if (isElsewhere) book.fail('inherited', 'folder', { folder: seen.folder, action: step.action }, [step.number]);
  else book.hold('inherited', [step.number]);
}
