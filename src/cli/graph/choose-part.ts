/** Which part of a picture is asked for: around some scripts, on a way, in rings, or all of it. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import type { Picture } from '../../model/picture.ts';
import { indexPicture } from '../../picture/names.ts';
import { findNeighbourhood, findPath, takePart } from '../../picture/neighbourhood.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';

export interface ChosenPart {
  readonly picture: Picture;
  /** Nodes of the part that were named. */
  readonly focus: readonly number[];
  /** Edges of the part, with `--path`. */
  readonly path?: readonly number[];
}

export interface NoPart {
  readonly message: string;
}

const USUAL_HOPS = '2';

/** @param isTree whether the form goes its own ways from what was named, so that all must be there */
export function choosePart(picture: Picture, parsed: ParsedArguments, isTree: boolean): ChosenPart | NoPart {
  const [a, b] = parsed.values.get('path') ?? [];
  if (a !== undefined && b !== undefined) return choosePath(picture, a, b);
  const names = parsed.values.get('focus');
  if (names !== undefined) return chooseAround(picture, names, parsed, isTree);
  if (!parsed.flags.has('only-cycles')) return { picture, focus: [] };
  const inRings = new Set(picture.cycles.flatMap(({ nodes }) => nodes));
  if (inRings.size === 0) return { message: 'no scripts wait for one another: there is no ring' };
  return { picture: takePart(picture, inRings), focus: [] };
}

function chooseAround(
  picture: Picture,
  names: readonly string[],
  parsed: ParsedArguments,
  isTree: boolean,
): ChosenPart | NoPart {
  const centre = findNames(picture, names);
  if ('message' in centre) return centre;
  if (isTree) return { picture, focus: [...centre].sort((a, b) => a - b) };
  const hops = lastValue(parsed, 'hops') ?? USUAL_HOPS;
  const { before, behind } = findNeighbourhood(picture, centre, {
    up: Number(lastValue(parsed, 'up') ?? hops),
    down: Number(lastValue(parsed, 'down') ?? hops),
    isThroughMilestones: parsed.flags.has('through-milestones'),
  });
  return renumber(picture, new Set([...centre, ...before.keys(), ...behind.keys()]), centre);
}

function choosePath(picture: Picture, a: string, b: string): ChosenPart | NoPart {
  const first = findNames(picture, [a]);
  if ('message' in first) return first;
  const second = findNames(picture, [b]);
  if ('message' in second) return second;
  const path = findPath(picture, first, second) ?? findPath(picture, second, first);
  if (path === undefined) return { message: `no header word puts '${a}' and '${b}' in an order` };
  const edges = new Set(path);
  const nodes = new Set(path.flatMap((edge) => [picture.edges[edge]?.from ?? -1, picture.edges[edge]?.to ?? -1]));
  const kept = takePart(picture, nodes, (_, index) => edges.has(index));
  const order = new Map([...edges].sort((x, y) => x - y).map((edge, i) => [edge, i]));
  return { picture: kept, focus: [], path: path.map((edge) => order.get(edge) ?? -1) };
}

function renumber(picture: Picture, wanted: ReadonlySet<number>, centre: ReadonlySet<number>): ChosenPart {
  const nodes = [...picture.nodes.keys()].filter((node) => wanted.has(node));
  return {
    picture: takePart(picture, wanted),
    focus: nodes.flatMap((node, i) => (centre.has(node) ? [i] : [])),
  };
}

/** How many names are offered in place of one that nobody has. */
const MOST_GUESSES = 3;

function findNames(picture: Picture, names: readonly string[]): ReadonlySet<number> | NoPart {
  const index = indexPicture(picture);
  const found = new Set<number>();
  for (const name of names) {
    const nodes = index.get(bytesOfText(name));
    if (nodes === undefined)
      return { message: `no script '${name}' here${wordGuesses(bytesOfText(name), index.keys())}` };
    for (const node of nodes) found.add(node);
  }
  return found;
}

function wordGuesses(name: ByteString, known: Iterable<ByteString>): string {
  const left = new Set(known);
  const guesses: string[] = [];
  while (guesses.length < MOST_GUESSES) {
    const nearest = nearestName(name, left);
    if (nearest === undefined) break;
    left.delete(nearest);
    guesses.push(`'${textOfBytes(nearest)}'`);
  }
  return guesses.length === 0 ? '' : `; did you mean ${guesses.join(', ')}?`;
}
