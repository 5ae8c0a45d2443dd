/** `initorder plan`: the runlevel links that scripts of any dialect ask for, and what they would change in a tree. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { LinkPlan, PlanDifference, PlanScheme } from '../../model/link-plan.ts';
import { planScriptLinks } from '../../plan/links/of-scripts.ts';
import { compareWithTree } from '../../plan/links/difference.ts';
import { renderPlanAsJson } from '../../render/plan/json.ts';
import {
  renderDifferenceLinks,
  renderDifferenceScript,
  renderPlanLinks,
  renderPlanScript,
} from '../../render/plan/lines.ts';
import type { PlanNote } from '../../render/plan/note.ts';
import { wordDifferenceNotes, wordFindingNote, wordPlanNotes, wordScheme } from '../../render/plan/sentences.ts';
import { renderPlanTable } from '../../render/plan/table.ts';
import { renderDifference, renderPlanNote } from '../../render/plan/report.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import { readPlanSources } from '../../system/scripts/plan-sources.ts';
import { readPlanTree, type PlanTree } from '../../system/link-entries.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { confineIo, judgeSet, namePaths, sourceOfSet } from '../frame/set-options.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { describeUnread } from '../frame/unread-findings.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { drawPlanPage } from './draw-page.ts';
import { PLAN_SPEC } from './spec.ts';

/** Runs the command; see `docs/initorder-plan.md`. */
export function runPlan(argv: readonly string[], wholeIo: LinkIo): number {
  return runSpec(PLAN_SPEC, argv, wholeIo, judgeUse, (parsed) => {
    const against = lastValue(parsed, 'against');
    const tree = against === undefined ? undefined : readPlanTree(wholeIo.host, bytesOfText(against));
    if (against !== undefined && tree === undefined) {
      return reportWrongUse(wholeIo, PLAN_SPEC.name, `--against ${against}: no folder`, 'name the root of a system');
    }
    return planSet(parsed, confineIo(parsed, wholeIo), wholeIo, tree);
  });
}

function judgeUse(parsed: ParsedArguments): WrongUse | undefined {
  if (parsed.flags.has('why') && (lastValue(parsed, 'format') ?? 'table') !== 'table') {
    return { message: '--why goes with --format table alone; json and html have all reasons' };
  }
  return judgeSet(parsed, parsed.operands, 'initorder plan /etc/init.d');
}

function planSet(parsed: ParsedArguments, io: Io, wholeIo: LinkIo, tree: PlanTree | undefined): number {
  const { scripts, conf, unread } = readPlanSources(sourceOfSet(parsed, parsed.operands), io.host, wholeIo.host);
  const scheme = lastValue(parsed, 'scheme') as PlanScheme | undefined;
  const language = io.env['LANG'];
  const plan = planScriptLinks(scripts, {
    ...(scheme !== undefined && { scheme }),
    conf,
    isForced: parsed.flags.has('force'),
    ...(language !== undefined && { language: bytesOfText(language) }),
  });
  const difference = tree === undefined || !plan.isMade ? undefined : compareWithTree(plan, tree.links);
  const notes = [
    ...unread.map((entry) => wordFindingNote(describeUnread(entry, PLAN_SPEC.name))),
    ...wordPlanNotes(plan, bytesOfText(`initorder cycles ${namePaths(parsed)}`)),
    ...(difference === undefined ? [] : wordDifferenceNotes(difference)),
  ];
  writeResult(parsed, io, plan, difference, notes, tree);
  if (lastValue(parsed, 'format') !== 'json') writeNotes(notes, parsed, io);
  const isWrong = notes.some(({ severity }) => severity === 'error');
  return isWrong || (difference?.changes.length ?? 0) > 0 ? FOUND : OK;
}

function writeNotes(notes: readonly PlanNote[], parsed: ParsedArguments, io: Io): void {
  const paint = choosePaint(io, io.stderr, lastValue(parsed, 'color'));
  const sources = openSources(io.host);
  for (const note of notes) io.stderr.write(renderPlanNote(note, sources, paint));
}

function writeResult(
  parsed: ParsedArguments,
  io: Io,
  plan: LinkPlan,
  difference: PlanDifference | undefined,
  notes: readonly PlanNote[],
  tree: PlanTree | undefined,
): void {
  const format = lastValue(parsed, 'format') ?? 'table';
  if (format === 'json') io.stdout.write(renderPlanAsJson(plan, difference, notes));
  else if (format === 'html') io.stdout.write(drawPlanPage({ plan, difference, notes }, parsed, io));
  else if (plan.isMade) io.stdout.write(renderResult(format, parsed, io, plan, difference, tree));
}

function renderResult(
  format: string,
  parsed: ParsedArguments,
  io: Io,
  plan: LinkPlan,
  difference: PlanDifference | undefined,
  tree: PlanTree | undefined,
): ByteString {
  if (format === 'links') {
    return difference === undefined ? renderPlanLinks(plan.links) : renderDifferenceLinks(difference.changes);
  }
  if (format === 'sh') {
    return difference === undefined
      ? renderPlanScript(plan.links, folderOfLinks(parsed))
      : renderDifferenceScript(difference.changes, tree?.folder ?? '');
  }
  const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
  const heading = paint.frame(`# ${wordScheme(plan)}`);
  const body =
    difference === undefined
      ? renderPlanTable(plan, parsed.flags.has('why'), paint)
      : renderDifference(difference.changes, plan.scheme, paint);
  return `${heading}\n\n${body}`;
}

/** Where the links of the scripts would be, if nothing else is said. */
function folderOfLinks(parsed: ParsedArguments): ByteString {
  const root = lastValue(parsed, 'root') ?? '';
  return `${bytesOfText(root).replace(/\/+$/, '')}/etc`;
}
