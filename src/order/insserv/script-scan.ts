/** The third pass of a run: every script there is, enabled or not, since all of them take part in the ordering. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservKeyword } from '../../model/insserv.ts';
import { NO_RUNLEVEL } from '../../model/runlevel.ts';
import { checkOperand } from './operand-check.ts';
import {
  chooseLevels,
  isEmptyValue,
  levelValueOf,
  settleDefaults,
  tellOverlap,
  type LevelChoice,
} from './default-levels.ts';
import { LISTS_OF_NEW_SCRIPT, LISTS_OF_SCRIPT, readLists } from './demands.ts';
import { providedNames } from './provided-names.ts';
import { readValues } from './read-values.ts';
import type { InsservRun } from './run.ts';
import { guessedWord, type ListValue, type ScriptValues } from './script-values.ts';
import type { Course, Node, Service } from './service.ts';

/** Scans the folder of scripts, the first operand's file first unless it is named again. False where the run ends. O(scripts and their headers). */
export function scanScripts(run: InsservRun): boolean {
  const names = run.tree.scriptNames();
  const first = firstToScan(run);
  const ordered = first === undefined ? names : [first, ...names.filter((name) => name !== first)];
  for (const name of ordered) {
    const reason = run.tree.refusalOf(name);
    if (reason === undefined) {
      if (!scanScript(run, name)) return false;
    } else if (reason !== 'silent' && run.operands.has(name)) {
      run.emit({ code: 'no-script', name, reason });
    }
  }
  return true;
}

/** The first operand, if it is named once. A name that is none of a script may stand there too. */
function firstToScan({ options, tree }: InsservRun): ByteString | undefined {
  const [first, ...others] = options.operands;
  if (first === undefined || others.some(({ name }) => name === first.name)) return undefined;
  return tree.scriptNames().find((name) => name === first.name);
}

function scanScript(run: InsservRun, name: ByteString): boolean {
  const read = readValues(run, run.tree.headerOfScript(name, true), name, 'scripts');
  if (read === undefined) return false;
  if (!read.hasTags) run.emit({ code: 'no-tags', name, file: read.file });
  const values = read.provides.length === 0 && !read.isOpenrc ? guessValues(run, name, read) : read;
  const choice: LevelChoice = { start: values.defaultStart, stop: values.defaultStop };
  let first: Service | undefined;
  let last: Service | undefined;
  for (const provided of providedNames(run, values, name, name)) {
    const service = run.table.add(provided);
    first ??= service;
    last = service;
    run.table.merge(first, service, name);
    if (!run.table.give(service.node, name)) last = refuse(run, name, service);
    else if (!takeService(run, name, service, values, choice)) return false;
  }
  if (choice.start === undefined) run.emit({ code: 'no-runlevels', name, direction: 'start' });
  if (choice.stop === undefined) run.emit({ code: 'no-runlevels', name, direction: 'stop' });
  return last === undefined || chooseLevels(run, name, last.node.primary, choice);
}

/** Another script has the name already. Returns the service whose runlevels the header gives all the same. */
function refuse(run: InsservRun, name: ByteString, service: Service): Service {
  const { isRemoving, isForced } = run.options;
  const isOperand = run.operands.has(name);
  if (!isRemoving || !isOperand) {
    const other = service.node.script ?? '';
    run.emit({ code: 'already-provided', name, service: service.name, other });
    if (isOperand && !isForced) run.hasFailed = true;
  }
  // Whichever script it is: a service of its own, so that its links can go.
  if (!isRemoving || !isForced) return service;
  const own = run.table.add(name);
  run.table.give(own.node, name);
  own.node.refused = true;
  return own;
}

function takeService(
  run: InsservRun,
  name: ByteString,
  service: Service,
  values: ScriptValues,
  choice: LevelChoice,
): boolean {
  if (!service.known) {
    service.known = true;
    readLists(run, service, values, LISTS_OF_NEW_SCRIPT);
    if (values.isInteractive) service.interactive = true;
  }
  readLists(run, service, values, LISTS_OF_SCRIPT);
  tellOverlap(run, name, choice);
  // Forced, 1.24 tells what is missing all the same, and goes on.
  const isChecked = !run.options.isForced || run.options.version === '1.24';
  if (run.operands.has(name) && isChecked) checkOperand(run, service);
  return settleDefaults(run, name, service, choice, 'start') && settleDefaults(run, name, service, choice, 'stop');
}

/** A script that does not say what it provides is taken as its links have it, if it has any. */
function guessValues(run: InsservRun, name: ByteString, values: ScriptValues): ScriptValues {
  const service = run.table.find(name);
  if (service === undefined) return values;
  const lists = new Map<InsservKeyword, ListValue>(values.lists);
  const { node } = service;
  for (const [keyword, guess] of [
    [
      'Required-Start',
      nearestLinked(
        run,
        node,
        (other) => other.start,
        node.start,
        (a, b) => a < b,
      ),
    ],
    [
      'Required-Stop',
      nearestLinked(
        run,
        node,
        (other) => other.stop,
        node.stop,
        (a, b) => a > b,
      ),
    ],
  ] as const) {
    const isEmpty = (lists.get(keyword)?.words.length ?? 0) === 0;
    if (guess !== undefined && isEmpty) lists.set(keyword, { words: [guessedWord(guess)] });
  }
  const { start, stop } = node;
  const { defaultStart, defaultStop } = values;
  return {
    ...values,
    lists,
    defaultStart:
      isEmptyValue(defaultStart) && start.levels !== NO_RUNLEVEL ? levelValueOf(start.levels) : defaultStart,
    defaultStop: isEmptyValue(defaultStop) && stop.levels !== NO_RUNLEVEL ? levelValueOf(stop.levels) : defaultStop,
  };
}

/** The service made last whose links come before (behind) those of `node` in a runlevel of both. */
function nearestLinked(
  run: InsservRun,
  node: Node,
  courseOf: (node: Node) => Course,
  own: Course,
  isNearer: (other: number, own: number) => boolean,
): ByteString | undefined {
  if (own.levels === NO_RUNLEVEL) return undefined;
  const found = run.table.services.findLast((service) => {
    const primary = service.node.primary.node;
    const other = courseOf(primary);
    if (primary === node || other.remembered === 0 || !isNearer(other.remembered, own.remembered)) return false;
    return (other.levels & own.levels) !== NO_RUNLEVEL;
  });
  return found?.node.primary.name;
}
