/** What all formats of a lint run are made of. */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding, RuleDescription } from '../model/lint.ts';

export interface LintReport {
  /** In the order of the run: by path, line, column, rule. */
  readonly findings: readonly LintFinding[];
  /** How many files were checked. */
  readonly files: number;
  /** All rules that could have found something. */
  readonly rules: readonly RuleDescription[];
  /** The text of a file; undefined if it has none. */
  readonly sources: (file: ByteString) => ByteString | undefined;
}

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
