/** The answer of `initorder why` for a person. */
import { TreeGrower } from '../../graph/walks/dependency-tree.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { Paint } from '../../render/text/paint.ts';
import type { Sources } from '../../model/place.ts';
import { showName } from '../../render/text/show.ts';
import { renderChain, renderTie, renderTree } from '../../render/why/report.ts';
import { nameRing, renderContradiction } from '../../render/why/ring.ts';
import { chainBack, chainsOf, findTie, type Question } from './question.ts';
import { findContradiction, findRingThrough, groupOf } from './ring.ts';

/** The answer to a question, as text. */
export function renderAnswer(question: Question, sources: Sources, paint: Paint): ByteString {
  if (question.b === undefined) return renderAllTrees(question, paint);
  const { graph } = question.setGraph;
  const [a, b] = [showName(question.names.a), showName(question.names.b)];
  const ring = findContradiction(question);
  if (ring !== undefined) {
    const told = renderContradiction(graph, ring, findTie(question), paint.strong);
    return `${told}${renderChain(graph, ring, sources, paint)}`;
  }
  const { chains, complete } = chainsOf(question);
  if (chains.length > 0) {
    const extent = chains.length === 1 ? '' : `, by ${complete ? '' : 'more than '}${chains.length} chains of words`;
    const title = paint.strong(`${a} must ${graph.direction} before ${b}${extent}`);
    return `${title}\n\n${chains.map((chain) => renderChain(graph, chain, sources, paint)).join('')}`;
  }
  const back = chainBack(question);
  if (back !== undefined) {
    return `${paint.strong(`no: ${b} must ${graph.direction} before ${a}`)}\n\n${renderChain(graph, back, sources, paint)}`;
  }
  return `${paint.strong(`no header word puts ${a} and ${b} in an order`)}\n${renderTie(findTie(question))}`;
}

/** Of the scripts that a name means, so many are shown with their trees. */
const MOST_TREES = 10;

function renderAllTrees({ setGraph: { graph }, a, names, depth }: Question, paint: Paint): ByteString {
  const growers = { before: new TreeGrower(graph, 'before'), behind: new TreeGrower(graph, 'behind') };
  const trees = [...a].slice(0, MOST_TREES).map((script) => renderTrees(graph, growers, script, depth, paint));
  const more = a.size - trees.length;
  if (more > 0) trees.push(`... and ${more} more script${more === 1 ? '' : 's'} called ${showName(names.a)}\n`);
  return trees.join('\n');
}

function renderTrees(
  graph: DependencyGraph,
  growers: Readonly<Record<'before' | 'behind', TreeGrower>>,
  script: number,
  depth: number,
  paint: Paint,
): ByteString {
  const name = showName(graph.scripts[script]?.name ?? '');
  const must = `must ${graph.direction} before`;
  const before = growers.before.grow(script, depth);
  const behind = growers.behind.grow(script, depth);
  const ring = findRingThrough(graph, script);
  if (ring !== undefined) {
    const group = groupOf(graph, script);
    return [
      `${paint.strong(`${name} is in a ring, where the words contradict one another`)}\nring: ${nameRing(graph, ring)}\n`,
      renderTree(graph, `what words put before ${name}:`, before, paint, group),
      renderTree(graph, `what words put behind ${name}:`, behind, paint, group),
    ].join('\n');
  }
  return [
    before.length === 0 ? `nothing ${must} ${name}\n` : renderTree(graph, `what ${must} ${name}:`, before, paint),
    behind.length === 0 ? `${name} ${must} nothing\n` : renderTree(graph, `what ${name} ${must}:`, behind, paint),
  ].join('\n');
}
