/** `initorder why --want` does what it says: each word that it names is added to its file, and the order is asked again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { findMismatches } from '../support/json-schema.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand } from '../support/run-command.ts';

interface WantedWord {
  readonly field: string;
  readonly word: string;
  readonly path: string;
  readonly line: number | null;
}

interface Answer {
  readonly want: {
    readonly state: 'missing' | 'there' | 'contradiction';
    readonly words: readonly WantedWord[];
    readonly ring: readonly unknown[] | null;
  };
}

type Files = Readonly<Record<string, string>>;

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const ask = (files: Files, ...words: readonly string[]): ReturnType<typeof runCommand> =>
  runCommand(runInitorder, words, files);

/** The files with the word where the answer says. */
function add(files: Files, { field, word, path, line }: WantedWord): Files {
  const lines = (files[path] ?? '').split('\n');
  if (line !== null) lines[line - 1] = `${lines[line - 1] ?? ''} ${word}`;
  else lines.splice(lines.findIndex((text) => /^# PROVIDE|^# Provides/.test(text)) + 1, 0, `# ${field}: ${word}`);
  return { ...files, [path]: lines.join('\n') };
}

const demands = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), { maxLength: 6 });

function rcScripts(pairs: readonly (readonly [string, string])[]): Files {
  return Object.fromEntries(
    NAMES.map((name) => {
      const own = pairs.filter(([from]) => from === name).map(([, to]) => to);
      return [`s/${name}`, `# PROVIDE: ${name}\n${own.length > 0 ? `# REQUIRE: ${own.join(' ')}\n` : ''}`];
    }),
  );
}

function lsbScripts(pairs: readonly (readonly [string, string])[]): Files {
  return Object.fromEntries(
    NAMES.map((name) => {
      const own = pairs.filter(([from]) => from === name).map(([, to]) => to);
      return [`s/${name}`, lsbScript(name, { 'Required-Start': own.join(' '), 'Required-Stop': own.join(' ') })];
    }),
  );
}

it.each([
  { title: 'rc.d scripts', make: rcScripts, options: [] },
  { title: 'LSB scripts', make: lsbScripts, options: [] },
  { title: 'LSB scripts that stop', make: lsbScripts, options: ['--stop'] },
])('names words each of which makes the order, or the ring that is there then: $title', ({ make, options }) => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(demands, (pairs) => {
      const files = make(pairs);
      const { stdout, status } = ask(files, 'why', '--want', '--json', ...options, 'a', 'b', 's');
      expect(findMismatches(JSON.parse(stdout), 'why.schema.json')).toEqual([]);
      const { answers } = JSON.parse(stdout) as { answers: readonly Answer[] };
      for (const { want } of answers) {
        const closes = want.ring !== null;
        seen.add(`${want.state} ${closes ? 'ring' : 'none'}`);
        expect(status).toBe(want.state === 'there' || !closes ? 0 : 1);
        if (want.state === 'missing') expect(want.words.length).toBeGreaterThan(1);
        for (const word of want.words) {
          const after = add(files, word);
          const again = JSON.parse(ask(after, 'why', '--want', '--json', ...options, 'a', 'b', 's').stdout) as {
            answers: readonly Answer[];
          };
          expect(again.answers[0]?.want.state).toBe(closes ? 'contradiction' : 'there');
        }
      }
    }),
    { numRuns: 60 },
  );
  expect([...seen].sort()).toEqual(['contradiction ring', 'missing none', 'missing ring', 'there none']);
});
