/**
 * Names that thousands of scripts provide and ask for. Where the work or the output grew with the product, these would not
 * end, or run out of memory.
 */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const COUNT = 10_000;
const BOUNDS = { timeout: 120_000 };

function files(textOf: (i: number) => string, folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: COUNT }, (_, i) => [`${folder}/s${String(i).padStart(5, '0')}`, textOf(i)]),
  );
}

const LEVELS = { 'Default-Start': '2 3 4 5', 'Default-Stop': '0 1 6' };
/** All provide one name, and all require it. */
const SAME = files(() => lsbScript('same', { 'Required-Start': 'same', 'Required-Stop': 'same', ...LEVELS }), 'init.d');
const SAME_RC = files(() => '# PROVIDE: same\n# REQUIRE: same\n', 'rc.d');
/** Half of them provide it, the other half requires it. */
const HALVES = files(
  (i) => (i % 2 === 0 ? lsbScript('same', LEVELS) : lsbScript(`r${i}`, { 'Required-Start': 'same', ...LEVELS })),
  'init.d',
);
/** The second half starts behind all others. */
const ALL = files((i) => lsbScript(`s${i}`, { 'Required-Start': i < COUNT / 2 ? '' : '$all', ...LEVELS }), 'init.d');

function initorder(words: readonly string[], tree: Readonly<Record<string, string>>): CommandRun {
  return runCommand(runInitorder, words, tree);
}

describe('10,000 scripts that provide one name and require it', () => {
  it('are one group, with a ring of two and a cut', BOUNDS, () => {
    const { status, stdout } = initorder(['cycles', 'init.d'], SAME);
    expect(status).toBe(1);
    expect(stdout).toContain('10000 scripts must start before one another; the shortest ring has 2 steps');
    expect(stdout).toContain('at least 1000 rings in the group');
    expect(stdout).toContain('delete 9999 words, and no ring is left');
    expect(stdout).toContain('for 9998 other scripts');
    expect(stdout.length).toBeLessThan(20_000);
  });

  it('each wait for themselves too, in rcorder', BOUNDS, () => {
    const { stdout } = initorder(['cycles', 'rc.d'], SAME_RC);
    expect(stdout).toContain('10000 scripts must start before one another; the shortest ring has 1 step');
    expect(stdout).toContain('delete 10000 words, and no ring is left');
  });

  it('are told of as data in a size that grows with the scripts', BOUNDS, () => {
    const { stdout } = initorder(['cycles', '--json', 'init.d'], SAME);
    const { graphs } = JSON.parse(stdout) as {
      graphs: { groups: { cut: { words: { givesUp: string[]; givesUpMore: number }[] } }[] }[];
    };
    const words = graphs[0]?.groups[0]?.cut.words ?? [];
    expect(words).toHaveLength(COUNT - 1);
    expect(words.every(({ givesUp, givesUpMore }) => givesUp.length + givesUpMore === COUNT - 1)).toBe(true);
  });

  it('are ordered, with the ring broken at its cut', BOUNDS, () => {
    const { stdout } = initorder(['order', 'init.d'], SAME);
    expect(stdout.trimEnd().split('\n')).toHaveLength(COUNT);
    expect(runCommand(runRcorder, Object.keys(SAME_RC), SAME_RC).stdout.trimEnd().split('\n')).toHaveLength(COUNT);
  });

  it('have bounded answers to why, which say what is left out', BOUNDS, () => {
    const one = initorder(['why', 's00001', 'init.d'], SAME);
    expect(one.stdout).toContain('  ... and 9989 more');
    expect(one.stdout.length).toBeLessThan(100_000);
    const all = initorder(['why', 'same', 'init.d'], SAME);
    expect(all.stdout).toContain('... and 9990 more scripts called same');
    expect(all.stdout.length).toBeLessThan(1_000_000);
    const two = initorder(['why', '--all', 's00001', 's00002', 'init.d'], SAME);
    expect(two.stdout).toContain('s00001 and s00002 are in a ring');
    expect(two.stdout.length).toBeLessThan(100_000);
    const { answers } = JSON.parse(initorder(['why', '--json', 'same', 'init.d'], SAME).stdout) as {
      answers: { before: unknown[]; treesLeftOut: number }[];
    };
    expect(answers[0]?.before.length).toBeLessThan(100_000);
    expect(answers[0]?.treesLeftOut).toBeGreaterThan(0);
  });

  it('are linted', BOUNDS, () => {
    const { status, stdout } = initorder(['lint', '--no-config', '--format', 'json', 'init.d'], SAME);
    expect(status).toBe(1);
    expect(stdout.split('"graph/dependency-cycle"')).toHaveLength(2);
  });
});

describe('10,000 scripts of which half wait for what the other half is', () => {
  it.each([
    ['one name', HALVES],
    ['$all', ALL],
  ])('come in two levels: %s', BOUNDS, (_, tree) => {
    const { status, stdout } = initorder(['order', 'init.d'], tree);
    expect(status).toBe(0);
    const levels = stdout.match(/^ +[0-9]+/gm)?.map(Number) ?? [];
    expect(levels.filter((level) => level === 1)).toHaveLength(COUNT / 2);
    expect(levels.filter((level) => level === 2)).toHaveLength(COUNT / 2);
    expect(initorder(['cycles', 'init.d'], tree).stdout).toContain('no ring when they start');
  });

  it('get two numbers: $all', BOUNDS, () => {
    const plan = initorder(['plan', '--scheme', 'insserv', '--json', 'init.d'], ALL);
    expect({ ...plan, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
    const names = plan.stdout.match(/[SK][0-9]{2}s[0-9]{5}"/g) ?? [];
    // Four runlevels of the start; none says anything of the three of the stop.
    expect(names.filter((name) => name.startsWith('S02'))).toHaveLength(4 * (COUNT / 2));
    expect(names.filter((name) => name.startsWith('K01'))).toHaveLength(3 * COUNT);
  });
});
