/** The answer of `initorder why` for a program; the form is described by `docs/schemas/why.schema.json`. */
import { growTree } from '../graph/dependency-tree.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../model/bytes.ts';
import { toJsonStep, type JsonStep } from '../render/cycle-json.ts';
import { renderTie } from '../render/why-text.ts';
import { chainBack, chainsOf, findTie, type Question } from './why-question.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

interface JsonRow {
  readonly depth: number;
  readonly path: string;
  readonly isRepeated: boolean;
  readonly isCut: boolean;
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

function answerOne(question: Question): object {
  return { before: rowsOf(question, 'before'), behind: rowsOf(question, 'behind') };
}

function rowsOf({ setGraph: { graph }, a, depth: most }: Question, side: 'before' | 'behind'): readonly JsonRow[] {
  return [...a].flatMap((origin) =>
    growTree(graph, origin, side, most).map(({ depth, script, arc, isRepeated, isCut }) => ({
      depth,
      path: textOfBytes(graph.scripts[script]?.file ?? ''),
      isRepeated,
      isCut,
      step: toJsonStep(graph, arc),
    })),
  );
}

function answerTwo(question: Question, b: ReadonlySet<number>): object {
  const { graph } = question.setGraph;
  const toSteps = (chain: readonly number[]): readonly JsonStep[] => chain.map((arc) => toJsonStep(graph, arc));
  const { chains, complete } = chainsOf(question);
  const back = chains.length > 0 ? undefined : chainBack(question);
  const isOpen = chains.length === 0 && back === undefined;
  return {
    b: pathsOf(question, b),
    forced: chains.length > 0,
    chains: chains.map(toSteps),
    complete,
    reverse: back === undefined ? null : toSteps(back),
    otherwise: isOpen ? textOfBytes(renderTie(findTie(question)).trim().replaceAll('\n', ' ')) : null,
  };
}

function pathsOf({ setGraph }: Question, scripts: ReadonlySet<number>): readonly string[] {
  return [...scripts].map((script) => textOfBytes(setGraph.graph.scripts[script]?.file ?? ''));
}
