import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { Farm, type FarmTree } from '../support/farm-vectors.ts';
import { linksOf, plannedLinks } from '../support/planned-links.ts';

/** A script that asks only for scripts before it, so that no set of them has a ring. */
interface Script {
  readonly name: string;
  readonly required: readonly string[];
  readonly should: readonly string[];
  /** Scripts that come before this one, by their own X-Start-Before (X-Stop-After) words. */
  readonly announced: readonly string[];
}

const NAMES = ['zebra', 'mail', 'apple', 'net', 'disk', 'log', 'bus', 'web', 'cron', 'db', 'fuse', 'ssh'];

const scripts = fc
  .array(fc.tuple(fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff)), { minLength: 2, maxLength: NAMES.length })
  .map((seeds): readonly Script[] =>
    seeds.map(([required, should, announced], index) => {
      const earlier = NAMES.slice(0, index);
      const chosen = (bits: number): readonly string[] => earlier.filter((_, bit) => (bits & (1 << bit)) !== 0);
      return {
        name: NAMES[index] ?? '',
        required: chosen(required & (required >> 3)),
        should: chosen(should & (should >> 5)),
        announced: chosen(announced & (announced >> 4)),
      };
    }),
  );

function textOf({ name, required, should }: Script, all: readonly Script[]): string {
  const before = all.filter(({ announced }) => announced.includes(name)).map((other) => other.name);
  const fields = [
    `Provides: ${name}`,
    `Required-Start: ${required.join(' ')}`,
    `Required-Stop: ${required.join(' ')}`,
    `Should-Start: ${should.join(' ')}`,
    `Should-Stop: ${should.join(' ')}`,
    `X-Start-Before: ${before.join(' ')}`,
    `X-Stop-After: ${before.join(' ')}`,
    'Default-Start: 2 3 4 5',
    'Default-Stop: 0 1 6',
  ];
  return `### BEGIN INIT INFO\n${fields.map((field) => `# ${field}\n`).join('')}### END INIT INFO\n`;
}

function withFarm(set: readonly Script[], test: (farm: Farm) => void): void {
  const farm = new Farm();
  try {
    farm.put(set.map((script) => ({ path: `etc/init.d/${script.name}`, text: textOf(script, set), mode: '755' })));
    test(farm);
  } finally {
    farm.remove();
  }
}

function enable(farm: Farm, ...words: readonly string[]): void {
  expect(farm.run(runInsserv, ['--root', '{root}', '-q', ...words])).toMatchObject({ status: 0, stderr: '' });
}

/** The number of a script in a folder of links. */
function numberIn(tree: FarmTree, folder: string, kind: string, script: string): number {
  const link = Object.keys(tree).find(
    (name) => name.startsWith(`etc/${folder}/${kind}`) && name.slice(`etc/${folder}/`.length + 3) === script,
  );
  return Number(link?.slice(`etc/${folder}/`.length + 1, `etc/${folder}/`.length + 3));
}

it('gives each relation of an acyclic set its place, in the start and in the stop', () => {
  fc.assert(
    fc.property(scripts, (set) => {
      withFarm(set, (farm) => {
        enable(farm, ...set.map(({ name }) => name));
        const tree = farm.tree();
        for (const { name, required, should, announced } of set) {
          for (const other of [...required, ...should, ...announced]) {
            for (const level of ['2', '3', '4', '5']) {
              expect(numberIn(tree, `rc${level}.d`, 'S', other)).toBeLessThan(
                numberIn(tree, `rc${level}.d`, 'S', name),
              );
            }
            for (const level of ['0', '1', '6']) {
              expect(numberIn(tree, `rc${level}.d`, 'K', name)).toBeLessThan(
                numberIn(tree, `rc${level}.d`, 'K', other),
              );
            }
          }
        }
      });
    }),
    { numRuns: 60 },
  );
});

it('changes nothing when it is run again', () => {
  fc.assert(
    fc.property(scripts, (set) => {
      withFarm(set, (farm) => {
        enable(farm, ...set.map(({ name }) => name));
        const links = linksOf(farm.tree());
        enable(farm);
        expect(linksOf(farm.tree())).toEqual(links);
        // The first run reads the operands first, so only from the second one on are equals in the same order.
        const tree = farm.tree();
        enable(farm);
        expect(farm.tree()).toEqual(tree);
      });
    }),
    { numRuns: 30 },
  );
});

it('takes back with -r what adding a script has changed', () => {
  fc.assert(
    fc.property(scripts, (set) => {
      withFarm(set, (farm) => {
        const names = set.map(({ name }) => name);
        const last = names.at(-1) ?? '';
        enable(farm, ...names.slice(0, -1));
        const links = linksOf(farm.tree());
        enable(farm, last);
        enable(farm, '-r', last);
        expect(linksOf(farm.tree())).toEqual(links);
      });
    }),
    { numRuns: 30 },
  );
});

/** Links that are there already, right or wrong: some lead to no script, and some folders have none and are missing. */
const links = fc.array(
  fc.record({
    level: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', 'S'),
    kind: fc.constantFrom('S', 'K'),
    number: fc.integer({ min: 0, max: 120 }),
    script: fc.constantFrom(...NAMES, 'gone'),
  }),
  { maxLength: 12 },
);

it('plans what the same call does', () => {
  const options = fc.subarray(['-f', '-d', '-r', '-e']);
  fc.assert(
    fc.property(scripts, links, options, fc.nat(0xfff), (set, made, flags, chosen) => {
      withFarm(set, (farm) => {
        const paths = made.map(({ level, kind, number, script }) => ({
          path: `etc/rc${level}.d/${kind}${String(number).padStart(2, '0')}${script}`,
          link: `../init.d/${script}`,
        }));
        farm.put(paths.filter(({ path }, i) => paths.findIndex((other) => other.path === path) === i));
        const operands = set.filter((_, bit) => (chosen & (1 << bit)) !== 0).map(({ name }) => name);
        const call = ['--root', '{root}', ...flags, ...operands];
        const before = farm.tree();
        const plan = farm.run(runInsserv, ['--dry-run', '--json', ...call]);
        expect(farm.tree()).toEqual(before);
        // An advised call keeps the options of the one that was made.
        const stderr = plan.stderr.replaceAll(' --dry-run --json', '');
        expect(farm.run(runInsserv, call)).toEqual({ ...plan, stdout: '', stderr });
        if (plan.status === 0) expect(linksOf(farm.tree())).toEqual(plannedLinks(before, plan.stdout));
      });
    }),
    { numRuns: 100 },
  );
});
