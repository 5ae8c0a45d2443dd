/** All that is told from the text of a script: its start, its stop, its settings, and what stands in the way of telling more. */
import type { ByteString } from '../model/bytes.ts';
import type { FormReason, ReasonCode, UnitTodo } from '../model/migration.ts';
import { placeIn, wholeFile, type Place } from '../model/place.ts';
import { ShellBody } from '../shell/body.ts';
import { TextLines } from '../shell/text-lines.ts';
import type { StartCall } from './calls/start-call.ts';
import { readDeclared } from './script/declared.ts';
import { readEnvFile, type EnvFile } from './script/env-file.ts';
import { outlineScript, type Outline } from './script/outline.ts';
import { findSources } from './script/sources.ts';
import { StartFacts } from './script/start-facts.ts';
import { StartWalk } from './script/start-walk.ts';
import { readStop, type StopFacts } from './script/stop-facts.ts';
import { ScriptValues } from './script/values.ts';
import { chooseCall } from './choose-call.ts';
import { FOREGROUND } from './unit/foreground.ts';

export interface Study {
  readonly call: StartCall | undefined;
  readonly obstacles: readonly FormReason[];
  readonly isDeclared: boolean;
  readonly facts: StartFacts;
  readonly stop: StopFacts;
  readonly values: ScriptValues;
  readonly envFiles: readonly EnvFile[];
  readonly todos: readonly UnitTodo[];
  readonly startPlace: Place | undefined;
  /** False for a job that ends; undefined where that cannot be told. */
  readonly startsDaemon: boolean | undefined;
  readonly program: ByteString | undefined;
  readonly pidFile: ByteString | undefined;
  readonly hasReload: boolean;
  readonly hasStop: boolean;
  readonly switchedOff: Place | undefined;
}

export interface ScriptText {
  readonly file: ByteString;
  readonly path: ByteString;
  readonly text: ByteString;
}

export interface StudyWorld {
  readonly readFile: (path: ByteString) => ByteString | undefined;
  readonly findProgram: (name: ByteString) => ByteString | undefined;
}

/** Longer scripts are data with a shell around them, or hostile: nobody wrote them by hand. */
export const LONGEST_SCRIPT: number = 1 << 17;

export function studyScript(
  { file, path, text }: ScriptText,
  world: StudyWorld,
  pidFile: ByteString | undefined,
): Study {
  const isLong = text.length > LONGEST_SCRIPT;
  const outline = outlineScript(isLong ? '' : text, file);
  const values = new ScriptValues(outline, new Map([['0', path]]));
  const facts = new StartFacts(outline);
  const body = new ShellBody(new TextLines(isLong ? '' : text));
  const stop: StopFacts = { signal: undefined, seconds: undefined, reload: undefined, todos: [] };
  const study = {
    call: undefined,
    isDeclared: false,
    facts,
    stop,
    values,
    envFiles: [],
    todos: [],
    switchedOff: undefined,
  };
  const shape = {
    startPlace: undefined,
    startsDaemon: undefined,
    program: undefined,
    pidFile,
    hasReload: outline.actions.has('reload'),
    hasStop: isLong || outline.actions.size === 0 || outline.actions.has('stop'),
  };
  const refuse = (code: ReasonCode, place: Place, subject: ByteString = ''): Study => ({
    ...study,
    ...shape,
    obstacles: [{ code, place, subject }],
  });
  if (isLong) return refuse('too-long', wholeFile(file));
  const isDeclared = body.isInitDScript;
  if (!body.isShell && !isDeclared) return refuse('no-shell', placeIn(file, body.lines.spanOf(1)), body.interpreter);
  if (outline.fault !== undefined) return refuse('syntax', outline.fault);
  const sources = findSources(outline, (name) => values.textOf(name));
  const settings = sources.flatMap(({ kind, path: source, place }) =>
    kind === 'settings' && source !== undefined ? [{ source, place }] : [],
  );
  if (isDeclared)
    settings.push({ source: `/etc/default/${path.slice(path.lastIndexOf('/') + 1)}`, place: wholeFile(file) });
  const envFiles = [...new Set(settings.map(({ source }) => source))].map((source) =>
    readEnvFile(source, world.readFile(source)),
  );
  values.useEnvFiles(envFiles);
  for (const { source, place } of settings) values.sourcedAt.set(source, isDeclared ? text.length : place.offset);
  const walk = new StartWalk(outline, values, facts);
  if (!isDeclared) {
    walk.walk(outline.top);
    const early = facts.calls.length + facts.plain.length;
    if (early > 0)
      return refuse('conditional-start', facts.calls[0]?.place ?? facts.plain[0]?.place ?? wholeFile(file));
    walk.isTop = false;
    walk.walk(outline.actions.get('start') ?? []);
  }
  const code = sources.find(({ kind }) => kind === 'code');
  if (code !== undefined) facts.refuse('own-code', code.place, code.path ?? '');
  const chosen = isDeclared
    ? chooseDeclared(outline, values)
    : chooseCall(facts, world, file, (program) => FOREGROUND.has(program));
  const seen = chosen.call ?? facts.calls[0];
  const { todos, switchedOff } = readSwitches(facts, values, envFiles);
  return {
    ...study,
    ...shape,
    call: chosen.call,
    obstacles: [...facts.obstacles, ...chosen.obstacles],
    isDeclared,
    stop: isDeclared ? { ...stop, reload: undefined } : readStop(outline, values, facts),
    envFiles,
    todos: [...facts.todos, ...chosen.todos, ...todos],
    startPlace: seen?.place,
    startsDaemon: seen !== undefined || facts.obstacles.length > 0 ? true : facts.plain.length > 0 ? undefined : false,
    program: seen?.program,
    pidFile: pidFile ?? onlyPidFile(facts, values),
    hasReload: outline.actions.has('reload'),
    switchedOff,
  };
}

/** The pid file of all calls, if there is one; or the one that the script has a variable for. */
function onlyPidFile({ calls }: StartFacts, values: ScriptValues): ByteString | undefined {
  const files = new Set(calls.flatMap(({ pidFile }) => (pidFile === undefined ? [] : [pidFile])));
  const [only] = files;
  if (files.size === 1) return only;
  if (files.size > 1) return undefined;
  const found = values.textOf('PIDFILE') ?? values.textOf('PID_FILE') ?? values.textOf('pidfile');
  return found?.startsWith('/') === true ? found : undefined;
}

function chooseDeclared(outline: Outline, values: ScriptValues): ReturnType<typeof chooseCall> {
  const declared = readDeclared(outline, values);
  if (declared.kind === 'call') return { call: declared.call, obstacles: [], todos: [] };
  const body = declared.kind === 'override' ? outline.functions.get(declared.name) : undefined;
  const place = body !== undefined && 'span' in body ? placeIn(outline.file, body.span) : wholeFile(outline.file);
  const code: ReasonCode = declared.kind === 'override' ? 'own-code' : 'unresolved';
  const subject = declared.kind === 'override' ? declared.name : `$${declared.subject}`;
  return { call: undefined, obstacles: [{ code, place, subject }], todos: [] };
}

const OFF = /^(?:no|n|0|false|off|)$/i;

/** Settings that decide whether the service starts: what they say now, or that a person has to look. */
function readSwitches(
  { switches }: StartFacts,
  values: ScriptValues,
  envFiles: readonly EnvFile[],
): { readonly todos: readonly UnitTodo[]; readonly switchedOff: Place | undefined } {
  const todos: UnitTodo[] = [];
  let switchedOff: Place | undefined;
  for (const { name, place } of switches) {
    // Whether the program is there is asked by a condition.
    if (name === 'DAEMON') continue;
    const set = envFiles.find((file) => file.values.has(name))?.values.get(name);
    const text = set?.text ?? values.textOf(name);
    if (text !== undefined && OFF.test(text) && (set !== undefined || /enable|start|run/i.test(name))) {
      switchedOff ??= set?.place ?? place;
    }
    todos.push({ code: 'enabled-flag', place: set?.place ?? place, subject: name, isBlocking: false });
  }
  return { todos, switchedOff };
}
