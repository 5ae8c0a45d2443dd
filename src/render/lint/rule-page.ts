/** What a rule says of itself: its page in `docs/rules/`, and the same as text for `--explain`. */
import { PROFILES, type RuleDescription } from '../../model/lint.ts';

/** A text of the examples. */
export interface ShownExample {
  readonly text: string;
  readonly path?: string;
  readonly lines?: readonly number[];
  readonly fixed?: string;
  readonly others?: readonly { readonly path: string; readonly text: string }[];
}

export interface ShownRule extends RuleDescription {
  readonly bad: readonly ShownExample[];
  readonly good: readonly ShownExample[];
}

const FIXES: Readonly<Record<RuleDescription['fix'], string>> = {
  safe: 'safe, by `--fix`',
  suggestion: 'suggested, by `--fix-unsafe`',
  mode: 'safe, by `--fix-modes`',
  none: 'none: a person has to decide',
};

/**
 * The page in Markdown.
 *
 * @param checks of `initorder exercise`, which see the same when the script is run
 */
export function renderRulePage(rule: ShownRule, checks: readonly string[] = []): string {
  const links = checks.map((check) => `[${check}](../../checks/${check}.md)`);
  const bad = rule.bad.slice(0, 2).map(renderBad);
  const good = rule.good.slice(0, 2).map((example) => fence(example));
  return [
    `# ${rule.id}\n`,
    `${rule.what}\n`,
    `${rule.why}\n`,
    `- Severity: ${severityOf(rule)}`,
    `- Profiles: ${rule.profiles.join(', ')}`,
    `- Fix: ${FIXES[rule.fix]}`,
    ...(rule.isOff === true ? ['- Off unless it is selected'] : []),
    ...(rule.sources.length > 0 ? [`- Elsewhere: ${rule.sources.join('; ')}`] : []),
    ...(links.length > 0 ? [`- Tried by \`initorder exercise\`: ${links.join(', ')}`] : []),
    ...(bad.length > 0 ? ['\n## Reported\n', bad.join('\n')] : []),
    ...(good.length > 0 ? ['\n## Not reported\n', good.join('\n')] : []),
    '',
  ].join('\n');
}

function severityOf({ level, levels = {} }: RuleDescription): string {
  const others = PROFILES.flatMap((profile) =>
    levels[profile] === undefined ? [] : [`${levels[profile]} in ${profile}`],
  );
  return [level, ...others].join('; ');
}

function renderBad(example: ShownExample): string {
  const { lines = [], fixed } = example;
  const unique = [...new Set(lines)];
  const where = unique.length === 1 ? `On line ${unique[0] ?? 0}:` : `On lines ${unique.join(', ')}:`;
  const after = fixed === undefined ? '' : `\nRepaired:\n\n${fence({ text: fixed })}`;
  return `${where}\n\n${fence(example)}${after}`;
}

/** Bytes that a reader would not see are written out. */
function fence({ text, path, others = [] }: ShownExample): string {
  const show = (part: string): string =>
    part.replaceAll('\r', '␍').replaceAll('\t', '→').replaceAll('\ufeff', '[byte order mark]').replace(/\n$/, '');
  const files = others.map((other) => `\nbeside \`${other.path}\`:\n\n\`\`\`sh\n${show(other.text)}\n\`\`\`\n`);
  const name = path === undefined ? '' : `\`${path}\`:\n\n`;
  return `${name}\`\`\`sh\n${show(text)}\n\`\`\`\n${files.join('')}`;
}

/** The index of all pages. */
export function renderRuleIndex(rules: readonly RuleDescription[], families: readonly string[]): string {
  const parts = families.map((family) => {
    const rows = rules
      .filter(({ id }) => id.startsWith(`${family}/`))
      .map(
        (rule) =>
          `| [${rule.id}](${rule.id}.md) | ${severityOf(rule)} | ${rule.fix} | ${rule.what.replaceAll('|', '\\|')} |`,
      );
    return `## ${family}\n\n| Rule | Severity | Fix | Reports |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Rules\n\nEach rule by its family. \`initorder lint --explain RULE\` shows the same pages.\n\n${parts.join('\n')}`;
}
