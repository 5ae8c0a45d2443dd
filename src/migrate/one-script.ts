/** One script: what can be told from it, and the unit that this comes to. */
import { unitNameOf } from '../header/sysv/unit-name.ts';
import type { ByteString } from '../model/bytes.ts';
import {
  isNote,
  type FormReason,
  type Hardening,
  type LeftOut,
  type MigratedScript,
  type UnitForm,
  type UnitTodo,
} from '../model/migration.ts';
import { baseName } from '../model/path.ts';
import { placeIn, wholeFile, type Place } from '../model/place.ts';
import type { SysvStart } from '../model/sysv-unit.ts';
import { assembleUnit } from './unit/assemble.ts';
import type { ForegroundTable } from './unit/foreground.ts';
import { isEarly, isForHalt, startLevels } from './unit/install.ts';
import { buildService } from './unit/native.ts';
import type { UnitWorld } from './unit/ordering.ts';
import { readUnitHeader } from './unit/script-header.ts';
import { buildWrapper } from './unit/wrapper.ts';
import { LONGEST_SCRIPT, studyScript, type Study } from './study.ts';

export interface ScriptToMigrate {
  /** What messages call it, and the path that units name. */
  readonly file: ByteString;
  readonly path: ByteString;
  readonly text: ByteString;
  /** By the links of the runlevels; undefined if none starts it. */
  readonly start: SysvStart | undefined;
  /** False where there are no links of any script, so that nothing can be told of them. */
  readonly hasLinks: boolean;
}

export interface MigrationWorld extends UnitWorld {
  /** The text of a file of the system; undefined if there is none. */
  readonly readFile: (path: ByteString) => ByteString | undefined;
  /** The path of a program that is named without one. */
  readonly findProgram: (name: ByteString) => ByteString | undefined;
  /** Whether another script asks for a name. */
  readonly isNeeded: (name: ByteString) => boolean;
}

export interface MigrationWishes {
  readonly format: 'native' | 'wrapper';
  readonly harden: Hardening;
  readonly foreground: ForegroundTable;
}

/** Never runs anything, never throws. O(n). */
export function migrateScript(script: ScriptToMigrate, world: MigrationWorld, wishes: MigrationWishes): MigratedScript {
  const { file, path, start } = script;
  // Of a text that is too long to be followed, the beginning has the header.
  const text = script.text.slice(0, LONGEST_SCRIPT);
  const words = readUnitHeader(text);
  const unit = unitNameOf(baseName(path)) ?? `${baseName(path)}.service`;
  const levels = startLevels(text, start);
  const base = {
    script: file,
    unit,
    isEnabled: script.hasLinks ? start !== undefined : undefined,
  };
  if (isForHalt(levels)) {
    return { ...base, ...NOTHING, form: 'none', reasons: [{ code: 'halt', place: wholeFile(file), subject: '' }] };
  }
  const study = studyScript(script, world, words.pidFile, wishes.foreground);
  const header = words.description === undefined ? { ...words, description: study.description } : words;
  const frame = { header, levels, world, path, file, unit };
  const early: readonly UnitTodo[] = isEarly(levels)
    ? [{ code: 'early-boot', place: wholeFile(file), subject: '', isBlocking: true }]
    : [];
  const wrapper = (reasons: readonly FormReason[]): MigratedScript => {
    const service = buildWrapper({
      path,
      place: study.startPlace ?? wholeFile(file),
      // What runs before the runlevels are entered is a job, unless a daemon was seen.
      startsDaemon: early.length > 0 && study.call === undefined ? false : study.startsDaemon,
      program: study.program,
      pidFile: header.pidFile ?? study.pidFile,
      hasReload: study.hasReload || header.hasReload,
      hasStop: study.hasStop,
      hasLsb: header.hasLsb,
    });
    const made = assembleUnit({ ...frame, service: service.lines, conditions: [], todos: early, form: 'wrapper' });
    return {
      ...base,
      form: 'wrapper',
      sureness: 'high',
      file: early.length > 0 ? undefined : made.file,
      draft: early.length > 0 ? made.file : undefined,
      reasons,
      todos: [...service.todos, ...made.todos],
      leftOut: made.leftOut,
      switchedOff: study.switchedOff,
    };
  };
  if (wishes.format === 'wrapper') return wrapper([{ code: 'asked', place: wholeFile(file), subject: '' }]);
  if (early.length > 0) return wrapper([{ code: 'early', place: wholeFile(file), subject: '' }]);
  if (study.call === undefined || study.obstacles.length > 0) return wrapper(study.obstacles);
  const { call, facts, stop, values, envFiles } = study;
  const service = buildService({
    call,
    facts,
    stop,
    values,
    envFiles,
    foreground: wishes.foreground,
    harden: wishes.harden,
    pidFile: study.daemonFile,
    name: unit.slice(0, unit.lastIndexOf('.')),
  });
  const own = [...study.todos, ...stop.todos].filter(({ code }) => !service.settled.has(code));
  const made = assembleUnit({
    ...frame,
    service: service.lines,
    conditions: facts.directives.filter(({ section }) => section === 'Unit'),
    todos: own,
    form: 'native',
  });
  const todos = [...service.todos, ...made.todos];
  const leftOut = [...facts.leftOut, ...made.leftOut];
  const blocking = todos.find(({ isBlocking }) => isBlocking);
  if (blocking !== undefined) {
    const code = blocking.code === 'env-file-shell' ? 'env-shell' : 'prestart';
    const kept = wrapper([{ code, place: blocking.place, subject: blocking.subject }]);
    const isSaid = ({ code, place }: UnitTodo): boolean =>
      todos.some((other) => other.code === code && other.place.line === place.line);
    return { ...kept, draft: made.file, todos: [...kept.todos.filter((todo) => !isSaid(todo)), ...todos], leftOut };
  }
  const isOpen = todos.some((todo) => !isNote(todo)) || leftOut.some(({ reason }) => reason === 'not-carried');
  return {
    ...base,
    form: 'native',
    sureness: isOpen && service.sureness === 'high' ? 'middle' : service.sureness,
    file: made.file,
    draft: undefined,
    reasons: [reasonOf(study, call.place, call.helper)],
    todos,
    leftOut,
    switchedOff: study.switchedOff,
  };
}

function reasonOf({ isDeclared }: Study, place: Place, subject: ByteString): FormReason {
  return { code: isDeclared ? 'declared' : 'one-call', place: placeIn(place.file, place), subject };
}

interface Nothing {
  readonly form: UnitForm;
  readonly sureness: 'high';
  readonly file: undefined;
  readonly draft: undefined;
  readonly todos: readonly UnitTodo[];
  readonly leftOut: readonly LeftOut[];
  readonly switchedOff: undefined;
}

const NOTHING: Nothing = {
  form: 'none',
  sureness: 'high',
  file: undefined,
  draft: undefined,
  todos: [],
  leftOut: [],
  switchedOff: undefined,
};
