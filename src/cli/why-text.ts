/** The answer of `initorder why` for a person. */
import { growTree } from '../graph/dependency-tree.ts';
import type { ByteString } from '../model/bytes.ts';
import type { Paint } from '../render/paint.ts';
import type { Sources } from '../render/place-text.ts';
import { showName } from '../render/show.ts';
import { renderChain, renderTie, renderTree } from '../render/why-text.ts';
import { chainBack, chainsOf, findTie, type Question } from './why-question.ts';

/** The answer to a question, as text. */
export function renderAnswer(question: Question, sources: Sources, paint: Paint): ByteString {
  if (question.b === undefined) return [...question.a].map((script) => renderTrees(question, script, paint)).join('\n');
  const { graph } = question.setGraph;
  const [a, b] = [showName(question.names.a), showName(question.names.b)];
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

function renderTrees({ setGraph: { graph }, depth }: Question, script: number, paint: Paint): ByteString {
  const name = showName(graph.scripts[script]?.name ?? '');
  const must = `must ${graph.direction} before`;
  const before = growTree(graph, script, 'before', depth);
  const behind = growTree(graph, script, 'behind', depth);
  return [
    before.length === 0 ? `nothing ${must} ${name}\n` : renderTree(graph, `what ${must} ${name}:`, before, paint),
    behind.length === 0 ? `${name} ${must} nothing\n` : renderTree(graph, `what ${name} ${must}:`, behind, paint),
  ].join('\n');
}
