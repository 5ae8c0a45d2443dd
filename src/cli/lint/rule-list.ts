/** `--list-rules` and `--explain`. */
import { checksOfRule } from '../../exercise/check-links.ts';
import { PROFILES } from '../../model/lint.ts';
import { FAMILIES, RULES } from '../../lint/registry.ts';
import type { Rule } from '../../lint/rule.ts';
import { bytesOfText } from '../../model/bytes.ts';
import { renderRulePage } from '../../render/lint/rule-page.ts';
import { OK } from '../frame/exit-status.ts';
import type { Io } from '../../host/io.ts';

/** All rules, one a line or as data. */
export function listRules(io: Io, isJson: boolean): number {
  const text = isJson
    ? `${JSON.stringify({ version: 1, rules: RULES.map(toJson) }, null, 2)}\n`
    : FAMILIES.map((family) =>
        RULES.filter(({ id }) => id.startsWith(`${family}/`))
          .map(toLine)
          .join(''),
      ).join('\n');
  io.stdout.write(bytesOfText(text));
  return OK;
}

/** One rule, as its page or as data. */
export function explainRule(io: Io, rule: Rule, isJson: boolean): number {
  const text = isJson
    ? `${JSON.stringify({ version: 1, rule: toJson(rule) }, null, 2)}\n`
    : renderRulePage(rule, checksOfRule(rule.id));
  io.stdout.write(bytesOfText(text));
  return OK;
}

function toLine({ id, level, fix, profiles }: Rule): string {
  const letters = profiles.length === PROFILES.length ? 'all' : profiles.join(' ');
  return `${id.padEnd(44)} ${level.padEnd(8)} ${(fix === 'none' ? '-' : fix).padEnd(11)} ${letters}\n`;
}

function toJson({
  id,
  level,
  levels = {},
  profiles,
  stage,
  fix,
  isOff,
  what,
  why,
  sources,
}: Rule): Record<string, unknown> {
  return { id, severity: level, severities: levels, profiles, stage, fix, off: isOff === true, what, why, sources };
}
