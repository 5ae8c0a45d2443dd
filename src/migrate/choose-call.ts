/** Which call is the start of the service, if it is one and only one. */
import type { ByteString } from '../model/bytes.ts';
import type { FormReason, UnitTodo } from '../model/migration.ts';
import { baseName } from '../model/path.ts';
import { wholeFile } from '../model/place.ts';
import { endsByItself } from './calls/commands.ts';
import type { StartCall } from './calls/start-call.ts';
import type { StartFacts } from './script/start-facts.ts';
import { execLine } from './unit/quote.ts';

export interface ChosenCall {
  readonly call: StartCall | undefined;
  readonly obstacles: readonly FormReason[];
  readonly todos: readonly UnitTodo[];
}

export interface ProgramFinder {
  readonly findProgram: (name: ByteString) => ByteString | undefined;
}

/** @param isKnown whether a program is known to be a daemon, and how it stays in the foreground */
export function chooseCall(
  facts: StartFacts,
  { findProgram }: ProgramFinder,
  file: ByteString,
  isKnown: (program: ByteString) => boolean,
): ChosenCall {
  const certain = facts.plain.filter(({ isConditional }) => !isConditional);
  const [first, second] = facts.calls.length > 0 ? facts.calls : certain;
  if (first === undefined) {
    const place = facts.obstacles[0]?.place ?? wholeFile(file);
    const obstacles: readonly FormReason[] =
      facts.obstacles.length > 0 ? [] : [{ code: 'no-start', place, subject: '' }];
    return { call: undefined, obstacles, todos: [] };
  }
  if (second !== undefined) {
    return {
      call: undefined,
      obstacles: [{ code: 'several-calls', place: second.place, subject: second.program }],
      todos: [],
    };
  }
  const mayEnd = !first.isBackground || IS_LAUNCHER.test(first.program);
  if (facts.calls.length === 0 && mayEnd && !isKnown(baseName(first.program))) {
    const obstacles: readonly FormReason[] = [{ code: 'stays-unknown', place: first.place, subject: first.program }];
    return { call: undefined, obstacles, todos: [] };
  }
  const program = first.program.startsWith('/') ? first.program : findProgram(first.program);
  if (program === undefined) {
    return {
      call: undefined,
      obstacles: [{ code: 'program-path', place: first.place, subject: first.program }],
      todos: [],
    };
  }
  return { call: { ...first, program }, obstacles: [], todos: placeOthers(first, program, facts) };
}

/** Scripts that start something else, mostly: in the background too they may end at once. */
const IS_LAUNCHER = /^\/usr\/share\/|\.(?:sh|bash|ksh|daily)$/;

/** What else is called by its path: a check of the settings comes first, all other things are a person's. */
function placeOthers(call: StartCall, program: ByteString, facts: StartFacts): readonly UnitTodo[] {
  const todos: UnitTodo[] = [];
  for (const other of facts.plain) {
    if (other === call) continue;
    const isCheck = other.program === program && other.place.offset < call.place.offset;
    if (isCheck && !other.isConditional) {
      facts.set('Service', 'ExecStartPre', execLine([[{ kind: 'text', text: other.program }], ...other.args]));
      continue;
    }
    const text = execLine([[{ kind: 'text', text: other.program }], ...other.args]);
    facts.leftOut.push({ place: other.place, text, reason: 'not-carried' });
    todos.push({ code: 'prestart-code', place: other.place, subject: text, isBlocking: false });
  }
  return todos;
}

/** Programs that are called by their names and have no counterpart: what they do may be half of the start. */
export function markLeftPrograms({ leftOut }: StartFacts, { findProgram }: ProgramFinder): readonly UnitTodo[] {
  return leftOut.flatMap(({ reason, text, place }): readonly UnitTodo[] => {
    const [name = ''] = /^[\w.-]+/.exec(text) ?? [];
    const isWork = reason === 'not-carried' && name !== '' && !endsByItself(name) && findProgram(name) !== undefined;
    const subject = text.replaceAll(/\\?\n[ \t]*/g, ' ');
    return isWork ? [{ code: 'prestart-code', place, subject, isBlocking: false }] : [];
  });
}

/** What is done before the start and not by the unit: where the daemon would miss it, the unit would fail. */
export function judgePreparation(
  call: StartCall,
  facts: StartFacts,
  pidFile: ByteString | undefined,
): readonly UnitTodo[] {
  const todos: UnitTodo[] = [];
  for (const { span, program, pidFile: file } of facts.stops) {
    const isOther = program === undefined ? file !== undefined && file !== call.pidFile : program !== call.program;
    facts.leave(span, isOther ? 'not-carried' : 'handled');
    const subject = (facts.leftOut.at(-1)?.text ?? '').replaceAll(/\\?\n[ \t]*/g, ' ');
    if (isOther) todos.push({ code: 'prestart-code', place: facts.placeOf(span), subject, isBlocking: false });
  }
  const folder = /^(?:\/var)?(\/run\/[^/]+)\//.exec(pidFile ?? '')?.[1];
  const isMade = [...facts.folders.keys()].some((path) =>
    path.replace(/^\/var\/run\//, '/run/').startsWith(folder ?? '/'),
  );
  if (folder === undefined || isMade) return todos;
  const lost = facts.leftOut.find(({ text, reason }) => reason === 'not-carried' && /^(?:mkdir|install)\s/.test(text));
  if (lost === undefined) return todos;
  return [...todos, { code: 'prestart-code', place: lost.place, subject: lost.text, isBlocking: true }];
}
