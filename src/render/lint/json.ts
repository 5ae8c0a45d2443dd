/** What `initorder lint --format json` prints; the form is described by `docs/schemas/lint.schema.json`. */
import { textOfBytes } from '../../model/bytes.ts';
import type { LintFinding, LintFix } from '../../model/lint.ts';
import { jsonText, mapAll, writeJsonList } from '../text/json.ts';
import { countLeftOut, countLevels, printed, rulePage, type LintReport, type Write } from './summary.ts';
import { wordLint, wordLintHelp, wordLintStep } from './sentences.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** One JSON object with a line feed behind it, also when there is nothing to report. Written finding by finding. */
export function writeLintJson(report: LintReport, write: Write): void {
  write(`{\n  "version": ${FORMAT_VERSION},\n  "findings": `);
  writeJsonList(mapAll(printed(report), toJsonLint), 1, write);
  const leftOut = report.most === Infinity ? {} : { leftOut: countLeftOut(report) };
  const summary = { files: report.files, ...countLevels(report.findings), ...leftOut };
  write(`,\n  "summary": ${jsonText(summary).replaceAll('\n', '\n  ')}\n}\n`);
}

function toJsonLint(finding: LintFinding): Record<string, unknown> {
  const { rule, level, place, fix } = finding;
  const help = wordLintHelp(finding, 'whole');
  return {
    rule: rule.id,
    page: rulePage(rule),
    severity: level,
    path: textOfBytes(place.file),
    line: place.line,
    column: place.column,
    endLine: place.line,
    endColumn: place.column + place.length,
    message: textOfBytes(wordLint(finding, 'whole')),
    help: help === '' ? null : textOfBytes(help),
    fix: fix === undefined ? null : toJsonFix(fix),
    steps: finding.steps.map((step) => ({
      path: textOfBytes(step.place.file),
      line: step.place.line,
      column: step.place.column,
      message: textOfBytes(wordLintStep(finding, step, 'whole')),
    })),
  };
}

function toJsonFix({ kind, edits, mode }: LintFix): Record<string, unknown> {
  const changes = edits.map(({ offset, length, text }) => ({ offset, length, text: textOfBytes(text) }));
  return { kind, edits: changes, ...(mode !== undefined && { mode }) };
}
