/** Lint findings as lines that editors and CI systems read: gcc, and the commands of GitHub Actions. */
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import { printed, repositoryPath, type LintReport, type Write } from './summary.ts';
import { wordLint, wordLintHelp } from './sentences.ts';
import { showPath, withoutControls } from '../text/show.ts';

/** `FILE:LINE:COLUMN: severity: message [rule]`, one a finding; gcc has no word for hints but `note`. */
export function writeGcc(report: LintReport, write: Write): void {
  for (const finding of printed(report)) {
    const { rule, level, place } = finding;
    const severity = level === 'info' ? 'note' : level;
    const where = `${showPath(place.file)}:${Math.max(1, place.line)}:${Math.max(1, place.column)}`;
    write(`${where}: ${severity}: ${wordLint(finding)} [${rule.id}]\n`);
  }
}

/** Workflow commands, which GitHub shows as annotations. */
export function writeGithub(report: LintReport, write: Write): void {
  for (const finding of printed(report)) write(renderCommand(finding));
}

function renderCommand(finding: LintFinding): ByteString {
  const { rule, level, place } = finding;
  const command = level === 'info' ? 'notice' : level;
  const help = wordLintHelp(finding);
  const properties = [
    `file=${escapeProperty(withoutControls(repositoryPath(place.file)))}`,
    `line=${Math.max(1, place.line)}`,
    ...(place.line > 0 ? [`col=${place.column}`, `endColumn=${place.column + place.length}`] : []),
    `title=${escapeProperty(rule.id)}`,
  ];
  const text = `${wordLint(finding)}${help === '' ? '' : `\n${help}`}`;
  return `::${command} ${properties.join(',')}::${escapeData(text)}\n`;
}

/** As the toolkit of GitHub escapes them. */
function escapeData(text: ByteString): ByteString {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: ByteString): ByteString {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
