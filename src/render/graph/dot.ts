/** A picture in DOT, for any Graphviz from 2.40 on: plain attributes, a cluster for each storey, in the order of the boot. */
import type { ByteString } from '../../model/bytes.ts';
import type { EdgeKind, Picture, PictureEdge } from '../../model/picture.ts';
import { aliasesOf, labelOf, quoteDot, wordEdge } from './labels.ts';

export interface DrawOptions {
  /** Draw edges that others imply, too. */
  readonly isAll: boolean;
  readonly isRightwards: boolean;
}

/** Dashed and dotted, so that no kind is told by colour alone. */
export const LINE_STYLES: Readonly<Record<EdgeKind, string>> = {
  require: 'solid',
  should: 'dotted',
  before: 'dashed',
  after: 'dashed',
};

const STATE_STYLES = {
  run: 'style="rounded,filled", fillcolor="#dcefdc"',
  out: 'style="rounded,dashed", fontcolor="#5f6368"',
  undecided: 'style="rounded,filled,dotted", fillcolor="#fff3cd"',
};

/** A name that no cluster and no other node can have. */
const SAFE_ID = /^[A-Za-z0-9_.+:@/-]{1,200}$/;

/** Ends in a line feed. Equal pictures give equal bytes. O(size). */
export function renderDot(picture: Picture, { isAll, isRightwards }: DrawOptions): ByteString {
  const lines = [
    'digraph initorder {',
    `  graph [rankdir=${isRightwards ? 'LR' : 'TB'}];`,
    '  node [shape=box, style=rounded, fontname="Helvetica"];',
    '  edge [fontname="Helvetica"];',
  ];
  const idOf = (node: number): ByteString => dotId(picture, node);
  picture.storeys.forEach(({ name, milestone, scripts }, index) => {
    if (milestone !== undefined) lines.push(`  ${renderNode(picture, milestone)}`);
    if (scripts.length === 0) return;
    if (picture.storeys.length === 1) {
      lines.push(...scripts.map((node) => `  ${renderNode(picture, node)}`));
      return;
    }
    lines.push(`  subgraph cluster_${index} {`, `    label=${quoteDot(labelOf(name))};`, '    style=rounded;');
    lines.push(...scripts.map((node) => `    ${renderNode(picture, node)}`), '  }');
  });
  for (const edge of picture.edges) {
    if (isAll || !edge.isImplied) lines.push(`  ${renderEdge(picture, edge, idOf)}`);
  }
  return `${lines.join('\n')}\n}\n`;
}

/** A readable name where it needs no quoting of its own, else a number; a blank keeps the two apart. */
function dotId({ nodes }: Picture, node: number): ByteString {
  const name = nodes[node]?.name ?? '';
  return SAFE_ID.test(name) ? `"${name}"` : `"node ${node}"`;
}

function renderNode(picture: Picture, index: number): ByteString {
  const node = picture.nodes[index];
  if (node === undefined) return '';
  const names = [node.name, ...aliasesOf(node)].map(labelOf);
  // The line feed between the names is an escape of DOT; those inside of names are written out already.
  const label = `"${names.map((name) => quoteDot(name).slice(1, -1)).join('\\n')}"`;
  const attributes = [
    `label=${label}`,
    `tooltip=${quoteDot(labelOf(node.path))}`,
    ...(node.isMilestone ? ['shape=octagon', 'style=bold'] : []),
    ...(node.cycle >= 0 ? ['color="#b3261e"', 'penwidth=2'] : []),
    ...(node.state === undefined ? [] : [STATE_STYLES[node.state]]),
  ];
  return `${dotId(picture, index)} [${attributes.join(', ')}];`;
}

function renderEdge(picture: Picture, edge: PictureEdge, idOf: (node: number) => ByteString): ByteString {
  const attributes = [
    `tooltip=${quoteDot(wordEdge(picture, edge))}`,
    ...(edge.isCut ? ['style=dashed', 'label="cut"'] : [`style=${LINE_STYLES[edge.kind]}`]),
    ...(edge.isOnRing ? ['color="#b3261e"', 'penwidth=3'] : []),
  ];
  return `${idOf(edge.from)} -> ${idOf(edge.to)} [${attributes.join(', ')}];`;
}
