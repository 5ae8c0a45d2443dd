/** The search field: hits as one types, Enter to the best of them, arrows through them. */
import type { PageData } from '../../model/page-data.ts';
import { make } from './elements.ts';
import type { Focus } from './focus.ts';
import { linkTo } from './panel.ts';

/** So many hits are listed below the field. */
const MOST_LISTED = 12;

/** Scripts that have the text in their name, in what they provide, or in what is said of them; the best first. */
export function findHits({ nodes, order }: PageData, text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const rank = (node: number): number => {
    const { name = '', aliases = [], about = '' } = nodes[node] ?? {};
    const lower = name.toLowerCase();
    if (lower === wanted) return 0;
    if (lower.startsWith(wanted)) return 1;
    if (lower.includes(wanted)) return 2;
    if (aliases.some((alias) => alias.toLowerCase().includes(wanted))) return 3;
    return about.toLowerCase().includes(wanted) ? 4 : 5;
  };
  return order
    .map((node): [number, number] => [rank(node), node])
    .filter(([found]) => found < 5)
    .sort(([a], [b]) => a - b)
    .map(([, node]) => node);
}

/** The name that shares most pairs of letters with what was typed. */
export function nearest({ nodes }: PageData, text: string): string | undefined {
  const pairsOf = (word: string): Set<string> =>
    new Set(Array.from(word.toLowerCase()).map((letter, i, all) => letter + (all[i + 1] ?? '')));
  const wanted = pairsOf(text);
  let best: string | undefined;
  let most = 0;
  for (const { name } of nodes) {
    const own = pairsOf(name.slice(0, 64));
    const shared = (2 * [...own].filter((pair) => wanted.has(pair)).length) / (own.size + wanted.size);
    if (shared > most) [best, most] = [name, shared];
  }
  return most >= 0.4 ? best : undefined;
}

export function openSearch(focus: Focus, field: HTMLInputElement, list: HTMLElement): void {
  let hits: readonly number[] = [];
  let at = 0;
  const update = (): void => {
    hits = findHits(focus.data, field.value);
    at = 0;
    focus.clear();
    focus.mark(hits, 'is-hit', '');
    list.replaceChildren(...hits.slice(0, MOST_LISTED).map((node) => make('li', [linkTo(focus.data, node)])));
    if (field.value.trim() === '') {
      focus.show(focus.node);
      field.focus();
      return;
    }
    const guess = hits.length > 0 ? undefined : nearest(focus.data, field.value);
    const none = `no such script${guess === undefined ? '' : `; did you mean ${guess}?`}`;
    focus.say(hits.length === 0 ? none : `${hits.length} hit${hits.length === 1 ? '' : 's'}`);
  };
  const close = (): void => {
    field.value = '';
    hits = [];
    list.replaceChildren();
  };
  list.addEventListener('click', close);
  field.addEventListener('input', update);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      const node = hits[at];
      if (node === undefined) return;
      close();
      focus.choose(node);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (hits.length === 0) return;
      at = (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length;
      focus.say(`${at + 1} of ${hits.length}: ${focus.data.nodes[hits[at] ?? -1]?.name ?? ''}`);
    } else if (event.key === 'Escape') {
      close();
      focus.show(focus.node);
      field.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
