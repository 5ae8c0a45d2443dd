/** Which cut is made: the one proposed, unless `--cut` chooses another by its number or `--keep` rules words out. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { CycleGroup } from '../../model/cycle.ts';
import type { DependencyWord } from '../../model/graph.ts';
import { nearestName } from '../../model/nearest.ts';
import type { ParsedArguments } from '../frame/command-spec.ts';
import type { WrongUse } from '../frame/run-spec.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';

/** True for a word that no cut may take. */
export type IsKept = (word: DependencyWord) => boolean;

/** The words of these options, as they can be typed again. */
export function choiceWords({ values }: ParsedArguments): readonly string[] {
  return ['cut', 'keep'].flatMap((name) => (values.get(name) ?? []).flatMap((value) => [`--${name}`, value]));
}

/** What is wrong with a number; which numbers there are is known later. */
export function judgeChoice({ values }: ParsedArguments): WrongUse | undefined {
  const wrong = values.get('cut')?.find((value) => !/^[1-9][0-9]{0,8}$/.test(value));
  return wrong === undefined ? undefined : { message: `option --cut takes the number of a cut, not '${wrong}'` };
}

/**
 * Which words are kept. A place is looked up now: it would mean another word when words before it are gone.
 *
 * @returns what is wrong if a value means no word of the graphs
 */
export function findKept({ values }: ParsedArguments, graphs: readonly SetGraph[]): IsKept | WrongUse {
  const wanted = (values.get('keep') ?? []).map(bytesOfText);
  const unknown = new Set(wanted);
  const [texts, keys] = [new Set(wanted), new Set<ByteString>()];
  if (wanted.length > 0) {
    for (const { graph } of graphs) {
      for (const word of graph.words) {
        unknown.delete(word.word.text);
        for (const place of placesOf(word)) {
          if (!texts.has(place)) continue;
          unknown.delete(place);
          keys.add(keyOf(word));
        }
      }
    }
  }
  for (const value of unknown) return describeUnknown(value, graphs);
  return (word) => texts.has(word.word.text) || keys.has(keyOf(word));
}

function placesOf({ file, word: { line, column } }: DependencyWord): readonly ByteString[] {
  return [`${file}:${line}`, `${file}:${line}:${column}`];
}

function keyOf({ file, field, word }: DependencyWord): ByteString {
  return `${file}\0${field}\0${word.text}`;
}

function describeUnknown(value: ByteString, graphs: readonly SetGraph[]): WrongUse {
  const texts = new Set(graphs.flatMap(({ graph }) => graph.words.map(({ word }) => word.text)));
  const nearest = nearestName(value, [...texts]);
  const guess = nearest === undefined ? '' : `; did you mean '${textOfBytes(nearest)}'?`;
  return {
    message: `no word to keep is called '${textOfBytes(value)}' or stands there${guess}`,
    hint: 'a word by its text, or by its place as the report has it: --keep etc/rc.d/sshd:4:12',
  };
}

/** The number of the first cut of each group: cuts are numbered through all groups of a call. */
export function numberCuts(graphs: readonly Pick<SetGraph, 'groups'>[]): ReadonlyMap<CycleGroup, number> {
  const numbers = new Map<CycleGroup, number>();
  let next = 1;
  for (const group of graphs.flatMap(({ groups }) => groups)) {
    numbers.set(group, next);
    next += group.cuts.cuts.length;
  }
  return numbers;
}

/** The graphs with the cuts that are chosen by their numbers. */
export function chooseCuts({ values }: ParsedArguments, graphs: readonly SetGraph[]): readonly SetGraph[] | WrongUse {
  const wanted = (values.get('cut') ?? []).map(Number);
  if (wanted.length === 0) return graphs;
  let last = 0;
  const crowded: CycleGroup[] = [];
  const chosen = graphs.map((setGraph) => ({
    ...setGraph,
    groups: setGraph.groups.map((group): CycleGroup => {
      const first = last + 1;
      last += group.cuts.cuts.length;
      const numbers = new Set(wanted.filter((number) => number >= first && number <= last));
      if (numbers.size > 1) crowded.push(group);
      const [number = first] = numbers;
      return { ...group, cut: group.cuts.cuts[number - first] ?? group.cut };
    }),
  }));
  const beyond = wanted.find((number) => number > last);
  if (beyond !== undefined && last > 0) {
    return {
      message: `there is no cut ${beyond}: they are numbered from 1 to ${last}`,
      hint: 'initorder cycles PATH... lists them',
    };
  }
  if (crowded.length > 0) return { message: 'two of these cuts are of one group, which needs one only' };
  return chosen;
}
