/** Every assignment of a script with where it stands, and which of them are made at all on the way to the start. */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import type { ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';
import { answerForStart } from './action-tests.ts';
import { childLists, commandName, literalText } from './nodes.ts';

/** An assignment. `isPlain`: at the top, in no condition, loop or function. */
export interface ScriptAssignment {
  readonly name: ByteString;
  readonly value: Word | undefined;
  readonly place: Place;
  readonly isPlain: boolean;
  /** Holds only where the variable is empty: `[ -n "$X" ] || X=1`, `: ${X:=1}`. */
  readonly isDefault: boolean;
}

export type Assignments = ReadonlyMap<ByteString, readonly ScriptAssignment[]>;

const DECLARING: ReadonlySet<ByteString> = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

/** In the order of the text. What only other actions than the start would do is left out. O(n). */
export function collectAssignments(nodes: readonly ShellNode[], file: ByteString): Assignments {
  const found = new Map<ByteString, ScriptAssignment[]>();
  const add = (assignment: ScriptAssignment): void => {
    const known = found.get(assignment.name);
    if (known === undefined) found.set(assignment.name, [assignment]);
    else known.push(assignment);
  };
  const waiting = nodes.map((node) => ({ node, isPlain: true, guard: undefined as ByteString | undefined })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isPlain, guard } = next;
    if (node.kind === 'simple') {
      for (const one of assignmentsOf(node)) {
        const isDefault = one.isDefault || guard === one.name;
        add({ ...one, isDefault, place: placeIn(file, node.span), isPlain: isPlain || isDefault });
      }
      continue;
    }
    const answer = node.kind === 'if' ? answerForStart(node) : undefined;
    if (answer !== undefined) {
      waiting.push(...answer.toReversed().map((child) => ({ node: child, isPlain, guard: undefined })));
      continue;
    }
    const inner = guardOf(node);
    const lists = childLists(node).flat().toReversed();
    waiting.push(...lists.map((child) => ({ node: child, isPlain: false, guard: inner })));
  }
  return found;
}

type FoundAssignment = Pick<ScriptAssignment, 'name' | 'value' | 'isDefault'>;

function* assignmentsOf(node: SimpleCommand): Generator<FoundAssignment> {
  const name = commandName(node);
  if (node.words.length === 0) {
    for (const { name: variable, value, isAppended } of node.assignments) {
      yield { name: variable, value: isAppended ? undefined : value, isDefault: isOwnDefault(variable, value) };
    }
  } else if (name !== undefined && DECLARING.has(name)) {
    for (const word of node.words.slice(1)) yield* declared(word);
  } else if (name === 'read' || name === 'unset' || name === 'getopts') {
    for (const word of node.words.slice(1)) yield { name: literalText(word) ?? '', value: undefined, isDefault: false };
  } else if (name === ':') {
    for (const part of node.words.flatMap(({ parts }) => parts)) {
      if (part.kind === 'parameter' && (part.operator === '=' || part.operator === ':=')) {
        yield { name: part.name, value: part.argument, isDefault: true };
      }
    }
  }
}

/** `export X=1`: the part of the word behind the equals sign. */
function* declared(word: Word): Generator<FoundAssignment> {
  const [first, ...rest] = word.parts;
  const match = first?.kind === 'text' && !first.isQuoted ? /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(first.text) : null;
  if (match === null || first?.kind !== 'text') return;
  const value = { ...word, parts: [{ ...first, text: first.text.slice(match[0].length) }, ...rest] };
  yield { name: match[1] ?? '', value, isDefault: false };
}

/** `X=${X:-1}` */
function isOwnDefault(variable: ByteString, { parts }: Word): boolean {
  return parts.some((part) => part.kind === 'parameter' && part.name === variable && part.operator.endsWith('-'));
}

/** The variable whose emptiness a node asks for before it goes on: `[ -n "$X" ] || ...`, `if [ -z "$X" ]; then ...`. */
function guardOf(node: ShellNode): ByteString | undefined {
  if (node.kind === 'and-or') {
    const operator = node.rest[0]?.operator;
    return node.first.kind === 'simple' ? emptyTest(node.first, operator === '||') : undefined;
  }
  if (node.kind !== 'if' || node.otherwise.length > 0 || node.branches.length !== 1) return undefined;
  const [condition] = node.branches[0]?.condition ?? [];
  return condition?.kind === 'simple' ? emptyTest(condition, false) : undefined;
}

function emptyTest(command: SimpleCommand, isNegated: boolean): ByteString | undefined {
  const name = commandName(command);
  if (name !== '[' && name !== 'test') return undefined;
  const words = command.words.slice(1).filter((word) => literalText(word) !== ']');
  const operator = literalText(words[0]);
  const [part] = (words.at(-1)?.parts ?? []).filter((some) => some.kind === 'parameter');
  if (part?.kind !== 'parameter' || words.length > 2) return undefined;
  const isEmptyAsked = operator === '-z' ? !isNegated : isNegated && (operator === '-n' || words.length === 1);
  return isEmptyAsked ? part.name : undefined;
}

/** Names that a variable takes in a loop over plain words; undefined if they are not known. */
export function loopWords(nodes: readonly ShellNode[]): ReadonlyMap<ByteString, readonly ByteString[] | undefined> {
  const found = new Map<ByteString, readonly ByteString[] | undefined>();
  const waiting = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'for') {
      const words = node.words?.map(literalText) ?? [undefined];
      const plain = words.flatMap((word) => (word === undefined ? [] : [word]));
      const known = found.get(node.name) ?? [];
      found.set(
        node.name,
        plain.length < words.length || (found.has(node.name) && found.get(node.name) === undefined)
          ? undefined
          : [...known, ...plain],
      );
    }
    if (node.kind !== 'simple') waiting.push(...childLists(node).flat());
  }
  return found;
}

/** `export "$NAME"=...`, `eval ... $NAME=...`: the variable that says which variable is set. */
export function dynamicTarget(command: SimpleCommand): ByteString | undefined {
  const name = commandName(command);
  if (name === undefined || !(DECLARING.has(name) || name === 'eval' || name === 'read')) return undefined;
  for (const { parts } of command.words.slice(1)) {
    const at = parts.findIndex((part) => part.kind !== 'text' || part.text !== '');
    const part = parts[at];
    if (part?.kind !== 'parameter') continue;
    const next = parts.slice(at + 1).find((other) => other.kind !== 'text' || other.text !== '');
    if (name === 'read' || (next?.kind === 'text' && next.text.startsWith('='))) return part.name;
  }
  return undefined;
}
