/**
 * What the walk through a BSD's scripts shows to be wrong: promises that the two passes break, services that need one which is
 * off, configuration that is not what it seems. What one script's text alone shows is the linter's.
 */
import type { BootFinding, BootPlan, BootStep } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { shortPath } from '../paths.ts';
import type { RcFile } from './file.ts';

export interface RcGround {
  readonly files: ReadonlyMap<ByteString, RcFile>;
  /** Where configuration stops being shell. */
  readonly faults: readonly Place[];
}

/** A plan as far as the walk makes it. */
type WalkedPlan = Pick<BootPlan, 'phase' | 'steps' | 'skipped'>;

/** A step of a file, and its place in the plan. */
interface Turn {
  readonly step: BootStep;
  readonly position: number;
  readonly file: RcFile;
}

type Providers = ReadonlyMap<ByteString, readonly RcFile[]>;

export function findRcFindings(plan: WalkedPlan, ground: RcGround): readonly BootFinding[] {
  const turns = new Map<ByteString, Turn>();
  const pulled = new Set<ByteString>();
  for (const [i, step] of plan.steps.entries()) {
    const file = ground.files.get(`/${step.script}`);
    if (step.verb === 'forcestart') pulled.add(step.script);
    else if (file !== undefined) turns.set(step.script, { step, position: i + 1, file });
  }
  let made: Providers | undefined;
  const providers = (): Providers => (made ??= indexProviders(ground.files.values()));
  const found = plan.phase === 'boot' ? findBroken(plan, turns, pulled, providers) : [];
  return [...found, ...findEnd(plan), ...findCarriageReturns(plan), ...ground.faults.map(describeFault)];
}

function indexProviders(files: Iterable<RcFile>): Providers {
  const providers = new Map<ByteString, RcFile[]>();
  for (const file of files) {
    for (const { keyword, words } of file.header.fields) {
      if (keyword !== 'PROVIDE') continue;
      for (const { text } of words) {
        const known = providers.get(text);
        if (known === undefined) providers.set(text, [file]);
        else known.push(file);
      }
    }
  }
  return providers;
}

function findBroken(
  plan: WalkedPlan,
  turns: ReadonlyMap<ByteString, Turn>,
  pulled: ReadonlySet<ByteString>,
  providers: () => Providers,
): readonly BootFinding[] {
  const divider = plan.steps.find(({ isDivider }) => isDivider === true)?.name ?? '';
  const skipped = new Map(plan.skipped.map((skip) => [skip.script, skip]));
  const findings: BootFinding[] = [];
  for (const { step, position, file } of turns.values()) {
    if (step.decision === 'out') continue;
    for (const { keyword, words } of file.header.fields) {
      const isBefore = keyword === 'BEFORE' && step.pass === 'late';
      if (!isBefore && !(keyword === 'REQUIRE' && isChosen(step, file))) continue;
      for (const word of words) {
        const others = providers().get(word.text) ?? [];
        const place = placeIn(file.script, word);
        for (const other of isBefore ? others : []) {
          const turn = turns.get(other.script);
          if (turn?.step.pass !== 'early') continue;
          const names = { name: step.name, other: turn.step.name, word: word.text };
          const args = { ...names, position, otherPosition: turn.position, divider };
          findings.push({ code: 'late-local', severity: 'warning', place, args, also: [] });
        }
        if (isBefore || others.length === 0) continue;
        const states = others.map((other) => ({
          turn: turns.get(other.script),
          skip: skipped.get(other.script),
          other,
        }));
        if (
          states.some(
            ({ turn, other }) => (turn !== undefined && turn.step.decision !== 'out') || pulled.has(other.script),
          )
        ) {
          continue;
        }
        const [first] = states;
        const args = { name: step.name, other: word.text, reason: first?.turn?.step.code ?? first?.skip?.code ?? '' };
        const also = first?.turn?.step.reasons[0]?.place ?? first?.skip?.reason.place;
        const code = first?.turn === undefined ? 'needs-skipped' : 'needs-disabled';
        findings.push({ code, severity: 'info', place, args, also: also === undefined ? [] : [also] });
      }
    }
  }
  return findings;
}

/**
 * Whether what a script requires is more than an order. The base system's own requirements are about order, and most of what
 * they name is off on most machines.
 */
function isChosen({ code }: BootStep, { path }: RcFile): boolean {
  return code !== 'placeholder' && !path.startsWith('/etc/rc.d/');
}

/** NetBSD: a script that is sourced by rc(8) and exits. */
function findEnd(plan: WalkedPlan): readonly BootFinding[] {
  const ended = plan.skipped.filter(({ code, reason }) => code === 'not-reached' && reason.code === 'run-ended');
  const [first] = ended;
  if (first?.reason.place === undefined) return [];
  const args = { name: first.reason.args['name'] ?? '', count: ended.length };
  return [{ code: 'boot-ends', severity: 'error', place: first.reason.place, args, also: [] }];
}

/** A file edited elsewhere: the carriage return is a part of each value. One finding a file. */
function findCarriageReturns({ steps }: WalkedPlan): readonly BootFinding[] {
  const byFile = new Map<ByteString, { place: Place; names: ByteString[] }>();
  for (const { code, reasons } of steps) {
    const [reason] = reasons;
    if (code !== 'odd-value' || reason?.place === undefined) continue;
    const { name, value } = reason.args;
    if (typeof value !== 'string' || typeof name !== 'string' || !value.endsWith('\r')) continue;
    const known = byFile.get(reason.place.file);
    if (known === undefined) byFile.set(reason.place.file, { place: reason.place, names: [name] });
    else known.names.push(name);
  }
  return [...byFile.values()].map(({ place, names: [name = '', ...others] }) => ({
    code: 'crlf',
    severity: 'warning',
    place,
    args: { name, count: others.length },
    also: [],
  }));
}

function describeFault(place: Place): BootFinding {
  return { code: 'config-is-code', severity: 'error', place, args: { name: shortPath(place.file) }, also: [] };
}
