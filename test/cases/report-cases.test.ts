/**
 * Public bug reports, rebuilt: each says what its reporter needed to be told, and in which finding, file or message. What they
 * look for is wide on purpose: the place and the thing that is named, not a wording.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { run } from '../support/typed-commands.ts';

interface Wanted {
  readonly path?: string;
  readonly line?: number | readonly number[];
  readonly severity?: string | readonly string[];
  readonly words?: string;
}

interface ReportStep {
  readonly argv: readonly [string, ...string[]];
  readonly input?: string;
  readonly status?: number | readonly number[];
  /** Patterns of what is printed, blanks folded and case ignored. */
  readonly says?: readonly string[];
  readonly silent?: readonly string[];
  /** Findings of `lint --format json` that must be there, and that must not. */
  readonly tells?: readonly Wanted[];
  readonly quiet?: readonly Wanted[];
  /** What files are like then; patterns are of lines. */
  readonly after?: Readonly<
    Record<string, { readonly is?: string; readonly has?: readonly string[]; readonly lacks?: readonly string[] }>
  >;
}

interface ReportCase {
  readonly name: string;
  readonly about: string;
  readonly files: readonly {
    readonly path: string;
    readonly text?: string;
    readonly mode?: string;
    readonly link?: string;
    readonly dir?: boolean;
  }[];
  readonly steps: readonly ReportStep[];
}

interface Found {
  readonly path: string;
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
  readonly help?: string;
}

const folder = new URL('../../fixtures/reports/', import.meta.url);
const cases = readdirSync(folder).flatMap(
  (name) => (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { cases: ReportCase[] }).cases,
);

function lay({ files }: ReportCase): MemoryHost {
  return createMemoryHost(
    files.map(({ path, text = '', mode = '755', link, dir }): [string, MemoryEntry] => {
      if (dir === true) return [path, { kind: 'folder' }];
      if (link !== undefined) return [path, { kind: 'link', target: bytesOfText(link) }];
      return [path, { kind: 'file', text: bytesOfText(text), mode: Number.parseInt(mode, 8) }];
    }),
  );
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function fits({ path, line, severity, words }: Wanted): (found: Found) => boolean {
  return (found) =>
    (path === undefined || found.path.endsWith(path)) &&
    (line === undefined || [line].flat().includes(found.line)) &&
    (severity === undefined || [severity].flat().includes(found.severity)) &&
    (words === undefined || new RegExp(words, 'i').test(fold(`${found.rule} ${found.message} ${found.help ?? ''}`)));
}

function check(
  { argv, input, status, says = [], silent = [], tells = [], quiet = [], after = {} }: ReportStep,
  host: MemoryHost,
): void {
  const [program, ...words] = argv.map((word) => word.replaceAll('{root}', '/'));
  const result = run(program ?? '', words, host, input);
  if (status !== undefined) expect([status].flat()).toContain(result.status);
  const said = fold(`${result.stdout} ${result.stderr}`);
  for (const pattern of says) expect(said).toMatch(new RegExp(pattern, 'i'));
  for (const pattern of silent) expect(said).not.toMatch(new RegExp(pattern, 'i'));
  if (tells.length + quiet.length > 0) {
    const { findings } = JSON.parse(result.stdout) as { findings: readonly Found[] };
    for (const wanted of tells) expect(findings.filter(fits(wanted)), JSON.stringify(wanted)).not.toEqual([]);
    for (const unwanted of quiet) expect(findings.filter(fits(unwanted)), JSON.stringify(unwanted)).toEqual([]);
  }
  for (const [path, { is, has = [], lacks = [] }] of Object.entries(after)) {
    const entry = host.list().get(`/${path}`);
    const text = entry?.kind === 'link' ? `-> ${entry.target}` : entry?.kind === 'file' ? entry.text : '';
    if (is !== undefined) expect(text).toBe(is);
    for (const pattern of has) expect(text).toMatch(new RegExp(pattern, 'm'));
    for (const pattern of lacks) expect(text).not.toMatch(new RegExp(pattern, 'm'));
  }
}

describe('what a reporter needed to be told', () => {
  it.each(cases)('$name: $about', (report) => {
    const host = lay(report);
    for (const step of report.steps) check(step, host);
  });
});
