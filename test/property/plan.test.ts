import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { createMemoryHost, type MemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { planScriptLinks } from '../../src/plan/links/of-scripts.ts';
import { farmTree, linksOf } from '../support/farm-trees.ts';
import { runCommand } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', '__proto__', '$net'];

/** Scripts of all kinds, rings among them: with a block, with a chkconfig line, with both, with neither. */
const script = fc
  .record({
    line: fc.option(fc.tuple(fc.constantFrom('-', '35', '2345', '0123456'), fc.nat(99), fc.nat(99)), {
      nil: undefined,
    }),
    isLsb: fc.boolean(),
    provides: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    required: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    should: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    start: fc.constantFrom('', '3', '3 5', '2 3 4 5', 'S'),
    stop: fc.constantFrom('', '0 1 6', '0 1 2 4 6'),
  })
  .map(({ line, isLsb, provides, required, should, start, stop }) =>
    [
      '#!/bin/sh',
      ...(line === undefined ? [] : [`# chkconfig: ${line.join(' ')}`]),
      ...(isLsb ? ['### BEGIN INIT INFO'] : []),
      `# Provides: ${provides.join(' ')}`,
      `# Required-Start: ${required.join(' ')}`,
      `# Required-Stop: ${should.join(' ')}`,
      `# Should-Start: ${should.join(' ')}`,
      `# Should-Stop: ${required.join(' ')}`,
      `# Default-Start: ${start}`,
      `# Default-Stop: ${stop}`,
      ...(isLsb ? ['### END INIT INFO'] : []),
      '',
    ].join('\n'),
  );

const scripts = fc.dictionary(fc.constantFrom(...NAMES.slice(0, 8)), script, { noNullPrototype: true, minKeys: 1 });

function plannedLinks(texts: Readonly<Record<string, string>>, scheme: 'insserv' | 'chkconfig'): readonly string[] {
  const files = Object.entries(texts).map(([name, text]) => ({ file: `/etc/init.d/${name}`, text }));
  const { links } = planScriptLinks(files, { scheme, isForced: true });
  return links.map(({ level, name, target }) => `rc${level === 7 ? 'S' : level}.d/${name} -> ${target}`).sort();
}

it('plans the links that chkconfig-ts makes by adding one script after the other', () => {
  fc.assert(
    fc.property(scripts, (texts) => {
      const tree = farmTree(texts);
      for (const name of Object.keys(texts).sort()) runFarmCommand(runChkconfig, ['--add', name], tree);
      expect(plannedLinks(texts, 'chkconfig')).toEqual([...linksOf(tree)].sort());
    }),
    { numRuns: 400 },
  );
});

function insservTree(texts: Readonly<Record<string, string>>): MemoryHost {
  return createMemoryHost([
    ...Array.from('0123456S', (level): [string, MemoryEntry] => [`/etc/rc${level}.d`, { kind: 'folder' }]),
    ...Object.entries(texts).map(([name, text]): [string, MemoryEntry] => [
      `/etc/init.d/${name}`,
      { kind: 'file', text, mode: 0o755 },
    ]),
  ]);
}

it('plans the links that insserv-ts -f makes of all scripts at once', () => {
  fc.assert(
    fc.property(scripts, (texts) => {
      const tree = insservTree(texts);
      // A name that begins with an underscore is none of a script to insserv.
      const names = Object.keys(texts).filter((name) => name !== '__proto__');
      if (names.length === 0) return;
      const { status, stderr } = runCommand(runInsserv, ['-fq', '--', ...names.sort()], {}, { host: tree });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(plannedLinks(texts, 'insserv')).toEqual([...linksOf(tree)].sort());
    }),
    { numRuns: 300 },
  );
});

it('finds nothing to change in a tree that is as planned, and makes any other tree so', () => {
  const strays = fc.array(
    fc.tuple(
      fc.constantFrom('0', '2', '3', 'S'),
      fc.constantFrom('S', 'K'),
      fc.nat(99),
      fc.constantFrom(...NAMES.slice(0, 5)),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(scripts, strays, fc.constantFrom('insserv', 'chkconfig'), (texts, links, scheme) => {
      const tree = insservTree(texts);
      for (const [level, kind, number, name] of links) {
        tree.makeLink(`../init.d/${name}`, `/etc/rc${level}.d/${kind}${String(number).padStart(2, '0')}${name}`);
      }
      const words = ['plan', '--root', '/', '--against', '/', '--force', '-s', scheme, '-f'];
      const { stdout } = runCommand(runInitorder, [...words, 'json'], {}, { host: tree });
      const { changes } = JSON.parse(stdout) as {
        changes: { folder: string; before: string | null; after: string | null; target: string | null }[];
      };
      for (const { folder, before } of changes) if (before !== null) tree.remove(`/etc/${folder}/${before}`);
      for (const { folder, after, target } of changes) {
        if (after === null) continue;
        expect(tree.makeLink(target ?? '', `/etc/${folder}/${after}`)).toBeUndefined();
      }
      expect(runCommand(runInitorder, [...words, 'links'], {}, { host: tree }).stdout).toBe('');
    }),
    { numRuns: 200 },
  );
});
