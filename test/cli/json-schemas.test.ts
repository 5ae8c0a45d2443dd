/** What commands print with `--json`, and the schemas in `docs/schemas/`, tell the same story. */
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder.ts';
import { runRcorder } from '../../src/cli/rcorder.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { findMismatches } from '../support/json-schema.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand } from '../support/run-command.ts';
import { readVectors, type VectorCase } from '../support/vectors.ts';

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

describe('initorder --json', () => {
  it.each([
    { argv: ['cycles', '--root', 'r', 'nope'], schema: 'cycles.schema.json' },
    { argv: ['order', '--root', 'r'], schema: 'order.schema.json' },
    { argv: ['order', '--root', 'r', '--stop', 'nope'], schema: 'order.schema.json' },
    { argv: ['why', '--root', 'r', 'a'], schema: 'why.schema.json' },
    { argv: ['why', '--root', 'r', 'a', 'wifi'], schema: 'why.schema.json' },
    { argv: ['why', '--root', 'r', '--all', 'wifi', 'a'], schema: 'why.schema.json' },
    { argv: ['why', '--root', 'r', 'c', 'wifi'], schema: 'why.schema.json' },
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
