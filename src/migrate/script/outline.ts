/**
 * An init script taken apart, without running anything: what stands before the choice of the action, the actions, the
 * functions, and every assignment with where it stands.
 */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { readShell } from '../../shell/read-script.ts';
import type { CaseClause, ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';
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

export interface Outline {
  readonly file: ByteString;
  readonly text: ByteString;
  readonly functions: ReadonlyMap<ByteString, ShellNode>;
  /** All that stands at the top but functions and the choice of the action. */
  readonly top: readonly ShellNode[];
  readonly actions: ReadonlyMap<ByteString, readonly ShellNode[]>;
  readonly assignments: ReadonlyMap<ByteString, readonly ScriptAssignment[]>;
  /** Where the text ends to be shell. */
  readonly fault: Place | undefined;
}

/** Takes a script apart. O(n). */
export function outlineScript(text: ByteString, file: ByteString): Outline {
  const tree = readShell(text);
  const functions = new Map<ByteString, ShellNode>();
  const top: ShellNode[] = [];
  let actions: ReadonlyMap<ByteString, readonly ShellNode[]> = new Map();
  for (const node of tree.nodes) {
    if (node.kind === 'function') functions.set(node.name, node.body);
    else if (node.kind === 'case' && isArgument(node.subject) && actions.size === 0) actions = actionsOf(node.clauses);
    else top.push(node);
  }
  return {
    file,
    text,
    functions,
    top,
    actions,
    assignments: collectAssignments(tree.nodes, file),
    fault: tree.fault === undefined ? undefined : placeIn(file, tree.fault),
  };
}

function isArgument({ parts }: Word): boolean {
  const [part] = parts.filter((some) => some.kind !== 'text' || some.text !== '');
  return part?.kind === 'parameter' && part.name === '1';
}

function actionsOf(clauses: readonly CaseClause[]): ReadonlyMap<ByteString, readonly ShellNode[]> {
  const actions = new Map<ByteString, readonly ShellNode[]>();
  for (const { patterns, body } of clauses) {
    for (const pattern of patterns.map(literalText)) {
      if (pattern !== undefined && !actions.has(pattern)) actions.set(pattern, body);
    }
  }
  return actions;
}

const DECLARING: ReadonlySet<ByteString> = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

function collectAssignments(
  nodes: readonly ShellNode[],
  file: ByteString,
): ReadonlyMap<ByteString, readonly ScriptAssignment[]> {
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
