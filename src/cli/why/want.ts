/** `initorder why --want A B`: the word to add so that A comes before B, and whether that closes a ring. */
import { findShortestChain } from '../../graph/walks/chains.ts';
import { rcorderWords } from '../../header/rcorder/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';
import { isForced, type Question } from './question.ts';
import { findContradiction } from './ring.ts';

/** A word that is not there yet. */
export interface WantedWord {
  readonly field: ByteString;
  readonly name: ByteString;
  /** The file whose header is to have it, and the line of the field; 0 if the header has no such field. */
  readonly file: ByteString;
  readonly line: number;
}

/** What it takes; chains and rings are arcs of `graph`. */
export type Want =
  /** The words contradict one another already. */
  | { readonly state: 'contradiction'; readonly graph: SetGraph['graph']; readonly ring: readonly number[] }
  /** Nothing. */
  | { readonly state: 'there'; readonly graph: SetGraph['graph']; readonly chain: readonly number[] }
  | {
      readonly state: 'missing';
      readonly graph: SetGraph['graph'];
      /** In the script that is to wait. Each of these words alone is enough; so is each of the others. */
      readonly behind: readonly WantedWord[];
      /** In the script that is waited for. */
      readonly before: readonly WantedWord[];
      /** What puts B before A as it is, so that the word would close a ring. */
      readonly back: readonly number[] | undefined;
    };

/** Of scripts that one name means, so many are told what to add. */
const MOST_FILES = 10;

/** @param ringGraph the graph in which rings count; for LSB scripts that of shared runlevels */
export function findWant(question: Question, ringGraph: SetGraph['graph']): Want {
  const { names, a, b = new Set<number>(), setGraph } = question;
  const { graph } = setGraph;
  const ring = findContradiction(question);
  if (ring !== undefined) return { state: 'contradiction', graph, ring };
  if (isForced(question)) return { state: 'there', graph, chain: findShortestChain(graph, a, b) ?? [] };
  const isStop = graph.direction === 'stop';
  const [own, other] = isStop ? [a, b] : [b, a];
  const [ownName, otherName] = isStop ? [names.a, names.b] : [names.b, names.a];
  const [behind, before] =
    setGraph.dialect === 'rcorder'
      ? ['REQUIRE', 'BEFORE']
      : isStop
        ? ['Required-Stop', 'X-Stop-After']
        : ['Required-Start', 'X-Start-Before'];
  return {
    state: 'missing',
    graph: ringGraph,
    behind: wantedWords(question, own, behind, nameFor(question, other, otherName)),
    before: wantedWords(question, other, before, nameFor(question, own, ownName)),
    back: findShortestChain(ringGraph, b, a),
  };
}

/** True if the order is there, or can be had without a ring. */
export function isFine(want: Want): boolean {
  return want.state === 'there' || (want.state === 'missing' && want.back === undefined);
}

/** The name by which others can ask for a script: the one that was typed, if it provides that. */
function nameFor({ set, setGraph }: Question, scripts: ReadonlySet<number>, typed: ByteString): ByteString {
  const [script = -1] = scripts;
  const header = set.rcorder[script]?.header;
  const provided =
    setGraph.dialect === 'rcorder'
      ? header && rcorderWords(header, 'PROVIDE')
      : set.lsb[script]?.reading.fields.get('Provides')?.words;
  if (provided?.some(({ text }) => text === typed) === true) return typed;
  return setGraph.graph.scripts[script]?.name ?? typed;
}

function wantedWords(
  { set, setGraph }: Question,
  scripts: ReadonlySet<number>,
  field: ByteString,
  name: ByteString,
): readonly WantedWord[] {
  return [...scripts].slice(0, MOST_FILES).map((script) => {
    const file = setGraph.graph.scripts[script]?.file ?? '';
    if (setGraph.dialect === 'rcorder') {
      const line = set.rcorder[script]?.header.fields.find(({ keyword }) => keyword === field)?.key.line ?? 0;
      return { field, name, file, line };
    }
    const { headerFile, reading } = set.lsb[script] ?? {};
    const known = [...(reading?.fields.values() ?? [])].find(({ keyword }) => keyword === field);
    return { field, name, file: headerFile ?? file, line: known?.key.line ?? 0 };
  });
}
