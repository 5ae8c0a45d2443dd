/** The names of the rules, behind functions: in the bundle the rules are loaded when one of these is called. */
import { ruleAndFamilyNames, ruleNames } from './rule-names.ts';

export const loadRuleNames = (): (() => readonly string[]) => ruleNames;
export const loadRuleAndFamilyNames = (): (() => readonly string[]) => ruleAndFamilyNames;
