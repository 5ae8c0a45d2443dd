/**
 * `--fix`, `--fix-unsafe` and `--fix-modes`: all files are changed or none, through lock and journal. Under the lock the files
 * are read again, since what a run that died has left is taken back first.
 */
import type { LintConfig } from '../../config/lint-config.ts';
import type { WholeHost } from '../../host/rooted-host.ts';
import { lint, type LintRun } from '../../lint/engine.ts';
import type { ScriptSource } from '../../lint/script/context.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { LintFinding, LintFix } from '../../model/lint.ts';
import type { PathChange } from '../../model/plan.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import { renderInsservSentence } from '../../render/insserv/report.ts';
import { wordSessionEvent } from '../../render/session/sentences.ts';
import { showPath } from '../../render/text/show.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { withSession } from '../../change/session.ts';
import { findFixPlace, type FixPlace } from '../../change/fix-session.ts';
import { locatorOf, setWords } from '../frame/set-options.ts';
import type { Io } from '../../host/io.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { repairScripts, type Repair } from './fix-scripts.ts';
import type { LintFiles } from './files.ts';
import { makeRun, readFiles } from './run.ts';
import { LINT_SPEC } from './spec.ts';

/** A run, and what its scripts are and show when it is done. */
export interface Outcome {
  readonly files: LintFiles;
  readonly run: LintRun;
  readonly repair: Repair;
}

/** The least safe kind of repairs that is asked for; undefined if the texts are to stay. */
export function wantedKind({ flags }: ParsedArguments): LintFix['kind'] | undefined {
  if (flags.has('fix-unsafe')) return 'suggestion';
  return flags.has('fix') || flags.has('diff') ? 'safe' : undefined;
}

/** Reads, lints, and repairs in memory as far as is asked. */
export function lintAndRepair(parsed: ParsedArguments, io: Io, config: LintConfig): Outcome {
  const files = readFiles(parsed, io, config);
  const run = makeRun(parsed, io, config, files);
  const most = wantedKind(parsed);
  const repair =
    most === undefined ? { scripts: run.scripts, findings: lint(run), leftOut: 0 } : repairScripts(run, most);
  return { files, run, repair };
}

/** As `lintAndRepair`, and makes the changes in the files; undefined if they could not be made, which was told. */
export function fixFiles(parsed: ParsedArguments, io: Io, host: WholeHost, config: LintConfig): Outcome | undefined {
  const { locate, system } = locatorOf(parsed, io, host);
  const paths = readFiles(parsed, io, config).scripts.flatMap(({ path, isInput }) => (isInput === true ? [] : [path]));
  const place = findFixPlace(host, paths, locate, system);
  if (place === undefined) return lintAndRepair(parsed, io, config);
  const paint = choosePaint(io, io.stderr, lastValue(parsed, 'color'));
  const tell = (event: SessionEvent): void => {
    const sentence = wordSessionEvent(place.eventOutside(event));
    io.stderr.write(renderInsservSentence(sentence, openSources(io.host), paint));
  };
  const options = ['fix', 'fix-unsafe', 'fix-modes']
    .filter((name) => parsed.flags.has(name))
    .map((name) => `--${name}`);
  const command = bytesOfText([LINT_SPEC.name, ...options, ...setWords(parsed)].join(' '));
  return withSession({ ...place, command, tell }, ({ apply }) => {
    const outcome = lintAndRepair(parsed, io, config);
    const modes = parsed.flags.has('fix-modes') ? wantedModes(outcome.repair.findings) : new Map<ByteString, number>();
    const changes = changesOf(outcome, modes, place);
    if ('lost' in changes) {
      io.stderr.write(`${LINT_SPEC.name}: cannot write ${showPath(changes.lost)}: it is no longer there\n`);
      return undefined;
    }
    if (changes.length > 0 && apply(changes) === undefined) return undefined;
    const findings = outcome.repair.findings.filter(({ fix, place: { file } }) => {
      return fix?.mode === undefined || !modes.has(file);
    });
    return { ...outcome, repair: { ...outcome.repair, findings } };
  });
}

function wantedModes(findings: readonly LintFinding[]): ReadonlyMap<ByteString, number> {
  return new Map(
    findings.flatMap(({ fix, place }) => (fix?.mode === undefined ? [] : [[place.file, fix.mode] as const])),
  );
}

/** Of a file that has two names in the run, the first name counts. */
function changesOf(
  { run, repair }: Outcome,
  modes: ReadonlyMap<ByteString, number>,
  place: FixPlace,
): readonly PathChange[] | { readonly lost: ByteString } {
  const changes = new Map<ByteString, PathChange>();
  for (const [i, { path, text, isInput }] of repair.scripts.entries()) {
    const mode = modes.get(path);
    if (isInput === true || (text === textOf(run.scripts[i]) && mode === undefined)) continue;
    const [change] = place.changesOf([{ file: path, before: textOf(run.scripts[i]), after: text }]);
    if (change === undefined) return { lost: path };
    if (changes.has(change.path)) continue;
    const after = { kind: 'file', text, mode: mode ?? 'keep' } as const;
    changes.set(change.path, { path: change.path, after });
  }
  return [...changes.values()];
}

function textOf(script: ScriptSource | undefined): ByteString {
  return script?.text ?? '';
}
