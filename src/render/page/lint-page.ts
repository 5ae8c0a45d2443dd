/** The page of a lint run: how often each rule fired, then the findings by file, which the page's script filters. */
import type { ByteString } from '../../model/bytes.ts';
import type { Level, LintFinding } from '../../model/lint.ts';
import { escapeXml } from '../graph/labels.ts';
import { count, countRules, FIX_OPTIONS } from '../lint/report.ts';
import { wordLint, wordLintHelp, wordLintStep } from '../lint/sentences.ts';
import { countLeftOut, countLevels, printed, printedByFile, type LintReport, type Write } from '../lint/summary.ts';
import { showPath } from '../text/show.ts';
import { REPORT_SCRIPT, REPORT_SCRIPT_HASH } from './assets.ts';
import { closePage, openPage, THEME_TOOL } from './frame.ts';
import { renderSource } from './source.ts';

const LEVELS: readonly Level[] = ['error', 'warning', 'info'];

/** Writes the findings file by file, so that many of them take little room. */
export function writeLintPage(report: LintReport, write: Write): void {
  const frame = {
    title: `lint of ${count(report.files, 'file')}`,
    status: wordSummary(report),
    theme: 'auto' as const,
    tools: renderTools(report) + THEME_TOOL,
    script: { text: REPORT_SCRIPT, hash: REPORT_SCRIPT_HASH },
  };
  write(`${openPage(frame)}\n${renderRules(report.findings)}\n`);
  for (const [file, findings] of printedByFile(report)) write(renderFile(file, findings, report.sources));
  write(closePage(frame));
}

function wordSummary(report: LintReport): ByteString {
  if (report.findings.length === 0) return `${count(report.files, 'file')} checked, nothing to report`;
  const { errors, warnings, infos } = countLevels(report.findings);
  const leftOut = countLeftOut(report);
  const counts = [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'info')].join(', ');
  return `${counts}${leftOut === 0 ? '' : `; ${count(leftOut, 'finding')} left out (--max-findings)`}`;
}

/** A box for each level and a list of the rules, of those findings that are shown. */
function renderTools(report: LintReport): ByteString {
  const shown = [...printed(report)];
  const boxes = LEVELS.map((level) => {
    const number = shown.filter((finding) => finding.level === level).length;
    return `<label><input type="checkbox" class="level" value="${level}" checked> ${level} (${number})</label>`;
  });
  const rules = countRules(shown).map(
    ({ rule, count: number }) => `<option value="${rule.id}">${rule.id} (${number})</option>`,
  );
  return `${boxes.join('')}<label>Rule <select class="rule"><option value="">all</option>${rules.join('')}</select></label>`;
}

function renderRules(findings: readonly LintFinding[]): ByteString {
  if (findings.length === 0) return '';
  const rows = countRules(findings).map(
    ({ rule, count: number }) =>
      `<tr><td>${number}</td><td>${rule.id}</td><td>${escapeXml(rule.what)} <span class="muted">${escapeXml(rule.why)}</span></td></tr>`,
  );
  return [
    '<details><summary>What the rules say</summary><div class="table" tabindex="0" role="region" aria-label="Rules"><table>',
    '<thead><tr><th scope="col">findings</th><th scope="col">rule</th><th scope="col">what it reports, and why</th></tr></thead>',
    `<tbody>${rows.join('')}</tbody></table></div></details>`,
  ].join('');
}

function renderFile(file: ByteString, findings: readonly LintFinding[], sources: LintReport['sources']): ByteString {
  const name = escapeXml(showPath(file));
  const items = findings.map((finding) => renderFinding(finding, sources));
  return `<section class="file"><h2>${name}</h2>\n${items.join('\n')}\n</section>\n`;
}

/** One finding as HTML, with its excerpts and the way out. */
export function renderFinding(finding: LintFinding, sources: LintReport['sources']): ByteString {
  const { rule, level, place, steps, fix } = finding;
  const help = wordLintHelp(finding);
  const means = fix === undefined ? '' : ` (${FIX_OPTIONS[fix.kind]} does it)`;
  // The steps of a ring begin with the place of the finding as a rule: it is shown once.
  const isAmongSteps = steps.some((step) => step.place.file === place.file && step.place.offset === place.offset);
  return [
    `<article class="finding ${level}" data-level="${level}" data-rule="${rule.id}">`,
    `<h3><span class="level">${level}:</span> ${escapeXml(wordLint(finding))} <span class="word">${rule.id}</span></h3>`,
    isAmongSteps ? '' : renderSource(place, '', sources, place.file),
    ...steps.map((step) => renderSource(step.place, wordLintStep(finding, step), sources, place.file)),
    help === '' ? '' : `<p class="way-out">${escapeXml(help + means)}</p>`,
    '</article>',
  ].join('');
}
