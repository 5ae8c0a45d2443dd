/** Lays what was seen of each step into a folder: outputs, calls, signals, processes, files. */
import { writeOwnFile } from '../../change/own-file.ts';
import type { LinkIo } from '../../host/io.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { ExerciseStep, ScriptExercise } from '../../model/exercise.ts';
import { baseName } from '../../model/path.ts';
import type { WrongUse } from '../frame/run-spec.ts';

/** Why nothing can be kept there; undefined if it can. What an earlier run has left would be mixed with this one. */
export function judgeKeeping(
  { host }: LinkIo,
  folder: ByteString,
  scripts: readonly ByteString[],
): WrongUse | undefined {
  const names = scripts.map(baseName);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    return { message: `--keep: two scripts are called ${textOfBytes(twice)}`, hint: 'exercise them one by one' };
  const taken = names.find((name) => host.look(`${folder}/${name}`).kind !== 'absent');
  return taken === undefined
    ? undefined
    : { message: `--keep: ${textOfBytes(`${folder}/${taken}`)} is there already`, hint: 'name another folder' };
}

/** Writes DIR/SCRIPT/NN-ACTION/...; what is wrong, if it cannot. */
export function keepExercises(
  io: LinkIo,
  folder: ByteString,
  exercises: readonly ScriptExercise[],
): WrongUse | undefined {
  for (const { script, steps } of exercises) {
    for (const [i, step] of steps.entries()) {
      const action = step.action.replaceAll(/[^A-Za-z0-9_.+-]/g, '_').slice(0, 60);
      const name = `${String(i).padStart(2, '0')}-${action === '' ? 'no-word' : action}`;
      const place = `${folder}/${baseName(script)}/${name}`;
      const made = io.host.makeFolder(place, 0o755);
      const faults = filesOf(step).map(
        ([file, text]) => made ?? writeOwnFile(io.host, bytesOfText(io.cwd), `${place}/${file}`, text),
      );
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined)
        return {
          message: `cannot write ${textOfBytes(place)}: ${textOfBytes(fault.reason)}`,
          hint: '--keep takes a folder',
        };
    }
  }
  return undefined;
}

function filesOf({
  exit,
  signal,
  stdout,
  stderr,
  calls,
  signals,
  processes,
  files,
  tree,
}: ExerciseStep): [string, ByteString][] {
  const lines = (all: readonly ByteString[]): ByteString => all.map((line) => `${line}\n`).join('');
  return [
    ['status', `${exit ?? (signal === undefined ? 'none' : `signal ${signal}`)}\n`],
    ['stdout', stdout],
    ['stderr', stderr],
    ['calls', lines(calls)],
    ['signals', lines(signals)],
    ['processes', lines(processes.map(({ pid, uid, words }) => `${pid} ${uid} ${words.join(' ')}`))],
    ['changes', lines([...files.new.map((path) => `+ ${path}`), ...files.gone.map((path) => `- ${path}`)])],
    ['tree', lines([...tree].sort())],
  ];
}
