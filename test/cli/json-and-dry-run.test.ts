/** One rule for all commands that change things: a dry run never changes, and `--json` is a form of output alone. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryHost } from '../../src/host/memory-host.ts';
import { findMismatches } from '../support/json-schema.ts';
import { farmEntries, linksOf, lsbScript } from '../support/farm-trees.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

type FarmCommand = (argv: readonly string[], io: FarmIo) => number;

const env = { HOME: '/root' };

function system(): MemoryHost {
  return createMemoryHost([
    ...farmEntries({}, { '/etc/insserv.conf': '', '/etc/rc3.d/S20web': '-> ../init.d/web' }),
    ['/etc/init.d/web', { kind: 'file', text: lsbScript('web'), mode: 0o755 }],
    ['/sbin/insserv', { kind: 'file', text: '', mode: 0o755 }],
  ]);
}

const commands: readonly { name: string; run: FarmCommand; argv: readonly string[]; schema: string }[] = [
  { name: 'insserv-ts', run: runInsserv, argv: ['web'], schema: 'insserv.schema.json' },
  { name: 'update-rc.d-ts', run: runUpdateRcdCommand, argv: ['web', 'disable'], schema: 'insserv.schema.json' },
  { name: 'chkconfig-ts', run: runChkconfig, argv: ['web', 'on'], schema: 'chkconfig-plan.schema.json' },
];

describe.each(commands)('$name', ({ run, argv, schema }) => {
  const call = (host: MemoryHost, ...options: readonly string[]): unknown => {
    const { stdout, status } = runFarmCommand(run, [...options, ...argv], host, { env });
    expect(status).toBe(0);
    return stdout === '' ? undefined : JSON.parse(stdout);
  };

  it('changes with --json what it changes without it, and says that it was made', () => {
    const [plain, asJson] = [system(), system()];
    expect(call(plain)).toBeUndefined();
    const json = call(asJson, '--json');
    expect(json).toMatchObject({ applied: true, status: 0 });
    expect(findMismatches(json, schema)).toEqual([]);
    expect(linksOf(asJson)).toEqual(linksOf(plain));
    expect(linksOf(plain)).not.toEqual(linksOf(system()));
  });

  it.each([[['--dry-run', '--json']], [['--json', '--dry-run']]])('changes nothing with %s', (options) => {
    const host = system();
    const json = call(host, ...options);
    expect(json).toMatchObject({ applied: false, status: 0 });
    expect(findMismatches(json, schema)).toEqual([]);
    expect(host.list()).toEqual(system().list());
  });
});

describe('chkconfig-ts --undo', () => {
  it('is told and made by the same rule', () => {
    const host = system();
    const old = linksOf(host);
    const undo = (...options: readonly string[]): string =>
      runFarmCommand(runChkconfig, ['--undo', ...options], host, { env }).stdout;
    runFarmCommand(runChkconfig, ['web', 'on'], host, { env });
    const made = host.list();
    expect(undo('--dry-run')).toContain('  3              S50 -> S20   as before the change\n');
    expect(undo('--plan')).toContain('S50>S20');
    const planned: unknown = JSON.parse(undo('--dry-run', '--json'));
    expect(planned).toMatchObject({ applied: false });
    expect(findMismatches(planned, 'chkconfig-plan.schema.json')).toEqual([]);
    expect(host.list()).toEqual(made);
    expect(JSON.parse(undo('--json'))).toEqual({ ...(planned as object), applied: true });
    expect(linksOf(host)).toEqual(old);
  });
});
