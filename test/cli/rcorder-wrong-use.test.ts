/** Wrong use of `rcorder-ts`: status 2, nothing on standard output, and exactly two lines that help. */
import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { runCommand } from '../support/run-command.ts';

const TRY = "try 'rcorder-ts --help'";
const FILES = { a: '# PROVIDE: a\n', help: '# PROVIDE: h\n', true: '# PROVIDE: t\n' };

describe('wrong use', () => {
  it.each([
    { argv: [], message: 'no files given', hint: 'name the scripts to order: rcorder-ts /etc/rc.d/*' },
    { argv: ['-p', '--'], message: 'no files given', hint: 'name the scripts to order: rcorder-ts /etc/rc.d/*' },
    { argv: ['--paralel', 'a'], message: 'unknown option --paralel; did you mean --parallel?' },
    { argv: ['--revrese=x', 'a'], message: 'unknown option --revrese; did you mean --reverse?' },
    { argv: ['--nonsense', 'a'], message: 'unknown option --nonsense' },
    { argv: ['-x', 'a'], message: 'unknown option -x' },
    { argv: ['-px', 'true'], message: 'unknown option -x' },
    { argv: ['-5', 'a'], message: 'unknown option -5' },
    { argv: ['-.5', 'a'], message: 'unknown option -.' },
    { argv: ['-é', 'a'], message: 'unknown option -é' },
    { argv: ['-p😀', 'a'], message: 'unknown option -😀' },
    { argv: ['--json', '--format=text', 'a'], message: '--json and --format text do not go together' },
    { argv: ['--no-json', 'a'], message: 'unknown option --no-json' },
    { argv: ['--keep.x=1', 'a'], message: 'unknown option --keep.x' },
    { argv: ['---p', 'a'], message: 'unknown option ---p' },
    { argv: ['a', '-k'], message: 'option -k needs a value' },
    { argv: ['a', '--keep'], message: 'option --keep needs a value' },
    { argv: ['a', '-k', '-x'], message: 'option -k needs a value' },
    { argv: ['-k', '--', 'a'], message: 'option -k needs a value' },
    { argv: ['--keep=', 'a'], message: 'option --keep needs a value: --keep KEYWORD' },
    { argv: ['-s', '', 'a'], message: 'option --skip needs a value: --skip KEYWORD' },
    { argv: ['--parallel=yes', 'a'], message: 'option --parallel takes no value' },
    { argv: ['--json=false', 'a'], message: 'option --json takes no value' },
    { argv: ['--help=no', 'a'], message: 'option --help takes no value' },
    {
      argv: ['--color=alway', 'a'],
      message: "option --color takes auto, always, never, not 'alway'; did you mean 'always'?",
    },
    { argv: ['--color', 'blue', 'a'], message: "option --color takes auto, always, never, not 'blue'" },
    { argv: ['--completion', 'powershell'], message: "option --completion takes bash, zsh, fish, not 'powershell'" },
    { argv: ['--color=auto', '--color=auto', 'a'], message: 'option --color may be given only once' },
    { argv: ['-g', '--json', 'a'], message: '--graph prints no order, so --json does not go with it' },
    { argv: ['a', '-rg'], message: '--graph prints no order, so --reverse does not go with it' },
    {
      argv: ['a', '--compat', 'netbsd'],
      message: '--compat must stand before the files',
      hint: 'the real programs take no option behind a file: rcorder-ts --compat freebsd -p FILE...',
    },
    {
      argv: ['--compat', 'freebds', 'a'],
      message: "option --compat takes freebsd, netbsd, not 'freebds'; did you mean 'freebsd'?",
    },
    { argv: ['--compat'], message: 'option --compat needs a value' },
  ])('$argv: $message', ({ argv, message, hint = TRY }) => {
    expect(runCommand(runRcorder, argv, FILES)).toEqual({
      status: 2,
      stdout: '',
      stderr: bytesOfText(`rcorder-ts: ${message}\nrcorder-ts: ${hint}\n`),
    });
  });

  it.each(['__proto__', '__proto__=x', 'constructor', 'toString', 'hasOwnProperty=1', '_', '$0=x'])(
    'is an option of the name of something that JavaScript or yargs has: --%s',
    (word) => {
      const { status, stdout, stderr } = runCommand(runRcorder, [`--${word}`, 'a'], FILES);
      const name = word.replace(/=.*/, '');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toBe(`rcorder-ts: unknown option ${name.length === 1 ? '-' : '--'}${name}\nrcorder-ts: ${TRY}\n`);
    },
  );

  it('is the option with which yargs completes by itself', () => {
    const { stderr } = runCommand(runRcorder, ['--get-yargs-completions', 'a'], FILES);
    expect(stderr).toBe(`rcorder-ts: unknown option --get-yargs-completions\nrcorder-ts: ${TRY}\n`);
  });

  it('shows hostile words without their control characters', () => {
    const say = (word: string): string => runCommand(runRcorder, [word, 'a'], FILES).stderr;
    expect(say('--\u001b[2J\udcff')).toBe(`rcorder-ts: unknown option --\\x1b[2J\\xff\nrcorder-ts: ${TRY}\n`);
    expect(say('--color=\n\u202e')).toBe(
      `rcorder-ts: option --color takes auto, always, never, not '\\x0a\\u{202e}'\nrcorder-ts: ${TRY}\n`,
    );
  });
});

describe('right use, though the scanner leaves it to yargs', () => {
  it.each([
    { argv: ['--keep=-x', 'a', 'help'], stdout: '' },
    { argv: ['-k-x', 'a'], stdout: '' },
    { argv: ['-k--skip', 'a'], stdout: '' },
    { argv: ['-k', '-1', 'a'], stdout: '' },
    { argv: ['--skip=-x', 'help', 'a'], stdout: 'a\nhelp\n' },
    { argv: ['--skip=-x', 'a', 'help'], stdout: 'help\na\n' },
    { argv: ['--skip=-x', '-p', 'true'], stdout: 'true\n' },
    { argv: ['--skip=-x', 'a', '--parallel', 'true'], stdout: 'true a\n' },
  ])('$argv', ({ argv, stdout }) => {
    expect(runCommand(runRcorder, argv, FILES)).toEqual({ status: 0, stdout, stderr: '' });
  });
});
