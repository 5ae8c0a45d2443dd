/** `initorder why`: which header words put one script before another, or what a script waits for. */
import { findChains, findShortestChain } from '../graph/chains.ts';
import { growTree } from '../graph/dependency-tree.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../model/bytes.ts';
import type { DependencyGraph } from '../model/graph.ts';
import { toJsonStep } from '../render/cycle-json.ts';
import type { Paint } from '../render/paint.ts';
import { showName } from '../render/show.ts';
import { renderChain, renderTree } from '../render/why-text.ts';
import { choosePaint } from './colour.ts';
import { COMMON_OPTIONS, lastValue, type CommandSpec, type ParsedArguments } from './command-spec.ts';
import { FOUND, OK } from './exit-status.ts';
import type { Io } from './io.ts';
import { runSpec, type WrongUse } from './run-spec.ts';
import type { ScriptSet } from './script-set.ts';
import { buildSetGraphs, type SetGraph } from './set-graphs.ts';
import { readSet, SET_OPTIONS } from './set-options.ts';
import { placeLsb, placeRcorder } from './set-order.ts';
import { openSources } from './sources.ts';
import { describeUnread } from './unread-findings.ts';
import { guessName, indexNames, type NameIndex } from './why-names.ts';
import { writeFindings } from './write-findings.ts';
import { reportWrongUse } from './wrong-use.ts';

export const WHY_SPEC: CommandSpec = {
  name: 'initorder why',
  synopsis: '[option]... A [B] PATH...',
  about:
    'Say which header words put script A before script B, or what A waits for and\n' +
    'what waits for A. A and B are file names, or names that scripts provide.',
  options: [
    ...SET_OPTIONS,
    { name: 'stop', about: 'In the order in which they stop' },
    { name: 'all', letter: 'a', about: 'All chains of words from A to B, not the shortest alone' },
    { name: 'depth', letter: 'd', value: 'N', about: 'How deep to show what A waits for (2; all: everything)' },
    { name: 'json', letter: 'j', about: 'Print the answer as JSON' },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'initorder why netif sshd /etc/rc.d', about: 'what puts netif before sshd' },
    { command: 'initorder why sshd /etc/rc.d', about: 'what sshd waits for, and what waits for it' },
    { command: 'initorder why --root /srv/image --all syslog cron', about: 'every way from one to the other' },
  ],
  epilogue:
    'Exit status: 0 A comes before B because of these words (with A alone: always);\n' +
    '1 no header word puts A before B; 2 wrong use, such as a name nobody has.',
};

/** Raised when a field of the JSON form changes its meaning or goes away. */
const FORMAT_VERSION = 1;
const MOST_CHAINS = 100;

/** A question about one graph. */
interface Question {
  readonly set: ScriptSet;
  readonly setGraph: SetGraph;
  readonly a: ReadonlySet<number>;
  readonly b: ReadonlySet<number> | undefined;
  readonly names: { readonly a: ByteString; readonly b: ByteString };
}

/** Runs the command; see `docs/initorder-why.md`. */
export function runWhy(argv: readonly string[], io: Io): number {
  return runSpec(WHY_SPEC, argv, io, judgeUse, (parsed) => {
    const { second, paths } = splitOperands(parsed, io);
    if (paths.length === 0 && !parsed.values.has('root')) return wrongUse(io, NO_SCRIPTS);
    return answer(parsed, parsed.operands[0] ?? '', second, paths, io);
  });
}

const NO_SCRIPTS: WrongUse = {
  message: 'no scripts given',
  hint: 'name scripts, folders or a whole system: initorder why netif sshd /etc/rc.d',
};

function judgeUse({ operands, values }: ParsedArguments): WrongUse | undefined {
  const depth = values.get('depth')?.at(-1) ?? 'all';
  if (depth !== 'all' && !/^[1-9][0-9]{0,5}$/.test(depth)) {
    return { message: `option --depth takes a number from 1 on, or 'all', not '${depth}'` };
  }
  if (operands.length === 0) return { message: 'no script named', hint: 'initorder why netif sshd /etc/rc.d' };
  return undefined;
}

function wrongUse(io: Io, { message, hint }: WrongUse): number {
  return reportWrongUse(io, WHY_SPEC.name, message, hint);
}

/**
 * The second word is a script's name, unless it can only be a path: it has a slash, or it is the last word, no root is
 * given, and it is there.
 */
function splitOperands(
  { operands, values }: ParsedArguments,
  io: Io,
): { readonly second: string | undefined; readonly paths: readonly string[] } {
  const [, second, ...rest] = operands;
  if (second === undefined) return { second, paths: [] };
  const isThere = io.host.kindOf(bytesOfText(second)) !== undefined;
  const isPath = (second.includes('/') && isThere) || (rest.length === 0 && !values.has('root') && isThere);
  return isPath ? { second: undefined, paths: [second, ...rest] } : { second, paths: rest };
}

function answer(
  parsed: ParsedArguments,
  first: string,
  second: string | undefined,
  paths: readonly string[],
  io: Io,
): number {
  const set = readSet(parsed, paths, io);
  const color = lastValue(parsed, 'color');
  writeFindings(
    set.unread.map((entry) => describeUnread(entry, WHY_SPEC.name)),
    io,
    color,
  );
  const isStop = parsed.flags.has('stop');
  const graphs = buildSetGraphs(set).filter(
    ({ dialect, graph }) => dialect === 'rcorder' || (graph.direction === 'stop') === isStop,
  );
  const indexes = graphs.map((setGraph) => indexNames(set, setGraph));
  const names = { a: bytesOfText(first), b: bytesOfText(second ?? '') };
  const wanted = second === undefined ? [names.a] : [names.a, names.b];
  for (const name of wanted) {
    if (!indexes.some((index) => index.has(name))) return wrongUse(io, unknownName(name, indexes));
  }
  const questions = graphs.flatMap((setGraph, i): readonly Question[] => {
    const a = indexes[i]?.get(names.a);
    const b = indexes[i]?.get(names.b);
    if (a === undefined || (second !== undefined && b === undefined)) return [];
    return [{ set, setGraph, a, b: second === undefined ? undefined : b, names }];
  });
  if (questions.length === 0)
    return wrongUse(io, { message: `'${first}' and '${second ?? ''}' have no dialect in common` });
  const paint = choosePaint(io, io.stdout, color);
  const isForced = questions.map((question) =>
    parsed.flags.has('json') ? answerJson(question, parsed, io) : answerText(question, parsed, paint, io),
  );
  return isForced.includes(true) ? OK : FOUND;
}

function unknownName(name: ByteString, indexes: readonly NameIndex[]): WrongUse {
  const nearest = guessName(indexes, name);
  const guess = nearest === undefined ? '' : `; did you mean '${textOfBytes(nearest)}'?`;
  return {
    message: `none of these scripts is called '${textOfBytes(name)}' or provides it${guess}`,
    hint: 'initorder order PATH... lists them all',
  };
}

function answerText(question: Question, parsed: ParsedArguments, paint: Paint, io: Io): boolean {
  const { setGraph, a, b, names } = question;
  if (b === undefined) {
    for (const script of a) io.stdout.write(renderTrees(setGraph.graph, script, depthOf(parsed), paint));
    return true;
  }
  const { graph } = setGraph;
  const sources = openSources(io.host);
  const [nameA, nameB] = [showName(names.a), showName(names.b)];
  const write = (chain: readonly number[]): void => {
    io.stdout.write(renderChain(graph, chain, sources, paint));
  };
  const chains = chainsOf(graph, a, b, parsed);
  if (chains.length > 0) {
    const extent = chains.length === 1 ? '' : `, by ${chains.length} chains of words`;
    io.stdout.write(`${paint.strong(`${nameA} must ${graph.direction} before ${nameB}${extent}`)}\n\n`);
    chains.forEach(write);
    return true;
  }
  const back = findShortestChain(graph, b, a);
  if (back !== undefined) {
    io.stdout.write(`${paint.strong(`no: ${nameB} must ${graph.direction} before ${nameA}`)}\n\n`);
    write(back);
    return false;
  }
  io.stdout.write(`${paint.strong(`no header word puts ${nameA} and ${nameB} in an order`)}\n`);
  io.stdout.write(wordTie(question));
  return false;
}

function chainsOf(
  graph: DependencyGraph,
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
  parsed: ParsedArguments,
): readonly (readonly number[])[] {
  if (parsed.flags.has('all')) return findChains(graph, a, b, MOST_CHAINS).chains;
  const shortest = findShortestChain(graph, a, b);
  return shortest === undefined ? [] : [shortest];
}

/** What decides the order where no header word does. */
function wordTie({ set, setGraph, a, b, names }: Question): ByteString {
  const placed = setGraph.dialect === 'rcorder' ? placeRcorder(set) : placeLsb(setGraph);
  const position = (scripts: ReadonlySet<number>): number => placed.findIndex(({ script }) => scripts.has(script));
  const [atA, atB] = [position(a), position(b ?? new Set())];
  const [levelA, levelB] = [placed[atA]?.level ?? 0, placed[atB]?.level ?? 0];
  const [first, second] = atA < atB ? [names.a, names.b] : [names.b, names.a];
  const [low, high] = [Math.min(levelA, levelB), Math.max(levelA, levelB)];
  const order = `${showName(first)} comes first`;
  const kind = setGraph.dialect === 'rcorder' ? 'sequence number' : 'level';
  if (low !== high) {
    return `${order}: its ${kind} is ${low}, that of ${showName(second)} is ${high}\n(a ${kind} is one more than the highest of what a script waits for)\n`;
  }
  const tie =
    setGraph.dialect === 'rcorder'
      ? 'FreeBSD leaves equals in the order of its unstable sort'
      : 'equals go by their names';
  return `${order}: both have the ${kind} ${low}, so they may run in parallel, and\n${tie}\n`;
}

function depthOf({ values }: ParsedArguments): number {
  const depth = values.get('depth')?.at(-1) ?? '2';
  return depth === 'all' ? Number.POSITIVE_INFINITY : Number(depth);
}

function renderTrees(graph: DependencyGraph, script: number, depth: number, paint: Paint): ByteString {
  const name = showName(graph.scripts[script]?.name ?? '');
  const before = growTree(graph, script, 'before', depth);
  const behind = growTree(graph, script, 'behind', depth);
  const must = `must ${graph.direction} before`;
  return [
    before.length === 0 ? `nothing ${must} ${name}\n` : renderTree(graph, `what ${must} ${name}:`, before, paint),
    behind.length === 0 ? `${name} ${must} nothing\n` : renderTree(graph, `what ${name} ${must}:`, behind, paint),
  ].join('\n');
}

function answerJson({ set, setGraph, a, b, names }: Question, parsed: ParsedArguments, io: Io): boolean {
  const { graph, dialect } = setGraph;
  const path = (script: number): string => textOfBytes(graph.scripts[script]?.file ?? '');
  const base = { version: FORMAT_VERSION, dialect, direction: graph.direction, a: [...a].map(path) };
  const print = (value: object): void => {
    io.stdout.write(bytesOfText(`${JSON.stringify({ ...base, ...value }, null, 2)}\n`));
  };
  if (b === undefined) {
    const tree = (side: 'before' | 'behind'): unknown =>
      [...a].flatMap((script) =>
        growTree(graph, script, side, depthOf(parsed)).map(({ depth, script: other, arc, isRepeated, isCut }) => ({
          depth,
          path: path(other),
          isRepeated,
          isCut,
          step: toJsonStep(graph, arc),
        })),
      );
    print({ before: tree('before'), behind: tree('behind') });
    return true;
  }
  const toSteps = (chain: readonly number[]): unknown => chain.map((arc) => toJsonStep(graph, arc));
  const chains = chainsOf(graph, a, b, parsed);
  const back = chains.length > 0 ? undefined : findShortestChain(graph, b, a);
  const note = chains.length > 0 || back !== undefined ? null : wordTie({ set, setGraph, a, b, names }).trim();
  print({
    b: [...b].map(path),
    forced: chains.length > 0,
    chains: chains.map(toSteps),
    reverse: back === undefined ? null : toSteps(back),
    otherwise: note,
  });
  return chains.length > 0;
}
