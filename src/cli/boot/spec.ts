/** What `initorder boot` and `initorder shutdown` look like from outside. */
import { BOOT_SYSTEMS, type BootPhase } from '../../model/boot-plan.ts';
import { COMMON_OPTIONS, type CommandSpec, type OptionSpec } from '../frame/command-spec.ts';

const SHARED: readonly OptionSpec[] = [
  { name: 'root', value: 'DIR', about: 'The system, in place of an operand; / if neither is given' },
  {
    name: 'system',
    letter: 's',
    value: 'NAME',
    choices: BOOT_SYSTEMS,
    about: 'Whose rules; else guessed from the files',
  },
  { name: 'explain', letter: 'e', value: 'NAME', about: 'All that decides about one script' },
  {
    name: 'format',
    letter: 'f',
    value: 'FORM',
    choices: ['text', 'table', 'json', 'tsv', 'html'],
    about: 'For people, in wide columns, as data, with tabs, as a page',
  },
  { name: 'json', letter: 'j', about: 'The same as --format json' },
  {
    name: 'only',
    value: 'WHICH',
    choices: ['run', 'out', 'undecided'],
    about: 'Show the scripts of one decision alone',
  },
  { name: 'exit-code', about: 'Exit with 1 if there are findings or undecided scripts' },
];

const BSD: readonly OptionSpec[] = [
  { name: 'set', value: 'NAME=VALUE', repeats: true, about: 'BSD: settle a variable, whatever rc.conf says' },
  { name: 'rc-conf', value: 'FILE', repeats: true, about: 'BSD: a file of the root in place of rc.conf' },
  {
    name: 'jail',
    value: 'KIND',
    choices: ['shared', 'vnet'],
    about: 'FreeBSD: in a jail; --jail alone is `shared`, without a network stack of its own',
  },
  {
    name: 'firstboot',
    value: 'WHEN',
    choices: ['now', 'late'],
    about: 'FreeBSD: a first boot; late: its sentinel lies on a late file system',
  },
  { name: 'single', about: 'BSD: from single-user, not an automatic boot' },
  { name: 'running', value: 'NAMES', about: 'BSD: services (by $name, with commas) whose process exists' },
  { name: 'local', value: 'DIR', repeats: true, about: 'FreeBSD: folders in place of local_startup' },
  { name: 'divider', value: 'NAME', about: 'FreeBSD: in place of early_late_divider' },
  { name: 'one-pass', about: 'FreeBSD: as if nothing divided the boot' },
  {
    name: 'rcorder',
    value: 'WHOSE',
    choices: ['netbsd', 'freebsd'],
    about: 'BSD: rcorder of NetBSD and FreeBSD up to 13.0, or of 13.1 and later',
  },
];

const SYSV: readonly OptionSpec[] = [
  { name: 'from', value: 'LEVEL', about: 'sysvinit: the old runlevel; N for none' },
  { name: 'to', value: 'LEVEL', about: 'sysvinit: the new runlevel' },
  {
    name: 'mode',
    value: 'MODE',
    choices: ['auto', 'makefile', 'numbers'],
    about: 'Debian: by .depend files or by numbers; else as rc decides',
  },
  {
    name: 'sysv-rc',
    value: 'N',
    choices: ['2', '3'],
    about: 'Debian: by numbers, pass over what runs already (2) or not (3)',
  },
  {
    name: 'locks',
    value: 'DIR',
    about: "Red Hat: a folder of the root in place of its locks; 'none'; or 'all', one for each script",
  },
];

const WHAT_IF: readonly OptionSpec[] = [
  { name: 'enable', value: 'NAME', repeats: true, about: 'What if it were on' },
  { name: 'disable', value: 'NAME', repeats: true, about: 'What if it were off' },
  { name: 'add', value: 'FILE', repeats: true, about: 'What if this script were installed' },
  { name: 'remove', value: 'NAME', repeats: true, about: 'What if its file were gone' },
  { name: 'diff', about: 'Print only what these change' },
];

const TIMES: readonly OptionSpec[] = [
  { name: 'parallel', about: 'Show which scripts may run at the same time' },
  { name: 'times', value: 'FILE', about: 'Seconds a script, to find the critical path (- for standard input)' },
  { name: 'jobs', value: 'N', about: 'How many scripts run at a time, for --times; 4 if absent' },
];

const EPILOGUE =
  'Nothing is run, and nothing is changed. Exit status: 0 planned; 1 with --exit-code,\n' +
  'if there are findings or undecided scripts; 2 wrong use, or no such root.\n' +
  'docs/boot-rules.md has the rules of all systems in plain words.';

function makeSpec(phase: BootPhase): CommandSpec {
  const isBoot = phase === 'boot';
  return {
    name: `initorder ${phase}`,
    synopsis: '[option]... [DIR]',
    about: isBoot
      ? 'Print what a system will run at boot, in which order, and what decides it,\nwithout running anything.'
      : 'Print what a system will stop at shutdown, in which order, and what decides it,\nwithout running anything.',
    options: [...SHARED, ...BSD, ...SYSV, ...WHAT_IF, ...TIMES, ...COMMON_OPTIONS],
    examples: isBoot
      ? [
          { command: 'initorder boot /', about: 'this machine' },
          { command: 'initorder boot /mnt --explain sshd', about: 'why does sshd (not) run there' },
          { command: 'initorder boot /mnt --enable nfsd --diff', about: 'what would switching it on change' },
          { command: 'initorder boot /mnt --times times.tsv --jobs 4', about: 'what makes the boot long' },
        ]
      : [
          { command: 'initorder shutdown /', about: 'this machine' },
          { command: 'initorder shutdown /mnt --to 6 --from 3', about: 'sysvinit: a restart from runlevel 3' },
          { command: 'initorder shutdown /mnt --locks all', about: 'Red Hat: as if all services had started' },
        ],
    epilogue: EPILOGUE,
  };
}

export const BOOT_SPEC: CommandSpec = makeSpec('boot');
export const SHUTDOWN_SPEC: CommandSpec = makeSpec('shutdown');

/** Options that may stand without their value, and what that means. */
const BARE: ReadonlyMap<string, string> = new Map([
  ['--jail', 'shared'],
  ['--firstboot', 'now'],
]);

/** Gives options that stand without their value the one that is meant; a value comes behind `=` only. */
export function fillBareOptions(argv: readonly string[]): readonly string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((word, i) => {
    const value = i < end ? BARE.get(word) : undefined;
    return value === undefined ? word : `${word}=${value}`;
  });
}

/** Which options belong to which systems; all others go with any. */
export const SYSTEM_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ...['set', 'rc-conf', 'single', 'running', 'rcorder'].map((name): [string, string[]] => [
    name,
    ['freebsd', 'netbsd'],
  ]),
  ...['jail', 'firstboot', 'local', 'divider', 'one-pass'].map((name): [string, string[]] => [name, ['freebsd']]),
  ...['from', 'to'].map((name): [string, string[]] => [name, ['debian', 'redhat']]),
  ...['mode', 'sysv-rc'].map((name): [string, string[]] => [name, ['debian']]),
  ['locks', ['redhat']],
]);
