/** What `initorder exercise` looks like from outside. */
import { NEW_PROFILES } from '../../new/plan.ts';
import { COMMON_OPTIONS, type CommandSpec, type OptionSpec } from '../frame/command-spec.ts';

const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'profile',
    letter: 'p',
    value: 'NAME',
    choices: NEW_PROFILES,
    about: 'Whose rules; else as the script shows',
  },
  { name: 'scenario', letter: 's', value: 'FILE', about: 'In place of SCRIPT.exercise.yaml beside the script' },
  { name: 'only', value: 'CHECKS', repeats: true, about: 'These checks alone' },
  { name: 'skip', value: 'CHECKS', repeats: true, about: 'All but these checks' },
  { name: 'list', about: 'Print the checks with their levels, and stop' },
  { name: 'explain', value: 'CHECK', about: 'What a check expects, why, and how to mend it' },
  { name: 'root', value: 'DIR', about: 'Lay the etc and usr/share below DIR into the sandbox' },
  { name: 'real', value: 'PATH', repeats: true, about: "This program is the system's own, and no stand-in" },
  {
    name: 'functions',
    value: 'WHOSE',
    choices: ['ours', 'host'],
    about: 'Libraries of scripts: stand-ins, or those of this system',
  },
  {
    name: 'isolation',
    value: 'HOW',
    choices: ['auto', 'namespaces', 'bwrap', 'none'],
    about: 'How the sandbox is made; auto: as can be had; none: on this very system',
  },
  { name: 'no-isolation', about: 'The same as --isolation none, for machines to throw away; asks first' },
  { name: 'yes', about: 'Where CI=true: do not ask before a run without a sandbox' },
  { name: 'timeout', value: 'SECONDS', about: 'For one action; 10 if absent' },
  { name: 'total', value: 'SECONDS', about: 'For all actions of a script; 60 if absent' },
  {
    name: 'format',
    letter: 'f',
    value: 'FORM',
    choices: ['text', 'json', 'tap', 'junit'],
    about: 'For people, as data, for test programs',
  },
  { name: 'json', letter: 'j', about: 'The same as --format json' },
  { name: 'tap', about: 'The same as --format tap' },
  { name: 'junit', about: 'The same as --format junit' },
  {
    name: 'fail-on',
    value: 'LEVEL',
    choices: ['error', 'warning', 'info'],
    about: 'From which level on a failed check gives status 1',
  },
  { name: 'print-scenario', about: 'Print what is guessed as a scenario to change, and stop' },
  { name: 'keep', value: 'DIR', about: 'Lay outputs, calls and files of each step there' },
  { name: 'strict', about: 'What is undecided counts as failed' },
  { name: 'verbose', letter: 'v', about: 'Each action with its outputs' },
];

export const EXERCISE_SPEC: CommandSpec = {
  name: 'initorder exercise',
  synopsis: '[option]... SCRIPT...',
  about: "Run a script's actions in a sandbox, with stand-ins for its programs, and say where they\nbreak the rules.",
  options: [...OPTIONS, ...COMMON_OPTIONS],
  examples: [
    { command: 'initorder exercise mumbled', about: 'the standard scenario' },
    { command: 'initorder exercise -v --only start,stop mumbled', about: 'some checks, all that was seen' },
    {
      command: 'initorder exercise --print-scenario mumbled >mumbled.exercise.yaml',
      about: 'a scenario to start from',
    },
    { command: 'initorder exercise --root pkg --junit pkg/etc/init.d/*', about: 'the scripts of a package, for CI' },
  ],
  epilogue:
    'Scripts run in name spaces of their own, without network and without the files of\n' +
    'this system. Without such a sandbox nothing is run. Exit status: 0 all checks held;\n' +
    '1 a check failed; 2 wrong use, a script that cannot be read, or no sandbox.',
};
