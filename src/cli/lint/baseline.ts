/** Baselines: findings of old trees that are not to be told of again. They go by rule, path and text of the line. */
import { readJson } from '../../config/read-json.ts';
import type { Host } from '../../host/door.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import { lineText } from '../../render/lint/fingerprint.ts';
import { showPath } from '../../render/text/show.ts';
import { whyUnread } from './why-unread.ts';

const FORMAT_VERSION = 1;

type Sources = (file: ByteString) => ByteString | undefined;

function keyOf(finding: LintFinding, sources: Sources): string {
  const text = textOfBytes(lineText(finding, sources(finding.place.file)));
  return JSON.stringify([finding.rule.id, textOfBytes(finding.place.file), text]);
}

/** The file's text: one line a finding, sorted, each with how often it is there. */
export function renderBaseline(findings: readonly LintFinding[], sources: Sources): ByteString {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = keyOf(finding, sources);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].map(([key, count]) => `    ${key.slice(0, -1)},${count}]`).sort();
  return bytesOfText(`{\n  "version": ${FORMAT_VERSION},\n  "findings": [\n${rows.join(',\n')}\n  ]\n}\n`);
}

/** What became of reading a baseline: how often each finding may be there. */
export type BaselineResult = { readonly counts: Map<string, number> } | { readonly wrong: string };

/** More than the findings of 100,000 scripts. */
const MOST_BYTES = 1 << 28;

export function readBaseline(host: Host, path: string): BaselineResult {
  const shown = textOfBytes(showPath(bytesOfText(path)));
  const result = host.readFile(bytesOfText(path));
  if (result.kind !== 'text') return { wrong: `cannot read ${shown}: ${whyUnread(result)}` };
  const reading = readJson(result.text, MOST_BYTES);
  if ('wrong' in reading) return { wrong: `${shown} is no baseline: it ${reading.wrong}` };
  const { value } = reading;
  const rows: unknown = typeof value === 'object' && value !== null && 'findings' in value ? value.findings : undefined;
  if (!Array.isArray(rows)) return { wrong: `${shown} is no baseline: it has no list of findings` };
  const counts = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const entry = readRow(row);
    if (entry === undefined) {
      return { wrong: `${shown} is no baseline: findings[${i}] must be [rule, path, line, number of findings]` };
    }
    counts.set(entry.key, entry.count);
  }
  return { counts };
}

function readRow(row: unknown): { readonly key: string; readonly count: number } | undefined {
  if (!Array.isArray(row) || row.length !== 4) return undefined;
  const parts: readonly unknown[] = row;
  const [rule, path, text, count] = parts;
  if (typeof rule !== 'string' || typeof path !== 'string' || typeof text !== 'string') return undefined;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return undefined;
  return { key: JSON.stringify([rule, path, text]), count };
}

/** The findings that the baseline does not list, or not as often. */
export function withoutBaseline(
  findings: readonly LintFinding[],
  counts: Map<string, number>,
  sources: Sources,
): readonly LintFinding[] {
  return findings.filter((finding) => {
    const key = keyOf(finding, sources);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}
