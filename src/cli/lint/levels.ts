/** Which rules run, and at which level: what the command line and the configuration ask for, made into one function. */
import type { LintConfig } from '../../config/lint-config.ts';
import { RULES } from '../../lint/registry.ts';
import type { Rule } from '../../lint/rule.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Level, RuleDescription } from '../../model/lint.ts';
import { isMeant, isNamed, judgeRuleName } from './rule-names.ts';

export type WantedLevel = Level | 'off';

const LEVELS: readonly string[] = ['error', 'warning', 'info', 'off'];

export interface LevelOptions {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** `RULE=LEVEL`, the last one counts. */
  readonly severity: readonly string[];
}

/** What is wrong with the options; undefined if nothing is. */
export function judgeLevels({ select, ignore, severity }: LevelOptions): string | undefined {
  for (const name of [...select, ...ignore]) {
    const wrong = judgeRuleName(name);
    if (wrong !== undefined) return wrong;
  }
  for (const word of severity) {
    const equals = word.indexOf('=');
    const level = word.slice(equals + 1);
    if (equals < 1 || !LEVELS.includes(level))
      return `--severity takes RULE=LEVEL, with a level of ${LEVELS.join(', ')}, not '${word}'`;
    const wrong = judgeRuleName(word.slice(0, equals));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** The rules that may run at all, and the level of each for a path. */
export function makeLevels(
  options: LevelOptions,
  config: LintConfig,
): {
  readonly rules: readonly Rule[];
  readonly levelOf: (rule: RuleDescription, path: ByteString) => WantedLevel | undefined;
} {
  const asked = options.severity.map((word): readonly [string, string] => {
    const equals = word.indexOf('=');
    return [word.slice(0, equals), word.slice(equals + 1)];
  });
  const configured = Object.entries(config.rules);
  const own = new Map<string, WantedLevel | undefined>();
  for (const rule of RULES) {
    const { id } = rule;
    const isSelected = options.select.some((name) => isMeant(name, id));
    const level = lastOf(asked, id) ?? lastOf(configured, id);
    const isOut = (options.select.length > 0 && !isSelected) || options.ignore.some((name) => isMeant(name, id));
    // A rule that is off is asked for by its name: whoever means its family does not mean that one.
    const isAsked = (): boolean =>
      options.select.some((name) => name === 'all' || isNamed(name, id)) ||
      [...asked, ...configured].some(([name]) => isNamed(name, id));
    own.set(id, isOut || (rule.isOff === true && !isAsked()) ? 'off' : level);
  }
  const overrides = config.overrides.filter(({ rules }) => Object.keys(rules).length > 0);
  const levelOf = (rule: RuleDescription, path: ByteString): WantedLevel | undefined => {
    const level = own.get(rule.id);
    if (level === 'off' || overrides.length === 0 || lastOf(asked, rule.id) !== undefined) return level;
    const local = overrides.flatMap(({ matches, rules }) => (matches(path) ? Object.entries(rules) : []));
    return lastOf(local, rule.id) ?? level;
  };
  const isOn = ({ id }: Rule): boolean =>
    own.get(id) !== 'off' || overrides.some(({ rules }) => lastOf(Object.entries(rules), id) !== undefined);
  return { rules: RULES.filter(isOn), levelOf };
}

/** The level that the last entry about a rule gives. */
function lastOf(entries: readonly (readonly [string, string])[], id: string): WantedLevel | undefined {
  const level = entries.findLast(([name]) => isMeant(name, id))?.[1];
  return level === 'error' || level === 'warning' || level === 'info' || level === 'off' ? level : undefined;
}
