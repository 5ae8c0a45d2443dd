import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/lint/registry.ts';
import { lintTexts } from '../support/lint-run.ts';

interface Judged {
  readonly system: string;
  readonly script: string;
  readonly line: number;
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly isTrue: boolean;
  readonly why: string;
}

interface JudgedList {
  readonly systems: Readonly<Record<string, { readonly scripts: Readonly<Record<string, string>> }>>;
  readonly findings: readonly Judged[];
}

const list = JSON.parse(
  readFileSync(new URL('../../fixtures/judged/findings.json', import.meta.url), 'utf8'),
) as JudgedList;

function keyOf({ script, line, rule, level }: Omit<Judged, 'system' | 'isTrue' | 'why'>): string {
  return `${script}:${line} ${level} ${rule}`;
}

describe('the judged findings', () => {
  it('are false in at most 1 of 20, and never of level error', () => {
    const wrong = list.findings.filter(({ isTrue }) => !isTrue);
    expect(list.findings.length).toBeGreaterThan(150);
    expect(wrong.length * 20).toBeLessThanOrEqual(list.findings.length);
    expect(wrong.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('are each about a script that is named, of a rule that exists, and say why', () => {
    const rules = new Set(RULES.map(({ id }) => id));
    for (const { system, script, rule, why } of list.findings) {
      expect(list.systems[system]?.scripts[script]).toMatch(/^[0-9a-f]{64}$/);
      expect(rules).toContain(rule);
      expect(why).not.toBe('');
    }
    const keys = list.findings.map((finding) => `${finding.system} ${keyOf(finding)}`);
    // These name each of what is missing at one line.
    const perField = keys.filter((key) => !/ (?:lsb\/missing-keyword|body\/missing-action)$/.test(key));
    expect(new Set(perField).size).toBe(perField.length);
  });
});

/** A folder with one folder for each system of the list, the scripts in it at their paths. */
const folder = process.env['INITORDER_JUDGED'] ?? '';

describe.runIf(folder !== '')('the judged scripts where they lie', () => {
  it.each(Object.keys(list.systems))('%s has the findings of the list, and no others', (system) => {
    const scripts = Object.entries(list.systems[system]?.scripts ?? {});
    const same = scripts.flatMap(([path, digest]) => {
      const file = join(folder, system, path);
      if (!existsSync(file)) return [];
      const bytes = readFileSync(file);
      // A script of another version was not judged.
      return createHash('sha256').update(bytes).digest('hex') === digest
        ? [{ path, text: bytes.toString('latin1') }]
        : [];
    });
    expect(same.length).toBeGreaterThan(0);
    const read = new Set(same.map(({ path }) => path));
    const found = lintTexts(same).flatMap(({ rule, level, place }) =>
      level === 'info' ? [] : [keyOf({ script: place.file, line: place.line, rule: rule.id, level })],
    );
    const judged = list.findings.filter((finding) => finding.system === system && read.has(finding.script)).map(keyOf);
    expect(found.sort()).toEqual(judged.sort());
  });
});
