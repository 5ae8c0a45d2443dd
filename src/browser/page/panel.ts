/** The side panel: all that is known of one script, as text with links. Names become text, never markup. */
import { CUT, IMPLIED, type PageData, type PageEdge } from '../../model/page-data.ts';
import { make, type Child } from './elements.ts';
import { levelChain, storeyChain, type Walks } from './walk.ts';

export function linkTo(data: PageData, node: number): HTMLElement {
  const name = data.nodes[node]?.name ?? '';
  const link = document.createElement('a');
  link.href = `#${encodeURIComponent(name)}`;
  link.textContent = name;
  link.className = 'jump';
  return link;
}

/** The folder is the same for nearly all, and stands in the panel already. */
function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function wordPlace(data: PageData, [from, to, kind, flags, words]: PageEdge): HTMLElement {
  const owner = data.nodes[kind === 'before' ? from : to]?.path ?? '';
  const places = words.map(
    ([field, word, line, column, path]) => `${field} ${word}, ${fileName(path ?? owner)}:${line}:${column}`,
  );
  const notes = [
    ...((flags & IMPLIED) !== 0 ? ['implied by others'] : []),
    ...((flags & CUT) !== 0 ? ['to be cut'] : []),
  ];
  return make('span', [` ${[places.join('; '), ...notes].join(', ')}`], 'word');
}

function listEdges(data: PageData, title: string, edges: readonly PageEdge[], end: 0 | 1): readonly Child[] {
  if (edges.length === 0) return [];
  const items = edges.map((edge) => make('li', [linkTo(data, edge[end]), wordPlace(data, edge)]));
  return [make('h3', [`${title} (${edges.length})`]), make('ul', items)];
}

function listFurther(data: PageData, title: string, found: ReadonlyMap<number, number>): readonly Child[] {
  const further = [...found].filter(([, steps]) => steps > 1);
  if (further.length === 0) return [];
  const links = further.flatMap(([node], i): Child[] => [...(i === 0 ? [] : [', ']), linkTo(data, node)]);
  return [make('p', [`${title}: `, ...links])];
}

function line(label: string, value: string | undefined): readonly Child[] {
  return value === undefined || value === '' ? [] : [make('p', [make('b', [`${label}: `]), value])];
}

/** Fills the panel. `before` and `behind` are what the picture marks. */
export function showPanel(
  panel: HTMLElement,
  data: PageData,
  walks: Walks,
  node: number,
  before: ReadonlyMap<number, number>,
  behind: ReadonlyMap<number, number>,
): void {
  const script = data.nodes[node];
  if (script === undefined) return;
  const isStop = data.verb === 'stop';
  const levels = levelChain(data, walks, node);
  const storeys = storeyChain(data, walks, node);
  const chainOf = (edges: readonly PageEdge[], end: 0 | 1): HTMLElement =>
    make(
      'ol',
      edges.map((edge) => make('li', [linkTo(data, edge[end]), wordPlace(data, edge)])),
    );
  panel.replaceChildren(
    make('h2', [script.name]),
    ...line('About', script.about),
    ...line(
      'State',
      script.state === undefined
        ? undefined
        : `${script.state}${script.reason === undefined ? '' : `, ${script.reason}`}`,
    ),
    ...line('File', script.path),
    ...line('Also provides', script.aliases?.join(', ')),
    ...line('Keywords', script.keywords?.join(', ')),
    ...line('Runlevels', script.runlevels?.join(' ')),
    ...line('Links', script.links),
    ...line(
      'Place',
      `${data.order.indexOf(node) + 1} of ${data.order.length}, level ${script.level}, ${data.storeys[script.storey] ?? ''}`,
    ),
    ...listEdges(data, isStop ? 'Stops after' : 'Waits for', walks.into[node] ?? [], 0),
    ...listFurther(data, 'and so for', before),
    ...listEdges(data, isStop ? 'Stops before' : 'Waited for by', walks.out[node] ?? [], 1),
    ...listFurther(data, 'and so by', behind),
    ...(storeys.length === 0
      ? []
      : [make('h3', [`Why it stands ${data.storeys[script.storey] ?? ''}`]), chainOf(storeys, 1)]),
    ...(levels.length === 0 ? [] : [make('h3', [`Why its level is ${script.level}`]), chainOf(levels, 0)]),
  );
  panel.hidden = false;
}
