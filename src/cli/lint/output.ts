/** Prints what a lint run found, in the format that was asked for. */
import { countLeftOut, type LintReport, type Write } from '../../render/lint/summary.ts';
import { renderLintText, renderStatistics } from '../../render/lint/report.ts';
import { choosePaint } from '../frame/colour.ts';
import type { Io } from '../../host/io.ts';
import { WRITERS } from './formats.ts';
import { LINT_SPEC } from './spec.ts';

/**
 * Writes piece by piece, so that the room it takes does not grow with the findings.
 *
 * @param color the value of `--color`
 */
export function writeReport(
  report: LintReport,
  format: string,
  isStatistics: boolean,
  io: Io,
  color: string | undefined,
): void {
  const write: Write = (text) => {
    io.stdout.write(text);
  };
  const writer = WRITERS.get(format);
  if (writer === undefined) {
    if (isStatistics) write(renderStatistics(report));
    else renderLintText(report, choosePaint(io, io.stdout, color), write);
    return;
  }
  writer(report, write);
  const leftOut = countLeftOut(report);
  if (leftOut === 0 || format === 'json') return;
  io.stderr.write(`${LINT_SPEC.name}: ${leftOut} more finding${leftOut === 1 ? '' : 's'} left out (--max-findings)\n`);
}
