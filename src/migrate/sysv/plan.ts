/** What systemd-sysv-generator makes of a system's scripts: units, aliases and links, in the order in which it makes them. */
import { NETWORK_ONLINE, unitOfWord } from '../../header/sysv/facility.ts';
import type { SysvHeader } from '../../header/sysv/reader.ts';
import { unitType } from '../../header/sysv/unit-name.ts';
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import type { SysvEvent, SysvLevel, SysvScript, SysvStart, SysvUnit } from '../../model/sysv-unit.ts';

/** A script with what was read in it; `header` is undefined where it could not be read. */
export interface ReadSysvScript extends SysvScript {
  readonly header: SysvHeader | undefined;
}

/** Another name for a unit, and the line that asks for it. */
export interface SysvAlias {
  readonly alias: ByteString;
  readonly unit: ByteString;
  readonly path: ByteString;
  readonly line: number;
}

/** What happens before any unit is written. */
export type SysvStep =
  { readonly kind: 'event'; readonly event: SysvEvent } | { readonly kind: 'alias'; readonly alias: SysvAlias };

export interface SysvPlan {
  /** Aliases, and what is told between them. */
  readonly steps: readonly SysvStep[];
  readonly units: readonly SysvUnit[];
}

const TARGETS: readonly (readonly [SysvLevel, ByteString])[] = [
  [1, 'rescue.target'],
  [2, 'multi-user.target'],
  [3, 'multi-user.target'],
  [4, 'multi-user.target'],
  [5, 'graphical.target'],
];

/** @param scripts in the order in which they are to be gone through. O(n), and O(n²) lines where numbers order n scripts. */
export function planSysvUnits(
  scripts: readonly ReadSysvScript[],
  starts: ReadonlyMap<ByteString, SysvStart>,
): SysvPlan {
  const steps: SysvStep[] = [];
  // A script of which no unit is made takes no part in the numbers.
  const numbered = scripts.flatMap(({ unit, header }) => {
    const number = starts.get(unit)?.number;
    return number === undefined || header === undefined || header.isEndless
      ? []
      : [{ unit, number, hasLsb: header.hasLsb }];
  });
  const units: SysvUnit[] = [];
  for (const script of scripts) {
    if (script.header === undefined) continue;
    const lines = readStatements(script, script.header, steps);
    if (script.header.isEndless) continue;
    units.push(makeUnit(script, script.header, lines, starts.get(script.unit), numbered));
  }
  return { steps, units };
}

interface OrderLines {
  readonly before: ByteString[];
  readonly after: ByteString[];
  readonly wants: ByteString[];
}

function readStatements(script: SysvScript, header: SysvHeader, steps: SysvStep[]): OrderLines {
  const { name, path, unit } = script;
  const lines: OrderLines = { before: [], after: [], wants: [] };
  const tell = (event: SysvEvent): void => {
    steps.push({ kind: 'event', event });
  };
  for (const { field, line, words } of header.statements) {
    for (const word of words) {
      const found = unitOfWord(word, name);
      if (found === undefined) tell({ kind: 'impossible-word', path, line, word });
      if (found === undefined || found === '') continue;
      if (field !== 'provides') {
        const isBefore = field === 'x-start-before';
        lines[isBefore ? 'before' : 'after'].push(found);
        if (!isBefore && found === NETWORK_ONLINE) lines.wants.push(found);
      } else if (unitType(found) === 'service')
        steps.push({ kind: 'alias', alias: { alias: found, unit, path, line } });
      else if (unitType(found) === 'target') {
        const targets = found === NETWORK_ONLINE ? [found, 'network.target'] : [found];
        lines.before.push(...targets);
        lines.wants.push(...targets);
      } else tell({ kind: 'no-service', path, line, unit: found });
    }
  }
  for (const line of header.relativePidFiles) tell({ kind: 'relative-pid-file', path, line });
  if (header.isEndless) tell({ kind: 'endless-line', path });
  return lines;
}

interface Numbered {
  readonly unit: ByteString;
  readonly number: number;
  readonly hasLsb: boolean;
}

function makeUnit(
  { unit, name, path }: SysvScript,
  { description, pidFile, hasLsb, hasReload }: SysvHeader,
  { before, after, wants }: OrderLines,
  start: SysvStart | undefined,
  numbered: readonly Numbered[],
): SysvUnit {
  const targets = TARGETS.filter(([level]) => start?.levels.has(level) === true).map(([, target]) => target);
  const others =
    start === undefined ? [] : numbered.filter((other) => !(hasLsb && other.hasLsb) && other.number !== start.number);
  const namesOf = (some: readonly Numbered[]): readonly ByteString[] =>
    some.map((other) => other.unit).sort(compareBytes);
  const number = start?.number ?? 0;
  return {
    unit,
    name,
    path,
    description,
    before: [...targets, ...before, ...namesOf(others.filter((other) => other.number > number))],
    after: [...after, ...namesOf(others.filter((other) => other.number < number))],
    wants,
    pidFile,
    hasLsb,
    hasReload,
    wantedBy: [...new Set(targets)],
  };
}
