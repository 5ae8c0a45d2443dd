/** The help page of `rcorder-ts`. */
import { describe, expect, it } from 'vitest';
import { RCORDER_SPEC } from '../../src/cli/rcorder/spec.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { runCommand } from '../support/run-command.ts';

const { options, examples, epilogue } = RCORDER_SPEC;

describe('--help', () => {
  const { status, stdout, stderr } = runCommand(runRcorder, ['--help']);
  const words = stdout.replaceAll(/\s+/g, ' ');

  it('goes to standard output with status 0', () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(runCommand(runRcorder, ['-h', 'nope']).stdout).toBe(stdout);
  });

  it.each(options)('tells of --$name', ({ name, letter, about, choices }) => {
    expect(stdout).toMatch(new RegExp(`^ +${letter === undefined ? '' : `-${letter}, `}--${name} `, 'm'));
    expect(words).toContain(about);
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
