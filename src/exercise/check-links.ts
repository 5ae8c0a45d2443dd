/** How a check that fails is mended, and which rules of the linter see the same in the text. */
export interface CheckLink {
  readonly mend: string;
  readonly rules?: readonly string[];
}

const AGAIN = 'Ask whether it runs first, by pid file and process, and end with 0 if there is nothing to do.';
const STATUS =
  'Compare the pid file with the process that it names: 0 runs, 1 dead with a pid file, 2 with a lock, 3 stopped.';
const WORDS = 'Let the last branch of the case print the usage on standard error and end with 2.';
const LIMIT = 'Give each loop an end, and each wait a limit.';

/** By check. */
export const CHECK_LINKS: ReadonlyMap<string, CheckLink> = new Map([
  ['status-stopped', { mend: STATUS, rules: ['body/missing-status-action'] }],
  ['start', { mend: 'Wait until the program is up, and end with its status.' }],
  ['status-running', { mend: STATUS, rules: ['body/missing-status-action'] }],
  ['start-twice', { mend: AGAIN }],
  [
    'pid-file',
    { mend: 'Write the number of the program itself, not that of a shell around it.', rules: ['body/pid-in-tmp'] },
  ],
  [
    'lock-file',
    {
      mend: 'Make it after a good start, remove it after a good stop.',
      rules: ['body/missing-subsys-lock', 'body/subsys-name-mismatch'],
    },
  ],
  [
    'reload',
    { mend: 'Send the signal that the program reloads on; without one, end with 3.', rules: ['body/missing-action'] },
  ],
  ['force-reload', { mend: 'Reload if the program can, else restart it if it runs.', rules: ['body/missing-action'] }],
  ['restart', { mend: 'Stop, wait until the process is gone, start.', rules: ['body/missing-action'] }],
  ['try-restart', { mend: 'Restart if it runs, else end with 0.', rules: ['body/missing-action'] }],
  ['unknown-action', { mend: WORDS, rules: ['body/no-default-branch', 'body/bad-usage-exit'] }],
  ['no-action', { mend: WORDS, rules: ['body/no-default-branch', 'body/bad-usage-exit'] }],
  ['stop', { mend: 'Wait until the process is gone, for a limited time; then kill it.' }],
  ['status-after-stop', { mend: STATUS }],
  [
    'stop-twice',
    {
      mend: 'Ask whether it runs first: SysV scripts end with 0 then, rc.subr(8) with 1 by itself.',
      rules: ['body/rm-without-force'],
    },
  ],
  ['leftovers', { mend: 'Remove pid and lock file when the program is gone, and end all that was started.' }],
  ['try-restart-stopped', { mend: 'Ask whether it runs first; if not, end with 0.' }],
  ['restart-stopped', { mend: 'A stop that finds nothing is no fault: start all the same.' }],
  ['killed-status', { mend: STATUS }],
  ['killed-start', { mend: 'A pid or lock file without its process must not keep it from starting.' }],
  ['killed-stop', { mend: AGAIN }],
  [
    'stranger',
    { mend: 'Compare the program of the process (start-stop-daemon --exec, /proc/PID/exe) before it is killed.' },
  ],
  ['namesake', { mend: 'Go by the pid file, not by the name as killall and pkill do.' }],
  ['user-start', { mend: 'Ask for root first (id -u), and end with 4.' }],
  ['missing-program', { mend: 'Test the program with -x, and end with 5.' }],
  ['missing-config', { mend: 'Test the file with -r, and end with 6.' }],
  ['usage', { mend: 'Let run_rc_command "$1" be the last line.', rules: ['body/run-rc-command-missing'] }],
  [
    'rcvar',
    {
      mend: 'Set rcvar to NAME_enable before load_rc_config, and the default to NO.',
      rules: ['body/rcvar-missing', 'body/rcvar-incorrect', 'body/enable-default-yes', 'body/load-rc-config-rcvar'],
    },
  ],
  ['disabled-start', { mend: 'Start nothing outside of the methods.', rules: ['body/enable-default-yes'] }],
  ['onestart', { mend: 'Give command and pidfile as they are, or end start_cmd with the status of the program.' }],
  ['onestart-twice', { mend: 'Set procname where the process has another name than command.' }],
  ['status', { mend: 'Set pidfile and procname, so that rc.subr finds the process.' }],
  [
    'extra-commands',
    {
      mend: 'Give each word of extra_commands a method WORD_cmd.',
      rules: ['body/extra-command-undefined', 'body/undefined-method'],
    },
  ],
  ['poll', { mend: 'Leave it to rc.subr(8).' }],
  ['unknown', { mend: 'Leave it to rc.subr(8).', rules: ['body/run-rc-command-missing'] }],
  ['required-file', { mend: 'Name it in required_files.', rules: ['body/required-files-relative'] }],
  ['precmd-fails', { mend: 'Go by the status of run_rc_command, and start nothing behind it.' }],
  ['nested-flags', { mend: 'Within a method call the function of another one, not run_rc_command.' }],
  [
    'shutdown',
    { mend: 'Add KEYWORD shutdown if the program has something to finish.', rules: ['rcd/missing-shutdown-keyword'] },
  ],
  ['inherited', { mend: 'Close what was opened (exec 7>&-), and go to / before the program is started.' }],
  ['output-held', { mend: 'Send the outputs of what goes on to a file or to /dev/null.' }],
  ['time-limit', { mend: LIMIT }],
  ['sandbox', { mend: 'End only what was started, and remove only what was made.' }],
  ['said-nothing', { mend: 'Say on standard error what is wrong.' }],
]);

/** The checks that see at run time what a rule sees in the text. */
export function checksOfRule(rule: string): readonly string[] {
  return [...CHECK_LINKS].filter(([, { rules = [] }]) => rules.includes(rule)).map(([check]) => check);
}
