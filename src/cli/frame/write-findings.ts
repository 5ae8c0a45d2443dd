/** Findings on standard error, for a person. */
import type { Finding } from '../../model/finding.ts';
import { renderFinding } from '../../render/finding/report.ts';
import { choosePaint } from './colour.ts';
import type { Io } from '../../host/io.ts';
import { openSources } from '../../system/scripts/sources.ts';

/** @param color the value of `--color` */
export function writeFindings(findings: readonly Finding[], io: Io, color: string | undefined): void {
  if (findings.length === 0) return;
  const paint = choosePaint(io, io.stderr, color);
  const sources = openSources(io.host);
  for (const finding of findings) io.stderr.write(renderFinding(finding, sources, paint));
}
