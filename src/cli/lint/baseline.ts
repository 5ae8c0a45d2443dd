/** Baselines: findings of old trees that are not to be told of again. They go by rule, path and text of the line. */
import type { Host } from '../../host/host.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import { lineText } from '../../render/fingerprint.ts';

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

export function readBaseline(host: Host, path: string): BaselineResult {
  const result = host.readFile(bytesOfText(path));
  if (result.kind !== 'text')
    return { wrong: `cannot read ${path}: ${result.kind === 'error' ? result.reason : 'no regular file'}` };
  let value: unknown;
  try {
    value = JSON.parse(textOfBytes(result.text));
  } catch {
    return { wrong: `${path} is no baseline: it is no JSON` };
  }
  const rows: unknown = typeof value === 'object' && value !== null && 'findings' in value ? value.findings : undefined;
  if (!Array.isArray(rows)) return { wrong: `${path} is no baseline: it has no list of findings` };
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== 4)
      return { wrong: `${path} is no baseline: an entry has not four parts` };
    const count: unknown = row[3];
    counts.set(JSON.stringify(row.slice(0, 3)), typeof count === 'number' ? count : 1);
  }
  return { counts };
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
