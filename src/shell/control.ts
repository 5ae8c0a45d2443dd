/** Control structures of a shell, where the way through them may be known or not. */
import type { ByteString } from '../model/bytes.ts';
import { not, type Truth } from './conditions.ts';
import { expandFields, expandPattern, expandWord } from './expand.ts';
import type { RunningShell } from './running.ts';
import type { ShellNode, SimpleCommand, Word } from './syntax.ts';
import { knownText } from './world.ts';

type Control = Exclude<ShellNode, SimpleCommand | { kind: 'function' }>;
type Node<Kind extends Control['kind']> = Extract<Control, { kind: Kind }>;

/** A loop over more words than a person writes is data. */
const MOST_TURNS = 200;

export function runControl(run: RunningShell, node: Control): Truth {
  switch (node.kind) {
    case 'and-or':
      return runAndOr(run, node);
    case 'pipeline':
      return runPipeline(run, node);
    case 'group':
      return node.isSubshell ? run.aside(node.body) : run.runNodes(node.body);
    case 'if':
      return runIf(run, node);
    case 'case':
      return runCase(run, node);
    case 'for':
      return runFor(run, node);
    case 'loop':
      return run.perhaps(() => {
        run.runNodes(node.condition);
        return run.runNodes(node.body);
      }, 'loop');
  }
}

/** Each command of a pipeline is a process of its own. */
function runPipeline(run: RunningShell, { commands, isNegated }: Node<'pipeline'>): Truth {
  let status: Truth = 'yes';
  for (const command of commands) status = commands.length === 1 ? run.runNode(command) : run.aside([command]);
  return isNegated ? not(status) : status;
}

function runAndOr(run: RunningShell, { first, rest }: Node<'and-or'>): Truth {
  let status = run.runNode(first);
  for (const { operator, node } of rest) {
    if (run.flow !== 'next') return status;
    if (status === 'maybe') status = run.perhaps(() => run.runNode(node));
    else if ((status === 'yes') === (operator === '&&')) status = run.runNode(node);
  }
  return status;
}

function runIf(run: RunningShell, { branches, otherwise }: Node<'if'>): Truth {
  let isOpen = false;
  for (const { condition, body } of branches) {
    const truth = isOpen ? run.perhaps(() => run.runNodes(condition)) : run.runNodes(condition);
    if (run.flow !== 'next') return truth;
    if (truth === 'yes') return run.runNodes(body);
    if (truth === 'no') continue;
    run.perhaps(() => run.runNodes(body));
    isOpen = true;
  }
  return isOpen ? run.perhaps(() => run.runNodes(otherwise)) : run.runNodes(otherwise);
}

function runCase(run: RunningShell, { subject, clauses }: Node<'case'>): Truth {
  const text = knownText(expandWord(subject, run));
  let isOpen = false;
  for (const { patterns, body } of clauses) {
    const truth = matchesAny(run, patterns, text);
    if (truth === 'no') continue;
    if (truth === 'yes' && !isOpen) return run.runNodes(body);
    run.perhaps(() => run.runNodes(body));
    if (truth === 'yes') return 'maybe';
    isOpen = true;
  }
  return isOpen ? 'maybe' : 'yes';
}

function matchesAny(run: RunningShell, patterns: readonly Word[], text: ByteString | undefined): Truth {
  let answer: Truth = 'no';
  for (const word of patterns) {
    const pattern = knownText(expandPattern(word, run));
    if (pattern === '*') return 'yes';
    if (pattern === undefined || text === undefined) answer = 'maybe';
    else if (run.world.matches(pattern, text)) return 'yes';
  }
  return answer;
}

function runFor(run: RunningShell, { name, words, body, span }: Node<'for'>): Truth {
  const values = words === undefined ? run.positional : words.flatMap((word) => expandFields(word, run));
  const isKnown = values.length <= MOST_TURNS && values.every(({ kind }) => kind === 'text');
  if (!isKnown) {
    return run.perhaps(() => {
      run.assign(name, { kind: 'unknown', cause: 'loop', place: run.placeOf(span) }, span);
      return run.runNodes(body);
    }, 'loop');
  }
  for (const value of values) {
    run.assign(name, value, span);
    run.runNodes(body);
  }
  return 'maybe';
}
