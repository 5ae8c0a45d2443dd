/**
 * An init script taken apart, without running anything: what stands before the choice of the action, the actions, the
 * functions, and every assignment with where it stands.
 */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { readShell } from '../../shell/read-script.ts';
import type { CaseClause, ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';
import { collectAssignments, loopWords, type Assignments } from './assignments.ts';
import { commandName, literalText, simpleCommands, soleVariable } from './nodes.ts';

export interface Outline {
  readonly file: ByteString;
  readonly text: ByteString;
  readonly functions: ReadonlyMap<ByteString, ShellNode>;
  /** All that stands at the top but functions and the choice of the action. */
  readonly top: readonly ShellNode[];
  readonly actions: ReadonlyMap<ByteString, readonly ShellNode[]>;
  /** Of the whole script. */
  readonly assignments: Assignments;
  /** Those that a call with `start` may come to. */
  readonly startAssignments: Assignments;
  /** What the variables of `for` loops go through, where that is plain words. */
  readonly loops: ReadonlyMap<ByteString, readonly ByteString[] | undefined>;
  /** Where the text ends to be shell. */
  readonly fault: Place | undefined;
}

/** Takes a script apart. O(n). */
export function outlineScript(text: ByteString, file: ByteString): Outline {
  const tree = readShell(text);
  const functions = new Map<ByteString, ShellNode>();
  const top: ShellNode[] = [];
  const actions = new Map<ByteString, readonly ShellNode[]>();
  for (const node of tree.nodes) {
    if (node.kind === 'function') functions.set(node.name, node.body);
    else if (node.kind === 'case' && isArgument(node.subject)) addActions(actions, node.clauses);
    else top.push(node);
  }
  // `"$1"` alone at the end of a script of functions.
  const last = top.at(-1);
  if (actions.size === 0 && last !== undefined && callsAction(last) && functions.has('start')) {
    top.pop();
    for (const action of functions.keys()) actions.set(action, [callOf(last, action)]);
  }
  const outline = { file, text, functions, top, actions };
  return {
    ...outline,
    assignments: collectAssignments(tree.nodes, file),
    startAssignments: collectAssignments(nodesOfStart(tree.nodes, outline), file),
    loops: loopWords(tree.nodes),
    fault: tree.fault === undefined ? undefined : placeIn(file, tree.fault),
  };
}

function isArgument({ parts }: Word): boolean {
  const [part] = parts.filter((some) => some.kind !== 'text' || some.text !== '');
  return part?.kind === 'parameter' && part.name === '1';
}

/** The first clause that fits is the action; a second `case` goes on where the first ended. */
function addActions(actions: Map<ByteString, readonly ShellNode[]>, clauses: readonly CaseClause[]): void {
  const here = new Map<ByteString, readonly ShellNode[]>();
  for (const { patterns, body } of clauses) {
    for (const pattern of patterns.map(literalText)) {
      if (pattern === undefined || here.has(pattern)) continue;
      here.set(
        pattern,
        body.some(callsAction) ? body.map((node) => (callsAction(node) ? callOf(node, pattern) : node)) : body,
      );
    }
  }
  for (const [pattern, body] of here) {
    const before = actions.get(pattern);
    actions.set(pattern, before === undefined ? body : [...before, ...body]);
  }
}

/** `start|stop) $1 ;;` calls the function of that name. */
function callsAction(node: ShellNode): node is SimpleCommand {
  return node.kind === 'simple' && node.words.length === 1 && soleVariable(node.words[0]) === '1';
}

function callOf(command: SimpleCommand, action: ByteString): SimpleCommand {
  const words = command.words.map((word): Word => ({
    ...word,
    parts: [{ kind: 'text', text: action, isQuoted: false }],
  }));
  return { ...command, words };
}

type Parts = Pick<Outline, 'functions' | 'top' | 'actions'>;

/** Without the clauses of other actions and the functions that nothing at the start calls; in the order of the text. */
function nodesOfStart(nodes: readonly ShellNode[], parts: Parts): readonly ShellNode[] {
  const start = parts.actions.get('start');
  // Without a choice of the action that is understood, anything may be done.
  if (start === undefined) return nodes;
  const reached = reachableFunctions([...parts.top, ...start], parts.functions);
  return nodes.flatMap((node) => {
    if (node.kind === 'function') return reached === undefined || reached.has(node.name) ? [node] : [];
    if (node.kind !== 'case' || !isArgument(node.subject)) return [node];
    const body = node.clauses.find(({ patterns }) => patterns.some((word) => literalText(word) === 'start'))?.body;
    return body ?? [];
  });
}

/** Undefined if a name is called that only running would tell. */
function reachableFunctions(
  nodes: readonly ShellNode[],
  functions: ReadonlyMap<ByteString, ShellNode>,
): ReadonlySet<ByteString> | undefined {
  const reached = new Set<ByteString>();
  const waiting = [nodes];
  for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
    for (const command of simpleCommands(list)) {
      const name = commandName(command);
      if (name === 'eval' || name === 'trap') return undefined;
      const body = name === undefined ? undefined : functions.get(name);
      if (name === undefined || body === undefined || reached.has(name)) continue;
      reached.add(name);
      waiting.push([body]);
    }
  }
  return reached;
}
