/** The two ways of reading arguments, which have to agree: the scanner of plain lists, and yargs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandSpec, ParsedArguments } from '../../src/cli/frame/command-spec.ts';
import { parseArguments, parseWithYargs } from '../../src/cli/frame/parse-arguments.ts';
import { RCORDER_SPEC } from '../../src/cli/rcorder/spec.ts';
import { scanArguments } from '../../src/cli/frame/scan-arguments.ts';

/** A spec with what no command has yet: a letter that is a digit, two repeating options, two with choices. */
const OTHER_SPEC: CommandSpec = {
  ...RCORDER_SPEC,
  name: 'other',
  options: [
    { name: 'all', letter: 'a', about: '' },
    { name: 'ten', letter: '1', about: '' },
    { name: 'x', about: '' },
    { name: 'root', letter: 'R', value: 'DIR', about: '' },
    { name: 'define', letter: 'D', value: 'NAME=VALUE', repeats: true, about: '' },
    { name: 'kind', letter: 'k', value: 'KIND', choices: ['one', 'true', '10'], about: '' },
    { name: 'levels', value: 'LEVELS', choices: ['__proto__', '3'], repeats: true, about: '' },
  ],
};

const VALUES: readonly string[] = [
  ...['nojail', '10', '0x1F', '1e3', '.5', '007', 'a=b', '=', '=x', '"q"', "'a b'", 'a b', ' ', 'é', '\udcff', '\n'],
  ...['__proto__', 'constructor', 'true', 'false', 'help', 'version', 'completion', 'null', 'undefined', '$0', '_'],
  ...['-', '--', '', '-x', '-5', '-1.5', '--keep', '--help', 'one', 'auto', 'freebsd', 'bash', '@file', 'a,b', 'a.b'],
];

const value = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...VALUES) }, { weight: 1, arbitrary: fc.string() });

/** Words of an option as people write them, often right. */
function optionWords({ options }: CommandSpec): fc.Arbitrary<readonly string[]> {
  const flagLetters = options.flatMap(({ letter, value: takes }) => (takes === undefined ? (letter ?? []) : []));
  return fc
    .record({
      option: fc.constantFrom(...options),
      value,
      cluster: fc.array(fc.constantFrom(...flagLetters), { maxLength: 3 }),
      form: fc.nat(5),
      fitting: fc.boolean(),
      choice: fc.nat(5),
    })
    .map(({ option, value: any, cluster, form, fitting, choice }) => {
      const long = `--${option.name}`;
      const short = option.letter === undefined ? long : `-${cluster.join('')}${option.letter}`;
      const fits = fitting && option.choices !== undefined;
      const word = fits ? (option.choices[choice % option.choices.length] ?? '') : any;
      if (option.value === undefined) return form === 0 ? [`${long}=${word}`] : form < 3 ? [long] : [short];
      const separate = form < 2 ? [long, word] : [short, word];
      return form % 2 === 0 ? separate : form === 1 ? [`${long}=${word}`] : [`${short}${word}`];
    });
}

function argumentLists(spec: CommandSpec): fc.Arbitrary<readonly string[]> {
  const words = fc.oneof(
    { weight: 5, arbitrary: optionWords(spec) },
    { weight: 4, arbitrary: value.map((word) => [word]) },
  );
  return fc.array(words, { maxLength: 7 }).map((parts) => parts.flat());
}

/** The record as plain data. */
function dataOf({ flags, values, operands }: ParsedArguments): unknown {
  return { flags: [...flags].sort(), values: [...values].sort(), operands: [...operands] };
}

describe.each([{ spec: RCORDER_SPEC }, { spec: OTHER_SPEC }])('reading the arguments of $spec.name', ({ spec }) => {
  it('gives by yargs the same record for whatever the scanner takes', () => {
    let taken = 0;
    fc.assert(
      fc.property(argumentLists(spec), (argv) => {
        const scanned = scanArguments(spec, argv);
        if (scanned === undefined) return;
        taken += 1;
        const result = parseWithYargs(spec, argv);
        expect(result.kind === 'parsed' ? dataOf(result.parsed) : result).toEqual(dataOf(scanned));
      }),
      { numRuns: 1500 },
    );
    // A law about nothing would always hold.
    expect(taken).toBeGreaterThan(150);
  });

  it('never throws, and never leaves a word out', () => {
    fc.assert(
      fc.property(argumentLists(spec), (argv) => {
        const result = parseArguments(spec, argv);
        if (result.kind !== 'parsed') return;
        const { values, operands } = result.parsed;
        const kept = [...operands, ...[...values.values()].flat()].join('').length;
        const options = argv.filter((word) => word.startsWith('-')).join('').length;
        const given = argv.join('').length;
        expect(kept).toBeLessThanOrEqual(given);
        expect(kept).toBeGreaterThanOrEqual(given - options);
      }),
      { numRuns: 700 },
    );
  });
});

describe('scanArguments', () => {
  it.each([
    { argv: [], flags: [], values: [], operands: [] },
    { argv: ['a', '-', 'b'], flags: [], values: [], operands: ['a', '-', 'b'] },
    { argv: ['-p', 'a', '--graph'], flags: ['parallel', 'graph'], values: [], operands: ['a'] },
    { argv: ['-gp', '-gp', 'a'], flags: ['graph', 'parallel'], values: [], operands: ['a'] },
    { argv: ['-k', 'x', '-ky', '--keep', 'z', '--keep=w'], flags: [], values: [['keep', 'x y z w']], operands: [] },
    {
      argv: ['-pkx', '-s=a'],
      flags: ['parallel'],
      values: [
        ['keep', 'x'],
        ['skip', '=a'],
      ],
      operands: [],
    },
    {
      argv: ['--color', 'never', '--keep=a=b'],
      flags: [],
      values: [
        ['color', 'never'],
        ['keep', 'a=b'],
      ],
      operands: [],
    },
    { argv: ['a', '--', '-p', '--', '--help'], flags: [], values: [], operands: ['a', '-p', '--', '--help'] },
  ])('takes $argv', ({ argv, flags, values, operands }) => {
    const scanned = scanArguments(RCORDER_SPEC, argv);
    expect([...(scanned?.flags ?? ['nothing'])]).toEqual(flags);
    expect([...(scanned?.values ?? [])].map(([name, words]) => [name, words.join(' ')])).toEqual(values);
    expect(scanned?.operands).toEqual(operands);
  });

  it.each([
    { argv: ['--help'] },
    { argv: ['-V'] },
    { argv: ['-x'] },
    { argv: ['--unknown'] },
    { argv: ['-k'] },
    { argv: ['-k', '-x'] },
    { argv: ['--keep='] },
    { argv: ['--parallel=yes'] },
    { argv: ['--color=blue'] },
    { argv: ['--color=auto', '--color=auto'] },
    { argv: ['-p-'] },
  ])('leaves $argv to yargs', ({ argv }) => {
    expect(scanArguments(RCORDER_SPEC, argv)).toBeUndefined();
  });
});
