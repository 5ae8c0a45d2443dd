/** What a condition of a script asks for, where that can be told. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import { commandName, literalText, simpleCommands } from './nodes.ts';

export type ScriptTest =
  | FileTest
  /** Several files, all of which have to be there or not to be. */
  | { readonly kind: 'files'; readonly tests: readonly FileTest[] }
  /** Of a variable; its name. */
  | { readonly kind: 'variable'; readonly name: ByteString }
  /** Whether something runs, or went well; `ofText`: what a file says, which is no matter of what runs. */
  | { readonly kind: 'status'; readonly ofText?: boolean }
  | { readonly kind: 'other' };

export interface FileTest {
  readonly kind: 'file';
  readonly operator: ByteString;
  readonly path: Word;
  /** Whether the file is to be there. */
  readonly isTrue: boolean;
}

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

/** Variables that hold how a command ended. */
export function isStatusName(variable: ByteString): boolean {
  return OF_THE_SHELL.has(variable);
}

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
  // `$0 status`, `/etc/init.d/x status`
  if (literalText(node.words[1]) === 'status' && node.words.length === 2) return { kind: 'status' };
  if (first?.kind === 'parameter' && first.name === '0') return { kind: 'status' };
  if (name === undefined || useOf(name) !== 'status') return { kind: 'other' };
  return TEXT_TESTS.has(name) ? { kind: 'status', ofText: true } : { kind: 'status' };
}

const TEXT_TESTS: ReadonlySet<ByteString> = new Set(['grep', 'egrep', 'fgrep', 'getent', 'id']);

/** Of several conditions only this is told: whether they ask for nothing but what runs. */
function judgeMany(nodes: readonly ShellNode[]): ScriptTest {
  let variable: ByteString | undefined;
  let ofText = false;
  let asksProcesses = false;
  for (const command of simpleCommands(nodes)) {
    const name = commandName(command);
    if (name === '[' || name === 'test' || name === '[[') {
      const test = readBracket(command);
      if (test.kind === 'variable') variable ??= test.name;
    } else if (name === undefined || useOf(name) !== 'status') return { kind: 'other' };
    else if (TEXT_TESTS.has(name)) ofText = true;
    else asksProcesses = true;
  }
  return variable === undefined
    ? { kind: 'status', ofText: ofText && !asksProcesses }
    : { kind: 'variable', name: variable };
}

function readBracket(command: SimpleCommand): ScriptTest {
  const words = command.words.slice(1).filter((word) => ![']', ']]'].includes(literalText(word) ?? ''));
  const terms = splitAtAnd(words).map(readFileTest);
  const tests = terms.flatMap((test) => (test === undefined ? [] : [test]));
  const [only] = tests;
  if (only !== undefined && tests.length === terms.length) return tests.length === 1 ? only : { kind: 'files', tests };
  for (const { parts } of words) {
    for (const part of parts) {
      if (part.kind === 'substitution' && asksForStatus(part.text)) return { kind: 'status' };
      if (part.kind !== 'parameter') continue;
      return OF_THE_SHELL.has(part.name) ? { kind: 'status' } : { kind: 'variable', name: part.name };
    }
  }
  return { kind: 'other' };
}

function splitAtAnd(words: readonly Word[]): readonly (readonly Word[])[] {
  const terms: Word[][] = [[]];
  for (const word of words) {
    if (literalText(word) === '-a' && (terms.at(-1)?.length ?? 0) > 0) terms.push([]);
    else terms.at(-1)?.push(word);
  }
  return terms;
}

function readFileTest(words: readonly Word[]): FileTest | undefined {
  const isNegated = literalText(words[0]) === '!';
  const rest = isNegated ? words.slice(1) : words;
  const operator = literalText(rest[0]) ?? '';
  const [, path] = rest;
  if (rest.length !== 2 || path === undefined || !FILE_OPERATORS.has(operator)) return undefined;
  return { kind: 'file', operator, path, isTrue: !isNegated };
}

/** Commands in `$(...)` that tell whether something runs. */
export function asksForStatus(text: ByteString): boolean {
  return /^[ \t]*(?:\/\S*\/)?(?:pidofproc|pidof|pgrep|ps|checkproc|cat[ \t]+\S*(?:[Pp][Ii][Dd]|\$\{?[A-Za-z_]*[Pp][Ii][Dd]))/.test(
    text,
  );
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
