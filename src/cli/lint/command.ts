/** `initorder lint`: reads scripts, runs the rules, repairs if it is to, prints what they find. */
import type { LintConfig } from '../../config/lint-config.ts';
import { NO_CONFIG } from '../../config/lint-config.ts';
import { writeOwnFile } from '../../change/own-file.ts';
import type { WholeHost } from '../../host/rooted-host.ts';
import { RULES } from '../../lint/registry.ts';
import type { ScriptSource } from '../../lint/script/context.ts';
import { bytesOfText, textOfBytes } from '../../model/bytes.ts';
import type { LintFinding, LintFix } from '../../model/lint.ts';
import type { LintReport } from '../../render/lint/summary.ts';
import { showName } from '../../render/text/show.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK, WRONG_USE } from '../frame/exit-status.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import { makePatch, showPatch } from '../frame/patch.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { confineIo } from '../frame/set-options.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { readBaseline, renderBaseline, withoutBaseline } from './baseline.ts';
import { excluding, findConfig } from './find-config.ts';
import { fixFiles, lintAndRepair, wantedKind, type Outcome } from './fix-files.ts';
import type { Repair } from './fix-scripts.ts';
import type { LintFiles } from './files.ts';
import { inFrame } from './frame.ts';
import { judgeLevels } from './levels.ts';
import { writeReport } from './output.ts';
import { levelOptions, readFiles, rememberInput } from './run.ts';
import { LINT_SPEC } from './spec.ts';
import { statusOf } from './status.ts';
import { explainRule, listRules } from './rule-list.ts';
import { idOfRule, judgeRuleName } from './rule-names.ts';
import { printConfig, showFiles } from './show-config.ts';

/** Runs the command on the words behind `lint`; see `docs/lint.md` for its exit statuses. */
export function runLint(argv: readonly string[], io: LinkIo): number {
  return runSpec(LINT_SPEC, argv, io, judge, (parsed) =>
    inFrame(parsed, io, (outIo) => run(parsed, rememberInput(confineIo(parsed, outIo)), io.host)),
  );
}

function judge(parsed: ParsedArguments): WrongUse | undefined {
  const { flags, values, operands } = parsed;
  const explained = lastValue(parsed, 'explain');
  const isKnown = explained === undefined || idOfRule(explained) !== undefined;
  const wrong =
    judgeLevels(levelOptions(parsed)) ??
    (isKnown ? undefined : (judgeRuleName(explained) ?? `'${explained}' is a family, not a rule`));
  if (wrong !== undefined) return { message: wrong, hint: "try 'initorder lint --list-rules'" };
  const warnings = lastValue(parsed, 'max-warnings');
  if (warnings !== undefined && !/^[0-9]{1,9}$/.test(warnings)) {
    return { message: `--max-warnings takes a number, not '${warnings}'` };
  }
  if (values.has('max-findings') && mostFindings(parsed) === undefined) {
    return { message: `--max-findings takes a number, not '${lastValue(parsed, 'max-findings') ?? ''}'` };
  }
  if (flags.has('update-baseline') && !values.has('baseline')) {
    return { message: '--update-baseline needs --baseline FILE' };
  }
  const isTwice = operands.filter((operand) => operand === '-').length > 1;
  return isTwice ? { message: 'standard input can be read only once' } : undefined;
}

/** How many findings are printed at most; undefined if that is not said, or no number. */
function mostFindings(parsed: ParsedArguments): number | undefined {
  const value = lastValue(parsed, 'max-findings');
  return value !== undefined && /^[0-9]{1,9}$/.test(value) ? Number(value) : undefined;
}

function run(parsed: ParsedArguments, io: Io, host: WholeHost): number {
  const { flags } = parsed;
  const isJson = lastValue(parsed, 'format') === 'json';
  const explained = RULES.find(({ id }) => id === idOfRule(lastValue(parsed, 'explain') ?? ''));
  if (explained !== undefined) return explainRule(io, explained, isJson);
  if (flags.has('list-rules')) return listRules(io, isJson);
  const found = flags.has('no-config')
    ? { config: NO_CONFIG }
    : findConfig(io.host, io.cwd, lastValue(parsed, 'config'));
  if ('wrong' in found)
    return reportWrongUse(io, LINT_SPEC.name, found.wrong, 'see docs/lint.md for what a configuration may hold');
  if (flags.has('print-config')) return printConfig(parsed, io, found, levelOptions(parsed));
  return runRules(parsed, io, host, excluding(found.config, parsed.values.get('exclude') ?? [], io.cwd));
}

function runRules(parsed: ParsedArguments, io: Io, host: WholeHost, config: LintConfig): number {
  const { flags } = parsed;
  if (flags.has('show-files')) {
    const files = readFiles(parsed, io, config);
    return finish(showFiles(files, flags.has('json'), io), files, io);
  }
  const most = wantedKind(parsed);
  const isWritten = (most !== undefined || flags.has('fix-modes')) && !flags.has('diff');
  const outcome = isWritten ? fixFiles(parsed, io, host, config) : lintAndRepair(parsed, io, config);
  if (outcome === undefined) return WRONG_USE;
  const { files, run, repair } = outcome;
  if (flags.has('diff')) {
    const status = showDiff(run.scripts, repair.scripts, io);
    tellLeftOut(repair, most, flags.has('quiet'), io);
    return finish(status, files, io);
  }
  const input = most === undefined ? undefined : repair.scripts.find(({ isInput }) => isInput);
  if (input !== undefined) io.stdout.write(input.text);
  const sources = sourcesOf(outcome, io);
  const kept = heedBaseline(parsed, io, host, repair.findings, sources);
  if (typeof kept === 'number') return kept;
  const shown = flags.has('quiet') ? kept.filter(({ level }) => level === 'error') : kept;
  const format = lastValue(parsed, 'format') ?? 'text';
  const isText = format === 'text' && !flags.has('statistics') && input === undefined;
  const report = {
    findings: shown,
    files: repair.scripts.length,
    rules: run.rules,
    sources,
    most: mostFindings(parsed) ?? Infinity,
    repaired: most,
  };
  if (input === undefined) writeReport(report, format, flags.has('statistics'), io, lastValue(parsed, 'color'));
  if (!isText) tellLeftOut(repair, most, flags.has('quiet'), io);
  else if (repair.leftOut > 0) tellLeftOut({ ...repair, findings: [] }, most, flags.has('quiet'), io);
  return finish(statusOf(kept, lastValue(parsed, 'fail-on'), lastValue(parsed, 'max-warnings')), files, io);
}

/** The texts of the scripts, and of the overrides that findings point into. */
function sourcesOf({ run, repair }: Outcome, io: Io): LintReport['sources'] {
  const texts = new Map([...repair.scripts, ...run.world].map(({ path, text }) => [path, text]));
  const overrides = new Set(
    [...(run.root?.overrides.values() ?? [])].flatMap(({ headerFile, fieldFiles }) => [
      headerFile,
      ...(fieldFiles?.values() ?? []),
    ]),
  );
  const otherSources = openSources(io.host);
  return (file) => texts.get(file) ?? (overrides.has(file) ? otherSources(file) : undefined);
}

/** Says of repairs that were not made; on standard error, since the output is a diff, a script, or a program's. */
function tellLeftOut({ findings, leftOut }: Repair, most: LintFix['kind'] | undefined, isQuiet: boolean, io: Io): void {
  if (most === undefined || isQuiet) return;
  const more = findings.filter(({ fix }) => fix?.kind === 'suggestion').length;
  if (more > 0) io.stderr.write(`${LINT_SPEC.name}: ${more} more with --fix-unsafe\n`);
  if (leftOut === 0) return;
  const what = leftOut === 1 ? '1 repair is' : `${leftOut} repairs are`;
  io.stderr.write(`${LINT_SPEC.name}: ${what} left out: another error or warning would come of it\n`);
}

/** Prints the diffs; FOUND if there are any. */
function showDiff(before: readonly ScriptSource[], after: readonly ScriptSource[], io: Io): number {
  let status = OK;
  for (const [i, script] of before.entries()) {
    const diff = makePatch(script.path, script.text, after[i]?.text ?? script.text);
    if (diff === '') continue;
    io.stdout.write(io.stdout.isTerminal() ? showPatch(diff) : diff);
    status = FOUND;
  }
  return status;
}

/** The findings that the baseline leaves, or an exit status. */
function heedBaseline(
  parsed: ParsedArguments,
  io: Io,
  host: WholeHost,
  findings: readonly LintFinding[],
  sources: LintReport['sources'],
): readonly LintFinding[] | number {
  const path = lastValue(parsed, 'baseline');
  if (path === undefined) return findings;
  const shown = showName(bytesOfText(path));
  if (parsed.flags.has('update-baseline')) {
    const text = renderBaseline(findings, sources);
    const fault = writeOwnFile(host, bytesOfText(io.cwd), bytesOfText(path), text);
    if (fault === undefined) return [];
    return reportWrongUse(io, LINT_SPEC.name, `cannot write ${textOfBytes(shown)}: ${fault.reason}`);
  }
  const baseline = readBaseline(io.host, path);
  if ('wrong' in baseline) return reportWrongUse(io, LINT_SPEC.name, baseline.wrong, 'make one with --update-baseline');
  return withoutBaseline(findings, baseline.counts, sources);
}

/** Tells of what could not be read; a file that was meant and not checked must not pass for a clean one. */
function finish(status: number, { unread }: LintFiles, io: Io): number {
  for (const entry of unread) {
    const reason = entry.kind === 'error' ? entry.reason : 'no regular file';
    io.stderr.write(`${LINT_SPEC.name}: cannot read ${showName(entry.file)}: ${reason}\n`);
  }
  return unread.length > 0 ? WRONG_USE : status;
}
