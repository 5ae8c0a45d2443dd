/** The script of a lint report: it shows the findings of the levels and the rule that are chosen, and the address says which. */
import { find, openTools } from '../page/elements.ts';

function start(): void {
  const status = find('.status', HTMLElement);
  const all = status.textContent;
  const rule = find('.rule', HTMLSelectElement);
  const levels = [...document.querySelectorAll<HTMLInputElement>('input.level')];
  const findings = [...document.querySelectorAll<HTMLElement>('.finding')];
  const files = [...document.querySelectorAll<HTMLElement>('.file')];

  const show = (): void => {
    const wanted = new Set(levels.filter(({ checked }) => checked).map(({ value }) => value));
    let shown = 0;
    for (const finding of findings) {
      const { level = '', rule: own } = finding.dataset;
      finding.hidden = !wanted.has(level) || (rule.value !== '' && own !== rule.value);
      if (!finding.hidden) shown += 1;
    }
    for (const file of files) file.hidden = file.querySelector('.finding:not([hidden])') === null;
    status.textContent = shown === findings.length ? all : `${shown} of ${findings.length} findings shown`;
  };
  /** What is chosen, as it stands in the address; empty if all is. */
  const writeAddress = (): void => {
    const chosen = new URLSearchParams();
    if (rule.value !== '') chosen.set('rule', rule.value);
    if (levels.some(({ checked }) => !checked)) {
      const wanted = levels.filter(({ checked }) => checked).map(({ value }) => value);
      chosen.set('level', wanted.join(','));
    }
    history.replaceState(null, '', `#${chosen.toString()}`);
    show();
  };
  const readAddress = (): void => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    const asked = chosen.get('rule') ?? '';
    rule.value = [...rule.options].some(({ value }) => value === asked) ? asked : '';
    const wanted = chosen.get('level')?.split(',');
    for (const box of levels) box.checked = wanted?.includes(box.value) ?? true;
    show();
  };
  for (const control of [rule, ...levels]) control.addEventListener('change', writeAddress);
  addEventListener('hashchange', readAddress);
  openTools();
  readAddress();
}

start();
