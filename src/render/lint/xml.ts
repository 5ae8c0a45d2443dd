/** Lint findings in the XML forms of checkstyle and JUnit, which Jenkins and GitLab read. */
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import { escapeXml } from '../text/xml.ts';
import { countLevels, printed, printedByFile, type LintReport, type Write } from './summary.ts';
import { wordLint, wordLintHelp } from './sentences.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The form of checkstyle's own report. Written file by file. */
export function writeCheckstyle(report: LintReport, write: Write): void {
  write(`${HEAD}<checkstyle version="8.0">\n`);
  for (const [file, findings] of printedByFile(report)) {
    write(`  <file name="${escapeXml(file)}">\n`);
    for (const finding of findings) {
      const { rule, level, place } = finding;
      const where = `line="${Math.max(1, place.line)}"${place.line > 0 ? ` column="${place.column}"` : ''}`;
      write(
        `    <error ${where} severity="${level}" message="${escapeXml(wordLint(finding))}" source="${rule.id}"/>\n`,
      );
    }
    write('  </file>\n');
  }
  write('</checkstyle>\n');
}

const NONE =
  '  <testsuite name="initorder lint" tests="1" failures="0" errors="0">\n    <testcase name="no findings" classname="initorder"/>\n  </testsuite>\n';

/** One test suite a file, one failing test a finding; one passing test if there is nothing to report. Written file by file. */
export function writeJunit(report: LintReport, write: Write): void {
  let tests = 0;
  let failures = 0;
  for (const { level } of printed(report)) {
    tests += 1;
    if (level !== 'info') failures += 1;
  }
  const counts = `tests="${Math.max(1, tests)}" failures="${failures}" errors="0"`;
  write(`${HEAD}<testsuites name="initorder lint" ${counts}>\n`);
  for (const [file, list] of printedByFile(report)) {
    const { errors, warnings } = countLevels(list);
    const own = `tests="${list.length}" failures="${errors + warnings}" errors="0"`;
    write(`  <testsuite name="${escapeXml(file)}" ${own}>\n`);
    for (const finding of list) write(renderCase(file, finding));
    write('  </testsuite>\n');
  }
  write(tests === 0 ? `${NONE}</testsuites>\n` : '</testsuites>\n');
}

/** A hint does not fail: it stands in the output of its test. */
function renderCase(file: ByteString, finding: LintFinding): ByteString {
  const { rule, level, place } = finding;
  const name = `name="${escapeXml(`${rule.id} ${place.line}:${place.column}`)}" classname="${escapeXml(file)}"`;
  const message = escapeXml(wordLint(finding));
  const text = escapeXml(`${file}:${place.line}:${place.column}: ${wordLint(finding)}\n${wordLintHelp(finding)}`);
  const body =
    level === 'info'
      ? `<system-out>${text}</system-out>`
      : `<failure type="${level}" message="${message}">${text}</failure>`;
  return `    <testcase ${name}>${body}</testcase>\n`;
}
