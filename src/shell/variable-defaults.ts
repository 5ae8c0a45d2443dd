/** Defaults of variables in the form `: ${var:=value}` or `: ${var=value}`, and what looks like one. */
import type { ByteString } from '../model/bytes.ts';
import type { ShellBody } from './body.ts';

const OPERATORS = [':=', '=', ':-', '-'] as const;
type Operator = (typeof OPERATORS)[number];

export interface VariableDefault {
  readonly variable: ByteString;
  /** `:=` also replaces an empty value, `=` only one that is not set; `:-` and `-` set nothing. */
  readonly operator: Operator;
  /** Quotes taken off; up to the closing brace. */
  readonly value: ByteString;
  readonly line: number;
  /** Offset of the variable in the line, from 0. */
  readonly at: number;
}

/** All defaults of a script that are one, in the order of the text. O(n). */
export function defaultsOf(body: ShellBody): readonly VariableDefault[] {
  return defaultLines(body).filter(({ operator }) => operator.endsWith('='));
}

/** The lines that give a default, or were meant to. O(n). */
export function defaultLines({ commands }: ShellBody): readonly VariableDefault[] {
  const found: VariableDefault[] = [];
  for (const { word, text, line, at } of commands) {
    if (word !== ':' || !text.includes('${')) continue;
    for (const match of text.matchAll(/\$\{([A-Za-z_]\w*)(:?[=-])([^}]*)/g)) {
      const [, variable = '', operator, value = ''] = match;
      found.push({
        variable,
        operator: OPERATORS.find((sign) => sign === operator) ?? ':=',
        value: value.replaceAll(/["']/g, ''),
        line,
        at: at + match.index + 2,
      });
    }
  }
  return found;
}
