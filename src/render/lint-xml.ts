/** Lint findings in the XML forms of checkstyle and JUnit, which Jenkins and GitLab read. */
import { bytesOfText, textOfBytes, type ByteString } from '../model/bytes.ts';
import type { LintFinding } from '../model/lint.ts';
import { countLevels, type LintReport } from './lint-report.ts';
import { wordLint, wordLintHelp } from './lint-sentences.ts';

/** Findings by file, in their order. */
function byFile(findings: readonly LintFinding[]): ReadonlyMap<ByteString, readonly LintFinding[]> {
  const files = new Map<ByteString, LintFinding[]>();
  for (const finding of findings) {
    const list = files.get(finding.place.file);
    if (list === undefined) files.set(finding.place.file, [finding]);
    else list.push(finding);
  }
  return files;
}

/** The form of checkstyle's own report. */
export function renderCheckstyle({ findings }: LintReport): ByteString {
  const files = [...byFile(findings)].map(([file, list]) => {
    const errors = list.map((finding) => {
      const { rule, level, place } = finding;
      const where = `line="${Math.max(1, place.line)}"${place.line > 0 ? ` column="${place.column}"` : ''}`;
      return `    <error ${where} severity="${level}" message="${escape(wordLint(finding))}" source="${rule.id}"/>\n`;
    });
    return `  <file name="${escape(file)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n${files.join('')}</checkstyle>\n`;
}

/** One test suite a file, one failing test a finding; one passing test if there is nothing to report. */
export function renderJunit({ findings }: LintReport): ByteString {
  const suites = [...byFile(findings)].map(([file, list]) => {
    const { errors, warnings } = countLevels(list);
    const cases = list.map((finding) => renderCase(file, finding)).join('');
    return `  <testsuite name="${escape(file)}" tests="${list.length}" failures="${errors + warnings}" errors="0">\n${cases}  </testsuite>\n`;
  });
  const none =
    '  <testsuite name="initorder lint" tests="1" failures="0" errors="0">\n    <testcase name="no findings" classname="initorder"/>\n  </testsuite>\n';
  const { errors, warnings } = countLevels(findings);
  const counts = `tests="${Math.max(1, findings.length)}" failures="${errors + warnings}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="initorder lint" ${counts}>\n${suites.join('') || none}</testsuites>\n`;
}

/** A hint does not fail: it stands in the output of its test. */
function renderCase(file: ByteString, finding: LintFinding): ByteString {
  const { rule, level, place } = finding;
  const name = `name="${escape(`${rule.id} ${place.line}:${place.column}`)}" classname="${escape(file)}"`;
  const message = escape(wordLint(finding));
  const text = escape(`${file}:${place.line}:${place.column}: ${wordLint(finding)}\n${wordLintHelp(finding)}`);
  const body =
    level === 'info'
      ? `<system-out>${text}</system-out>`
      : `<failure type="${level}" message="${message}">${text}</failure>`;
  return `    <testcase ${name}>${body}</testcase>\n`;
}

/** XML 1.0 has no way at all to write most control characters, nor bytes that are no text: they become U+FFFD. */
function escape(bytes: ByteString): ByteString {
  const text = textOfBytes(bytes)
    .replaceAll(
      /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
  return bytesOfText(text);
}
