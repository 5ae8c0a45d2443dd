/** The script of a page. It shows; all that it says comes from the data in the page. */
import type { PageData } from '../../model/page-data.ts';
import { find, openTools } from './elements.ts';
import { Focus } from './focus.ts';
import { openKeys } from './keys.ts';
import { openSearch } from './search.ts';

/** Where a storey is wider than the screen, what starts first is to be seen first. */
function showFirst(drawing: Element): void {
  const box = drawing.querySelector('.node')?.getBoundingClientRect();
  // Folded, it has no size yet; and where something is chosen, that is what is to be seen.
  if (box === undefined || box.width === 0 || drawing.querySelector('.is-centre') !== null) return;
  drawing.scrollLeft = box.left + box.width / 2 - drawing.getBoundingClientRect().left - drawing.clientWidth / 2;
}

function start(): void {
  const data = JSON.parse(find('.page-data', HTMLScriptElement).textContent) as PageData;
  const main = find('main', HTMLElement);
  const field = find('.search', HTMLInputElement);
  const hops = find('.hops', HTMLInputElement);
  const help = find('.help', HTMLButtonElement);
  const focus = new Focus(data, main, find('.panel', HTMLElement), find('.status', HTMLElement));
  openTools();
  find('.order', HTMLDetailsElement).open = document.querySelector('.drawing') === null;
  // With the script it is the picture that an address leads to, and not the list.
  for (const item of document.querySelectorAll('.order li')) item.removeAttribute('id');
  for (const drawing of document.querySelectorAll('.drawing')) {
    showFirst(drawing);
    drawing.closest('.fold')?.addEventListener(
      'toggle',
      () => {
        showFirst(drawing);
      },
      { once: true },
    );
  }

  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('a[data-n], a.jump') : null;
    if (target === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = target.getAttribute('href') ?? '#';
    if (location.hash !== address) history.pushState(null, '', address);
    focus.readAddress();
  });
  addEventListener('popstate', () => {
    focus.hops = 2;
    focus.readAddress();
    hops.value = String(focus.hops);
  });
  hops.addEventListener('change', () => {
    focus.hops = Math.min(99, Math.max(1, Math.floor(Number(hops.value)) || 2));
    hops.value = String(focus.hops);
    focus.choose(focus.node, false);
    hops.focus();
  });
  const legend = find('.legend', HTMLElement);
  help.addEventListener('click', () => {
    legend.hidden = !legend.hidden;
    help.setAttribute('aria-expanded', String(!legend.hidden));
    if (!legend.hidden) legend.scrollIntoView({ block: 'nearest' });
  });
  openSearch(focus, field, find('.hits', HTMLElement));
  openKeys(focus, field, help);
  if (location.hash.length > 1) focus.readAddress();
  else if (data.cycles.length > 0) focus.show(data.cycles[0]?.[0] ?? -1);
  hops.value = String(focus.hops);
}

start();
