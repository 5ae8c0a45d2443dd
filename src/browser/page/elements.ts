/** What all pages of ours do with elements: find, make, and wear a theme. Names become text, never markup. */

export type Child = Node | string;

export function make(tag: string, children: readonly Child[], className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** The one element that is meant. */
export function find<Found extends HTMLElement>(selector: string, kind: new () => Found): Found {
  const element = document.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${selector}`);
}

/** On paper nothing can be opened, so all is open there; behind it, all is as it was. */
function openForPrint(): void {
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const one of opened) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
  });
}

/** Shows the controls, and lets the reader choose light or dark. */
export function openTools(): void {
  find('.tools', HTMLElement).hidden = false;
  openForPrint();
  const theme = find('.theme', HTMLSelectElement);
  const { documentElement } = document;
  theme.value = documentElement.dataset['theme'] ?? 'auto';
  theme.addEventListener('change', () => {
    if (theme.value === 'auto') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme.value;
  });
}
