/** What all formats of a lint run are made of. */
import type { ByteString } from '../../model/bytes.ts';
import type { LintFinding, LintFix, RuleDescription } from '../../model/lint.ts';

export interface LintReport {
  /** In the order of the run: by path, line, column, rule. All of them are counted. */
  readonly findings: readonly LintFinding[];
  /** How many of them are printed, from the first on. */
  readonly most: number;
  /** The kind of repairs that was made already, if any was. */
  readonly repaired?: LintFix['kind'] | undefined;
  /** How many files were checked. */
  readonly files: number;
  /** All rules that could have found something. */
  readonly rules: readonly RuleDescription[];
  /** The text of a file; undefined if it has none. */
  readonly sources: (file: ByteString) => ByteString | undefined;
}

/** The findings that are printed. */
export function* printed({ findings, most }: Pick<LintReport, 'findings' | 'most'>): Generator<LintFinding> {
  for (let i = 0; i < findings.length && i < most; i++) {
    const finding = findings[i];
    if (finding !== undefined) yield finding;
  }
}

/** How many findings are not printed. */
export function countLeftOut({ findings, most }: Pick<LintReport, 'findings' | 'most'>): number {
  return Math.max(0, findings.length - most);
}

/** The printed findings of each file, one file after the other. */
export function* printedByFile(report: LintReport): Generator<readonly [ByteString, readonly LintFinding[]]> {
  let list: LintFinding[] = [];
  for (const finding of printed(report)) {
    const [first] = list;
    if (first !== undefined && first.place.file !== finding.place.file) {
      yield [first.place.file, list];
      list = [];
    }
    list.push(finding);
  }
  const [first] = list;
  if (first !== undefined) yield [first.place.file, list];
}

/** Where the pieces of a report go. */
export type Write = (text: ByteString) => void;

export interface LevelCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** How many findings of each level there are. O(n). */
export function countLevels(findings: readonly LintFinding[]): LevelCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { level } of findings) counts[level] += 1;
  return { errors: counts.error, warnings: counts.warning, infos: counts.info };
}

/** Where the pages of the rules are published. */
const RULE_PAGES = 'docs/rules';

/** The page of a rule, relative to the package. */
export function rulePage({ id }: Pick<RuleDescription, 'id'>): string {
  return `${RULE_PAGES}/${id}.md`;
}

/** A path as services know it that compare it with those of a repository: without `./` in front. */
export function repositoryPath(path: ByteString): ByteString {
  return path.replace(/^(?:\.\/+)+(?=.)/s, '');
}
