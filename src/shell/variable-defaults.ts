/** Defaults of variables in the form `: ${var:=value}` or `: ${var=value}`. */
import type { ByteString } from '../model/bytes.ts';
import type { ShellBody } from './body.ts';

export interface VariableDefault {
  readonly variable: ByteString;
  /** `:=` also replaces an empty value, `=` only one that is not set. */
  readonly operator: ':=' | '=';
  /** Quotes taken off; up to the closing brace. */
  readonly value: ByteString;
  readonly line: number;
  /** Offset of the variable in the line, from 0. */
  readonly at: number;
}

/** All defaults of a script, in the order of the text. O(n). */
export function defaultsOf({ commands }: ShellBody): readonly VariableDefault[] {
  const found: VariableDefault[] = [];
  for (const { word, text, line, at } of commands) {
    if (word !== ':' || !text.includes('=')) continue;
    for (const match of text.matchAll(/\$\{([A-Za-z_]\w*)(:?=)([^}]*)/g)) {
      const [, variable = '', operator, value = ''] = match;
      found.push({
        variable,
        operator: operator === '=' ? '=' : ':=',
        value: value.replaceAll(/["']/g, ''),
        line,
        at: at + match.index + 2,
      });
    }
  }
  return found;
}
