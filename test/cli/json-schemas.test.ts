/** What commands print with `--json`, and the schemas in `docs/schemas/`, tell the same story. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { FarmIo } from '../../src/host/farm-io.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import type { MemoryHost } from '../../src/host/memory-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { farmTree, vectorTree } from '../support/farm-trees.ts';
import { findMismatches } from '../support/json-schema.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';
import { readVectors, type VectorCase } from '../support/vectors.ts';

const ROOT = '/some/root';

function filesOf({ files }: VectorCase): Readonly<Record<string, string>> {
  return Object.fromEntries(files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]])));
}

const LSB = {
  'r/etc/insserv.conf': '$net +eth wifi\n',
  'r/etc/init.d/a': lsbScript('a', { 'Required-Start': '$net c gone', 'Required-Stop': 'c' }),
  'r/etc/init.d/wifi': lsbScript('wifi', { 'Should-Start': 'a' }),
  'r/etc/init.d/c': lsbScript('c', { 'Required-Stop': 'a' }),
  'r/etc/rc.d/x': '# PROVIDE: x a\n# REQUIRE: y\n',
  'r/etc/rc.d/y': '# PROVIDE: y\n# REQUIRE: x\n# BEFORE: nobody\n',
};

describe.each(readVectors('rcorder'))('rcorder-ts --json on the scripts of $group', ({ cases }) => {
  it('matches its schema', () => {
    for (const vector of cases) {
      const files = filesOf(vector);
      const { stdout } = runCommand(runRcorder, ['--json', '--debug', '--', ...Object.keys(files), 'nope'], files);
      expect(findMismatches(JSON.parse(textOfBytes(stdout)), 'rcorder.schema.json')).toEqual([]);
    }
  });
});

/** Runs of a command that print JSON, each in a tree of its own. */
function runAll(
  command: (argv: readonly string[], io: FarmIo) => number,
  { files }: VectorCase,
  calls: readonly (readonly string[])[],
): readonly unknown[] {
  return calls.flatMap((argv): unknown[] => {
    const { stdout } = runFarmCommand(command, ['--root', ROOT, ...argv], vectorTree(files, ROOT));
    return stdout.startsWith('{') ? [JSON.parse(textOfBytes(stdout))] : [];
  });
}

describe.each(readVectors('chkconfig'))('chkconfig-ts --json on the trees of $group', ({ cases }) => {
  it('matches its schemas', () => {
    let printed = 0;
    for (const vector of cases) {
      const asked = vector.steps.map(({ argv }) => ['--json', ...argv.map((word) => word.replaceAll('{root}', ROOT))]);
      const calls = [['--list', '--json'], ...asked, ...asked.map((argv) => ['--dry-run', ...argv])];
      for (const value of runAll(runChkconfig, vector, calls)) {
        const isPlan = typeof value === 'object' && value !== null && 'applied' in value;
        const schema = isPlan ? 'chkconfig-plan.schema.json' : 'chkconfig-list.schema.json';
        expect(findMismatches(value, schema)).toEqual([]);
        printed += 1;
      }
    }
    expect(printed).toBeGreaterThan(0);
  });
});

describe('chkconfig-ts --json', () => {
  const scripts = {
    net: '# chkconfig: 2345 10 90\n',
    web: '# chkconfig: 35 200 1\n',
    r1: lsbScript('r1', { 'Required-Start': 'r2' }),
    r2: lsbScript('r2', { 'Required-Start': 'r1 net' }),
  };
  const tree = (): MemoryHost =>
    farmTree(scripts, {
      '/etc/init.d/xinetd': scripts.net,
      '/etc/rc3.d/S10net/x': 'a folder in the way',
      '/etc/rc4.d/S44net': '-> ../init.d/net',
      '/etc/rc4.d/S45net': '-> ../init.d/net',
      '/etc/rc5.d/S10net': '-> /elsewhere',
      '/etc/xinetd.d/echo': 'service echo\n{\n}\n',
    });
  const run = (...argv: readonly string[]): unknown => JSON.parse(runFarmCommand(runChkconfig, argv, tree()).stdout);

  it('has every kind of change, of reason and of refusal in its schema', () => {
    const plans = [
      ['--add', 'r1', 'r2'],
      ['net', 'on'],
      ['--del', 'net'],
      ['echo', 'off'],
      ['net', 'reset'],
    ].map((argv) => run('--json', '--dry-run', ...argv));
    const kinds = JSON.stringify(plans);
    for (const word of ['create', 'remove', 'rename', 'replace', 'ring', 'header', 'EEXIST', '/etc/xinetd.d/echo']) {
      expect(kinds).toContain(`"${word}"`);
    }
    for (const plan of plans) expect(findMismatches(plan, 'chkconfig-plan.schema.json')).toEqual([]);
    for (const list of [run('--json', '--list'), run('--json', '--list', 'echo')]) {
      expect(findMismatches(list, 'chkconfig-list.schema.json')).toEqual([]);
    }
  });
});

describe.each(readVectors('insserv'))('insserv-ts --json on the trees of $group', ({ cases }) => {
  it('matches its schema', () => {
    let printed = 0;
    for (const vector of cases) {
      const scripts = vector.files.flatMap(({ path }) => /^etc\/init\.d\/([^/.]+)$/.exec(path)?.[1] ?? []);
      const plans = runAll(runInsserv, vector, [['--json'], ['--json', '-f', ...scripts]]);
      for (const value of plans) expect(findMismatches(value, 'insserv.schema.json')).toEqual([]);
      printed += plans.length;
    }
    expect(printed).toBeGreaterThan(0);
  });
});

describe.each(['insserv', 'chkconfig'])('initorder plan --format json on trees of %s', (tool) => {
  it('matches its schema', () => {
    for (const { cases } of readVectors(tool)) {
      for (const vector of cases) {
        const words = ['--force', '--scheme', tool, '--against', '.', '--format', 'json'];
        const { stdout } = runCommand(runInitorder, ['plan', 'etc/init.d', ...words], filesOf(vector));
        expect(findMismatches(JSON.parse(textOfBytes(stdout)), 'plan.schema.json')).toEqual([]);
      }
    }
  });
});

describe('initorder --json', () => {
  it.each([
    { argv: ['cycles', '--root', 'r', 'nope'], schema: 'cycles.schema.json' },
    { argv: ['order', '--root', 'r'], schema: 'order.schema.json' },
    { argv: ['order', '--root', 'r', '--stop', 'nope'], schema: 'order.schema.json' },
    { argv: ['why', '--root', 'r', 'a'], schema: 'why.schema.json' },
    { argv: ['why', '--root', 'r', 'a', 'wifi'], schema: 'why.schema.json' },
    { argv: ['why', '--root', 'r', '--all', 'wifi', 'a'], schema: 'why.schema.json' },
    { argv: ['why', '--root', 'r', 'c', 'wifi'], schema: 'why.schema.json' },
    { argv: ['plan', 'r/etc/init.d', 'r/etc/rc.d/x', 'nope', '--format'], schema: 'plan.schema.json' },
    { argv: ['plan', '--root', 'r', '--force', '--against', 'r', '--format'], schema: 'plan.schema.json' },
    { argv: ['plan', 'r/etc/init.d', '--force', '--against', 'r', '--format'], schema: 'plan.schema.json' },
    { argv: ['plan', 'r/etc/init.d', '-s', 'chkconfig', '--against', 'r', '--format'], schema: 'plan.schema.json' },
    { argv: ['lint', '--root', 'r', '--format'], schema: 'lint.schema.json' },
    { argv: ['lint', 'r/etc/rc.d/x', '--format'], schema: 'lint.schema.json' },
  ])('matches its schema: $argv', ({ argv, schema }) => {
    const { stdout, status } = runCommand(runInitorder, [...argv, argv.includes('--format') ? 'json' : '--json'], LSB);
    expect(status).toBeLessThan(2);
    expect(findMismatches(JSON.parse(textOfBytes(stdout)), schema)).toEqual([]);
  });

  it('would not match a schema with a field of another type, without a field, or with one more', () => {
    const { stdout } = runCommand(runInitorder, ['cycles', '--root', 'r', '--json'], LSB);
    const value = JSON.parse(textOfBytes(stdout)) as Record<string, unknown>;
    expect(findMismatches({ ...value, version: 2 }, 'cycles.schema.json')).not.toEqual([]);
    expect(findMismatches({ version: 1, graphs: [] }, 'cycles.schema.json')).not.toEqual([]);
    expect(findMismatches({ ...value, extra: 1 }, 'cycles.schema.json')).not.toEqual([]);
  });
});
