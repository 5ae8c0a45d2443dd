/** What Debian's links and makefiles let go wrong, without a word of it at the boot. */
import type { BootFinding, BootStep } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { wholeFile } from '../../model/place.ts';
import { shortPath } from '../paths.ts';
import type { LevelLink } from '../sysv/level-links.ts';
import { serviceOf, type MakefileRun } from './makefile-mode.ts';

/** Ways through scripts without a link are followed so far in all; a real makefile needs a few hundred. */
const MOST_STEPS = 200_000;

export function findMakefileFindings(run: MakefileRun): readonly BootFinding[] {
  return [...findUnknown(run), ...findLost(run), ...findDisagreeing(run), ...findLoops(run), ...findCutLines(run)];
}

function findUnknown({ skipped, depend }: MakefileRun): readonly BootFinding[] {
  return skipped.flatMap(({ code, link, reason }): readonly BootFinding[] => {
    if (code !== 'not-in-depend' || link === undefined) return [];
    const args = { name: reason.args['name'] ?? '', file: depend.file };
    return [{ code: 'not-in-depend', severity: 'warning', place: wholeFile(link), args, also: [] }];
  });
}

/** a waits for m, m waits for z; m has no link, so nothing holds a back, and a ran first. */
function findLost({ depend, sound, called, steps }: MakefileRun): readonly BootFinding[] {
  const position = new Map(steps.map(({ name }, i) => [name, i]));
  const needs = new Map<number, { on: number; rule: number }[]>();
  for (const [rule, { script, on }] of sound.rules.entries()) {
    const known = needs.get(script);
    if (known === undefined) needs.set(script, [{ on, rule }]);
    else known.push({ on, rule });
  }
  const findings: BootFinding[] = [];
  let left = MOST_STEPS;
  for (const script of called.keys()) {
    const name = depend.names[script] ?? '';
    const own = position.get(name);
    const from = new Map<number, number>();
    const open = (needs.get(script) ?? []).filter(({ on }) => !called.has(on)).map(({ on }) => on);
    for (const on of open) from.set(on, script);
    for (const missing of open) {
      left -= 1;
      if (left < 0) return findings;
      for (const { on, rule } of needs.get(missing) ?? []) {
        if (from.has(on)) continue;
        from.set(on, missing);
        if (!called.has(on)) open.push(on);
        const other = depend.names[on] ?? '';
        const theirs = position.get(other);
        const place = sound.rules[rule]?.place;
        if (own === undefined || theirs === undefined || theirs < own || place === undefined) continue;
        const args = { name, other, way: wayTo(on, script, from, depend.names) };
        findings.push({ code: 'order-lost', severity: 'warning', place, args, also: [] });
      }
    }
  }
  return findings;
}

/** The scripts between, as `m1, m2`. */
function wayTo(
  end: number,
  start: number,
  from: ReadonlyMap<number, number>,
  names: readonly ByteString[],
): ByteString {
  const between: ByteString[] = [];
  for (let at = from.get(end); at !== undefined && at !== start; at = from.get(at)) between.push(names[at] ?? '');
  return between.reverse().join(', ');
}

/** A rule whose links have it the other way round: with the numbers alone it would be another boot. */
function findDisagreeing({ depend, sound, called }: MakefileRun): readonly BootFinding[] {
  return sound.rules.flatMap(({ script, on, place }): readonly BootFinding[] => {
    const [later, sooner] = [called.get(script), called.get(on)];
    if (later === undefined || sooner === undefined || later.name.slice(1, 3) >= sooner.name.slice(1, 3)) return [];
    const args = {
      name: depend.names[script] ?? '',
      other: depend.names[on] ?? '',
      link: later.name,
      otherLink: sooner.name,
    };
    return [{ code: 'orders-disagree', severity: 'info', place, args, also: [wholeFile(shortPath(later.path))] }];
  });
}

function findLoops({ depend, sound, called }: MakefileRun): readonly BootFinding[] {
  const selfLoops = sound.rules.filter(({ script, on }) => script === on && called.has(script));
  return [...sound.dropped, ...selfLoops].map(({ script, on, place }) => ({
    code: 'depend-loop',
    severity: script === on ? 'error' : 'warning',
    place,
    args: { name: depend.names[script] ?? '', other: depend.names[on] ?? '' },
    also: [],
  }));
}

function findCutLines({ depend }: MakefileRun): readonly BootFinding[] {
  return depend.cutLines.map((place) => ({
    code: 'depend-line',
    severity: 'error',
    place,
    args: { name: depend.file, length: place.length },
    also: [],
  }));
}

/** Stopped by its K link, and not started by its S link, as the old runlevel had that too. */
export function findKillAndStart(
  kills: readonly LevelLink[],
  starts: readonly LevelLink[],
  oldStarts: readonly LevelLink[],
): readonly BootFinding[] {
  const killed = new Map(kills.map((link) => [serviceOf(link), link]));
  const old = new Set(oldStarts.map(serviceOf));
  return starts.flatMap((link): readonly BootFinding[] => {
    const service = serviceOf(link);
    const kill = killed.get(service);
    if (service === undefined || kill === undefined || !old.has(service)) return [];
    const [start, stop] = [wholeFile(shortPath(link.path)), wholeFile(shortPath(kill.path))];
    const args = { name: service, link: link.name, otherLink: kill.name };
    return [{ code: 'kill-and-start', severity: 'warning', place: start, args, also: [stop] }];
  });
}

/** Number mode: a number that other numbers begin with calls their scripts again. */
export function findNumberFindings(steps: readonly BootStep[]): readonly BootFinding[] {
  const counts = new Map<ByteString, { readonly step: BootStep; count: number }>();
  for (const step of steps) {
    const known = counts.get(step.link ?? '');
    if (known === undefined) counts.set(step.link ?? '', { step, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].flatMap(({ step, count }): readonly BootFinding[] => {
    if (count === 1 || step.link === undefined) return [];
    const args = { name: step.name, count };
    return [{ code: 'runs-again', severity: 'error', place: wholeFile(step.link), args, also: [] }];
  });
}
