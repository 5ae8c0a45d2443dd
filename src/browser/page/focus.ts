/** What is chosen on the page: marks in the picture, the line that counts, the panel, and the address. */
import type { PageData } from '../../model/page-data.ts';
import { showPanel } from './panel.ts';
import { indexEdges, walk, type Walks } from './walk.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MARKS = ['is-centre', 'is-before', 'is-behind', 'is-near', 'is-hit'];

export class Focus {
  node = -1;
  hops = 2;
  readonly data: PageData;
  readonly walks: Walks;
  readonly #main: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #status: HTMLElement;
  readonly #first: string;
  readonly #elements = new Map<number, Element[]>();
  readonly #lines: readonly (readonly [Element, readonly number[]])[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(data: PageData, main: HTMLElement, panel: HTMLElement, status: HTMLElement) {
    this.data = data;
    this.walks = indexEdges(data);
    this.#main = main;
    this.#panel = panel;
    this.#status = status;
    this.#first = status.textContent;
    for (const element of main.querySelectorAll('[data-n]')) {
      const node = Number(element.getAttribute('data-n'));
      this.#elements.set(node, [...(this.#elements.get(node) ?? []), element]);
    }
    this.#lines = [...main.querySelectorAll('[data-e]')].map((line) => [
      line,
      (line.getAttribute('data-e') ?? '').split(' ').map(Number),
    ]);
    this.#numbers = new Map(data.nodes.map(({ name }, node) => [name, node]));
  }

  /** The element of a node in its own storey; ghosts of it come later. */
  elementOf(node: number): Element | undefined {
    const all = this.#elements.get(node) ?? [];
    return all.find((element) => !element.classList.contains('ghost')) ?? all[0];
  }

  /** Where there is no picture, a script is its item in the list. */
  itemOf(node: number): HTMLElement | undefined {
    const item = this.#main.querySelectorAll<HTMLElement>('.order li')[this.data.order.indexOf(node)];
    if (item === undefined) return undefined;
    item.tabIndex = -1;
    item.classList.add('is-centre');
    return item;
  }

  say(text: string): void {
    this.#status.textContent = text;
  }

  /** Goes where the address says; nothing is chosen if it names no script. */
  readAddress(): void {
    const [name = '', query = ''] = location.hash.slice(1).split('?');
    const hops = /^hops=([1-9][0-9]?)$/.exec(query)?.[1];
    if (hops !== undefined) this.hops = Number(hops);
    let text = name;
    try {
      text = decodeURIComponent(name);
    } catch {
      // An address that was cut somewhere; it names nobody.
    }
    this.show(this.#numbers.get(text) ?? -1);
  }

  /** Chooses a node, and lets the address say so. */
  choose(node: number, isNew = true): void {
    const name = this.data.nodes[node]?.name;
    const address =
      name === undefined ? '#' : `#${encodeURIComponent(name)}${this.hops === 2 ? '' : `?hops=${this.hops}`}`;
    if (isNew) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.show(node);
  }

  show(node: number): void {
    this.node = node;
    this.clear();
    const script = this.data.nodes[node];
    this.#main.classList.toggle('has-focus', script !== undefined);
    if (script === undefined) {
      this.#panel.hidden = true;
      this.say(this.#first);
      return;
    }
    const before = walk(this.data, this.walks, node, 'into', this.hops);
    const behind = walk(this.data, this.walks, node, 'out', this.hops);
    this.mark([node], 'is-centre', '');
    this.mark(before.keys(), 'is-before', '\u25b2');
    this.mark(behind.keys(), 'is-behind', '\u25bc');
    const isNear = (end: number): boolean => end === node || before.has(end) || behind.has(end);
    for (const [line, edges] of this.#lines) {
      const ends = edges.flatMap((edge) => this.data.edges[edge] ?? []);
      if (edges.some((edge) => this.data.edges[edge]?.slice(0, 2).every((end) => isNear(Number(end))) === true)) {
        line.classList.toggle('is-near', ends.length > 0);
      }
    }
    const verb = this.data.verb === 'stop' ? ['stops after', 'stop after it'] : ['waits for', 'wait for it'];
    this.say(
      `${script.name} ${verb[0] ?? ''} ${before.size}, ${behind.size} ${verb[1] ?? ''} (${this.hops} steps, up to the milestones)`,
    );
    showPanel(this.#panel, this.data, this.walks, node, before, behind);
    const element = this.elementOf(node) ?? this.itemOf(node);
    const fold = element?.closest('details');
    if (fold instanceof HTMLDetailsElement) fold.open = true;
    element?.scrollIntoView({ block: 'center', inline: 'center' });
    if (element instanceof SVGElement || element instanceof HTMLElement) element.focus({ preventScroll: true });
  }

  clear(): void {
    for (const name of MARKS) {
      for (const element of this.#main.querySelectorAll(`.${name}`)) element.classList.remove(name);
    }
    for (const mark of this.#main.querySelectorAll('.mark')) mark.remove();
  }

  mark(nodes: Iterable<number>, className: string, sign: string): void {
    for (const node of nodes) {
      for (const element of this.#elements.get(node) ?? []) {
        element.classList.add(className);
        const box = element.querySelector('rect');
        if (box === null || sign === '') continue;
        // Colour is not all that tells needs and dependents apart.
        const mark = document.createElementNS(SVG, 'text');
        mark.setAttribute('class', 'mark');
        mark.setAttribute('x', String(Number(box.getAttribute('x')) + 2));
        mark.setAttribute('y', String(Number(box.getAttribute('y')) + 12));
        mark.setAttribute('aria-hidden', 'true');
        mark.textContent = sign;
        element.append(mark);
      }
    }
  }
}
