/**
 * What the loss of a word would harm, so that of equal cuts the one is proposed that does least. A word of a script that
 * few others ask for is given up before one of a script on which many build, and a word of a local script before one of the
 * base system, which worked before the local script came.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { baseName } from '../../model/path.ts';
import { at } from '../walks/adjacency.ts';

/** Folders that the base system leaves to its administrator, on any of the systems with init scripts. */
const LOCAL = /(?:^|\/)(?:usr\/local|usr\/pkg|opt)\//;

/** More scripts than any set has: so that one number compares the folders first. */
const FOLDER_WEIGHT = 2 ** 32;

/** For each script of the graph, what the loss of a word in it harms; more is worse. O(n + m). */
export function weighScripts(graph: DependencyGraph): Float64Array {
  const waiting = countWaiting(graph);
  const folders = new Map<ByteString, number>();
  for (const { file } of graph.scripts) {
    const folder = folderOf(file);
    if (!folders.has(folder)) folders.set(folder, folders.size);
  }
  return Float64Array.from(graph.scripts, ({ file }, script) => {
    // Folders are given as rc(8) reads them: the base's first, then those of what was added.
    const rank = LOCAL.test(file) ? 0 : folders.size - (folders.get(folderOf(file)) ?? 0);
    return rank * FOLDER_WEIGHT + at(waiting, script);
  });
}

/** How many other scripts ask, by words of their own, to come behind each script. */
function countWaiting({ scripts, words, arcs, junctions }: DependencyGraph): Int32Array {
  const waiting = new Int32Array(scripts.length);
  // Arcs come by the script that asks, so a script that asks twice does so in a row.
  const last = new Int32Array(scripts.length).fill(-1);
  for (const [arc, first] of arcs.first.entries()) {
    const then = at(arcs.then, arc);
    if (first === then || words[at(arcs.word, arc)]?.script !== then || last[first] === then) continue;
    last[first] = then;
    waiting[first] = at(waiting, first) + 1;
  }
  for (const { words: asking, providers, isBefore } of junctions) {
    if (isBefore) continue;
    for (const provider of providers) waiting[provider] = at(waiting, provider) + asking.length;
  }
  return waiting;
}

function folderOf(file: ByteString): ByteString {
  return file.slice(0, file.length - baseName(file).length);
}
