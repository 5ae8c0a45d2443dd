/** `initorder exercise`: runs the actions of scripts in a sandbox, and says where they break the rules. */
import path from 'node:path';
import { CHECKS, levelOf } from '../../exercise/catalogue.ts';
import { checkPages } from '../../exercise/check-pages.ts';
import { describeStandard } from '../../exercise/scenario/describe.ts';
import type { LinkIo } from '../../host/io.ts';
import { bytesOfText, textOfBytes } from '../../model/bytes.ts';
import type { ScriptExercise } from '../../model/exercise.ts';
import { nearestName } from '../../model/nearest.ts';
import { renderExerciseJson, renderTap } from '../../render/exercise/data.ts';
import { renderExerciseJunit } from '../../render/exercise/junit.ts';
import { renderExerciseText } from '../../render/exercise/text.ts';
import { renderCheckPage } from '../../render/exercise/check-page.ts';
import { renderScenario } from '../../render/exercise/scenario.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { checkNames, FAMILIES, readCases } from './cases.ts';
import { judgeKeeping, keepExercises } from './keep.ts';
import { isWithoutSandbox, judgeIsolation, refuseWithoutSandbox } from './no-isolation.ts';
import { exerciseOne, type Surrounding } from './open-case.ts';
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
  const real = (parsed.values.get('real') ?? []).find((path) => !/^\/(?:usr\/|s?bin\/)/.test(path));
  if (real !== undefined) return { message: `--real takes a program below /usr, /bin or /sbin, not '${real}'` };
  const ids = [...CHECKS.map(({ id }) => id), ...FAMILIES];
  for (const name of ['only', 'skip', 'explain']) {
    const taken = name === 'explain' ? ids.filter((id) => !FAMILIES.includes(id)) : ids;
    const unknown = checkNames(parsed, name).find((id) => !taken.includes(id));
    if (unknown === undefined) continue;
    const nearest = nearestName(unknown, taken);
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
  return judgeIsolation(parsed);
}

function run(parsed: ParsedArguments, io: LinkIo): number {
  if (parsed.flags.has('list')) return listChecks(io);
  const explained = lastValue(parsed, 'explain');
  if (explained !== undefined) {
    const pages = checkPages().filter(({ id }) => checkNames(parsed, 'explain').includes(id));
    for (const page of pages) io.stdout.write(bytesOfText(renderCheckPage(page)));
    return OK;
  }
  const read = readCases(parsed, io);
  if ('message' in read) return reportWrongUse(io, EXERCISE_SPEC.name, read.message, read.hint);
  if (parsed.flags.has('print-scenario')) {
    for (const asked of read.cases) io.stdout.write(renderScenario(describeStandard(asked)));
    return OK;
  }
  const kept = lastValue(parsed, 'keep');
  const taken =
    kept === undefined
      ? undefined
      : judgeKeeping(
          io,
          bytesOfText(kept),
          read.cases.map(({ script }) => script),
        );
  if (taken !== undefined) return reportWrongUse(io, EXERCISE_SPEC.name, taken.message, taken.hint);
  const isBare = isWithoutSandbox(parsed);
  const refused = isBare ? refuseWithoutSandbox(read.cases, parsed, io) : undefined;
  if (refused !== undefined) return reportWrongUse(io, EXERCISE_SPEC.name, refused.message, refused.hint);
  const root = lastValue(parsed, 'root');
  const laid = root === undefined ? [] : filesBelow(io.host, bytesOfText(root));
  const exercises: ScriptExercise[] = [];
  for (const asked of read.cases) {
    const place = bytesOfText(path.resolve(io.cwd, textOfBytes(asked.script)));
    const done = exerciseOne(isBare ? { ...asked, place } : asked, { laid, ...surroundingsOf(parsed) });
    if ('message' in done) return reportWrongUse(io, EXERCISE_SPEC.name, done.message, done.hint);
    exercises.push(done);
  }
  const fault = kept === undefined ? undefined : keepExercises(io, bytesOfText(kept), exercises);
  if (fault !== undefined) return reportWrongUse(io, EXERCISE_SPEC.name, fault.message, fault.hint);
  write(exercises, parsed, io);
  return exercises.some((exercise) => hasFailed(exercise, parsed)) ? FOUND : OK;
}

function surroundingsOf(parsed: ParsedArguments): Omit<Surrounding, 'laid'> {
  const ways = (['namespaces', 'bwrap'] as const).find((way) => way === lastValue(parsed, 'isolation'));
  return {
    real: (parsed.values.get('real') ?? []).map(bytesOfText),
    hasHostFunctions: lastValue(parsed, 'functions') === 'host',
    ways: ways ?? 'auto',
    isBare: isWithoutSandbox(parsed),
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
