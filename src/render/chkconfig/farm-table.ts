/** The links of services by runlevel, as a table; where a plan changes one, both are shown. */
import type { ByteString } from '../../model/bytes.ts';
import type { LinkChange } from '../../model/plan.ts';
import type { ListedLink, ListedService } from './list.ts';
import type { Paint } from '../text/paint.ts';
import { levelName, shortLink } from './plan-text.ts';
import { columnsOf, showName } from '../text/show.ts';

interface Cell {
  readonly text: ByteString;
  readonly brush: (text: ByteString) => ByteString;
}

const NO_LINK = '.';

/** A table of a column for each runlevel. O(services and changes). */
export function renderFarmTable(
  services: readonly ListedService[],
  changes: readonly LinkChange[],
  paint: Paint,
): ByteString {
  const changed = new Map<ByteString, Map<number, LinkChange[]>>();
  for (const change of changes) {
    const levels = changed.get(change.service) ?? new Map<number, LinkChange[]>();
    changed.set(change.service, levels.set(change.level, [...(levels.get(change.level) ?? []), change]));
  }
  const rows = services.map(({ name, links }) => ({
    name: showName(name),
    cells: links().map((link, level) => toCell(link, changed.get(name)?.get(level) ?? [], paint)),
  }));
  const nameWidth = widest(rows.map(({ name }) => name));
  const levels = services[0]?.links().map((_, level) => levelName(level)) ?? [];
  const widths = levels.map((level, at) => widest([level, ...rows.map(({ cells }) => cells[at]?.text ?? '')]));
  const heading = levels.map((level, at) => paint.strong(level) + pad(level, widths[at] ?? 0));
  const lines = rows.map(({ name, cells }) => {
    const shown = cells.map(({ text, brush }, at) => brush(text) + pad(text, widths[at] ?? 0));
    return `${name}${pad(name, nameWidth)}  ${shown.join('  ')}`.trimEnd();
  });
  return [`${' '.repeat(nameWidth)}  ${heading.join('  ')}`.trimEnd(), ...lines, ''].join('\n');
}

function toCell(link: ListedLink | undefined, changes: readonly LinkChange[], paint: Paint): Cell {
  if (changes.length === 0) {
    if (link === undefined) return { text: NO_LINK, brush: paint.frame };
    const text = `${link.kind}${String(link.number).padStart(2, '0')}`;
    return { text, brush: link.kind === 'S' ? paint.help : paint.frame };
  }
  const before = changes.flatMap((change) => change.before ?? []).map(shortLink);
  const after = changes.flatMap((change) => change.after ?? []).map(shortLink);
  const text = `${before.join('+') || NO_LINK}>${after.join('+') || NO_LINK}`;
  return { text, brush: paint.warning };
}

function widest(texts: readonly ByteString[]): number {
  return texts.reduce((width, text) => Math.max(width, columnsOf(text)), 0);
}

function pad(text: ByteString, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text)));
}
