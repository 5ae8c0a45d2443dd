/** What a check says of itself: its page in `docs/checks/`, and the same as text for `--explain`. */
import type { CheckPage, ShownCheck } from '../../model/check-page.ts';

const FAMILIES: Readonly<Record<string, string>> = {
  lsb: 'SysV scripts (debian, redhat, lsb)',
  rcd: 'rc.d scripts (freebsd, freebsd-ports, netbsd)',
  any: 'all scripts',
};

function severityOf({ level, levels }: ShownCheck): string {
  return [level, ...Object.entries(levels).map(([profile, other]) => `${other} in ${profile}`)].join('; ');
}

/** The page in Markdown. */
export function renderCheckPage({ id, checks, mend, rules }: CheckPage): string {
  const parts = checks.map((check) =>
    [
      ...(checks.length > 1 ? [`## ${FAMILIES[check.family] ?? check.family}\n`] : []),
      `Expected: ${check.expects}.\n`,
      `${check.why}\n`,
      `- Severity: ${severityOf(check)}`,
      ...(checks.length > 1 ? [] : [`- For: ${FAMILIES[check.family] ?? check.family}`]),
      '',
    ].join('\n'),
  );
  const links = rules.map((rule) => `[${rule}](../rules/${rule}.md)`);
  return [
    `# ${id}\n`,
    ...parts,
    `To mend it: ${mend}\n`,
    ...(links.length === 0 ? [] : [`\`initorder lint\` sees some of it in the text: ${links.join(', ')}.\n`]),
    `\`--skip ${id}\` leaves it out; a scenario can agree on another status: \`standard: { expect: { ${id}: 1 }, because: ... }\`.\n`,
  ].join('\n');
}

/** The index of all pages. */
export function renderCheckIndex(pages: readonly CheckPage[]): string {
  const rows = pages.flatMap(({ checks }) =>
    checks.map(
      (check) => `| [${check.id}](${check.id}.md) | ${check.family} | ${severityOf(check)} | ${check.expects} |`,
    ),
  );
  return `# Checks\n\nWhat \`initorder exercise\` tries. \`initorder exercise --explain CHECK\` shows the same pages.\n\n| Check | For | Severity | Expected |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
