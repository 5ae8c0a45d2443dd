/** What came of exercising in the XML form of JUnit: a suite for each script, a case for each check. */
import type { ByteString } from '../../model/bytes.ts';
import type { ExerciseCheck, ScriptExercise } from '../../model/exercise.ts';
import { escapeXml } from '../text/xml.ts';
import { wordCheck, wordCheckHelp } from './sentences.ts';

export function renderExerciseJunit(exercises: readonly ScriptExercise[]): ByteString {
  const suites = exercises.map(({ script, checks, steps }) => {
    const failures = checks.filter(({ verdict }) => verdict === 'failed').length;
    const skipped = checks.filter(({ verdict }) => verdict === 'undecided' || verdict === 'skipped').length;
    const seconds = steps.reduce((sum, { ms }) => sum + ms, 0) / 1000;
    const counts = `tests="${checks.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
    const cases = checks.map((check) => renderCase(check, script)).join('');
    return `  <testsuite name="${escapeXml(script)}" ${counts}>\n${cases}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="initorder exercise">\n${suites.join('')}</testsuites>\n`;
}

function renderCase(check: ExerciseCheck, script: ByteString): ByteString {
  const open = `    <testcase name="${check.check}" classname="${escapeXml(script)}"`;
  const message = escapeXml(wordCheck(check));
  if (check.verdict === 'held') return `${open}/>\n`;
  if (check.verdict === 'failed') {
    const at = check.scenario ?? { file: script, line: check.line };
    const text = escapeXml(`${at.file}:${at.line}: ${wordCheck(check)}\n${wordCheckHelp(check)}`);
    return `${open}>\n      <failure type="${check.severity}" message="${message}">${text}</failure>\n    </testcase>\n`;
  }
  return `${open}>\n      <skipped message="${message}"/>\n    </testcase>\n`;
}
