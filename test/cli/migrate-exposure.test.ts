/** `--exposure`: what systemd-analyze security makes of the units, by programs that are there, are old, or are missing. */
import { expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { NO_PROGRAMS, type Programs } from '../../src/host/programs.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { daemonScript, SIMPLE_START } from '../support/init-scripts.ts';
import { findMismatches } from '../support/json-schema.ts';
import type { CommandRun } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const food = daemonScript({ start: SIMPLE_START });

function run(programs: Programs, ...more: readonly string[]): CommandRun {
  const host = createMemoryHost([
    ['/etc/init.d/food', { kind: 'file', text: food, mode: 0o755 }],
    ['/etc/init.d/halted', { kind: 'file', text: food.replace('2 3 4 5', '0 6'), mode: 0o755 }],
  ]);
  return runFarmCommand(runInitorder, ['migrate', '--root', '/', '--exposure', ...more], host, { programs });
}

/** Says of a unit with sandboxing what it says of such, and keeps what it was handed. */
function analyzer(asked: string[]): Programs {
  const ask: Programs['ask'] = (file, args) => {
    const units = args.slice(3);
    asked.push(file, ...units);
    const lines = units.map(
      (text, i) => `-> Overall exposure level for u${i}.service: ${text.includes('Protect') ? 6.4 : 9.6} X`,
    );
    return { status: 0, stdout: `${lines.reverse().join('\n')}\n` };
  };
  return { ...NO_PROGRAMS, ask };
}

it('tells each unit, as the generator made it and as it is now', () => {
  const asked: string[] = [];
  const { stdout } = run(analyzer(asked), '--harden', 'safe');
  expect(stdout).toMatch(/^script +form +sure +todo +left out +enabled +exposure +why$/m);
  expect(stdout).toMatch(/^food +native .* 9\.6 to 6\.4 +one start/m);
  expect(stdout).toMatch(/^halted +none .* - +for the end/m);
  expect(asked.length).toBe(3);
  expect(asked[2]).toContain('\n[Service]\nType=forking\n');
});

it('is data in JSON, by the schema', () => {
  const { stdout } = run(analyzer([]), '--json');
  const value = JSON.parse(textOfBytes(stdout)) as { readonly scripts: readonly { readonly exposure: unknown }[] };
  expect(findMismatches(value, 'migrate.schema.json')).toEqual([]);
  expect(value.scripts.map(({ exposure }) => exposure)).toEqual([{ before: 9.6, after: 9.6 }, null]);
});

it.each([
  ['is missing', NO_PROGRAMS],
  ['reads no files', { ...NO_PROGRAMS, ask: () => ({ status: 1, stdout: '' }) }],
])('says in one line where the program %s', (_, programs) => {
  const { status, stdout, stderr } = run(programs);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('\nexposure: not told, for there is no systemd-analyze here that reads files');
  expect(stdout).not.toContain(' to ');
});
