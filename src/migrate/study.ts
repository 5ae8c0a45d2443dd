/** All that is told from the text of a script: its start, its stop, its settings, and what stands in the way of telling more. */
import type { ByteString } from '../model/bytes.ts';
import type { FormReason, ReasonCode, UnitTodo } from '../model/migration.ts';
import { placeIn, wholeFile, type Place } from '../model/place.ts';
import { ShellBody } from '../shell/body.ts';
import { TextLines } from '../shell/text-lines.ts';
import { signalName } from './calls/signals.ts';
import type { StartCall } from './calls/start-call.ts';
import {
  declaredName,
  declaredOutline,
  declaredReload,
  readDeclared,
  startsItself,
  type Declared,
} from './script/declared.ts';
import { readEnvFile, type EnvFile } from './script/env-file.ts';
import { outlineScript, type Outline } from './script/outline.ts';
import { isOfRcSubr, rcConfigPlace, rcSubrOutline, readRcExtras, readRcSubr } from './script/rc-subr.ts';
import { findSources } from './script/sources.ts';
import { StartFacts } from './script/start-facts.ts';
import { StartWalk } from './script/start-walk.ts';
import { NO_STOP, readStop, type StopFacts } from './script/stop-facts.ts';
import { readSwitches } from './script/switches.ts';
import { ScriptValues } from './script/values.ts';
import { chooseCall, judgePreparation, markLeftPrograms } from './choose-call.ts';
import { pidFileOfDaemon, pidFileOfScript } from './pid-file.ts';
import type { ForegroundTable } from './unit/foreground.ts';

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
  /** The one that the script goes by. */
  readonly pidFile: ByteString | undefined;
  /** The one that the daemon writes itself. */
  readonly daemonFile: ByteString | undefined;
  readonly hasReload: boolean;
  readonly hasStop: boolean;
  /** What the script calls its service in a variable for that. */
  readonly description: ByteString | undefined;
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
  foreground: ForegroundTable,
): Study {
  const isLong = text.length > LONGEST_SCRIPT;
  const outline = outlineScript(isLong ? '' : text, file);
  const known = new Map([['0', path]]);
  const values = new ScriptValues(outline, outline.startAssignments, known);
  const allValues = new ScriptValues(outline, outline.assignments, known);
  const facts = new StartFacts(outline);
  const body = new ShellBody(new TextLines(isLong ? '' : text));
  const study = {
    call: undefined,
    isDeclared: false,
    facts,
    stop: NO_STOP,
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
    daemonFile: undefined,
    hasReload: outline.actions.has('reload'),
    hasStop: isLong || outline.actions.size === 0 || outline.actions.has('stop'),
    description: undefined,
  };
  const refuse = (code: ReasonCode, place: Place, subject: ByteString = ''): Study => ({
    ...study,
    ...shape,
    obstacles: [{ code, place, subject }],
  });
  if (isLong) return refuse('too-long', wholeFile(file));
  const isDeclared = body.isInitDScript;
  const isOfBsd = isOfRcSubr(outline);
  const other = otherInit(body) ?? (isOfBsd && outline.assignments.has('start_cmd') ? 'rc.subr' : undefined);
  if (other !== undefined) return refuse('other-init', placeIn(file, body.lines.spanOf(1)), other);
  if (!body.isShell && !isDeclared) return refuse('no-shell', placeIn(file, body.lines.spanOf(1)), body.interpreter);
  if (outline.fault !== undefined) return refuse('syntax', outline.fault);
  const sources = findSources(outline, (name) => values.textOf(name));
  const settings = sources.flatMap(({ kind, path: source, place }) =>
    kind === 'settings' && source !== undefined ? [{ source, place }] : [],
  );
  const declaredFile = isDeclared ? declaredName(values) : undefined;
  if (isOfBsd) {
    const rcFiles = ['/etc/rc.conf', `/etc/rc.conf.d/${values.textOf('name') ?? ''}`];
    for (const source of rcFiles.filter((path) => world.readFile(path) !== undefined)) {
      settings.push({ source, place: rcConfigPlace(outline) });
    }
  }
  if (declaredFile !== undefined) settings.push({ source: `/etc/default/${declaredFile}`, place: wholeFile(file) });
  const envFiles = [...new Set(settings.map(({ source }) => source))].map((source) =>
    readEnvFile(source, world.readFile(source)),
  );
  for (const some of [values, allValues]) {
    some.useEnvFiles(envFiles);
    for (const { source, place } of settings) some.sourcedAt.set(source, isDeclared ? text.length : place.offset);
  }
  const acted = isDeclared ? declaredOutline(outline) : isOfBsd ? rcSubrOutline(outline, values) : outline;
  const walk = new StartWalk(acted, values, facts);
  walk.walk(acted.top);
  const early = facts.calls[0] ?? facts.plain[0];
  if (early !== undefined) return refuse('conditional-start', early.place);
  walk.isTop = false;
  walk.walk(acted.actions.get('start') ?? []);
  const code = sources.find(({ kind }) => kind === 'code');
  if (code !== undefined) facts.refuse('own-code', code.place, code.path ?? '');
  const declared = isOfBsd
    ? readRcSubr(outline, values)
    : isDeclared && !startsItself(outline)
      ? readDeclared(outline, values)
      : undefined;
  if (isOfBsd && declared?.kind === 'unclear')
    facts.refuse('other-init', placeIn(file, body.lines.spanOf(1)), 'rc.subr');
  const chosen =
    declared !== undefined
      ? chooseDeclared(declared, outline, facts)
      : chooseCall(facts, world, file, (program) => foreground.has(program));
  const seen = chosen.call ?? facts.calls[0];
  const left = chosen.call === undefined ? [] : markLeftPrograms(facts, world);
  const stop = readStop(acted, allValues, facts, seen, world.findProgram);
  const signal = isDeclared ? declaredReload(outline, values) : undefined;
  const sourcesOfPid = { facts, stop, values, text };
  const daemonFile = chosen.call === undefined ? undefined : (pidFile ?? pidFileOfDaemon(chosen.call, sourcesOfPid));
  const more = chosen.call === undefined ? [] : judgePreparation(chosen.call, facts, daemonFile);
  const bsd = isOfBsd ? readRcExtras(outline, values, facts) : undefined;
  const { todos, switchedOff } = readSwitches(facts, values, envFiles);
  return {
    ...study,
    ...shape,
    call: chosen.call,
    obstacles: [...facts.obstacles, ...chosen.obstacles],
    isDeclared: isDeclared || isOfBsd,
    stop: withSignals(stop, signal === undefined ? bsd?.reload : signalName(signal), bsd?.stop),
    envFiles,
    todos: [...facts.todos, ...chosen.todos, ...left, ...more, ...todos, ...(bsd?.todos ?? [])],
    startPlace: seen?.place,
    startsDaemon:
      stop.isIdle && seen?.isBackground === false
        ? false
        : seen !== undefined || facts.obstacles.length > 0
          ? true
          : facts.plain.length > 0
            ? undefined
            : false,
    program: seen?.program,
    pidFile: pidFile ?? pidFileOfScript(sourcesOfPid),
    daemonFile,
    hasReload: acted.actions.has('reload'),
    description: isOfBsd ? values.textOf('desc') : undefined,
    switchedOff,
  };
}

function withSignals(stop: StopFacts, reload: ByteString | undefined, signal: ByteString | undefined): StopFacts {
  return {
    ...stop,
    ...(reload !== undefined && { reload: { signal: reload } }),
    ...(signal !== undefined && { signal }),
  };
}

/** Scripts of systems that do the starting themselves: what the text shows is theirs to read. */
function otherInit({ interpreter, lines }: ShellBody): ByteString | undefined {
  if (/(?:^|\/)(?:openrc-run|runscript)$/.test(interpreter)) return 'OpenRC';
  if (/^#![^\n]*\/etc\/rc\.common[ \t]*$/.test(lines.of(1))) return 'procd';
  return undefined;
}

function chooseDeclared(declared: Declared, outline: Outline, facts: StartFacts): ReturnType<typeof chooseCall> {
  if (declared.kind === 'call') {
    facts.set('Unit', 'ConditionFileIsExecutable', declared.call.program.replaceAll('%', '%%'));
    return { call: declared.call, obstacles: [], todos: [] };
  }
  const place = outline.assignments.get(declared.subject)?.[0]?.place ?? wholeFile(outline.file);
  const obstacles: readonly FormReason[] = [{ code: 'unresolved', place, subject: `$${declared.subject}` }];
  return { call: undefined, obstacles, todos: [] };
}
