/** Conditions that ask which action was called for: at the start their answer is known. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';
import { commandName, literalText, soleVariable } from './nodes.ts';

/** The commands that an `if` comes to at the start; undefined where it asks for something else. */
export function answerForStart(node: Extract<ShellNode, { kind: 'if' }>): readonly ShellNode[] | undefined {
  for (const { condition, body } of node.branches) {
    const [only] = condition;
    const isTrue = condition.length === 1 && only?.kind === 'simple' ? isStartAsked(only) : undefined;
    if (isTrue === undefined) return undefined;
    if (isTrue) return body;
  }
  return node.otherwise;
}

/** `[ "$1" = start ]`, `test "x$1" != xstop` */
function isStartAsked(command: SimpleCommand): boolean | undefined {
  const name = commandName(command);
  if (name !== '[' && name !== 'test' && name !== '[[') return undefined;
  const [left, operator, right, ...more] = command.words
    .slice(1)
    .filter((word) => ![']', ']]'].includes(literalText(word) ?? ''));
  const sign = literalText(operator);
  const asked = literalText(right);
  if (left === undefined || asked === undefined || more.length > 0) return undefined;
  const prefix = prefixOfAction(left);
  if (prefix === undefined || (sign !== '=' && sign !== '==' && sign !== '!=')) return undefined;
  return (asked === `${prefix}start`) === (sign !== '!=');
}

/** What stands before `$1` in a word that is nothing else. */
function prefixOfAction({ parts, ...span }: Word): ByteString | undefined {
  const [first] = parts;
  const isPrefixed = first?.kind === 'text' && /^[A-Za-z_.]*$/.test(first.text);
  const rest = isPrefixed ? parts.slice(1) : parts;
  return soleVariable({ parts: rest, ...span }) === '1' ? (isPrefixed ? first.text : '') : undefined;
}
