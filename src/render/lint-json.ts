/** What `initorder lint --format json` prints; the form is described by `docs/schemas/lint.schema.json`. */
import { bytesOfText, textOfBytes, type ByteString } from '../model/bytes.ts';
import type { LintFinding, LintFix } from '../model/lint.ts';
import { wordLint, wordLintHelp, wordLintStep } from './lint-sentences.ts';
import { countLevels, rulePage, type LintReport } from './lint-report.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** One JSON object with a line feed behind it, also when there is nothing to report. */
export function renderLintJson(report: LintReport): ByteString {
  const value = {
    version: FORMAT_VERSION,
    findings: report.findings.map(toJsonLint),
    summary: { files: report.files, ...countLevels(report.findings) },
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}

function toJsonLint(finding: LintFinding): Record<string, unknown> {
  const { rule, level, place, fix } = finding;
  const help = wordLintHelp(finding);
  return {
    rule: rule.id,
    page: rulePage(rule),
    severity: level,
    path: textOfBytes(place.file),
    line: place.line,
    column: place.column,
    endLine: place.line,
    endColumn: place.column + place.length,
    message: textOfBytes(wordLint(finding)),
    help: help === '' ? null : textOfBytes(help),
    fix: fix === undefined ? null : toJsonFix(fix),
    steps: finding.steps.map((step) => ({
      path: textOfBytes(step.place.file),
      line: step.place.line,
      column: step.place.column,
      message: textOfBytes(wordLintStep(finding, step)),
    })),
  };
}

function toJsonFix({ kind, edits, mode }: LintFix): Record<string, unknown> {
  const changes = edits.map(({ offset, length, text }) => ({ offset, length, text: textOfBytes(text) }));
  return { kind, edits: changes, ...(mode !== undefined && { mode }) };
}
