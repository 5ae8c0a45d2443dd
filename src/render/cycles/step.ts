/**
 * One step of a ring or a chain in the field's words: which script must start before or after which, and because of which
 * header word. The only place where an arc becomes a sentence.
 */
import { arcOf } from '../../model/arc.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph, DependencyWord, GraphScript, Resolution } from '../../model/graph.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { showName } from '../text/show.ts';

/** An arc, with all that it refers to. */
export interface Step {
  readonly first: GraphScript;
  readonly then: GraphScript;
  readonly word: DependencyWord;
  readonly resolution: Resolution;
  /** Where the word stands. */
  readonly place: Place;
  /** Whether the script that has the word is the one that comes first, as with BEFORE. */
  readonly isBefore: boolean;
}

/** Looks an arc up. @throws {RangeError} if the graph has no such arc */
export function stepOf(graph: DependencyGraph, arc: number): Step {
  const found = arcOf(graph, arc);
  const first = graph.scripts[found.first];
  const then = graph.scripts[found.then];
  const word = graph.words[found.word];
  const resolution = graph.resolutions[found.resolution];
  if (!first || !then || !word || !resolution) throw new RangeError(`the graph has no arc ${arc}`);
  const isBefore = word.script === found.first && first !== then;
  return { first, then, word, resolution, place: placeIn(word.file, word.word), isBefore };
}

/** `nfs-common must start after rpcbind, because Required-Start names $portmap, which rpcbind provides`. */
export function wordStep(graph: DependencyGraph, step: Step): ByteString {
  return `${wordDemand(graph, step)}, because ${wordReason(step)}`;
}

/** The demand alone: `nfs-common must start after rpcbind`. */
export function wordDemand({ direction }: DependencyGraph, { first, then, isBefore }: Step): ByteString {
  const [subject, object] = isBefore ? [first, then] : [then, first];
  const other = first === then ? 'itself' : showName(object.name);
  return `${showName(subject.name)} must ${direction} ${isBefore ? 'before' : 'after'} ${other}`;
}

/** What a script no longer does when the word is gone: `nfs-common no longer waits for rpcbind`. */
export function wordLoss({ direction }: DependencyGraph, { first, then, isBefore }: Step): ByteString {
  const [subject, object] = isBefore ? [first, then] : [then, first];
  const other = first === then ? 'itself' : showName(object.name);
  return `${showName(subject.name)} no longer has to ${direction} ${isBefore ? 'before' : 'after'} ${other}`;
}

function wordReason({ first, then, word, resolution, isBefore }: Step): ByteString {
  const provider = isBefore ? then : first;
  const [outermost] = resolution.facilities;
  const named = outermost === undefined ? resolution.name : word.word.text;
  const names = `${word.field} names ${showName(word.word.text)}`;
  if (word.word.text === '$all') return `${names}, which stands for all other scripts`;
  const through = resolution.facilities.map(({ place }, i) => {
    const next = resolution.facilities[i + 1]?.facility ?? resolution.name;
    return `, which stands for ${showName(next)} (${showName(place.file)}:${place.line})`;
  });
  const isOwnName = (outermost === undefined ? named : resolution.name) === provider.name;
  const provides = isOwnName ? '' : `, which ${showName(provider.name)} provides`;
  return `${names}${through.join('')}${provides}`;
}
