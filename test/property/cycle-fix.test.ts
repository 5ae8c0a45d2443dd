import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryHost } from '../../src/host/memory-host.ts';
import { textAt } from '../support/host-text.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

/** Names of services, and of what they may ask for: some provided by two scripts, some by none. */
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const name = fc.constantFrom(...NAMES, 'shared', 'nobody');
const blank = fc.constantFrom(' ', ' ', ' ', '  ', '\t');
const list = fc.array(fc.tuple(blank, name), { maxLength: 4 }).map((words) => words.flat().join('').trimStart());

const rcorderScript = fc.record({ own: fc.constantFrom('', ' shared'), requires: list, more: list, before: list }).map(
  ({ own, requires, more, before }) =>
    (service: string): string =>
      `#!/bin/sh\n# PROVIDE: ${service}${own}\n# REQUIRE: ${requires}\n# REQUIRE:\t${more}\n# BEFORE: ${before}\n\nexit 0 # ${requires}\n`,
);

const lsb = fc
  .record({ start: list, should: list, before: list, stop: list, runlevels: fc.constantFrom('2 3', 'S', '2 S', '') })
  .map(
    ({ start, should, before, stop, runlevels }) =>
      (service: string): string =>
        lsbScript(service, {
          'Required-Start': start,
          'Should-Start': should,
          'X-Start-Before': before,
          'Required-Stop': stop,
          'Default-Start': runlevels,
        }),
  );

function scriptSets(script: fc.Arbitrary<(service: string) => string>): fc.Arbitrary<ReadonlyMap<string, string>> {
  return fc
    .array(script, { minLength: 2, maxLength: NAMES.length })
    .map((scripts) => new Map(scripts.map((make, i) => [`etc/init.d/${NAMES[i] ?? ''}`, make(NAMES[i] ?? '')])));
}

function cycles(host: MemoryHost, ...options: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['cycles', ...options, 'etc/init.d'], {}, { host });
}

it.each([
  { dialect: 'rcorder', sets: scriptSets(rcorderScript) },
  { dialect: 'LSB', sets: scriptSets(lsb) },
])('--fix leaves no ring and changes nothing but words of lists: $dialect', ({ sets }) => {
  fc.assert(
    fc.property(sets, (before) => {
      const host = createMemoryHost(before);
      const found = cycles(host, '--json').status;
      expect(cycles(host, '--fix')).toMatchObject({ status: 0, stderr: '' });
      expect(cycles(host, '--json').status).toBe(0);
      expect(cycles(host, '--fix').stdout).toBe('no ring, nothing to fix\n');
      const changed = [...before].filter(([path, text]) => textAt(host, path) !== text);
      expect(changed.length > 0).toBe(found === 1);
      for (const [path, text] of before) expectOnlyWordsGone(text, textAt(host, path));
    }),
    { numRuns: 300 },
  );
});

/** Each line is as it was, or the same field with some of its words gone; a BEFORE without any goes. */
function expectOnlyWordsGone(before: string, after: string): void {
  const kept = after.split('\n');
  const linesAfter: string[] = [];
  const linesBefore = before.split('\n');
  for (const line of linesBefore) {
    const isGone = line.startsWith('# BEFORE:') && kept[0]?.startsWith('# BEFORE:') !== true;
    linesAfter.push(isGone ? '# BEFORE:' : (kept.shift() ?? ''));
  }
  expect(kept).toEqual([]);
  expect(linesAfter).toHaveLength(linesBefore.length);
  linesBefore.forEach((line, i) => {
    const left = linesAfter[i] ?? '';
    if (left === line) return;
    const [, field = '', words = ''] = /^(# [\w-]+:)(.*)$/.exec(line) ?? [];
    expect(field).toMatch(/REQUIRE|BEFORE|Start|Stop/);
    expect(left.startsWith(field)).toBe(true);
    expect(isSubsequence(wordsOf(left.slice(field.length)), wordsOf(words))).toBe(true);
  });
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[ \t]+/).filter((word) => word !== '');
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const word of all) if (word === some[at]) at += 1;
  return at === some.length && some.length < all.length;
}
