/** `initorder why`: which header words put one script before another, or what a script waits for. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { buildSetGraphs } from '../../graph/rings/of-set.ts';
import { confineIo, readSet, setOptions, showWords } from '../frame/set-options.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { describeUnread } from '../frame/unread-findings.ts';
import { renderAnswers, renderWants } from './json.ts';
import { guessName, indexNames, type NameIndex } from './names.ts';
import { findDroppedAnswers, findMisnamedAnswers, isForced, type Question } from './question.ts';
import { findContradiction } from './ring.ts';
import { renderAnswer } from './text.ts';
import { renderUnorderedJson, UnorderedNames } from './unordered.ts';
import { findWant, isFine } from './want.ts';
import { renderWant } from './want-text.ts';
import { renderUnordered } from '../../render/why/unordered.ts';
import { writeFindings } from '../frame/write-findings.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { WHY_SPEC } from './spec.ts';

/** Runs the command; see `docs/initorder-why.md`. */
export function runWhy(argv: readonly string[], wholeIo: LinkIo): number {
  return runSpec(WHY_SPEC, argv, wholeIo, judgeUse, (parsed) => {
    const io = confineIo(parsed, wholeIo);
    const { second, paths } = splitOperands(parsed, io);
    if (parsed.flags.has('want') && second === undefined) return wrongUse(io, NO_SECOND);
    if (paths.length === 0 && !parsed.values.has('root')) return wrongUse(io, NO_SCRIPTS);
    return answer(parsed, parsed.operands[0] ?? '', second, paths, io);
  });
}

const NO_SCRIPTS: WrongUse = {
  message: 'no scripts given',
  hint: 'name scripts, folders or a whole system: initorder why netif sshd /etc/rc.d',
};

const NO_SECOND: WrongUse = {
  message: 'option --want asks about two scripts',
  hint: 'initorder why --want netif sshd /etc/rc.d',
};

function judgeUse({ operands, values }: ParsedArguments): WrongUse | undefined {
  const depth = values.get('depth')?.at(-1) ?? 'all';
  if (depth !== 'all' && !/^[1-9][0-9]{0,5}$/.test(depth)) {
    return { message: `option --depth takes a number from 1 on, or 'all', not '${depth}'` };
  }
  if (operands.length === 0) return { message: 'no script named', hint: 'initorder why netif sshd /etc/rc.d' };
  return undefined;
}

function wrongUse(io: Io, { message, hint }: WrongUse): number {
  return reportWrongUse(io, WHY_SPEC.name, message, hint);
}

/**
 * The second word is a script's name, unless it can only be a path: it has a slash, or it is the last word, no root is
 * given, and it is there.
 */
function splitOperands(
  { operands, values }: ParsedArguments,
  io: Io,
): { readonly second: string | undefined; readonly paths: readonly string[] } {
  const [, second, ...rest] = operands;
  if (second === undefined) return { second, paths: [] };
  const isThere = io.host.kindOf(bytesOfText(second)) !== undefined;
  const isPath = (second.includes('/') && isThere) || (rest.length === 0 && !values.has('root') && isThere);
  return isPath ? { second: undefined, paths: [second, ...rest] } : { second, paths: rest };
}

function answer(
  parsed: ParsedArguments,
  first: string,
  second: string | undefined,
  paths: readonly string[],
  io: Io,
): number {
  const set = readSet(parsed, paths, io);
  const color = lastValue(parsed, 'color');
  writeFindings(
    set.unread.map((entry) => describeUnread(entry, WHY_SPEC.name)),
    io,
    color,
  );
  const isStop = parsed.flags.has('stop');
  // A script of runlevel S comes before one of 2 to 5 whatever the graph of shared runlevels says: words are asked for here.
  const graphs = buildSetGraphs(set, 'any').filter(
    ({ dialect, graph }) => dialect === 'rcorder' || (graph.direction === 'stop') === isStop,
  );
  const indexes = graphs.map((setGraph) => indexNames(set, setGraph));
  const names = { a: bytesOfText(first), b: bytesOfText(second ?? '') };
  const wanted = second === undefined ? [names.a] : [names.a, names.b];
  const unordered = new UnorderedNames(set);
  const orderless = wanted.filter((name) => !indexes.some((index) => index.has(name)));
  for (const name of orderless) {
    if (!unordered.has(name))
      return wrongUse(io, unknownName(name, indexes, unordered, showWords(setOptions(parsed), paths)));
  }
  if (orderless.length > 0) {
    const asked = unordered.select(orderless);
    const paint = choosePaint(io, io.stdout, color);
    const isJson = parsed.flags.has('json');
    io.stdout.write(isJson ? renderUnorderedJson(asked) : renderUnordered(asked, openSources(io.host), paint));
    return second === undefined ? OK : FOUND;
  }
  const questions = graphs.flatMap((setGraph, i): readonly Question[] => {
    const a = indexes[i]?.get(names.a);
    const b = indexes[i]?.get(names.b);
    if (a === undefined || (second !== undefined && b === undefined)) return [];
    const isAll = parsed.flags.has('all');
    return [{ set, setGraph, a, b: second === undefined ? undefined : b, names, isAll, depth: depthOf(parsed) }];
  });
  if (questions.length === 0)
    return wrongUse(io, { message: `'${first}' and '${second ?? ''}' have no dialect in common` });
  const lost = questions.flatMap((question) => [...findDroppedAnswers(question), ...findMisnamedAnswers(question)]);
  writeFindings(lost, io, color);
  const paint = choosePaint(io, io.stdout, color);
  if (parsed.flags.has('want')) {
    const ringGraphs = buildSetGraphs(set);
    const wants = questions.map((question) => {
      const { dialect, graph } = question.setGraph;
      const same = ringGraphs.find((other) => other.dialect === dialect && other.graph.direction === graph.direction);
      return { question, want: findWant(question, same?.graph ?? graph) };
    });
    if (parsed.flags.has('json')) io.stdout.write(renderWants(wants));
    else
      for (const { question, want } of wants) io.stdout.write(renderWant(question, want, openSources(io.host), paint));
    return wants.every(({ want }) => isFine(want)) ? OK : FOUND;
  }
  if (parsed.flags.has('json')) io.stdout.write(renderAnswers(questions));
  else for (const question of questions) io.stdout.write(renderAnswer(question, openSources(io.host), paint));
  return questions.some((question) => isForced(question) && findContradiction(question) === undefined) ? OK : FOUND;
}

function unknownName(
  name: ByteString,
  indexes: readonly NameIndex[],
  unordered: UnorderedNames,
  words: string,
): WrongUse {
  const nearest = guessName(indexes, unordered.names, name);
  const guess = nearest === undefined ? '' : `; did you mean '${textOfBytes(nearest)}'?`;
  return {
    message: `none of these scripts is called '${textOfBytes(name)}' or provides it${guess}`,
    hint: `initorder order ${words} lists them all`,
  };
}

function depthOf({ values }: ParsedArguments): number {
  const depth = values.get('depth')?.at(-1) ?? '2';
  return depth === 'all' ? Number.POSITIVE_INFINITY : Number(depth);
}
