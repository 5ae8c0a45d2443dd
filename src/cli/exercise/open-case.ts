/** Exercises one script: in a sandbox, or where that was asked for on this very system. */
import { knowScript, type ExerciseCase, type NeededSandbox } from '../../exercise/needs.ts';
import { exerciseScript } from '../../exercise/script.ts';
import type { ScriptExercise } from '../../model/exercise.ts';
import type { Sandbox, SandboxFile } from '../../model/sandbox.ts';
import { openBare } from '../../sandbox/bare.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { SandboxRequest } from '../../sandbox/request.ts';
import type { WrongUse } from '../frame/run-spec.ts';
import { explainNoSandbox } from './no-sandbox.ts';

export interface Surrounding extends Pick<SandboxRequest, 'real' | 'hasHostFunctions' | 'ways'> {
  readonly laid: readonly SandboxFile[];
  /** Without a sandbox; whoever says so has asked. */
  readonly isBare: boolean;
}

/** What came of it, or why nothing was run. */
export function exerciseOne(asked: ExerciseCase, around: Surrounding): ScriptExercise | Required<WrongUse> {
  let refusal: Required<WrongUse> | undefined;
  const refuse = (why: Required<WrongUse>): never => {
    refusal = why;
    throw new Refused();
  };
  try {
    return exerciseScript(asked, (needed) =>
      around.isBare ? openOnHost(asked, needed, refuse) : openInside(needed, around, refuse),
    );
  } catch (error) {
    if (refusal === undefined || !(error instanceof Refused)) throw error;
    return refusal;
  }
}

class Refused extends Error {}

type Refuse = (why: Required<WrongUse>) => never;

function openInside(needed: NeededSandbox, around: Surrounding, refuse: Refuse): Sandbox {
  const made = openSandbox({ ...needed, ...around, files: [...around.laid, ...needed.files] });
  return 'said' in made ? refuse(explainNoSandbox(made)) : made;
}

function openOnHost(asked: ExerciseCase, needed: NeededSandbox, refuse: Refuse): Sandbox {
  const names = (asked.scenario?.commands ?? []).map(({ command }) => command);
  const made = openBare({
    script: asked.place ?? asked.script,
    guess: knowScript(asked).guess,
    standIns: names.flatMap((name) => {
      const found = needed.programs.find(({ path }) => path === `/usr/sbin/${name}`);
      return found === undefined ? [] : [{ path: name, settings: found.settings }];
    }),
    mostActions: needed.mostActions,
  });
  if (!('busy' in made)) return made;
  return refuse({
    message: `--no-isolation: the service runs already: ${made.busy}`,
    hint: 'stop it first, if this machine can do without it',
  });
}
