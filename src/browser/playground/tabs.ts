/** Tabs as the ARIA practices have them: arrows move, and what is chosen is shown. A part is filled when it is first looked at. */
import { find } from '../page/elements.ts';

export class Tabs {
  readonly #tabs: readonly HTMLElement[];
  #fill: ReadonlyMap<string, () => void> = new Map();

  constructor() {
    this.#tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    for (const [i, tab] of this.#tabs.entries()) {
      tab.addEventListener('click', () => {
        this.choose(tab);
      });
      tab.addEventListener('keydown', ({ key }) => {
        const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
        const next = this.#tabs[(i + step + this.#tabs.length) % this.#tabs.length];
        if (step === 0 || next === undefined) return;
        this.choose(next);
        next.focus();
      });
    }
  }

  /** New answers: what fills each part, and how many things are in it. */
  open(fill: ReadonlyMap<string, () => void>, counts: Readonly<Record<string, number>>): void {
    this.#fill = new Map(fill);
    for (const tab of this.#tabs) {
      const name = tab.id.slice('tab-'.length);
      partOf(tab).replaceChildren();
      const count = counts[name];
      const label = tab.querySelector('.count');
      if (label !== null) label.textContent = count === undefined ? '' : `(${count})`;
    }
    find('.tabs', HTMLElement).hidden = false;
    const chosen = this.#tabs.find((tab) => tab.getAttribute('aria-selected') === 'true');
    if (chosen !== undefined) this.choose(chosen);
  }

  close(): void {
    find('.tabs', HTMLElement).hidden = true;
    for (const tab of this.#tabs) partOf(tab).hidden = true;
  }

  choose(chosen: HTMLElement): void {
    for (const tab of this.#tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      partOf(tab).hidden = !isChosen;
    }
    const part = partOf(chosen);
    if (part.childNodes.length === 0) this.#fill.get(part.id.slice('part-'.length))?.();
  }
}

function partOf(tab: HTMLElement): HTMLElement {
  return find(`#${tab.getAttribute('aria-controls') ?? ''}`, HTMLElement);
}
