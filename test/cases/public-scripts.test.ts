/** The public face, of what writes scripts and exercises them; the list of all names is in public-face.test.ts. */
import { describe, expectTypeOf, it } from 'vitest';
import * as library from '../../src/index.ts';
import type {
  ByteString,
  ExerciseCase,
  ExerciseCheck,
  NeededSandbox,
  NewPlan,
  NewWishes,
  NoSandbox,
  Sandbox,
  SandboxRequest,
  ScriptExercise,
} from '../../src/index.ts';

describe('the public face', () => {
  it('writes new scripts, and exercises scripts', () => {
    expectTypeOf(library.planNewScript).toEqualTypeOf<
      (wishes: NewWishes) => { readonly plan: NewPlan } | { readonly wrong: string }
    >();
    expectTypeOf(library.writeScript).toEqualTypeOf<(plan: NewPlan) => ByteString>();
    expectTypeOf(library.exerciseScript).toEqualTypeOf<
      (asked: ExerciseCase, open: (needed: NeededSandbox) => Sandbox) => ScriptExercise
    >();
    expectTypeOf(library.openSandbox).toEqualTypeOf<(request: SandboxRequest) => Sandbox | NoSandbox>();
    expectTypeOf(library.exerciseMessage).toEqualTypeOf<(check: ExerciseCheck) => ByteString>();
    // What a script needs is what a sandbox is asked for.
    expectTypeOf<NeededSandbox>().toExtend<SandboxRequest>();
  });
});
