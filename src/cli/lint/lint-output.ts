/** Prints what a lint run found, in the format that was asked for. */
import type { LintReport } from '../../render/lint-report.ts';
import { renderLintJson } from '../../render/lint-json.ts';
import { renderGcc, renderGithub } from '../../render/lint-lines.ts';
import { renderCodeclimate, renderSarif } from '../../render/lint-sarif.ts';
import { renderLintText, renderStatistics } from '../../render/lint-text.ts';
import { renderCheckstyle, renderJunit } from '../../render/lint-xml.ts';
import { choosePaint } from '../colour.ts';
import type { Io } from '../io.ts';
import { VERSION } from '../version.ts';

/** @param color the value of `--color` */
export function writeReport(
  report: LintReport,
  format: string,
  isStatistics: boolean,
  io: Io,
  color: string | undefined,
): void {
  if (isStatistics && format === 'text') io.stdout.write(renderStatistics(report));
  else if (format === 'json') io.stdout.write(renderLintJson(report));
  else if (format === 'sarif') io.stdout.write(renderSarif(report, VERSION));
  else if (format === 'github') io.stdout.write(renderGithub(report));
  else if (format === 'gcc') io.stdout.write(renderGcc(report));
  else if (format === 'checkstyle') io.stdout.write(renderCheckstyle(report));
  else if (format === 'junit') io.stdout.write(renderJunit(report));
  else if (format === 'codeclimate') io.stdout.write(renderCodeclimate(report));
  else {
    renderLintText(report, choosePaint(io, io.stdout, color), (text) => {
      io.stdout.write(text);
    });
  }
}
