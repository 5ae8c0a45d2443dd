/** A plan to the outputs, in the form that was asked for. */
import type { BootDifference } from '../../model/boot-difference.ts';
import type { BootPlan, BootStep } from '../../model/boot-plan.ts';
import type { BootTimes } from '../../model/boot-times.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { renderTable, renderTsv } from '../../render/boot/columns.ts';
import { renderDifference } from '../../render/boot/difference.ts';
import { renderExplanation } from '../../render/boot/explain.ts';
import { renderBootFinding, renderWarnings } from '../../render/boot/findings.ts';
import { renderHead } from '../../render/boot/head.ts';
import { renderBootJson } from '../../render/boot/json.ts';
import { renderSkipped, renderSteps } from '../../render/boot/text.ts';
import { renderLevels, renderTimes } from '../../render/boot/times.ts';
import { drawBootPage } from './draw-page.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { Io } from '../../host/io.ts';

export interface PlanAnswer {
  readonly root: ByteString;
  readonly isGuessed: boolean;
  readonly plan: BootPlan;
  readonly times: BootTimes | undefined;
  /** With `--diff`. */
  readonly difference?: BootDifference;
  readonly timesBefore?: BootTimes | undefined;
}

/** Writes the answer; what is wrong with the question, if only the plan tells. */
export function writePlan(
  answer: PlanAnswer,
  parsed: ParsedArguments,
  io: Io,
): { readonly message: string; readonly hint?: string } | undefined {
  const { plan, times, difference } = answer;
  const only = lastValue(parsed, 'only');
  const isShown = ({ decision }: BootStep): boolean => only === undefined || decision === only;
  const form = parsed.flags.has('json') ? 'json' : (lastValue(parsed, 'format') ?? 'text');
  const asked = lastValue(parsed, 'explain');
  if (form === 'json') io.stdout.write(renderBootJson(plan, isShown, { difference, times }));
  else if (form === 'html') io.stdout.write(drawBootPage(answer, isShown, io));
  else if (form === 'tsv') io.stdout.write(renderTsv(plan, isShown));
  else if (form === 'table') io.stdout.write(renderTable(plan, isShown));
  else if (asked !== undefined) return explain(answer, bytesOfText(asked), parsed, io);
  else writeText(answer, isShown, parsed, io);
  return undefined;
}

function explain(
  { plan }: PlanAnswer,
  name: ByteString,
  parsed: ParsedArguments,
  io: Io,
): { readonly message: string; readonly hint?: string } | undefined {
  const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
  const text = renderExplanation(plan, name, paint);
  if (text !== undefined) {
    io.stdout.write(text);
    const about = plan.findings.filter(({ args }) => args['name'] === name || args['other'] === name);
    if (about.length > 0) io.stdout.write(`\n${about.map((finding) => renderBootFinding(finding, paint)).join('')}`);
    return undefined;
  }
  const nearest = nearestName(
    name,
    [...plan.steps, ...plan.skipped].map((entry) => entry.name),
  );
  const guess = nearest === undefined ? '' : `; did you mean '${textOfBytes(nearest)}'?`;
  return { message: `no script '${textOfBytes(name)}' here${guess}`, hint: 'without --explain all are listed' };
}

function writeText(answer: PlanAnswer, isShown: (step: BootStep) => boolean, parsed: ParsedArguments, io: Io): void {
  const { plan, times, timesBefore, difference, root, isGuessed } = answer;
  const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
  if (difference !== undefined) {
    const pair = times && timesBefore && { before: timesBefore.free, after: times.free };
    io.stdout.write(renderDifference(difference, pair, paint));
    return;
  }
  const isWhole = lastValue(parsed, 'only') === undefined;
  const parts = [
    renderHead(plan, { root, isGuessed }),
    renderSteps(plan, isShown, paint),
    isWhole || plan.steps.some(isShown) ? '' : 'none of them\n',
    isWhole ? renderSkipped(plan.skipped, paint) : '',
    isWhole ? renderWarnings(plan.warnings, paint) : '',
    parsed.flags.has('parallel') ? renderLevels(plan, paint) : '',
    times === undefined ? '' : renderTimes(plan, times, paint),
  ];
  io.stdout.write(parts.join(''));
  if (plan.findings.length > 0) {
    io.stdout.write(`\n${plan.findings.map((finding) => renderBootFinding(finding, paint)).join('')}`);
  }
}
