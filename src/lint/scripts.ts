/** The linter as one function, for programs that have the texts and no command line. */
import type { ByteString } from '../model/bytes.ts';
import type { Level, LintFinding, Profile, RuleDescription } from '../model/lint.ts';
import { lint } from './engine.ts';
import { RULES } from './registry.ts';
import type { ScriptSource } from './script/context.ts';

/** What to check, and what else is known. All of it may be left out. */
export interface LintOptions {
  /** Whose conventions the scripts are held to; absent: each script shows it. */
  readonly profile?: Profile;
  /** By the id of a rule: another level, or `off`. Rules that run only when asked for are asked for here. */
  readonly levels?: ReadonlyMap<string, Level | 'off'>;
  /** Scripts that only serve the graph: no finding is about them. */
  readonly world?: readonly ScriptSource[];
  /** System facilities beyond the standard ones, with their dollar signs. */
  readonly facilities?: Iterable<ByteString>;
  /** KEYWORD values beyond the profile's own. */
  readonly keywords?: Iterable<ByteString>;
  /** True: the scripts are no set, and rules across files do not run. */
  readonly isAlone?: boolean;
}

/** All rules, in the order of the documentation. */
export const LINT_RULES: readonly RuleDescription[] = RULES;

/**
 * Lints scripts as `initorder lint` does. O(n) in the bytes of the scripts for each rule, and O(n + m) for the graph.
 *
 * @param files paths and texts are byte strings; a path decides by its name alone, nothing is read
 * @returns findings by path bytes, line, column and rule id
 * @throws {RangeError} if a level is given for a rule that does not exist
 */
export function lintScripts(files: readonly ScriptSource[], options: LintOptions = {}): readonly LintFinding[] {
  const {
    profile,
    levels = new Map<string, Level | 'off'>(),
    world = [],
    facilities = [],
    keywords = [],
    isAlone = false,
  } = options;
  for (const id of levels.keys()) {
    if (!RULES.some((rule) => rule.id === id)) throw new RangeError(`no rule is called '${id}'`);
  }
  const levelOf = ({ id, isOff }: RuleDescription): Level | 'off' | undefined =>
    levels.get(id) ?? (isOff === true ? 'off' : undefined);
  return lint({
    scripts: files,
    world,
    rules: RULES.filter((rule) => levelOf(rule) !== 'off'),
    levelOf,
    profileOf: () => profile,
    fallback: profile ?? 'lsb',
    knowledge: { facilities: new Set(facilities), keywords: new Set(keywords) },
    isSet: !isAlone && files.length + world.length > 1,
    reportsUnused: false,
  });
}
