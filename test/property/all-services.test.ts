import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { farmTree } from '../support/farm-trees.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

/** One script: which of the earlier ones it starts behind, whether it says `$all` instead, and its runlevels. */
interface Script {
  readonly name: string;
  readonly earlier: readonly string[];
  readonly saysAll: boolean;
  readonly levels: string;
}

const LEVELS = ['2 3 4 5', '2 3', '5'];

const scripts = fc
  .array(fc.record({ bits: fc.nat(0xffff), saysAll: fc.boolean(), levels: fc.nat(2) }), {
    minLength: 2,
    maxLength: 14,
  })
  .map((seeds): readonly Script[] =>
    seeds.map(({ bits, saysAll, levels }, index) => ({
      name: `s${String(index).padStart(2, '0')}`,
      saysAll,
      levels: LEVELS[levels] ?? '',
      earlier: seeds.flatMap((seed, i) =>
        i < index && !seed.saysAll && (bits & (1 << i)) !== 0 ? [`s${String(i).padStart(2, '0')}`] : [],
      ),
    })),
  );

/** The links, and the reasons of their numbers but for the word that asks. */
function linksOf(set: readonly Script[], wordsOf: (script: Script) => readonly string[]): unknown {
  const texts = set.map((script): [string, string] => {
    const words = wordsOf(script).join(' ');
    return [
      script.name,
      lsbScript(script.name, {
        'Should-Start': words,
        'Should-Stop': words,
        'Default-Start': script.levels,
        'Default-Stop': '0 6',
      }),
    ];
  });
  const tree = farmTree(Object.fromEntries(texts));
  const { status, stderr } = runFarmCommand(runInsserv, ['--root', '/', '-q', ...set.map(({ name }) => name)], tree);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const entries = [...tree.list()].filter(([path]) => path.startsWith('/etc/rc') || path.includes('.depend.'));
  return entries.map(([path, entry]) => [path, entry.kind === 'file' ? entry.text : entry.kind]);
}

it('$all gives the links and the dependencies that the names of all others give', () => {
  fc.assert(
    fc.property(scripts, (set) => {
      const others = set.filter(({ saysAll }) => !saysAll).map(({ name }) => name);
      const written = linksOf(set, ({ saysAll, earlier }) => (saysAll ? others : earlier));
      expect(linksOf(set, ({ saysAll, earlier }) => (saysAll ? ['$all'] : earlier))).toEqual(written);
      // Named before or behind it, a word more changes nothing.
      expect(linksOf(set, ({ saysAll, earlier }) => (saysAll ? [...earlier, '$all'] : earlier))).toEqual(written);
    }),
    { numRuns: 120 },
  );
});
