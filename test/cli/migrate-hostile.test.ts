/** Scripts that mean harm: nothing of them is run, none of them takes long, and none gets a line of its own into a unit. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { daemonScript, SIMPLE_START } from '../support/init-scripts.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

function print(text: string): string {
  const host = createMemoryHost([['/etc/init.d/x', { kind: 'file', text, mode: 0o755 }]]);
  return runFarmCommand(runInitorder, ['migrate', '--root', '/', '--print'], host).stdout;
}

const HEAD = '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: x\n### END INIT INFO\n';
const arm = (body: string): string => `${HEAD}case "$1" in\nstart)\n${body}\n;;\nesac\n`;
const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('ends in a wrapper', () => {
  it.each([
    { name: 'ten megabytes', text: arm(many(250_000, () => 'echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')) },
    {
      name: '100,000 assignments',
      text: many(100_000, (i) => `A${i}=1`) + arm('start-stop-daemon --start --exec $A5'),
    },
    { name: 'a variable that doubles', text: many(9000, () => 'A=$A$A') + arm('start-stop-daemon --start --exec $A') },
    {
      name: 'variables that double',
      text: many(900, (i) => `A${i + 1}=$A${i}$A${i}`) + arm('start-stop-daemon --start --exec $A900'),
    },
    {
      name: 'variables that are set forty times, each time to twice the one before',
      text:
        many(1200, (i) => `V${Math.floor(i / 40) + 1}=$V${Math.floor(i / 40)}$V${Math.floor(i / 40)}`) +
        arm('daemon $V30'),
    },
    { name: 'a name that only running tells', text: `export "$X"=1\n${arm('daemon /usr/sbin/x')}` },
    {
      name: 'names that a loop has from a command',
      text: `for v in $(a); do export "$v=1"; eval $v=1; done\n${arm('daemon /usr/sbin/x')}`,
    },
    {
      name: 'functions that double',
      text: many(60, (i) => `f${i}() { f${i + 1} a; f${i + 1} b; while x; do f${i + 1}; done; }`) + arm('f0'),
    },
    { name: 'substitutions', text: arm(`start-stop-daemon --start --exec ${'$(a) '.repeat(2000)}`) },
    { name: 'a function that calls itself', text: `f() { f; start-stop-daemon --start --exec "$1"; }\n${arm('f')}` },
    { name: 'no shell at all', text: '#!/usr/bin/perl\nprint 1;\n' },
    { name: 'no syntax', text: `${arm('(')}\0` },
    { name: 'eval', text: arm('eval "$START"') },
    { name: 'code of its own', text: `. /usr/lib/x/functions\n${arm('start-stop-daemon --start --exec /usr/sbin/x')}` },
  ])('$name', ({ text }) => {
    const unit = print(text);
    expect(unit).toContain('\nForm=wrapper\n');
    expect(unit).toContain('\nExecStart=/etc/init.d/x start\n');
  });
});

it('runs and sources nothing, whatever the text says', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'migrate-'));
  const touch = `touch ${folder}/touched`;
  const text = `${HEAD}${touch}\nA=$(${touch})\nB=\`${touch}\`\n. ${folder}/library\neval "${touch}"\ntrap '${touch}' EXIT\n${arm(touch)}`;
  fs.writeFileSync(path.join(folder, 'library'), `${touch}\n`);
  print(text);
  expect(fs.readdirSync(folder)).toEqual(['library']);
  fs.rmSync(folder, { recursive: true });
});

describe('writes no line of a script into a unit as it stands', () => {
  it.each([
    ['"a\nExecStart=/bin/evil"', '"a\\nExecStart=/bin/evil"'],
    ['"100%n"', '100%%n'],
    ["'$HOME'", '$$HOME'],
    ["'a\\nb'", '"a\\\\nb"'],
    ['\'a "b"\'', '"a \\"b\\""'],
    ["''", '""'],
    ["';'", '";"'],
  ])('%j', (argument, wanted) => {
    const unit = print(daemonScript({ start: `${SIMPLE_START} ${argument}` }));
    expect(unit.split('\n')).toContain(`ExecStart=/usr/sbin/food -c /etc/food.conf ${wanted}`);
    expect(unit.match(/^ExecStart=/gm)).toHaveLength(1);
  });

  it('nor one of its header', () => {
    const unit = print(daemonScript({ start: SIMPLE_START }).replace('the food daemon', 'a\rExecStart=/x\x1b[31m\\'));
    expect(unit.match(/^ExecStart=/gm)).toHaveLength(1);
    expect(unit).not.toContain('\x1b');
  });

  it('names of objects are names', () => {
    const unit = print(
      daemonScript({ top: '__proto__=1\nconstructor=$__proto__', start: `${SIMPLE_START} $constructor` }),
    );
    expect(unit).toContain('ExecStart=/usr/sbin/food -c /etc/food.conf 1\n');
  });
});
