/** The defaults that an rc.d script sets for its own switch. */
import { defaultsOf, type VariableDefault } from '../../shell/variable-defaults.ts';
import type { ScriptContext } from './context.ts';

/** The defaults of NAME_enable. */
export function enableDefaults({ rc, body }: Pick<ScriptContext, 'rc' | 'body'>): readonly VariableDefault[] {
  const { name } = rc;
  return name === undefined ? [] : defaultsOf(body).filter(({ variable }) => variable === `${name}_enable`);
}
