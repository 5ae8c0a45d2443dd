/** How rules may be named: by their id, by their family, or, where only one rule is called so, without the family. */
import { FAMILIES, RULES } from '../../lint/registry.ts';
import { nearestName } from '../../model/nearest.ts';

/** What stands behind the slash of an id. */
function shortName(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

/** Ids by the name without the family. */
const IDS = new Map<string, readonly string[]>();
for (const { id } of RULES) IDS.set(shortName(id), [...(IDS.get(shortName(id)) ?? []), id]);

/** The id of the only rule that is called so, with its family or without. O(1). */
export function idOfRule(name: string): string | undefined {
  const ids = IDS.get(shortName(name)) ?? [];
  if (name.includes('/')) return ids.find((id) => id === name);
  // A family goes before a rule of its name.
  return ids.length === 1 && !FAMILIES.includes(name) ? ids[0] : undefined;
}

/** True if a name means a rule: a rule, a family, `family/*`, or `all`. */
export function isMeant(name: string, id: string): boolean {
  return name === id || name === 'all' || id.startsWith(`${name.replace(/\/\*?$/, '')}/`) || idOfRule(name) === id;
}

/** True for the name of a rule itself, with or without its family. */
export function isNamed(name: string, id: string): boolean {
  return name === id || idOfRule(name) === id;
}

/** What is wrong with a name of a rule or family; undefined if it is one. */
export function judgeRuleName(name: string): string | undefined {
  if (RULES.some(({ id }) => isMeant(name, id))) return undefined;
  const several = IDS.get(name);
  if (several !== undefined) return `'${name}' may be ${several.join(' or ')}; write the family too`;
  const short = nearestName(name, [...IDS.keys()]);
  const nearest =
    nearestName(
      name,
      RULES.map(({ id }) => id),
    ) ?? (short === undefined ? nearestName(name, FAMILIES) : (IDS.get(short)?.[0] ?? short));
  return `no rule or family is called '${name}'${nearest === undefined ? '' : `; did you mean '${nearest}'?`}`;
}

/** All names, for completions. */
export function ruleNames(): readonly string[] {
  return RULES.map(({ id }) => id);
}

/** All names of rules and of families. */
export function ruleAndFamilyNames(): readonly string[] {
  return [...FAMILIES, ...ruleNames()];
}
