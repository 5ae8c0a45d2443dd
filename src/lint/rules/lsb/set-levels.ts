/** Repairs of Default-Start and Default-Stop. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import type { RunlevelField } from '../../script/lsb-view.ts';

/** The field with other levels. Behind a colon without a value they need a blank. */
export function setLevels(
  { field }: RunlevelField,
  levels: readonly string[],
  kind: LintFix['kind'] = 'suggestion',
): LintFix {
  const { key, value } = field;
  const isTight = value.offset === key.offset + key.length + 1 && levels.length > 0;
  return { kind, edits: [replaceSpan(value, `${isTight ? ' ' : ''}${levels.join(' ')}`)] };
}

/** The levels of a field and some more, in order. */
export function unite({ levels }: RunlevelField, more: readonly string[]): readonly string[] {
  return [...new Set([...levels, ...more])].sort();
}
