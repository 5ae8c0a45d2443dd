/** The inventory of init scripts, for a person and as data (`docs/schemas/inventory.schema.json`). */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { InventoryEntry, InventoryState } from '../../model/inventory.ts';
import type { Paint } from '../text/paint.ts';
import { showPath } from '../text/show.ts';
import { widest } from '../text/widest.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

const STATES: Readonly<Record<InventoryState, ByteString>> = {
  masked: 'masked by',
  'no-unit': 'no unit',
  shadowed: 'left to',
};

export function renderInventory(entries: readonly InventoryEntry[], paint: Paint): ByteString {
  const rows = entries.map((entry) => [
    showPath(entry.script),
    entry.native === undefined ? STATES[entry.state] : `${STATES[entry.state]} ${showPath(entry.native)}`,
    entry.state === 'no-unit' ? wordStart(entry) : '',
  ]);
  const widths = [0, 1].map((column) => widest(rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row, i) => {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
    return entries[i]?.state === 'no-unit' && entries[i].levels.length > 0 ? paint.strong(line) : line;
  });
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summarize(entries)].join('\n')}\n`;
}

function wordStart({ levels, isEarly }: InventoryEntry): ByteString {
  if (levels.length > 0) return `started in runlevel${levels.length === 1 ? '' : 's'} ${levels.join(' ')}`;
  return isEarly ? 'linked in rcS.d, which systemd never read' : 'nothing starts it';
}

function summarize(entries: readonly InventoryEntry[]): ByteString {
  const bare = entries.filter(({ state }) => state === 'no-unit');
  const lost = bare.filter(({ levels }) => levels.length > 0).length;
  const scripts = `${entries.length} init script${entries.length === 1 ? '' : 's'}`;
  if (bare.length === 0) return `${scripts}, all left to units`;
  return `${scripts}: ${bare.length} without a unit, of which systemd 260 no longer starts ${lost}`;
}

export function renderInventoryJson(entries: readonly InventoryEntry[]): ByteString {
  const scripts = entries.map(({ script, unit, state, native, levels, isEarly }) => ({
    script: textOfBytes(script),
    unit: textOfBytes(unit),
    state,
    native: native === undefined ? null : textOfBytes(native),
    levels,
    early: isEarly,
  }));
  return bytesOfText(`${JSON.stringify({ version: FORMAT_VERSION, scripts }, null, 2)}\n`);
}
