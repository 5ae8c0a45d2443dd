/** A picture as mermaid's flowchart, which GitHub and GitLab draw in their pages. Good for a dozen or two of scripts. */
import type { ByteString } from '../../model/bytes.ts';
import type { EdgeKind, Picture, PictureEdge } from '../../model/picture.ts';
import { aliasesOf, labelOf } from './labels.ts';
import type { DrawOptions } from './dot.ts';
import { shortenName } from '../text/show.ts';

/** More cannot be drawn by mermaid as it is set up everywhere; it says `syntax error` then. */
export const MOST_MERMAID_EDGES: number = 500;
export const MOST_MERMAID_BYTES: number = 50_000;

/** From here on nobody can read it. */
export const READABLE_NODES: number = 60;
export const READABLE_EDGES: number = 100;

/** So much of a name is shown: mermaid has no use for more. */
const LONGEST = 120;

const ARROWS: Readonly<Record<EdgeKind, string>> = {
  require: '-->',
  should: '-. should .->',
  before: '-.->',
  after: '-.->',
};

const STATE_CLASSES =
  '  classDef run fill:#dcefdc,stroke:#1b5e20,color:#1a1a1a\n' +
  '  classDef out stroke-dasharray:4 3\n' +
  '  classDef undecided fill:#fff3cd,stroke:#7a5b00,color:#1a1a1a,stroke-dasharray:2 2\n';

/** Ends in a line feed. O(size). @param hasStoreys whether scripts of one storey stand in one frame */
export function renderMermaid(picture: Picture, { isAll, isRightwards }: DrawOptions, hasStoreys: boolean): ByteString {
  const lines = [`flowchart ${isRightwards ? 'LR' : 'TD'}`];
  const isSplit = hasStoreys && picture.storeys.filter(({ scripts }) => scripts.length > 0).length > 1;
  picture.storeys.forEach(({ name, milestone, scripts }, index) => {
    if (milestone !== undefined) lines.push(`  ${renderNode(picture, milestone)}`);
    if (scripts.length === 0) return;
    const indent = isSplit ? '    ' : '  ';
    if (isSplit) lines.push(`  subgraph s${index}[${quote(name)}]`);
    lines.push(...scripts.map((node) => `${indent}${renderNode(picture, node)}`));
    if (isSplit) lines.push('  end');
  });
  const groups = groupEdges(drawnEdges(picture, isAll));
  lines.push(
    ...groups.map(
      ([arrow, edges]) => `  n${edges[0]?.from ?? 0} ${arrow} ${edges.map(({ to }) => `n${to}`).join(' & ')}`,
    ),
  );
  const ring = groups.flatMap(([, edges]) => edges).flatMap(({ isOnRing }, i) => (isOnRing ? [i] : []));
  if (ring.length > 0) lines.push(`  linkStyle ${ring.join(',')} stroke:#b3261e,stroke-width:3px`);
  return `${lines.join('\n')}\n${renderStates(picture)}`;
}

/** The edges that are drawn. */
export function drawnEdges({ edges }: Picture, isAll: boolean): readonly PictureEdge[] {
  return edges.filter(({ isImplied }) => isAll || !isImplied);
}

/** Edges from one script with one arrow stand in one line. */
function groupEdges(
  edges: readonly PictureEdge[],
): readonly (readonly [arrow: string, edges: readonly PictureEdge[]])[] {
  const groups = new Map<string, [string, PictureEdge[]]>();
  for (const edge of edges) {
    const arrow = edge.isCut ? '-. cut .->' : ARROWS[edge.kind];
    const known = groups.get(`${edge.from} ${arrow}`);
    if (known === undefined) groups.set(`${edge.from} ${arrow}`, [arrow, [edge]]);
    else known[1].push(edge);
  }
  return [...groups.values()];
}

function renderNode({ nodes }: Picture, index: number): ByteString {
  const node = nodes[index];
  if (node === undefined) return '';
  const label = quote(node.name, ...aliasesOf(node).slice(0, 3));
  return node.isMilestone ? `n${index}{{${label}}}` : `n${index}[${label}]`;
}

function renderStates({ nodes }: Picture): ByteString {
  if (nodes.every(({ state }) => state === undefined)) return '';
  const ofState = (wanted: string): string => {
    const found = nodes.flatMap(({ state }, index) => (state === wanted ? [`n${index}`] : []));
    return found.length === 0 ? '' : `  class ${found.join(',')} ${wanted}\n`;
  };
  return `${STATE_CLASSES}${['run', 'out', 'undecided'].map(ofState).join('')}`;
}

/** All but the plainest characters as entities, which mermaid writes with a `#`: no name means anything to it. */
function quote(...names: readonly ByteString[]): ByteString {
  const lines = names.map((name) =>
    labelOf(shortenName(name, LONGEST)).replaceAll(
      /[^A-Za-z0-9 .:/@+\x80-\xff-]/g,
      (character) => `#${character.charCodeAt(0)};`,
    ),
  );
  return `"${lines.join('<br/>')}"`;
}
