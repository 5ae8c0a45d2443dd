/** The checks of the standard scenario: what they expect, and how much a failure weighs in each profile. */
import type { ExerciseLevel, ExerciseProfile } from '../model/exercise.ts';

export interface CheckDescription {
  readonly id: string;
  readonly family: 'lsb' | 'rcd' | 'any';
  readonly level: ExerciseLevel;
  readonly levels?: Readonly<Partial<Record<ExerciseProfile, ExerciseLevel>>>;
  readonly expects: string;
  readonly why: string;
}

const lsb = (
  id: string,
  level: ExerciseLevel,
  expects: string,
  why: string,
  levels?: CheckDescription['levels'],
): CheckDescription => ({ id, family: 'lsb', level, expects, why, ...(levels !== undefined && { levels }) });
const rcd = (id: string, level: ExerciseLevel, expects: string, why: string): CheckDescription => ({
  id,
  family: 'rcd',
  level,
  expects,
  why,
});
const any = (id: string, level: ExerciseLevel, expects: string, why: string): CheckDescription => ({
  id,
  family: 'any',
  level,
  expects,
  why,
});

const STATUS = 'Monitors, clusters and package scripts go by the status of status, not by its words.';
const AGAIN = 'Packages, rc and administrators start what runs and stop what is stopped; both are no fault.';

/** In the order in which they are reported. */
export const CHECKS: readonly CheckDescription[] = [
  lsb('status-stopped', 'error', 'status of a stopped service: 3', STATUS),
  lsb(
    'start',
    'error',
    'start: 0, and the program runs',
    'A start that says 0 and starts nothing is found out by the users of the service.',
  ),
  lsb('status-running', 'error', 'status of a running service: 0', STATUS),
  lsb('start-twice', 'error', 'start again: 0, one process, the same', AGAIN),
  lsb(
    'pid-file',
    'warning',
    'the pid file names the process',
    'What stops or watches the service later goes by that file.',
  ),
  lsb(
    'lock-file',
    'warning',
    '/var/lock/subsys/NAME is there while it runs, gone after stop',
    'rc of Red Hat stops only what has such a file.',
    { redhat: 'error' },
  ),
  lsb(
    'reload',
    'error',
    'reload: 0 (or 3, if there is none), and it still runs',
    'A reload that ends the service is an outage.',
  ),
  lsb(
    'force-reload',
    'error',
    'force-reload: 0, and it runs',
    'Package scripts call it after a change of configuration.',
  ),
  lsb(
    'restart',
    'error',
    'restart: 0, one process, a new one',
    'An upgrade is finished by a restart; the old program must not go on.',
  ),
  lsb(
    'try-restart',
    'error',
    'try-restart (condrestart) of a running service: 0, a new process',
    'An upgrade is finished by it.',
  ),
  lsb(
    'unknown-action',
    'error',
    'an unknown word: not 0, and nothing changes; 2 or 3',
    'A slip of the fingers must not pass for done.',
  ),
  lsb(
    'no-action',
    'error',
    'no word: not 0, and nothing changes; 2 or 3',
    'A slip of the fingers must not pass for done.',
  ),
  lsb('stop', 'error', 'stop: 0, and nothing runs', 'What goes on after stop holds ports and files.'),
  lsb('status-after-stop', 'error', 'status after stop: 3', STATUS),
  lsb('stop-twice', 'error', 'stop again: 0', AGAIN),
  lsb(
    'leftovers',
    'warning',
    'after stop no process, no pid or lock file, no new file in /tmp is left',
    'A pid file that is left makes the next status a lie.',
  ),
  lsb(
    'try-restart-stopped',
    'error',
    'try-restart of a stopped service: 0, and it stays stopped',
    'An upgrade must not start what was off.',
  ),
  lsb('restart-stopped', 'error', 'restart of a stopped service: 0, and it runs', 'The LSB asks for it.'),
  lsb('killed-status', 'error', 'status after a crash: 1 with a pid file, 2 with a lock file, else 3', STATUS),
  lsb('killed-start', 'error', 'start after a crash: 0, and it runs', 'After a crash somebody starts it again.'),
  lsb('killed-stop', 'error', 'stop after a crash: 0', 'After a crash packages and rc still stop it.'),
  lsb(
    'stranger',
    'warning',
    'stop spares a process that has got the number of a dead one',
    'Numbers are given again; a stale pid file then names somebody else.',
    { redhat: 'info' },
  ),
  lsb('namesake', 'warning', "stop spares another user's process of the same name", 'A user may run the same program.'),
  lsb(
    'user-start',
    'warning',
    'start by an ordinary user: not 0, and nothing runs; 4',
    'Who may not start it must be told so.',
  ),
  lsb(
    'missing-program',
    'warning',
    'start without the program: 5 (debian: 0 or 5)',
    'A package that is removed leaves its script.',
  ),
  lsb('missing-config', 'info', 'start without the configuration: 6', 'A service that is not configured must say so.'),
  rcd(
    'usage',
    'error',
    'no word: 1, and the words that there are',
    'rc.subr(8) says so by itself; a script that does not has left its ways.',
  ),
  rcd('rcvar', 'warning', 'rcvar names the switch; NO by default for ports', 'Administrators find the switch by it.'),
  rcd('disabled-start', 'error', 'start while it is off: nothing runs', 'What is off in rc.conf must stay off.'),
  rcd(
    'onestart',
    'error',
    'onestart: 0, and the program runs',
    'A start that says 0 and starts nothing is found out by the users of the service.',
  ),
  rcd('onestart-twice', 'error', 'onestart again: 1, one process, the same', 'Two of them fight for ports and files.'),
  rcd('status', 'error', 'onestatus: 0 while it runs, 1 when it does not', STATUS),
  rcd('extra-commands', 'error', 'each extra command is known, and leaves it running', 'What usage lists has to work.'),
  rcd('restart', 'error', 'onerestart: 0, a new process', 'An upgrade is finished by a restart.'),
  rcd('poll', 'warning', 'poll ends when the program does', 'Scripts that replace a program wait by it.'),
  rcd('stop', 'error', 'onestop: 0, and nothing runs', 'What goes on after stop holds ports and files.'),
  rcd('stop-twice', 'warning', 'onestop again: 1', 'rc.subr(8) says so by itself.'),
  rcd('unknown', 'error', 'an unknown word: 1', 'A slip of the fingers must not pass for done.'),
  rcd(
    'required-file',
    'error',
    'without a required file: start 1, and the file is named',
    'Started without its configuration a service does what nobody asked for.',
  ),
  rcd(
    'precmd-fails',
    'error',
    'onestart when its start_precmd fails: 1, and nothing runs',
    'A prelude fails for a reason; what is started all the same runs without what it needs.',
  ),
  rcd(
    'nested-flags',
    'warning',
    'flags that a method sets reach the program',
    'run_rc_command within a method sets rc_flags anew, so that what was added is gone, without a word.',
  ),
  rcd('killed-start', 'error', 'onestart after a crash: 0, and it runs', 'After a crash somebody starts it again.'),
  rcd('restart-stopped', 'error', 'onerestart of a stopped service: it runs', 'rc.subr(8) starts it then.'),
  rcd(
    'shutdown',
    'info',
    'a service that runs on has KEYWORD shutdown, and faststop ends it',
    'Without it the service is killed, not stopped, when the system goes down.',
  ),
  rcd(
    'stranger',
    'warning',
    'onestop spares a process that has got the number of a dead one',
    'Numbers are given again; a stale pid file then names somebody else.',
  ),
  any(
    'inherited',
    'info',
    'the program starts with no file open but the three, and in /',
    'What is open is not closed for others; a folder that is in use cannot be unmounted.',
  ),
  any(
    'output-held',
    'error',
    'an action that has ended leaves nobody with its output',
    'ssh, dpkg and cron wait until an output is closed.',
  ),
  any('time-limit', 'error', 'each action ends in time', 'A boot waits for it.'),
  any('sandbox', 'error', 'no action takes the system apart', 'What it removed or ended was only a sandbox this time.'),
  any('said-nothing', 'warning', 'an action that fails says why', 'A bare status leaves an administrator alone.'),
];

/** The description of a check; of all profiles if two families share its name. */
export function describeCheck(id: string, isRc: boolean): CheckDescription | undefined {
  return CHECKS.find((check) => check.id === id && (check.family === 'any' || (check.family === 'rcd') === isRc));
}

/** How much a failure weighs. */
export function levelOf(id: string, profile: ExerciseProfile): ExerciseLevel {
  const isRc = profile === 'freebsd' || profile === 'freebsd-ports' || profile === 'netbsd';
  const check = describeCheck(id, isRc);
  return check?.levels?.[profile] ?? check?.level ?? 'error';
}
