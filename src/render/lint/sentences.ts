/** The sentences of lint findings: the templates of their rules, filled with their arguments. */
import type { ByteString } from '../../model/bytes.ts';
import type { FindingArguments } from '../../model/finding.ts';
import type { LintFinding, LintStep } from '../../model/lint.ts';
import { shortenName, showName } from '../text/show.ts';

/** Whether long names are shortened, as for a person, or whole, as for a program. */
type Length = 'short' | 'whole';

/** What is wrong, in one sentence. Names in it are safe on a terminal. */
export function wordLint({ rule, args }: LintFinding, length?: Length): ByteString {
  return fillTemplate(rule.message, args, length);
}

/** What to do; empty if there is nothing to say. */
export function wordLintHelp({ rule, args }: LintFinding, length?: Length): ByteString {
  return fillTemplate(rule.help, args, length);
}

/** What a related place says. */
export function wordLintStep({ rule }: LintFinding, { args }: LintStep, length?: Length): ByteString {
  return fillTemplate(rule.step ?? '', args, length);
}

/** Puts arguments in the place of `{name}`. What is no argument stays as it is, such as the braces of a shell. O(n). */
export function fillTemplate(template: string, args: FindingArguments, length: Length = 'short'): ByteString {
  return template.replaceAll(/\{([a-z]+)\}/gi, (whole, key: string) => {
    const value = Object.hasOwn(args, key) ? args[key] : undefined;
    if (value === undefined) return whole;
    return showName(length === 'whole' ? String(value) : shortenName(String(value), LONGEST_ARGUMENT));
  });
}

const LONGEST_ARGUMENT = 300;
