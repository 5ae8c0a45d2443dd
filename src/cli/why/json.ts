/** The answer of `initorder why` for a program; the form is described by `docs/schemas/why.schema.json`. */
import { TreeGrower, type TreeRow } from '../../graph/walks/dependency-tree.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { toJsonStep, type JsonStep } from '../../render/cycles/json.ts';
import { renderTie } from '../../render/why/report.ts';
import { wordRealOrder } from '../../render/why/ring.ts';
import { findContradiction } from './ring.ts';
import { chainBack, chainsOf, findTie, type Question } from './question.ts';
import type { Want } from './want.ts';

/** Raised when a field changes its meaning or goes away. */
export const FORMAT_VERSION = 1;

interface JsonRow {
  readonly depth: number;
  readonly path: string;
  readonly isRepeated: boolean;
  readonly isCut: boolean;
  readonly leftOut?: number;
  readonly step: JsonStep;
}

/** One JSON object with an answer for each graph that the names are in, and a line feed behind it. */
export function renderAnswers(questions: readonly Question[]): ByteString {
  const answers = questions.map((question) => ({
    dialect: question.setGraph.dialect,
    direction: question.setGraph.graph.direction,
    a: pathsOf(question, question.a),
    ...(question.b === undefined ? answerOne(question) : answerTwo(question, question.b)),
  }));
  return bytesOfText(`${JSON.stringify({ version: FORMAT_VERSION, answers }, null, 2)}\n`);
}

/** The same for `--want`. */
export function renderWants(wants: readonly { readonly question: Question; readonly want: Want }[]): ByteString {
  const answers = wants.map(({ question, want }) => ({
    dialect: question.setGraph.dialect,
    direction: question.setGraph.graph.direction,
    a: pathsOf(question, question.a),
    b: pathsOf(question, question.b ?? new Set()),
    want: describeWant(want),
  }));
  return bytesOfText(`${JSON.stringify({ version: FORMAT_VERSION, answers }, null, 2)}\n`);
}

function describeWant(want: Want): object {
  const toSteps = (arcs: readonly number[]): readonly JsonStep[] => arcs.map((arc) => toJsonStep(want.graph, arc));
  if (want.state === 'contradiction') return { state: want.state, words: [], chain: null, ring: toSteps(want.ring) };
  if (want.state === 'there') return { state: want.state, words: [], chain: toSteps(want.chain), ring: null };
  const { state, behind, before, back } = want;
  const words = [...behind, ...before].map(({ field, name, file, line }) => ({
    field: textOfBytes(field),
    word: textOfBytes(name),
    path: textOfBytes(file),
    line: line === 0 ? null : line,
  }));
  return { state, words, chain: null, ring: back === undefined ? null : toSteps(back) };
}

/** Rows at most, besides those of the tree that passes this: a name may mean as many scripts as there are. */
const MOST_ROWS = 50_000;

function answerOne({ setGraph: { graph }, a, depth }: Question): object {
  const [growBefore, growBehind] = [new TreeGrower(graph, 'before'), new TreeGrower(graph, 'behind')];
  const [before, behind]: [JsonRow[], JsonRow[]] = [[], []];
  let trees = 0;
  for (const origin of a) {
    if (before.length + behind.length > MOST_ROWS) break;
    trees++;
    for (const row of growBefore.grow(origin, depth)) before.push(toJsonRow(graph, row));
    for (const row of growBehind.grow(origin, depth)) behind.push(toJsonRow(graph, row));
  }
  return { before, behind, ...(trees < a.size && { treesLeftOut: a.size - trees }) };
}

function toJsonRow(graph: DependencyGraph, { depth, script, arc, isRepeated, isCut, leftOut }: TreeRow): JsonRow {
  const path = textOfBytes(graph.scripts[script]?.file ?? '');
  return { depth, path, isRepeated, isCut, ...(leftOut > 0 && { leftOut }), step: toJsonStep(graph, arc) };
}

function answerTwo(question: Question, b: ReadonlySet<number>): object {
  const { graph } = question.setGraph;
  const toSteps = (chain: readonly number[]): readonly JsonStep[] => chain.map((arc) => toJsonStep(graph, arc));
  const { chains, complete } = chainsOf(question);
  const ring = findContradiction(question);
  const back = chains.length > 0 ? undefined : chainBack(question);
  const isOpen = chains.length === 0 && back === undefined;
  return {
    b: pathsOf(question, b),
    forced: chains.length > 0 && ring === undefined,
    chains: chains.map(toSteps),
    complete,
    reverse: back === undefined ? null : toSteps(back),
    ring: ring === undefined ? null : toSteps(ring),
    otherwise:
      ring !== undefined
        ? textOfBytes(wordRealOrder(findTie(question)))
        : isOpen
          ? textOfBytes(renderTie(findTie(question)).trim().replaceAll('\n', ' '))
          : null,
  };
}

function pathsOf({ setGraph }: Question, scripts: ReadonlySet<number>): readonly string[] {
  return [...scripts].map((script) => textOfBytes(setGraph.graph.scripts[script]?.file ?? ''));
}
