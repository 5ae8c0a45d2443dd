/** Findings about a text whose file has no name that anybody has given, as standard input has. */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding } from '../model/lint.ts';

/** What stands for the name in advice. */
const SOME_NAME = 'NAME';

/**
 * The finding with nothing in it that rests on the name: no repair that would write it. Undefined if it is the name that the
 * finding is about. Rules know of no name where it is empty.
 */
export function withoutName(finding: LintFinding, name: ByteString): LintFinding | undefined {
  if (name === '') return finding;
  const { rule, args, fix, ...rest } = finding;
  const named = Object.entries(args).filter(([, value]) => value === name || value === name.replace(/\.sh$/, ''));
  if (named.some(([key]) => rule.message.includes(`{${key}}`))) return undefined;
  const plain = { ...args, ...Object.fromEntries(named.map(([key]) => [key, SOME_NAME])) };
  const isKept = fix !== undefined && !fix.edits.some(({ text }) => text.includes(name));
  return { ...rest, rule, args: plain, ...(isKept && { fix }) };
}
