/** Lint findings for a person: by file, with the line and the words underlined, and a summary at the end. */
import type { ByteString } from '../../model/bytes.ts';
import type { Level, LintFinding, LintFix, RuleDescription } from '../../model/lint.ts';
import { countLeftOut, countLevels, printed, type LintReport } from './summary.ts';
import { wordLint, wordLintHelp, wordLintStep } from './sentences.ts';
import type { Paint } from '../text/paint.ts';
import { gutterOf, renderPlace, type Frame } from '../text/place.ts';
import { showPath } from '../text/show.ts';

const BRUSH: Readonly<Record<Level, 'error' | 'warning' | 'info'>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

/** Writes the findings piece by piece, so that many of them take no room. */
export function renderLintText(report: LintReport, paint: Paint, write: (text: ByteString) => void): void {
  let file: ByteString | undefined;
  for (const finding of printed(report)) {
    if (finding.place.file !== file) {
      file = finding.place.file;
      write(`${paint.strong(showPath(file))}\n`);
    }
    write(renderFinding(finding, report.sources, paint));
  }
  write(renderSummary(report, paint));
}

/** The option that makes a repair, by its kind. */
export const FIX_OPTIONS: Readonly<Record<LintFix['kind'], string>> = {
  safe: '--fix',
  suggestion: '--fix-unsafe',
  mode: '--fix-modes',
};

function renderFinding(finding: LintFinding, sources: LintReport['sources'], paint: Paint): ByteString {
  const { rule, level, place, steps, fix } = finding;
  const brush = paint[BRUSH[level]];
  const places = [place, ...steps.map((step) => step.place)];
  const frame: Frame = { sources, gutter: gutterOf(places), brush, paint };
  const lines = [`${brush(`${level}:`)} ${paint.strong(wordLint(finding))} ${paint.frame(`[${rule.id}]`)}`];
  // The steps of a ring begin with the place of the finding as a rule: it is shown once.
  if (place.line > 0 && !steps.some((step) => step.place.file === place.file && step.place.offset === place.offset)) {
    lines.push(...renderPlace(place, '', frame));
  }
  for (const step of steps) lines.push(...renderPlace(step.place, wordLintStep(finding, step), frame));
  const help = wordLintHelp(finding);
  const means = fix === undefined ? '' : ` (${FIX_OPTIONS[fix.kind]} does it)`;
  if (help !== '') lines.push(`${' '.repeat(frame.gutter)} ${paint.frame('=')} ${paint.help('help:')} ${help}${means}`);
  return `${lines.join('\n')}\n\n`;
}

function renderSummary(report: LintReport, paint: Paint): ByteString {
  const { findings, files } = report;
  const checked = `${count(files, 'file')} checked`;
  if (findings.length === 0) return `${checked}, nothing to report\n`;
  const { errors, warnings, infos } = countLevels(findings);
  const parts = [
    ...(errors > 0 ? [paint.error(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(count(warnings, 'warning'))] : []),
    ...(infos > 0 ? [paint.info(count(infos, 'info'))] : []),
  ];
  const leftOut = countLeftOut(report);
  const rest = leftOut === 0 ? '' : `${count(leftOut, 'finding')} left out (--max-findings)\n`;
  return `${rest}${checked}: ${parts.join(', ')}${hintAtRepairs(report)}\n`;
}

/** What the options that repair can do, or could do beyond what was done. */
function hintAtRepairs({ findings, repaired }: LintReport): ByteString {
  const countKind = (kind: LintFix['kind']): number => findings.filter(({ fix }) => fix?.kind === kind).length;
  const safe = repaired === undefined ? countKind('safe') : 0;
  const more = repaired === 'suggestion' ? 0 : countKind('suggestion');
  if (safe > 0) return `; --fix can repair ${safe}${more > 0 ? `, ${more} more with --fix-unsafe` : ''}`;
  if (more === 0) return '';
  return repaired === undefined ? `; --fix-unsafe can repair ${more}` : `; ${more} more with --fix-unsafe`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

interface RuleCount {
  readonly rule: RuleDescription;
  readonly level: Level;
  count: number;
  fixable: number;
}

/** How often each rule fired, the most frequent first. */
export function countRules(findings: readonly LintFinding[]): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, level, fix } of findings) {
    const entry = counts.get(rule.id) ?? { rule, level, count: 0, fixable: 0 };
    entry.count += 1;
    if (fix?.kind === 'safe') entry.fixable += 1;
    counts.set(rule.id, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.rule.id < b.rule.id ? -1 : 1));
}

/** The same as text. */
export function renderStatistics({ findings }: LintReport): ByteString {
  return countRules(findings)
    .map(({ rule, level, count: number, fixable }) => {
      return `${String(number).padStart(7)}  ${level.padEnd(8)}${rule.id}${fixable > 0 ? ` (--fix can repair ${fixable})` : ''}\n`;
    })
    .join('');
}
