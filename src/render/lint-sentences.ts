/** The sentences of lint findings: the templates of their rules, filled with their arguments. */
import type { ByteString } from '../model/bytes.ts';
import type { FindingArguments } from '../model/finding.ts';
import type { LintFinding, LintStep } from '../model/lint.ts';
import { showName } from './show.ts';

/** What is wrong, in one sentence. Names in it are safe on a terminal. */
export function wordLint({ rule, args }: LintFinding): ByteString {
  return fillTemplate(rule.message, args);
}

/** What to do; empty if there is nothing to say. */
export function wordLintHelp({ rule, args }: LintFinding): ByteString {
  return fillTemplate(rule.help, args);
}

/** What a related place says. */
export function wordLintStep({ rule }: LintFinding, { args }: LintStep): ByteString {
  return fillTemplate(rule.step ?? '', args);
}

/** Puts arguments in the place of `{name}`. What is no argument stays as it is, such as the braces of a shell. O(n). */
export function fillTemplate(template: string, args: FindingArguments): ByteString {
  return template.replaceAll(/\{([a-z]+)\}/gi, (whole, key: string) => {
    const value = Object.hasOwn(args, key) ? args[key] : undefined;
    return value === undefined ? whole : showName(shorten(String(value)));
  });
}

const LONGEST_ARGUMENT = 300;

/** A name of a megabyte would hide the sentence. */
function shorten(value: ByteString): ByteString {
  return value.length > LONGEST_ARGUMENT ? `${value.slice(0, LONGEST_ARGUMENT)}...` : value;
}
