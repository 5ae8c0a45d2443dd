/** A step of a scenario file: what is done, and what must hold then. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { Expected, StepDeed, StepWishes } from '../../model/scenario.ts';
import type { StepForm, Texts } from './form.ts';
import { DEEDS } from './schema.ts';
import { expectedOf, isExpected } from './wish.ts';

export interface StepFault {
  readonly wrong: string;
  readonly key?: string;
}

/** The step, or what is wrong with it. */
export function readStep(form: StepForm): StepDeed | StepFault {
  const keys = Object.keys(form);
  const deeds = keys.filter((key) => DEEDS.includes(key));
  if (deeds.length !== 1) {
    const found = deeds.length === 0 ? 'this one has none' : `this one has ${deeds.join(' and ')}`;
    return { wrong: `a step has one of ${DEEDS.join(', ')}; ${found}` };
  }
  if (form.run === undefined) {
    const key = keys.find((name) => !DEEDS.includes(name));
    if (key !== undefined) return { wrong: `'${key}' goes with 'run' only`, key };
  }
  if (form.kill !== undefined)
    return { kind: 'kill', program: bytesOfText(form.kill.program), signal: bytesOfText(form.kill.signal ?? 'KILL') };
  if (form.write !== undefined) return { kind: 'write', files: textPairs(form.write) };
  if (form.remove !== undefined) return { kind: 'remove', paths: form.remove.map(bytesOfText) };
  if (form.rcconf !== undefined) return { kind: 'rcconf', values: textPairs(form.rcconf) };
  if (form.run === undefined) return { kind: 'fresh' };
  for (const key of ['stdout', 'stderr'] as const) {
    const text = form[key];
    if (text !== undefined && !isExpected(text)) return { wrong: `'${text}' is no regular expression`, key };
  }
  const bad = Object.values(form.files ?? {}).find((text) => !isExpected(text));
  if (bad !== undefined) return { wrong: `'${bad}' is no regular expression`, key: 'files' };
  return {
    kind: 'run',
    words: (typeof form.run === 'string' ? form.run.split(/[ \t]+/) : form.run)
      .filter((word) => word !== '' || typeof form.run !== 'string')
      .map(bytesOfText),
    as: bytesOfText(form.as ?? 'root'),
    wishes: readWishes(form),
  };
}

function textPairs(texts: Texts): readonly (readonly [ByteString, ByteString])[] {
  return Object.entries(texts).map(([name, text]) => [bytesOfText(name), bytesOfText(text)]);
}

function readWishes(form: StepForm): StepWishes {
  return {
    ...(form.exit !== undefined && { exit: typeof form.exit === 'number' ? [form.exit] : form.exit }),
    ...(form.stdout !== undefined && { stdout: expectedOf(form.stdout) }),
    ...(form.stderr !== undefined && { stderr: expectedOf(form.stderr) }),
    ...(form.calls !== undefined && { calls: form.calls.map(bytesOfText) }),
    ...(form.signals !== undefined && { signals: form.signals.map((name) => bytesOfText(name.replace(/^SIG/, ''))) }),
    running: (form.running ?? []).map(bytesOfText),
    stopped: (form.stopped ?? []).map(bytesOfText),
    ...(form.same !== undefined && { same: bytesOfText(form.same) }),
    ...(form.new !== undefined && { new: bytesOfText(form.new) }),
    files: Object.entries(form.files ?? {}).map(([path, text]) => [bytesOfText(path), readState(text)]),
    ...(form.within !== undefined && { within: form.within }),
  };
}

function readState(text: string): 'present' | 'absent' | Expected {
  return text === 'present' || text === 'absent' ? text : expectedOf(text);
}
