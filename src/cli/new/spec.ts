/** What `initorder new` looks like from outside. */
import { NEW_KINDS, NEW_PROFILES } from '../../new/plan.ts';
import { COMMON_OPTIONS, type CommandSpec, type OptionSpec } from '../frame/command-spec.ts';

const WHAT: readonly OptionSpec[] = [
  {
    name: 'profile',
    letter: 'p',
    value: 'NAME',
    choices: NEW_PROFILES,
    about: 'Whose form; else as this machine has it',
  },
  { name: 'kind', letter: 'k', value: 'KIND', choices: NEW_KINDS, about: 'What it starts; daemon if not clear' },
  { name: 'root', value: 'DIR', about: 'The system that it is for, in place of this machine' },
  { name: 'language', value: 'NAME', choices: ['sh', 'python'], about: 'python: not for rc.d' },
  {
    name: 'functions',
    value: 'WHOSE',
    choices: ['lsb', 'redhat', 'none'],
    about: 'lsb profile: with init-functions or none',
  },
  { name: 'short', value: 'TEXT', about: 'The service in a few words' },
  { name: 'description', value: 'TEXT', about: 'The service in a sentence or two' },
  { name: 'author', value: 'TEXT', about: 'Who is told in a comment' },
];

const PROGRAM: readonly OptionSpec[] = [
  { name: 'program', value: 'PATH', about: 'The program, in place of words behind --' },
  { name: 'args', value: 'TEXT', about: 'Its arguments, quoted as for a shell' },
  { name: 'pidfile', value: 'PATH', about: 'Where its number stands; none: it keeps none' },
  { name: 'user', value: 'NAME', about: 'Run it as this user' },
  { name: 'group', value: 'NAME', about: 'And as this group' },
  { name: 'chdir', value: 'DIR', about: 'In this folder; else /' },
  { name: 'nice', value: 'N', about: 'With this priority, -20 to 19' },
  { name: 'umask', value: 'MASK', about: 'With this umask, such as 027' },
  { name: 'env', value: 'K=V', repeats: true, about: 'With this variable' },
  { name: 'config', value: 'FILE', about: 'Do not start without this file' },
  { name: 'check', value: 'COMMAND', about: 'Must succeed before start, restart and reload' },
  { name: 'reload', value: 'HOW', about: 'A signal, restart, none, or a command; none if absent' },
  { name: 'stop-signal', value: 'NAME', about: 'TERM if absent' },
  { name: 'stop-timeout', value: 'SECONDS', about: 'Then KILL; 10 if absent (rc.d waits by itself)' },
  { name: 'ready', value: 'WHAT', about: 'Wait for this file, or so many seconds, after a start' },
];

const COMMANDS: readonly OptionSpec[] = [
  { name: 'start', value: 'COMMAND', about: 'oneshot: what start does' },
  { name: 'stop', value: 'COMMAND', about: 'oneshot: what stop does' },
  { name: 'status', value: 'COMMAND', about: 'oneshot: succeeds while it is up' },
  { name: 'services', value: 'A,B', about: 'aggregate: the scripts, in the order of their start' },
  { name: 'extra', value: 'NAME=COMMAND', repeats: true, about: 'One more action' },
];

const ORDER: readonly OptionSpec[] = [
  { name: 'requires', value: 'W,W', about: 'What must be up before; $network and the like work for all' },
  { name: 'should', value: 'W,W', about: 'What is up before if it is there' },
  { name: 'before', value: 'W,W', about: 'What starts after it' },
  { name: 'provides', value: 'W,W', about: 'More names of it' },
  { name: 'keyword', value: 'W,W', about: 'rc.d: more words for KEYWORD' },
  { name: 'runlevels', value: 'LEVELS', about: '2345 if absent; redhat: - is off until switched on' },
  { name: 'priorities', value: 'S,K', about: 'redhat: of the links; 85,15 if absent' },
];

const OUTPUT: readonly OptionSpec[] = [
  { name: 'output', letter: 'o', value: 'FILE', about: 'A file, a folder, or - for standard output' },
  { name: 'defaults', about: 'Write the file of an administrator beside it' },
  { name: 'force', about: 'Replace the file that is there' },
  { name: 'diff', about: 'Print what would change, and write nothing' },
  { name: 'no-check', about: 'Do not lint it first' },
  { name: 'interactive', letter: 'i', about: 'Ask, also with all that is needed given' },
  { name: 'no-interactive', about: 'Never ask' },
  { name: 'json', letter: 'j', about: 'Print the answer as JSON' },
];

export const NEW_SPEC: CommandSpec = {
  name: 'initorder new',
  synopsis: '[option]... NAME [-- PROGRAM [ARG]...]',
  about: 'Write a new init script that is right from the start: for SysV, LSB and rc.d, in sh or\nPython.',
  options: [...WHAT, ...PROGRAM, ...COMMANDS, ...ORDER, ...OUTPUT, ...COMMON_OPTIONS],
  operands: [[], ['path']],
  examples: [
    { command: 'initorder new', about: 'ask what is needed' },
    { command: 'initorder new mumbled -- /usr/sbin/mumbled -f', about: 'a program that goes to the background' },
    { command: 'initorder new echod --kind foreground -- /usr/sbin/echod', about: 'one that does not' },
    { command: "initorder new fw --kind oneshot --start 'nft -f /etc/fw'", about: 'a command that ends' },
    { command: 'initorder new stack --kind aggregate --services db,web', about: 'other scripts, in this order' },
  ],
  epilogue:
    'Profiles debian, redhat and lsb have all kinds in sh and in python; freebsd,\n' +
    'freebsd-ports and netbsd have all kinds in sh. Exit status: 0 written; 1 a file is\n' +
    'there, or --diff shows a change; 2 wrong use; 3 fault of the program itself.',
};
