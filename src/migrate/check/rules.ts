/** What is wrong with a unit that systemd-analyze verify does not see, as descriptions of findings. */
import type { Level, RuleDescription } from '../../model/lint.ts';

function rule(
  id: string,
  level: Level,
  texts: Pick<RuleDescription, 'what' | 'why' | 'message' | 'help'> & { readonly step?: string },
): RuleDescription {
  return {
    id: `unit/${id}`,
    level,
    profiles: [],
    stage: 2,
    fix: 'none',
    sources: ['systemd.unit(5)', 'systemd.service(5)'],
    ...texts,
  };
}

type UnitRule =
  | 'shell'
  | 'target'
  | 'environment'
  | 'program'
  | 'user'
  | 'forking'
  | 'unwatched'
  | 'pidFile'
  | 'description'
  | 'todo'
  | 'loop'
  | 'analyze';

export const UNIT_RULES: Readonly<Record<UnitRule, RuleDescription>> = {
  shell: rule('shell-syntax', 'error', {
    what: 'Syntax of a shell in a command line.',
    why: 'systemd runs no shell: the characters reach the program as they stand.',
    message: '`{text}` means nothing here: systemd runs no shell',
    help: 'write the command without it, or as /bin/sh -c',
  }),
  target: rule('unknown-target', 'warning', {
    what: 'A target that exists nowhere.',
    why: 'The line does nothing, and nobody is told.',
    message: 'there is no target {name}',
    help: 'delete the word, or name the unit that is meant',
  }),
  environment: rule('missing-environment-file', 'error', {
    what: 'A file of settings that is not there.',
    why: 'The service does not start.',
    message: '{file} is not there, so the service does not start',
    help: 'write EnvironmentFile=-{file} if it may be missing',
  }),
  program: rule('missing-program', 'error', {
    what: 'A program that is not there.',
    why: 'The service does not start.',
    message: 'there is no program {file}',
    help: '',
  }),
  user: rule('unknown-user', 'error', {
    what: 'A user that the system does not have.',
    why: 'The service does not start.',
    message: 'the system has no user {name}',
    help: 'make it with sysusers.d(5), or name another one',
  }),
  forking: rule('forking-without-pidfile', 'warning', {
    what: 'A service that forks, and no pid file.',
    why: 'systemd has to guess the main process, and may watch the wrong one.',
    message: 'forks, and no PIDFile= tells its main process',
    help: 'add PIDFile=, or keep the program in the foreground and write Type=exec',
  }),
  unwatched: rule('unwatched', 'warning', {
    what: 'A service that stays active when its process is dead.',
    why: 'Nobody sees that it is dead, and start does nothing.',
    message: 'stays active (exited) when its process is dead',
    help: 'add PIDFile= in place of RemainAfterExit=yes',
  }),
  pidFile: rule('relative-pidfile', 'warning', {
    what: 'A pid file without its path, or below /var/run.',
    why: 'The path is taken from /run on, or rewritten, with a warning at each boot.',
    message: '{file} should begin with /run/',
    help: '',
  }),
  description: rule('no-description', 'info', {
    what: 'A unit without a description.',
    why: 'Its name alone stands in lists and messages of the boot.',
    message: 'has no Description=',
    help: '',
  }),
  todo: rule('open-todo', 'info', {
    what: 'A mark of initorder migrate that a person has to look at.',
    why: 'The unit may not do all that the script did.',
    message: 'a mark is still there',
    help: 'look at the line below, and delete the mark when it is right',
  }),
  loop: rule('ordering-loop', 'error', {
    what: 'Units that wait for one another.',
    why: 'systemd drops one of the jobs at boot, whichever it likes.',
    message: '{count} units must start before one another, in a ring',
    step: '{then} starts after {first}: {word}',
    help: 'delete one of these words; an early unit needs DefaultDependencies=no',
  }),
  analyze: rule('systemd-analyze', 'error', {
    what: 'What systemd-analyze verify says.',
    why: '',
    message: '{text}',
    help: '',
  }),
};
