/** Groups of scripts that wait for one another, as data; the form is described by `docs/schemas/cycles.schema.json`. */
import { textOfBytes } from '../../model/bytes.ts';
import type { CutLine, CutWord, CycleGroup, NumberedCut } from '../../model/cycle.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { placeIn } from '../../model/place.ts';
import { toJsonPlace, type JsonPlace } from '../finding/json.ts';
import { stepOf, wordLoss, wordStep } from './step.ts';

export interface JsonStep extends JsonPlace {
  /** Paths of the two scripts. */
  readonly first: string;
  readonly then: string;
  readonly field: string;
  readonly word: string;
  readonly strength: string;
  /** The facility definitions gone through, outermost first. */
  readonly facilities: readonly (JsonPlace & { readonly facility: string })[];
  /** Where the other script provides the name; null if its file name does. */
  readonly provision: JsonPlace | null;
  readonly message: string;
}

export interface JsonGroup {
  readonly scripts: readonly string[];
  readonly ring: readonly JsonStep[];
  readonly ringExact: boolean;
  readonly rings: { readonly count: number; readonly complete: boolean };
  readonly cut: {
    readonly method: string;
    readonly hard: number;
    readonly soft: number;
    readonly words: readonly JsonCutWord[];
  };
  /** All cuts to choose from, that one included. */
  readonly cuts: readonly JsonCut[];
  readonly cutsComplete: boolean;
}

export interface JsonCut {
  readonly number: number;
  readonly isChosen: boolean;
  readonly hard: number;
  readonly soft: number;
  readonly words: readonly JsonLostWord[];
}

export interface JsonCutWord extends JsonLostWord {
  /** The line as it is, and without all words of the cut. */
  readonly before: string;
  readonly after: string;
}

export interface JsonLostWord extends JsonPlace {
  readonly field: string;
  readonly word: string;
  readonly strength: string;
  readonly givesUp: readonly string[];
  /** How many more scripts there are than `givesUp` lists. */
  readonly givesUpMore?: number;
}

export function toJsonGroup(
  graph: DependencyGraph,
  group: CycleGroup,
  cutLines: readonly CutLine[],
  cuts: readonly NumberedCut[],
): JsonGroup {
  const { method, hard, soft } = group.cut;
  return {
    scripts: group.scripts.map((script) => textOfBytes(graph.scripts[script]?.file ?? '')),
    ring: group.ring.map((arc) => toJsonStep(graph, arc)),
    ringExact: group.ringExact,
    rings: group.rings,
    cut: { method, hard, soft, words: cutLines.flatMap((line) => toJsonCutWords(graph, line)) },
    cuts: cuts.map(({ number, isChosen, cut: { hard: hardWords, soft: softWords }, words }) => ({
      number,
      isChosen,
      hard: hardWords,
      soft: softWords,
      words: words.flatMap((word) => toJsonLostWord(graph, word) ?? []),
    })),
    cutsComplete: group.cuts.complete,
  };
}

export function toJsonStep(graph: DependencyGraph, arc: number): JsonStep {
  const step = stepOf(graph, arc);
  const { first, then, word, resolution, place } = step;
  return {
    first: textOfBytes(first.file),
    then: textOfBytes(then.file),
    field: textOfBytes(word.field),
    word: textOfBytes(word.word.text),
    strength: word.strength,
    ...toJsonPlace(place),
    facilities: resolution.facilities.map((use) => ({
      facility: textOfBytes(use.facility),
      ...toJsonPlace(use.place),
    })),
    provision: resolution.provision === undefined ? null : toJsonPlace(resolution.provision),
    message: textOfBytes(wordStep(graph, step)),
  };
}

function toJsonCutWords(graph: DependencyGraph, { words, before, after }: CutLine): readonly JsonCutWord[] {
  return words.flatMap((word) => {
    const lost = toJsonLostWord(graph, word);
    return lost === undefined ? [] : { ...lost, before: textOfBytes(before), after: textOfBytes(after) };
  });
}

function toJsonLostWord(graph: DependencyGraph, { word, arcs, leftOut }: CutWord): JsonLostWord | undefined {
  const declared = graph.words[word];
  if (declared === undefined) return undefined;
  return {
    field: textOfBytes(declared.field),
    word: textOfBytes(declared.word.text),
    strength: declared.strength,
    ...toJsonPlace(placeIn(declared.file, declared.word)),
    givesUp: arcs.map((arc) => textOfBytes(wordLoss(graph, stepOf(graph, arc)))),
    ...(leftOut > 0 && { givesUpMore: leftOut }),
  };
}
