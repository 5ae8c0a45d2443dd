/** `initorder boot` and `initorder shutdown` say what real systems ran. */
import { describe, expect, it } from 'vitest';
import { askBoot, type JsonBoot } from '../support/boot-run.ts';
import { hostOf, readBootVectors, type BootQuestion } from '../support/boot-vectors.ts';
import { findMismatches } from '../support/json-schema.ts';

/** The fields that were recorded, in the form of the fixture; a script that may be undecided counts as recorded. */
function stepsOf({ steps }: JsonBoot, { steps: wanted, open = [] }: BootQuestion): readonly string[] {
  return steps.map((step, i) => {
    const want = wanted[i] ?? '';
    const cells = want.split(' ');
    if (step.decision === 'undecided' && open.includes(step.script) && cells[0] === step.script) return want;
    const own = [step.script, step.link, step.verb, step.pass, step.decision, step.code];
    return own.map((cell, field) => (cells[field] === '-' ? '-' : (cell ?? '-'))).join(' ');
  });
}

function skippedOf({ skipped }: JsonBoot, { skipped: wanted = [] }: BootQuestion): readonly string[] {
  const known = new Map(wanted.map((line) => [line.split(' ').slice(0, 2).join(' '), line]));
  const cell = (want: string | undefined, own: string | undefined): string => (want === '-' ? '-' : (own ?? '-'));
  return skipped
    .map(({ script, link, code }) => {
      const want = known.get(`${script} ${link ?? '-'}`) ?? known.get(`- ${link ?? '-'}`);
      const cells = want?.split(' ') ?? [];
      return [cell(cells[0], script), cell(cells[1], link), cell(cells[2], code)].join(' ');
    })
    .sort();
}

describe.each(readBootVectors())('$group', ({ cases }) => {
  it.each(cases)('$name: $about', ({ entries, steps }) => {
    for (const question of steps) {
      const answer = askBoot(hostOf(entries), question.argv);
      const undecided = new Set(
        answer.steps
          .filter(({ decision, script }) => decision === 'undecided' && question.open?.includes(script) === true)
          .map(({ script }) => script),
      );
      const isDecided = (script: string | null): boolean => script === null || !undecided.has(script);
      expect({ argv: question.argv, steps: stepsOf(answer, question) }).toEqual({
        argv: question.argv,
        steps: question.steps,
      });
      if (question.skipped !== undefined) {
        expect(skippedOf(answer, question)).toEqual([...question.skipped].sort());
      }
      expect(answer.warnings.map(({ script, text }) => [script, text])).toEqual(
        (question.warnings ?? []).filter(([script]) => isDecided(script)),
      );
      expect(answer.mode).toBe(question.mode);
      expect(findMismatches(answer, 'boot.schema.json')).toEqual([]);
    }
  });
});
