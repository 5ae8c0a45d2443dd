/** Runlevels of a script: what its header asks for, what its links say, and what the command line says to both. */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import { NO_RUNLEVEL, runlevelNames, runlevelSet, type RunlevelSet } from '../../model/runlevel.ts';
import type { InsservRun } from './run.ts';
import type { LevelValue } from './script-values.ts';
import type { Service } from './service.ts';

/** The values of Default-Start and Default-Stop while a script is gone through. */
export interface LevelChoice {
  start: LevelValue | undefined;
  stop: LevelValue | undefined;
}

/** The value that says a set of runlevels. */
export function levelValueOf(set: RunlevelSet): LevelValue {
  return { text: runlevelNames(set).join(' '), set };
}

/** Whether a field is missing, or says nothing. One that says what is no runlevel (`2345`) is not empty. */
export function isEmptyValue(value: LevelValue | undefined): boolean {
  return value === undefined || value.text === '';
}

/**
 * The runlevels of a value.
 *
 * @returns undefined where a word is no runlevel after all, which ends the run
 */
export function takeLevels(run: InsservRun, value: LevelValue | undefined): RunlevelSet | undefined {
  if (value?.wrong === undefined) return value?.set ?? NO_RUNLEVEL;
  const { key, place } = value.wrong;
  run.emit({ code: 'wrong-runlevel', key, ...(place !== undefined && { place }) });
  return undefined;
}

/** Says so if a character stands in both values, whatever it is. */
export function tellOverlap(
  run: InsservRun,
  name: ByteString,
  { start: defaultStart, stop: defaultStop }: LevelChoice,
): void {
  if (defaultStart === undefined || defaultStop === undefined) return;
  if (!haveCommon(defaultStart.text, defaultStop.text)) return;
  const { place } = defaultStop;
  const [from, to] = [defaultStart.text, defaultStop.text];
  run.emit({ code: 'overlap', name, start: from, stop: to, ...(place !== undefined && { place }) });
}

/** Whether a character but the blank stands in both. O(length of both), since there are few characters. */
function haveCommon(one: ByteString, other: ByteString): boolean {
  for (let at = 0; at < other.length; at++) {
    const character = other.charAt(at);
    const isSeen = at > 0 && other.lastIndexOf(character, at - 1) >= 0;
    if (character !== ' ' && !isSeen && one.includes(character)) return true;
  }
  return false;
}

/**
 * Compares the header's runlevels in one direction with those of the links, and takes over the one or the other. What is
 * linked wins: the header of an enabled script gives no runlevels. False where the run ends.
 */
export function settleDefaults(
  run: InsservRun,
  name: ByteString,
  { node, enabled }: Service,
  choice: LevelChoice,
  direction: Direction,
): boolean {
  const { isRemoving, usesDefaults } = run.options;
  const operand = run.operands.get(name);
  const course = node[direction];
  if (choice[direction] === undefined) return true;
  const wanted = takeLevels(run, choice[direction]);
  if (wanted === undefined) return false;
  const isSaid = !isEmptyValue(choice[direction]);
  if (!isSaid) {
    if (!enabled || usesDefaults || course.levels === NO_RUNLEVEL) return true;
    choice[direction] = levelValueOf(course.levels);
  } else if (!enabled) {
    course.levels = wanted;
    return true;
  }
  const isTold = operand !== undefined && operand.runlevels === undefined && !isRemoving && !usesDefaults;
  if (isTold && course.levels !== wanted) {
    const says = isSaid ? 'words' : 'nothing';
    run.emit({ code: 'overrides-defaults', name, direction, current: course.levels, defaults: wanted, says });
  }
  return true;
}

/** Gives the service its runlevels for good. False where the run ends. */
export function chooseLevels(run: InsservRun, name: ByteString, { node }: Service, choice: LevelChoice): boolean {
  const { isRemoving, isForced, usesDefaults } = run.options;
  const operand = run.operands.get(name);
  const argument = usesDefaults || isRemoving ? undefined : operand?.runlevels;
  for (const direction of ['start', 'stop'] as const) {
    const given = argument === undefined ? undefined : readArgument(argument, direction);
    if (given === undefined) continue;
    choice[direction] = given;
    // Where two nodes claim the script it is the other one that insserv empties.
    if (isForced && run.table.claimantOf(name) === undefined) node[direction].levels = NO_RUNLEVEL;
  }
  if (node.primary.enabled && argument === undefined && (isRemoving || !usesDefaults)) return true;
  for (const direction of ['start', 'stop'] as const) {
    const levels = takeLevels(run, choice[direction]);
    if (levels === undefined) return false;
    node[direction].levels |= levels;
  }
  return true;
}

/** `start=2,3,stop=0`: the value behind `start=` or `stop=`, up to the other one. Undefined if it is not there. */
function readArgument(argument: ByteString, direction: Direction): LevelValue | undefined {
  const at = argument.indexOf(`${direction}=`);
  if (at < 0) return undefined;
  const start = at + direction.length + 1;
  // Only the first of each counts, so a later one does not end this value.
  const other = argument.indexOf(direction === 'start' ? 'stop=' : 'start=');
  const text = argument.slice(start, other < start ? undefined : other).replace(/,$/, '');
  const words = text.split(/[ \t,;]/).filter((word) => word.length === 1 && '0123456sSbB'.includes(word));
  const wrong = words.find((word) => runlevelSet(word) === NO_RUNLEVEL);
  const set = words.reduce((all, word) => all | runlevelSet(word), NO_RUNLEVEL);
  return { text, set, ...(wrong !== undefined && { wrong: { key: wrong } }) };
}
