/** What a condition of a script asks for, where that can be told. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import { commandName, literalText, simpleCommands } from './nodes.ts';

export type ScriptTest =
  /** `isTrue`: whether the file is to be there. */
  | { readonly kind: 'file'; readonly operator: ByteString; readonly path: Word; readonly isTrue: boolean }
  /** Of a variable; its name. */
  | { readonly kind: 'variable'; readonly name: ByteString }
  /** Whether something runs, or went well. */
  | { readonly kind: 'status' }
  | { readonly kind: 'other' };

const FILE_OPERATORS: ReadonlySet<ByteString> = new Set(['-x', '-f', '-e', '-r', '-d', '-s', '-h', '-L', '-w', '-S']);
const OF_THE_SHELL: ReadonlySet<ByteString> = new Set([
  '?',
  '#',
  '0',
  '1',
  '$',
  'RETVAL',
  'rc',
  'ret',
  'retval',
  'STATUS',
  'status',
  'result',
  'RET',
]);

export function readTest(nodes: readonly ShellNode[]): ScriptTest {
  const [node] = nodes;
  if (nodes.length !== 1 || node === undefined) return judgeMany(nodes);
  if (node.kind === 'pipeline' && node.isNegated && node.commands.length === 1) {
    const inner = readTest(node.commands);
    return inner.kind === 'file' ? { ...inner, isTrue: !inner.isTrue } : inner;
  }
  if (node.kind !== 'simple') return judgeMany(nodes);
  const name = commandName(node);
  if (name === '[' || name === 'test' || name === '[[') return readBracket(node);
  const [first] = node.words[0]?.parts.filter((part) => part.kind !== 'text' || part.text !== '') ?? [];
  // `$0 status`
  if (first?.kind === 'parameter' && first.name === '0') return { kind: 'status' };
  return name !== undefined && useOf(name) === 'status' ? { kind: 'status' } : { kind: 'other' };
}

/** Of several conditions only this is told: whether they ask for nothing but what runs. */
function judgeMany(nodes: readonly ShellNode[]): ScriptTest {
  let variable: ByteString | undefined;
  for (const command of simpleCommands(nodes)) {
    const name = commandName(command);
    if (name === '[' || name === 'test' || name === '[[') {
      const test = readBracket(command);
      if (test.kind === 'variable') variable ??= test.name;
    } else if (name === undefined || useOf(name) !== 'status') return { kind: 'other' };
  }
  return variable === undefined ? { kind: 'status' } : { kind: 'variable', name: variable };
}

function readBracket(command: SimpleCommand): ScriptTest {
  const words = command.words.slice(1).filter((word) => !['[', ']', ']]'].includes(literalText(word) ?? ''));
  const isNegated = literalText(words[0]) === '!';
  const rest = isNegated ? words.slice(1) : words;
  const operator = literalText(rest[0]) ?? '';
  const [, path] = rest;
  if (rest.length === 2 && path !== undefined && FILE_OPERATORS.has(operator)) {
    return { kind: 'file', operator, path, isTrue: !isNegated };
  }
  for (const { parts } of rest) {
    for (const part of parts) {
      if (part.kind !== 'parameter') continue;
      return OF_THE_SHELL.has(part.name) ? { kind: 'status' } : { kind: 'variable', name: part.name };
    }
  }
  return { kind: 'other' };
}

/** True for commands that leave the script itself. */
export function exits(nodes: readonly ShellNode[]): boolean {
  for (const command of simpleCommands(nodes)) {
    const name = commandName(command);
    if (name === 'exit' || name === 'rc_exit') return true;
  }
  return false;
}

/** True for commands that leave the script or the function. */
export function leaves(nodes: readonly ShellNode[]): boolean {
  for (const command of simpleCommands(nodes)) {
    const name = commandName(command);
    if (name === 'exit' || name === 'return' || name === 'rc_exit') return true;
  }
  return false;
}
