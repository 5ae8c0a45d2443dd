/** Walking in the picture by keys alone. */
import type { Focus } from './focus.ts';

export function openKeys(focus: Focus, field: HTMLInputElement, help: HTMLElement): void {
  const { order, cycles } = focus.data;
  const goTo = (node: number | undefined): boolean => {
    if (node === undefined) return false;
    focus.choose(node);
    return true;
  };
  const step = (distance: number): number | undefined => {
    const place = order.indexOf(focus.node);
    return place < 0 ? order[distance > 0 ? 0 : order.length - 1] : order[place + distance];
  };
  const nextCycle = (): number | undefined => {
    const now = cycles.findIndex((nodes) => nodes.includes(focus.node));
    return cycles[(now + 1) % Math.max(1, cycles.length)]?.[0];
  };
  const actions: Readonly<Record<string, () => boolean>> = {
    '/': () => {
      field.focus();
      field.select();
      return true;
    },
    '?': () => {
      help.click();
      return true;
    },
    c: () => goTo(nextCycle()),
    Home: () => goTo(order[0]),
    End: () => goTo(order.at(-1)),
    ArrowRight: () => goTo(step(1)),
    ArrowLeft: () => goTo(step(-1)),
    ArrowUp: () => focus.node >= 0 && goTo(focus.walks.into[focus.node]?.[0]?.[0]),
    ArrowDown: () => focus.node >= 0 && goTo(focus.walks.out[focus.node]?.[0]?.[1]),
    Escape: () => {
      if (focus.node < 0) return false;
      focus.choose(-1);
      return true;
    },
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
    // The panel and the drawings scroll by these keys as long as nothing is chosen in them.
    if (
      target instanceof HTMLElement &&
      target.tabIndex === 0 &&
      target.matches('.panel, .drawing') &&
      event.key.startsWith('Arrow')
    )
      return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (action?.() === true) event.preventDefault();
  });
}
