/** What a sandbox cannot show, so that a script is not blamed for it. */
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseStep } from '../model/exercise.ts';

/** What a shell says of a command, a folder or a user that the sandbox has not. */
const MISSING = new RegExp(
  [
    "([\\w./-]+): (?:command )?not found|can(?:not|'t) (?:open|cd to) (\\/[\\w./-]+)|cd: (\\/[\\w./-]+): No such file",
    "(?:^|\\/)env: '?([\\w./-]+)'?: No such file|invalid ((?:user|group)(?:: ?| )'?[\\w-]+)|unknown (user [\\w-]+)",
    "((?:user|group) '[\\w-]+)' not found",
  ].join('|'),
  'm',
);

/** What is missing by the words of an action. */
export function missingIn(stderr: ByteString): ByteString | undefined {
  const unread = /^nsenter: failed to execute (\S+): No such file/m.exec(stderr)?.[1];
  if (unread !== undefined) return `the interpreter of ${unread}`;
  const found = MISSING.exec(stderr)?.slice(1);
  return found?.find((word: string | undefined) => word !== undefined)?.replace(/:? ?'/, ' ');
}

/** Checks that go wrong where the script looks for another pid file than the stand-in writes. */
export const HANGS_ON_PROCESS: ReadonlySet<string> = new Set([
  ...['status-running', 'start-twice', 'pid-file', 'reload', 'force-reload', 'restart', 'try-restart', 'stop'],
  ...['status-after-stop', 'stop-twice', 'leftovers', 'try-restart-stopped', 'restart-stopped', 'killed-status'],
  ...['killed-start', 'killed-stop', 'stranger', 'namesake', 'user-start', 'said-nothing', 'time-limit'],
]);

/** The last command, but for the program itself, that was noted and did nothing. */
export function callOfSystem(
  steps: readonly Pick<ExerciseStep, 'calls'>[],
  program?: ByteString,
): ByteString | undefined {
  const calls = steps.flatMap((step) => step.calls).filter((call) => call.split(' ')[0] !== program);
  return calls
    .filter((call) => !/\/(?:logger|restorecon|initctl)(?: |$)|^\/etc\//.test(call))
    .at(-1)
    ?.split(' ')[0];
}
