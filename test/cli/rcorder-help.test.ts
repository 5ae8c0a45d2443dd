/** The pages that `rcorder-ts` prints about itself: help, and completion scripts for shells. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderCompletion } from '../../src/cli/frame/completion.ts';
import { RCORDER_SPEC } from '../../src/cli/rcorder/spec.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runCommand } from '../support/run-command.ts';

const { options, examples, epilogue } = RCORDER_SPEC;

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

describe('--help', () => {
  const { status, stdout, stderr } = runCommand(runRcorder, ['--help']);
  const words = stdout.replaceAll(/\s+/g, ' ');

  it('goes to standard output with status 0', () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(runCommand(runRcorder, ['-h', 'nope']).stdout).toBe(stdout);
  });

  it.each(options)('tells of --$name', ({ name, letter, about, choices }) => {
    expect(stdout).toMatch(new RegExp(`^ +${letter === undefined ? '' : `-${letter}, `}--${name} `, 'm'));
    expect(words.replaceAll(/ ?\[(boolean|string)\]/g, '')).toContain(about);
    if (choices !== undefined) expect(words).toContain(`(${choices.join(', ')})`);
  });

  it.each(examples)('has the example $command on a line of its own', ({ command, about }) => {
    expect(stdout).toContain(`\n  ${command}\n      ${about}\n`);
  });

  it('ends in the exit statuses and fits into 80 columns', () => {
    expect(stdout.endsWith(`\n${epilogue}\n`)).toBe(true);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('--completion', () => {
  it.each(['bash', 'zsh'])('%s mentions every option with its dashes', (shell) => {
    const { status, stdout, stderr } = runCommand(runRcorder, ['--completion', shell]);
    expect({ status, stderr, stdout }).toEqual({
      status: 0,
      stderr: '',
      stdout: renderCompletion(RCORDER_SPEC, shell),
    });
    for (const { name, letter } of options) {
      expect(stdout).toMatch(new RegExp(`['* ]--${name}\\b`));
      if (letter !== undefined) expect(stdout).toMatch(new RegExp(`['* ]-${letter}\\b`));
    }
  });

  it('fish mentions every option by its names', () => {
    const { stdout } = runCommand(runRcorder, ['--completion=fish']);
    for (const { name, letter } of options) {
      expect(stdout).toMatch(
        new RegExp(`^complete -c rcorder-ts${letter === undefined ? '' : ` -s ${letter}`} -l ${name} `, 'm'),
      );
    }
  });

  it.each(['bash', 'zsh', 'fish'])('%s offers the values of options that have few', (shell) => {
    const script = renderCompletion(RCORDER_SPEC, shell);
    for (const { choices } of options) expect(script).toContain(choices?.join(' ') ?? '');
  });

  it('bash completes options, values and, where a keyword is to come, nothing', () => {
    const script = [
      renderCompletion(RCORDER_SPEC, 'bash'),
      'try() { COMP_WORDS=(rcorder-ts "$@"); COMP_CWORD=$#; _rcorder_ts; echo "${COMPREPLY[*]}"; }',
      'try --re; try --color ""; try -k ""; try --completion z',
    ].join('\n');
    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = spawnSync('bash', ['--norc'], { input: script, encoding: 'utf8' });
    expect(stdout).toBe('--reverse\nauto always never\n\nzsh\n');
  });

  it.runIf(isThere('zsh'))('zsh takes its script', () => {
    const input = renderCompletion(RCORDER_SPEC, 'zsh');
    expect(spawnSync('zsh', ['-n'], { input, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.runIf(isThere('fish'))('fish takes its script', () => {
    const input = renderCompletion(RCORDER_SPEC, 'fish');
    expect(spawnSync('fish', ['--no-execute'], { input, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
