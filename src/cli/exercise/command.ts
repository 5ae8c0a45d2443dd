/** `initorder exercise`: runs the actions of scripts in a sandbox, and says where they break the rules. */
import { CHECKS, levelOf } from '../../exercise/catalogue.ts';
import { exerciseScript, neededSandbox, type ExerciseCase } from '../../exercise/script.ts';
import { readHeaders } from '../../header/all-dialects.ts';
import type { LinkIo } from '../../host/io.ts';
import { detectProfile } from '../../lint/detect-profile.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { ExerciseProfile, ScriptExercise } from '../../model/exercise.ts';
import { nearestName } from '../../model/nearest.ts';
import { baseName } from '../../model/path.ts';
import type { SandboxFile } from '../../model/sandbox.ts';
import { NEW_PROFILES } from '../../new/plan.ts';
import { renderExerciseJson, renderTap } from '../../render/exercise/data.ts';
import { renderExerciseJunit } from '../../render/exercise/junit.ts';
import { renderExerciseText } from '../../render/exercise/text.ts';
import { openSandbox } from '../../sandbox/open.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { explainNoSandbox } from './no-sandbox.ts';
import { filesBelow } from './root-files.ts';
import { EXERCISE_SPEC } from './spec.ts';

/** Runs the command; see `docs/initorder-exercise.md`. */
export function runExercise(argv: readonly string[], io: LinkIo): number {
  return runSpec(EXERCISE_SPEC, argv, io, judge, (parsed) => run(parsed, io));
}

function judge(parsed: ParsedArguments): WrongUse | undefined {
  for (const name of ['timeout', 'total']) {
    const value = lastValue(parsed, name);
    if (value !== undefined && !/^[1-9][0-9]{0,3}$/.test(value))
      return { message: `--${name} takes seconds from 1, not '${value}'` };
  }
  const ids = CHECKS.map(({ id }) => id);
  for (const name of ['only', 'skip']) {
    const unknown = checkNames(parsed, name).find((id) => !ids.includes(id));
    if (unknown === undefined) continue;
    const nearest = nearestName(unknown, ids);
    const guess = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
    return {
      message: `--${name}: no check is called '${unknown}'${guess}`,
      hint: "'initorder exercise --list' has them all",
    };
  }
  const forms = [
    ...['json', 'tap', 'junit'].filter((name) => parsed.flags.has(name)),
    ...(parsed.values.get('format') ?? []),
  ];
  if (new Set(forms).size > 1)
    return { message: `one form of output at a time, not ${[...new Set(forms)].join(' and ')}` };
  return undefined;
}

function checkNames(parsed: ParsedArguments, option: string): readonly string[] {
  return (parsed.values.get(option) ?? []).flatMap((value) => value.split(/[ ,]+/)).filter((name) => name !== '');
}

function run(parsed: ParsedArguments, io: LinkIo): number {
  if (parsed.flags.has('list')) return listChecks(io);
  if (parsed.operands.length === 0) {
    return reportWrongUse(
      io,
      EXERCISE_SPEC.name,
      'no scripts given',
      'name scripts: initorder exercise /etc/init.d/cron',
    );
  }
  const root = lastValue(parsed, 'root');
  const laid = root === undefined ? [] : filesBelow(io.host, bytesOfText(root));
  const cases: ExerciseCase[] = [];
  for (const path of parsed.operands) {
    const asked = readCase(parsed, bytesOfText(path), io);
    if ('message' in asked) return reportWrongUse(io, EXERCISE_SPEC.name, asked.message, asked.hint);
    cases.push(asked);
  }
  const exercises: ScriptExercise[] = [];
  for (const asked of cases) {
    const done = exerciseOne(asked, laid);
    if ('message' in done) return reportWrongUse(io, EXERCISE_SPEC.name, done.message, done.hint);
    exercises.push(done);
  }
  write(exercises, parsed, io);
  return exercises.some((exercise) => hasFailed(exercise, parsed)) ? FOUND : OK;
}

function exerciseOne(asked: ExerciseCase, laid: readonly SandboxFile[]): ScriptExercise | Required<WrongUse> {
  const needed = neededSandbox(asked);
  const sandbox = openSandbox({ ...needed, files: [...needed.files.slice(0, -1), ...laid, ...needed.files.slice(-1)] });
  if ('said' in sandbox) return explainNoSandbox(sandbox);
  try {
    return exerciseScript(asked, sandbox);
  } finally {
    sandbox.end();
  }
}

function readCase(parsed: ParsedArguments, path: ByteString, io: LinkIo): ExerciseCase | WrongUse {
  const found = io.host.readFile(path);
  if (found.kind !== 'text') {
    const reason = found.kind === 'error' ? found.reason : found.isFolder ? 'Is a directory' : 'no regular file';
    return { message: `cannot read ${textOfBytes(path)}: ${reason}`, hint: 'name scripts' };
  }
  if (!found.text.startsWith('#!')) {
    return { message: `${textOfBytes(path)}: no script; its first line has no #!`, hint: 'name scripts' };
  }
  const asked = NEW_PROFILES.find((name) => name === lastValue(parsed, 'profile'));
  const seen = detectProfile(path, found.text, readHeaders(found.text), 'lsb');
  const profile: ExerciseProfile = asked ?? (seen === 'busybox' ? 'lsb' : seen);
  const [only, skip] = [checkNames(parsed, 'only'), checkNames(parsed, 'skip')];
  return {
    script: path,
    name: baseName(path).replaceAll(/[^A-Za-z0-9_.+-]/g, '_'),
    text: found.text,
    profile,
    actionMs: Number(lastValue(parsed, 'timeout') ?? '10') * 1000,
    totalMs: Number(lastValue(parsed, 'total') ?? '60') * 1000,
    isWanted: (check) => (only.length === 0 || only.includes(check)) && !skip.includes(check),
    agreed: new Map(),
  };
}

const LEVELS = ['info', 'warning', 'error'];

function hasFailed({ checks }: ScriptExercise, parsed: ParsedArguments): boolean {
  const least = LEVELS.indexOf(lastValue(parsed, 'fail-on') ?? 'warning');
  return checks.some(({ verdict, severity }) => {
    if (verdict === 'undecided') return parsed.flags.has('strict');
    return verdict === 'failed' && LEVELS.indexOf(severity) >= least;
  });
}

function write(exercises: readonly ScriptExercise[], parsed: ParsedArguments, io: LinkIo): void {
  const form = ['tap', 'junit'].find((name) => parsed.flags.has(name)) ?? lastValue(parsed, 'format') ?? 'text';
  if (form === 'json') io.stdout.write(renderExerciseJson(exercises));
  else if (form === 'tap') io.stdout.write(renderTap(exercises));
  else if (form === 'junit') io.stdout.write(renderExerciseJunit(exercises));
  else {
    const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
    for (const exercise of exercises)
      io.stdout.write(renderExerciseText(exercise, { isVerbose: parsed.flags.has('verbose'), paint }));
  }
}

function listChecks(io: LinkIo): number {
  for (const { id, family, expects } of CHECKS) {
    const level = levelOf(id, family === 'rcd' ? 'freebsd' : 'lsb');
    io.stdout.write(`${id.padEnd(20)} ${family.padEnd(4)} ${level.padEnd(8)} ${expects}\n`);
  }
  return OK;
}
