/** From the form of a scenario file, which its schema has checked, to a scenario. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { CannedAnswer, Scenario, ScenarioFile, ScenarioStep } from '../../model/scenario.ts';
import type { AnswerForm, FileForm, ScenarioForm, Texts } from './form.ts';
import { readStep } from './read-step.ts';
import { expectedOf, isExpected } from './wish.ts';

/** Where in the file something stands: the way to it, from the outside in. */
export type WayIn = readonly (string | number)[];

/** What a schema cannot see. */
export interface ScenarioFault {
  readonly way: WayIn;
  readonly wrong: string;
}

export interface FormSource {
  readonly file: ByteString;
  readonly lineOf: (way: WayIn) => number;
}

/** `then` within `then` goes no deeper. */
const MOST_ANSWERS = 50;

/** The scenario, or the first thing that is wrong with it. */
export function readScenario(form: ScenarioForm, { file, lineOf }: FormSource): Scenario | ScenarioFault {
  const steps: ScenarioStep[] = [];
  for (const [i, step] of (form.steps ?? []).entries()) {
    const way = ['steps', i];
    const read = readStep(step);
    if ('wrong' in read) return { way: [...way, ...(read.key === undefined ? [] : [read.key])], wrong: read.wrong };
    steps.push({ deed: read, line: lineOf(way) });
  }
  for (const [command, answers] of Object.entries(form.commands ?? {})) {
    const patterns = [answers].flat().map(({ args }) => (typeof args === 'string' ? args : ''));
    const bad = patterns.find((args) => !isExpected(args));
    if (bad !== undefined) return { way: ['commands', command], wrong: `'${bad}' is no regular expression` };
  }
  for (const [path, file_] of Object.entries(form.files ?? {})) {
    if (/^\/(?:proc|dev\/(?:null|zero|full|random|urandom|tty)|\.)|\/\.\.?(?:\/|$)|\/$|[\x00-\x1f]/.test(path))
      return { way: ['files', path], wrong: `'${path}' cannot be a file of the sandbox` };
    if (typeof file_ === 'string') continue;
    const kinds = [file_.text ?? file_.copy, file_.link, file_.dir === true ? 'dir' : undefined];
    if (kinds.filter((kind) => kind !== undefined).length > 1 || (file_.text !== undefined && file_.copy !== undefined))
      return { way: ['files', path], wrong: 'a file has one of text, copy, link and dir' };
  }
  const { standard = true, program } = form;
  const agreed = typeof standard === 'boolean' ? {} : standard;
  return {
    file,
    ...(form.script !== undefined && { script: bytesOfText(form.script) }),
    ...(form.profile !== undefined && { profile: form.profile }),
    ...(form.kind !== undefined && { kind: form.kind }),
    ...(program !== undefined && {
      program: {
        path: bytesOfText(program.path),
        ...(program.mode !== undefined && { mode: program.mode }),
        ...(program.pidfile !== undefined && { pidfile: bytesOfText(program.pidfile) }),
        ...(program.delay !== undefined && { delay: program.delay }),
        ...(program.term !== undefined && { term: program.term }),
        ...(program.exit !== undefined && { exit: program.exit }),
        ...(program.anyone !== undefined && { isAnyones: program.anyone }),
      },
    }),
    commands: Object.entries(form.commands ?? {}).map(([command, answers]) => ({
      command: bytesOfText(command),
      answers: [answers].flat().flatMap(readAnswers),
    })),
    files: Object.entries(form.files ?? {}).map(([path, given]) => readFile(path, given)),
    users: (form.users ?? []).map(bytesOfText),
    rcconf: pairs(form.rcconf),
    env: Object.entries(form.env ?? {}),
    hasStandard: standard !== false,
    skip: agreed.skip ?? [],
    expect: new Map(Object.entries(agreed.expect ?? {})),
    because: bytesOfText(agreed.because ?? ''),
    limits: form.limits ?? {},
    steps,
  };
}

function pairs(texts: Texts | undefined): readonly (readonly [ByteString, ByteString])[] {
  return Object.entries(texts ?? {}).map(([name, text]) => [bytesOfText(name), bytesOfText(text)]);
}

/** An answer, and those that come after it. */
function readAnswers(form: AnswerForm): readonly CannedAnswer[] {
  const answers: CannedAnswer[] = [];
  const { args } = form;
  for (let next: AnswerForm | undefined = form; next !== undefined && answers.length < MOST_ANSWERS; next = next.then) {
    const follows: boolean = next.then !== undefined;
    answers.push({
      words: readWords(next.args ?? args),
      out: bytesOfText(next.out ?? ''),
      err: bytesOfText(next.err ?? ''),
      exit: next.exit ?? 0,
      delay: next.delay ?? 0,
      times: next.times ?? (follows ? 1 : 0),
      creates: [next.creates ?? []].flat().map(bytesOfText),
      removes: [next.removes ?? []].flat().map(bytesOfText),
    });
  }
  return answers;
}

function readWords(args: AnswerForm['args']): CannedAnswer['words'] {
  if (args === undefined) return undefined;
  if (typeof args !== 'string') return args.map(bytesOfText);
  const expected = expectedOf(args);
  if ('pattern' in expected) return expected;
  return args
    .split(/[ \t]+/)
    .filter((word) => word !== '')
    .map(bytesOfText);
}

function readFile(path: string, given: string | FileForm): ScenarioFile {
  const form = typeof given === 'string' ? { text: given } : given;
  const isFolder = form.dir === true;
  return {
    path: bytesOfText(path),
    text: bytesOfText(form.text ?? ''),
    mode: form.mode === undefined ? (isFolder ? 0o755 : 0o644) : Number.parseInt(form.mode, 8),
    isFolder,
    ...(form.link !== undefined && { target: bytesOfText(form.link) }),
    ...(form.copy !== undefined && { copy: bytesOfText(form.copy) }),
  };
}
