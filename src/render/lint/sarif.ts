/** Lint findings as SARIF 2.1.0 (OASIS), for code scanning, and as Code Climate issues, for GitLab. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Level, LintFinding, RuleDescription, TextEdit } from '../../model/lint.ts';
import { createFingerprints } from './fingerprint.ts';
import { jsonText, mapAll, writeJsonList } from '../text/json.ts';
import { countLeftOut, printed, repositoryPath, type LintReport, type Write } from './summary.ts';
import { wordLint, wordLintHelp, wordLintStep } from './sentences.ts';
import { HOMEPAGE, rulePageAddress } from '../../model/web-address.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** One run with the rules that were on, their help, and fixes and fingerprints of the findings. Written result by result. */
export function writeSarif(report: LintReport, version: string, write: Write): void {
  const index = new Map(report.rules.map((rule, i) => [rule.id, i]));
  const markOf = createFingerprints(report.sources);
  const driver = {
    name: 'initorder',
    informationUri: HOMEPAGE,
    version,
    semanticVersion: version,
    rules: report.rules.map((rule) => toRule(rule, version)),
  };
  const leftOut = countLeftOut(report);
  const head = { tool: { driver }, columnKind: 'utf16CodeUnits', ...(leftOut > 0 && { properties: { leftOut } }) };
  const run = jsonText(head).replaceAll('\n', '\n    ').slice(0, -'\n    }'.length);
  write(`{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    ${run},\n      "results": `);
  const results = mapAll(printed(report), (finding) =>
    toResult(finding, index.get(finding.rule.id), markOf(finding), report),
  );
  writeJsonList(results, 3, write);
  write('\n    }\n  ]\n}\n');
}

function toRule(rule: RuleDescription, version: string): Record<string, unknown> {
  const page = rulePageAddress(rule.id, version);
  const help = `${rule.what}\n\n${rule.why}`;
  return {
    id: rule.id,
    shortDescription: { text: rule.what },
    fullDescription: { text: help },
    helpUri: page,
    help: { text: help, markdown: `${help}\n\n[More](${page}).` },
    defaultConfiguration: { level: LEVELS[rule.level], enabled: rule.isOff !== true },
    properties: { tags: [...rule.profiles] },
  };
}

function toResult(
  finding: LintFinding,
  ruleIndex: number | undefined,
  mark: string,
  { sources }: LintReport,
): Record<string, unknown> {
  const { rule, level, place, steps, fix } = finding;
  const help = wordLintHelp(finding);
  const text = textOfBytes(wordLint(finding));
  return {
    ruleId: rule.id,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[level],
    message: { text: wellFormed(help === '' ? text : `${text}; ${textOfBytes(help)}`) },
    locations: [{ physicalLocation: toLocation(place, sources(place.file)) }],
    partialFingerprints: { 'initorder/v1': mark },
    ...(steps.length > 0 && {
      relatedLocations: steps.map((step, id) => ({
        id,
        physicalLocation: toLocation(step.place, sources(step.place.file)),
        message: { text: wellFormed(textOfBytes(wordLintStep(finding, step))) },
      })),
    }),
    ...(fix !== undefined &&
      fix.edits.length > 0 && {
        fixes: [
          {
            description: { text: wellFormed(textOfBytes(help === '' ? wordLint(finding) : help)) },
            artifactChanges: [
              { artifactLocation: { uri: toUri(place.file) }, replacements: fix.edits.map(toReplacement) },
            ],
          },
        ],
      }),
  };
}

function toReplacement({ offset, length, text }: TextEdit): Record<string, unknown> {
  return {
    deletedRegion: { byteOffset: offset, byteLength: length },
    ...(text !== '' && { insertedContent: { text: wellFormed(textOfBytes(text)) } }),
  };
}

/** Columns count UTF-16 code units there, bytes here. */
function toLocation(place: LintFinding['place'], source: ByteString | undefined): Record<string, unknown> {
  const { file, line, column, offset, length } = place;
  const start = Math.max(1, column);
  const lineStart = offset - start + 1;
  const columnAt = (at: number): number =>
    source === undefined ? at - lineStart + 1 : textOfBytes(source.slice(lineStart, at)).length + 1;
  return {
    artifactLocation: { uri: toUri(file) },
    ...(line > 0 && {
      region: { startLine: line, startColumn: columnAt(offset), endColumn: columnAt(offset + length) },
    }),
  };
}

/** A path as the reference that RFC 3986 allows: bytes that are none of its plain characters are written as `%xx`. */
function toUri(path: ByteString): string {
  const uri = path
    .replace(/^(?:\.\/+)+(?=.)/, '')
    .replaceAll(/[^A-Za-z0-9._~/+@-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return path.startsWith('/') ? `file://${uri}` : uri;
}

/** SARIF is UTF-8: bytes that are no text become U+FFFD. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const SEVERITIES: Readonly<Record<Level, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** The part of the Code Climate form that GitLab reads. Written issue by issue. */
export function writeCodeclimate(report: LintReport, write: Write): void {
  const markOf = createFingerprints(report.sources);
  const issues = mapAll(printed(report), (finding) => ({
    type: 'issue',
    description: wellFormed(textOfBytes(wordLint(finding))),
    check_name: finding.rule.id,
    categories: ['Bug Risk'],
    fingerprint: markOf(finding),
    severity: SEVERITIES[finding.level],
    location: {
      path: wellFormed(textOfBytes(repositoryPath(finding.place.file))),
      lines: { begin: Math.max(1, finding.place.line) },
    },
  }));
  writeJsonList(issues, 0, write);
  write('\n');
}
