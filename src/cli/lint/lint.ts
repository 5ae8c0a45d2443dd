/** `initorder lint`: reads scripts, runs the rules, repairs if it is to, prints what they find. */
import type { LintConfig } from '../../config/lint-config.ts';
import { NO_CONFIG } from '../../config/lint-config.ts';
import { readFacilities } from '../../header/facilities.ts';
import { lint, type LintRun } from '../../lint/engine.ts';
import { RULES } from '../../lint/registry.ts';
import type { LintKnowledge, ScriptSource } from '../../lint/script/script-context.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import type { LintReport } from '../../render/lint-report.ts';
import { showName } from '../../render/show.ts';
import { lastValue, type ParsedArguments } from '../command-spec.ts';
import { FOUND, OK, WRONG_USE } from '../exit-status.ts';
import type { Io, LinkIo } from '../io.ts';
import { makePatch } from '../patch.ts';
import { confineIo } from '../set-options.ts';
import type { Unread } from '../read-scripts.ts';
import { runSpec, type WrongUse } from '../run-spec.ts';
import { openSources } from '../sources.ts';
import { reportWrongUse } from '../wrong-use.ts';
import { readBaseline, renderBaseline, withoutBaseline } from './baseline.ts';
import { findConfig, profileNamed } from './find-config.ts';
import { repairModes } from './fix-modes.ts';
import { repairScripts } from './fix-scripts.ts';
import { readLintFiles, type LintFiles } from './lint-files.ts';
import { judgeLevels, judgeRuleName, makeLevels, type LevelOptions } from './lint-levels.ts';
import { writeReport } from './lint-output.ts';
import { LINT_SPEC } from './lint-spec.ts';
import { statusOf } from './lint-status.ts';
import { makeProgress } from './progress.ts';
import { readRootFacts, readRootScripts } from './root-facts.ts';
import { explainRule, listRules } from './rule-list.ts';

/** Runs the command on the words behind `lint`; see `docs/lint.md` for its exit statuses. */
export function runLint(argv: readonly string[], io: LinkIo): number {
  return runSpec(LINT_SPEC, argv, io, judge, (parsed) => run(parsed, confineIo(parsed, io)));
}

function listOf({ values }: ParsedArguments, name: string): readonly string[] {
  return (values.get(name) ?? []).flatMap((value) => value.split(',')).filter((word) => word !== '');
}

function levelOptions(parsed: ParsedArguments): LevelOptions {
  return { select: listOf(parsed, 'select'), ignore: listOf(parsed, 'ignore'), severity: listOf(parsed, 'severity') };
}

function judge(parsed: ParsedArguments): WrongUse | undefined {
  const { flags, values, operands } = parsed;
  const explained = lastValue(parsed, 'explain');
  const isKnown = explained === undefined || RULES.some(({ id }) => id === explained);
  const wrong =
    judgeLevels(levelOptions(parsed)) ??
    (isKnown ? undefined : (judgeRuleName(explained) ?? `'${explained}' is a family, not a rule`));
  if (wrong !== undefined) return { message: wrong, hint: "try 'initorder lint --list-rules'" };
  const warnings = lastValue(parsed, 'max-warnings');
  if (warnings !== undefined && !/^[0-9]{1,9}$/.test(warnings)) {
    return { message: `--max-warnings takes a number, not '${warnings}'` };
  }
  if (flags.has('update-baseline') && !values.has('baseline')) {
    return { message: '--update-baseline needs --baseline FILE' };
  }
  if (operands.filter((operand) => operand === '-').length > 1)
    return { message: 'standard input can be read only once' };
  if (operands.length > 0 || values.has('root') || flags.has('list-rules') || explained !== undefined) return undefined;
  return { message: 'no scripts given', hint: 'name scripts, folders or a whole system: initorder lint /etc/init.d' };
}

function run(parsed: ParsedArguments, io: Io): number {
  const { flags } = parsed;
  const isJson = lastValue(parsed, 'format') === 'json';
  const explained = RULES.find(({ id }) => id === lastValue(parsed, 'explain'));
  if (explained !== undefined) return explainRule(io, explained, isJson);
  if (flags.has('list-rules')) return listRules(io, isJson);
  const found = flags.has('no-config')
    ? { config: NO_CONFIG }
    : findConfig(io.host, io.cwd, lastValue(parsed, 'config'));
  if ('wrong' in found)
    return reportWrongUse(io, LINT_SPEC.name, found.wrong, 'see docs/lint.md for what a configuration may hold');
  return runRules(parsed, io, found.config);
}

function runRules(parsed: ParsedArguments, io: Io, config: LintConfig): number {
  const { flags } = parsed;
  const files = readFiles(parsed, io, config);
  const lintRun = makeRun(parsed, io, config, files);
  const isRepair = flags.has('fix') || flags.has('fix-unsafe') || flags.has('diff');
  const repair = isRepair ? repairScripts(lintRun, flags.has('fix-unsafe') ? 'suggestion' : 'safe') : undefined;
  if (repair !== undefined && flags.has('diff')) return finish(showDiff(files.scripts, repair.scripts, io), files, io);
  const scripts = repair?.scripts ?? files.scripts;
  const failed = repair === undefined ? 0 : writeRepairs(files.scripts, scripts, stdinName(parsed), io);
  const found = repair?.findings ?? lint(lintRun);
  const modes = flags.has('fix-modes') ? repairModes(found, io, LINT_SPEC.name) : { findings: found, failed: 0 };
  const texts = new Map([...scripts, ...lintRun.world].map(({ path, text }) => [path, text]));
  const overrides = new Set(
    [...(lintRun.root?.overrides.values() ?? [])].flatMap(({ headerFile, fieldFiles }) => [
      headerFile,
      ...(fieldFiles?.values() ?? []),
    ]),
  );
  const otherSources = openSources(io.host);
  const sources: LintReport['sources'] = (file) =>
    texts.get(file) ?? (overrides.has(file) ? otherSources(file) : undefined);
  const kept = heedBaseline(parsed, io, modes.findings, sources);
  if (typeof kept === 'number') return kept;
  const isText = !parsed.operands.includes('-') || !isRepair;
  const shown = flags.has('quiet') ? kept.filter(({ level }) => level === 'error') : kept;
  const report: LintReport = { findings: shown, files: scripts.length, rules: lintRun.rules, sources };
  const format = lastValue(parsed, 'format') ?? 'text';
  if (isText) writeReport(report, format, flags.has('statistics'), io, lastValue(parsed, 'color'));
  const status = statusOf(kept, lastValue(parsed, 'fail-on'), lastValue(parsed, 'max-warnings'));
  return finish(failed + modes.failed > 0 ? WRONG_USE : status, files, io);
}

function stdinName(parsed: ParsedArguments): ByteString {
  return bytesOfText(lastValue(parsed, 'stdin-filename') ?? '<stdin>');
}

function readFiles(parsed: ParsedArguments, io: Io, config: LintConfig): LintFiles {
  const files = readLintFiles(io, parsed.operands.map(bytesOfText), {
    stdinName: stdinName(parsed),
    cwd: io.cwd,
    heedsGitignore: !parsed.flags.has('no-ignore'),
    isIgnored: config.isIgnored,
  });
  const root = lastValue(parsed, 'root');
  if (root === undefined) return files;
  const folder = io.host.readFolder(bytesOfText(root));
  if (folder.kind === 'error') {
    const entry: Unread = { file: bytesOfText(root), kind: 'error', reason: folder.reason };
    return { ...files, unread: [...files.unread, entry] };
  }
  const known = new Set(files.scripts.map(({ path }) => path));
  const more = readRootScripts(io.host, bytesOfText(root)).filter(
    ({ path }) => !known.has(path) && !config.isIgnored(path),
  );
  return { ...files, scripts: [...files.scripts, ...more], isSet: true };
}

function makeRun(parsed: ParsedArguments, io: Io, config: LintConfig, files: LintFiles): LintRun {
  const { flags, values } = parsed;
  const root = lastValue(parsed, 'root');
  const known = new Set(files.scripts.map(({ path }) => path));
  const options = {
    stdinName: '',
    cwd: io.cwd,
    heedsGitignore: !flags.has('no-ignore'),
    isIgnored: (path: ByteString) => known.has(path),
  };
  const world = readLintFiles(io, (values.get('world') ?? []).map(bytesOfText), options).scripts;
  const facts = root === undefined ? undefined : readRootFacts(io.host, bytesOfText(root), files.scripts);
  const conf = [...(values.get('conf') ?? []).map(bytesOfText), ...config.insservConf];
  const knowledge: LintKnowledge = {
    facilities: new Set([
      ...config.knownFacilities,
      ...readConf(io, conf),
      ...(facts?.facilities === undefined ? [] : facts.facilities.byName.keys()),
    ]),
    keywords: new Set(config.knownKeywords),
  };
  const asked = profileNamed(lastValue(parsed, 'profile'));
  return {
    scripts: files.scripts,
    world,
    ...makeLevels(levelOptions(parsed), config),
    profileOf: (path) =>
      asked ??
      config.overrides.findLast(({ profile, matches }) => profile !== undefined && matches(path))?.profile ??
      config.profile,
    fallback: config.profile ?? 'lsb',
    knowledge,
    isSet: !flags.has('alone') && (files.isSet || world.length > 0),
    root: facts,
    reportsUnused: flags.has('report-unused-suppressions'),
    onProgress: makeProgress(io),
  };
}

function readConf(io: Io, paths: readonly ByteString[]): Iterable<ByteString> {
  const files = paths.flatMap((path) => {
    const result = io.host.readFile(path);
    return result.kind === 'text' ? [{ path, text: result.text }] : [];
  });
  return files.length === 0 ? [] : readFacilities(files).byName.keys();
}

/** Prints the diffs; FOUND if there are any. */
function showDiff(before: readonly ScriptSource[], after: readonly ScriptSource[], io: Io): number {
  let status = OK;
  for (const [i, script] of before.entries()) {
    const diff = makePatch(script.path, script.text, after[i]?.text ?? script.text);
    if (diff === '') continue;
    io.stdout.write(diff);
    status = FOUND;
  }
  return status;
}

/** Writes what was repaired; standard input's text goes to standard output. Returns how many files could not be written. */
function writeRepairs(
  before: readonly ScriptSource[],
  after: readonly ScriptSource[],
  stdin: ByteString,
  io: Io,
): number {
  let failed = 0;
  for (const [i, { path, text, mode }] of after.entries()) {
    if (path === stdin && mode === undefined) {
      io.stdout.write(text);
      continue;
    }
    if (text === before[i]?.text) continue;
    const fault = io.host.replaceFile(path, text);
    if (fault === undefined) continue;
    io.stderr.write(`${LINT_SPEC.name}: cannot write ${showName(path)}: ${fault.reason}\n`);
    failed += 1;
  }
  return failed;
}

/** The findings that the baseline leaves, or an exit status. */
function heedBaseline(
  parsed: ParsedArguments,
  io: Io,
  findings: readonly LintFinding[],
  sources: LintReport['sources'],
): readonly LintFinding[] | number {
  const path = lastValue(parsed, 'baseline');
  if (path === undefined) return findings;
  if (parsed.flags.has('update-baseline')) {
    const fault = io.host.writeFile(bytesOfText(path), renderBaseline(findings, sources));
    return fault === undefined ? [] : reportWrongUse(io, LINT_SPEC.name, `cannot write ${path}: ${fault.reason}`);
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
