/** Small questions to trees of shell text. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand, Word } from '../../shell/syntax.ts';

/** The text of a word in which nothing is expanded; undefined for any other. */
export function literalText(word: Word | undefined): ByteString | undefined {
  if (word === undefined) return undefined;
  const texts: ByteString[] = [];
  for (const part of word.parts) {
    if (part.kind !== 'text') return undefined;
    texts.push(part.text);
  }
  return texts.join('');
}

/** The name of a variable that a word is made of alone, as `"$X"` or `${X}`. */
export function soleVariable(word: Word | undefined): ByteString | undefined {
  const parts = (word?.parts ?? []).filter((part) => part.kind !== 'text' || part.text !== '');
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'parameter' && part.operator === '' ? part.name : undefined;
}

/** The first word of a command where it is plain text. */
export function commandName({ words }: SimpleCommand): ByteString | undefined {
  return literalText(words[0]);
}

/** The lists of nodes that stand directly in a node. */
export function childLists(node: ShellNode): readonly (readonly ShellNode[])[] {
  switch (node.kind) {
    case 'simple':
      return [];
    case 'if':
      return [...node.branches.flatMap(({ condition, body }) => [condition, body]), node.otherwise];
    case 'loop':
      return [node.condition, node.body];
    case 'for':
    case 'group':
      return [node.body];
    case 'case':
      return node.clauses.map(({ body }) => body);
    case 'function':
      return [[node.body]];
    case 'and-or':
      return [[node.first], ...node.rest.map((other) => [other.node])];
    case 'pipeline':
      return [node.commands];
  }
}

/** All simple commands below some nodes, those in the bodies of functions that are defined there left out. */
export function* simpleCommands(nodes: readonly ShellNode[]): Generator<SimpleCommand> {
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'simple') yield node;
    else if (node.kind !== 'function') waiting.push(...childLists(node).flat().toReversed());
  }
}
