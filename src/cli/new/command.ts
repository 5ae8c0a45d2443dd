/** `initorder new`: writes a script that is right from the start. */
import type { LinkIo } from '../../host/io.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import { defaultsOf, type Companion } from '../../new/companions.ts';
import { hintsOf } from '../../new/hints.ts';
import type { NewPlan } from '../../new/plan.ts';
import { writeScript } from '../../new/write.ts';
import { wordLint } from '../../render/lint/sentences.ts';
import { renderNew, renderNewJson } from '../../render/new/report.ts';
import { renderInsservSentence } from '../../render/insserv/report.ts';
import { wordSessionEvent } from '../../render/session/sentences.ts';
import { showName } from '../../render/text/show.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FAILED, FOUND, OK, WRONG_USE } from '../frame/exit-status.ts';
import { makePatch, showPatch } from '../frame/patch.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { lintNew } from './check.ts';
import { askMissing, sameCommand } from './questions.ts';
import { readPlan } from './read-plan.ts';
import { NEW_SPEC } from './spec.ts';
import { profileOfSystem } from './surroundings.ts';
import { tellLeftovers, writeNewFiles } from './write-files.ts';

/** Runs the command; see `docs/initorder-new.md`. */
export function runNew(argv: readonly string[], io: LinkIo): number {
  return runSpec(NEW_SPEC, argv, io, judge, (parsed) => run(parsed, io));
}

function judge({ flags, values }: ParsedArguments): WrongUse | undefined {
  if (flags.has('interactive') && flags.has('no-interactive'))
    return { message: '--interactive and --no-interactive contradict each other' };
  if (flags.has('diff') && lastValue({ flags, values, operands: [] }, 'output') === '-')
    return { message: '--diff needs a file to compare with, not standard output' };
  if (lastValue({ flags, values, operands: [] }, 'output') === '-' && flags.has('defaults'))
    return { message: '--defaults writes a file beside the script, not to standard output' };
  return undefined;
}

function run(given: ParsedArguments, io: LinkIo): number {
  const profile = profileOfSystem(io.host, lastValue(given, 'root')?.replace(/\/+$/, '') ?? '');
  const isOpen = 'missing' in readPlan(given, { profile });
  const isAsked = given.flags.has('interactive') || (isOpen && !given.flags.has('no-interactive'));
  if (given.flags.has('interactive') && io.readLine === undefined)
    return reportWrongUse(io, NEW_SPEC.name, '--interactive needs a terminal');
  const parsed = isAsked && io.readLine !== undefined ? askMissing(given, io, profile) : given;
  if (parsed === undefined) return reportWrongUse(io, NEW_SPEC.name, 'no more answers; nothing was written');
  const reading = readPlan(parsed, { profile });
  if ('wrong' in reading) return reportWrongUse(io, NEW_SPEC.name, reading.wrong);
  if ('missing' in reading) {
    return reportWrongUse(io, NEW_SPEC.name, `still needed: ${reading.missing.join(', ')}`);
  }
  const status = make(reading.plan, parsed, io);
  if (parsed !== given && status === OK) io.stderr.write(`the same without questions:\n  ${sameCommand(parsed)}\n`);
  return status;
}

function make(plan: NewPlan, parsed: ParsedArguments, io: LinkIo): number {
  const text = writeScript(plan);
  const file = targetOf(plan, lastValue(parsed, 'output'), io);
  if (!parsed.flags.has('no-check')) {
    const [finding] = lintNew(plan, file === '-' ? plan.name : file, text);
    if (finding !== undefined) {
      io.stderr.write(
        `${NEW_SPEC.name}: the script would not be right, so nothing is written: ${showName(wordLint(finding))}\n` +
          `${NEW_SPEC.name}: this is a fault of initorder, not of your options; --no-check writes it all the same\n`,
      );
      return FAILED;
    }
  }
  const companions = parsed.flags.has('defaults') ? [defaultsOf(plan)] : [];
  if (file === '-' && !parsed.flags.has('json')) {
    io.stdout.write(text);
    return OK;
  }
  return put({ plan, text, file, companions }, parsed, io);
}

/** Where the script goes: a folder takes it under its usual name. */
function targetOf({ name, profile }: NewPlan, output: string | undefined, io: LinkIo): ByteString {
  const own = profile === 'freebsd-ports' ? `${name}.in` : name;
  if (output === undefined) return own;
  const bytes = bytesOfText(output);
  const isFolder = bytes.endsWith('/') || (bytes !== '-' && io.host.kindOf(bytes) === 'folder');
  return isFolder ? `${bytes.replace(/\/+$/, '')}/${own}` : bytes;
}

interface Making {
  readonly plan: NewPlan;
  readonly text: ByteString;
  readonly file: ByteString;
  readonly companions: readonly Companion[];
}

function put({ plan, text, file, companions }: Making, parsed: ParsedArguments, io: LinkIo): number {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const files = [
    ...(file === '-' ? [] : [{ path: file, text, mode: 0o755 }]),
    ...companions.map((companion) => ({ path: folder + companion.name, text: companion.text, mode: 0o644 })),
  ];
  const paint = choosePaint(io, io.stderr, lastValue(parsed, 'color'));
  const tell = (event: SessionEvent): void => {
    io.stderr.write(renderInsservSentence(wordSessionEvent(event), () => undefined, paint));
  };
  const diffs = (): readonly ByteString[] =>
    files.map((target) => {
      const found = io.host.readFile(target.path);
      return makePatch(target.path, found.kind === 'text' ? found.text : '', target.text);
    });
  if (parsed.flags.has('diff')) {
    tellLeftovers(io, files, tell);
    const changes = diffs();
    for (const diff of changes) io.stdout.write(io.stdout.isTerminal() ? showPatch(diff) : diff);
    return changes.some((diff) => diff !== '') ? FOUND : OK;
  }
  const command = `${NEW_SPEC.name} ${plan.name}`;
  const isForced = parsed.flags.has('force');
  const outcome =
    files.length === 0 ? { kind: 'written' as const } : writeNewFiles(io, files, { command, isForced, tell });
  if (outcome.kind === 'failed') return WRONG_USE;
  if (outcome.kind === 'taken') {
    io.stderr.write(diffs().map(showPatch).join(''));
    io.stderr.write(`${NEW_SPEC.name}: ${showName(outcome.path)}: exists; --force replaces it\n`);
    return FOUND;
  }
  const answer = {
    file,
    isWritten: file !== '-',
    companions: companions.map(({ name }) => folder + name),
    profile: plan.profile,
    kind: plan.kind,
    language: plan.language,
    text,
    lines: text.split('\n').length - 1,
    hints: hintsOf(plan),
  };
  io.stdout.write(parsed.flags.has('json') ? renderNewJson(answer) : renderNew(answer));
  return OK;
}
