/** A plan as data for other programs; `docs/schemas/boot.schema.json` describes it. */
import type { BootDifference, StepChange } from '../../model/boot-difference.ts';
import type { BootFinding, BootPlan, BootReason, BootStep, SkippedScript } from '../../model/boot-plan.ts';
import type { BootTimes } from '../../model/boot-times.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { FindingArguments } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import { toJsonPlace, type JsonPlace } from '../finding/json.ts';
import { wordBootFinding } from './findings.ts';
import { wordReason } from './reasons.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** What goes beside the plan. */
export interface JsonExtras {
  readonly difference?: BootDifference | undefined;
  readonly times?: BootTimes | undefined;
}

export function renderBootJson(plan: BootPlan, isShown: (step: BootStep) => boolean, extras: JsonExtras): ByteString {
  const levels = new Map(plan.tasks.map(({ step, level }) => [step, level]));
  const value = {
    version: FORMAT_VERSION,
    system: plan.system,
    phase: plan.phase,
    from: textOrNull(plan.from),
    to: textOrNull(plan.to),
    ...(plan.mode !== undefined && { mode: plan.mode }),
    verb: textOrNull(plan.verb),
    steps: plan.steps.flatMap((step, i) => (isShown(step) ? [toJsonStep(step, levels.get(i))] : [])),
    skipped: plan.skipped.map(toJsonSkip),
    warnings: plan.warnings.map(({ script, text }) => ({ script: textOrNull(script), text: textOfBytes(text) })),
    findings: plan.findings.map(toJsonFinding),
    ...(extras.difference !== undefined && { difference: toJsonDifference(extras.difference) }),
    ...(extras.times !== undefined && { times: toJsonTimes(plan, extras.times) }),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}

function textOrNull(bytes: ByteString | null | undefined): string | null {
  return bytes === undefined || bytes === null ? null : textOfBytes(bytes);
}

function placeOrNull(place: Place | undefined): JsonPlace | null {
  return place === undefined ? null : toJsonPlace(place);
}

function toJsonStep(step: BootStep, level: number | undefined): object {
  const { script, link, name, verb, pass, decision, code, variable, reasons, chain, runlevel, isDivider } = step;
  return {
    script: textOfBytes(script),
    ...(link !== undefined && { link: textOfBytes(link) }),
    name: textOfBytes(name),
    verb: textOfBytes(verb),
    pass,
    decision,
    code,
    ...(runlevel !== undefined && { runlevel: textOfBytes(runlevel) }),
    ...(isDivider === true && { divider: true }),
    level: level ?? null,
    variable: textOrNull(variable),
    place: placeOrNull(reasons.find((reason) => reason.place !== undefined)?.place),
    reasons: reasons.map(toJsonReason),
    chain: chain.map(({ name: variableName, value, place, wins }) => ({
      name: textOfBytes(variableName),
      value: textOrNull(value),
      wins,
      place: toJsonPlace(place),
    })),
  };
}

function toJsonReason(reason: BootReason): object {
  return {
    code: reason.code,
    message: textOfBytes(wordReason(reason)),
    args: toJsonArguments(reason.args),
    place: placeOrNull(reason.place),
  };
}

/** Keys are our own words. */
function toJsonArguments(args: FindingArguments): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? textOfBytes(value) : value]),
  );
}

function toJsonSkip({ script, link, name, code, reason }: SkippedScript): object {
  return {
    script: textOrNull(script),
    ...(link !== undefined && { link: textOfBytes(link) }),
    name: textOfBytes(name),
    code,
    reason: toJsonReason(reason),
  };
}

function toJsonFinding(finding: BootFinding): object {
  const { title, help } = wordBootFinding(finding);
  return {
    code: finding.code,
    severity: finding.severity,
    message: textOfBytes(title),
    help: help === '' ? null : textOfBytes(help),
    args: toJsonArguments(finding.args),
    place: toJsonPlace(finding.place),
    also: finding.also.map(toJsonPlace),
  };
}

function toJsonDifference({ changes, newFindings, solvedFindings }: BootDifference): object {
  const side = (step: BootStep | undefined, position: number | undefined): object | null =>
    step === undefined ? null : { position: position ?? null, ...toJsonStep(step, undefined) };
  return {
    changes: changes.map(({ before, oldPosition, after, newPosition, isOnlyMoved }: StepChange) => ({
      moved: isOnlyMoved,
      before: side(before, oldPosition),
      after: side(after, newPosition),
    })),
    newFindings: newFindings.map(toJsonFinding),
    solvedFindings: solvedFindings.map(toJsonFinding),
  };
}

function toJsonTimes(plan: BootPlan, times: BootTimes): object {
  const nameOf = (task: number): string => textOfBytes(plan.tasks[task]?.name ?? '');
  return {
    jobs: times.jobs,
    sum: times.sum,
    levels: times.levels,
    free: times.free,
    unlimited: times.unlimited,
    criticalPath: times.criticalPath.map(nameOf),
    scripts: times.tasks.map(({ task, start, end, slack }) => ({ name: nameOf(task), start, end, slack })),
    gains: times.gains.map(({ task, seconds }) => ({ name: nameOf(task), seconds })),
    untimed: times.untimed.map(textOfBytes),
    unknown: times.unknown.map(textOfBytes),
  };
}
