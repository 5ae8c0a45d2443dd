/** `initorder cycles`: every group of scripts that wait for one another, with the words that make it and the cut. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Host } from '../../host/door.ts';
import type { WholeHost } from '../../host/rooted-host.ts';
import type { SessionEvent } from '../../model/session-event.ts';
import { renderInsservSentence } from '../../render/insserv/report.ts';
import { wordSessionEvent } from '../../render/session/sentences.ts';
import { showName } from '../../render/text/show.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { findUnordered } from '../../order/unordered-findings.ts';
import { planFix } from './fix.ts';
import { choiceWords, chooseCuts, findKept, judgeChoice, numberCuts, type IsKept } from './choice.ts';
import { describeGroups, renderGroups } from './groups.ts';
import type { ChangedFile } from '../../model/plan.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { withSession } from '../../change/session.ts';
import { findFixPlace, type Locate } from '../../change/fix-session.ts';
import { confineIo, judgeSet, locatorOf, namePaths, readSet, setWords } from '../frame/set-options.ts';
import { type ScriptSet, filesOfSet } from '../../system/scripts/set.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import { makePatch, showPatch } from '../frame/patch.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { buildSetGraphs, type SetGraph } from '../../graph/rings/of-set.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { describeUnread } from '../frame/unread-findings.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { writeFindings } from '../frame/write-findings.ts';
import { CYCLES_SPEC } from './spec.ts';

/** Raised when a field of the JSON form changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** Runs the command; see `docs/initorder-cycles.md`. */
export function runCycles(argv: readonly string[], wholeIo: LinkIo): number {
  return runSpec(CYCLES_SPEC, argv, wholeIo, judgeUse, (parsed) => {
    const io = confineIo(parsed, wholeIo);
    const set = readSet(parsed, parsed.operands, io);
    const unread = set.unread.map((entry) => describeUnread(entry, CYCLES_SPEC.name));
    const unordered = findUnordered(set.unordered.filter(({ isService }) => isService));
    writeFindings([...unread, ...unordered], io, lastValue(parsed, 'color'));
    const isKept = findKept(parsed, buildSetGraphs(set));
    if (typeof isKept !== 'function') return wrongUse(io, isKept);
    const graphs = chooseCuts(parsed, buildSetGraphs(set, 'shared', isKept));
    if ('message' in graphs) return wrongUse(io, graphs);
    if (parsed.flags.has('fix')) return runFix(parsed, set, isKept, io, wholeIo.host);
    if (parsed.flags.has('diff')) {
      return showDiff(planCut(parsed, isKept, io, locatorOf(parsed, io, wholeIo.host).locate), io);
    }
    return parsed.flags.has('json') ? printJson(graphs, set, io) : printReport(parsed, graphs, io);
  });
}

function wrongUse(io: Io, { message, hint }: WrongUse): number {
  return reportWrongUse(io, CYCLES_SPEC.name, message, hint);
}

function judgeUse(parsed: ParsedArguments): WrongUse | undefined {
  const modes = ['fix', 'diff', 'json'].filter((name) => parsed.flags.has(name));
  if (modes.length > 1) return { message: `--${modes.join(' and --')} do not go together` };
  return judgeChoice(parsed) ?? judgeSet(parsed, parsed.operands, 'initorder cycles /etc/init.d');
}

function printReport(parsed: ParsedArguments, graphs: readonly SetGraph[], io: Io): number {
  const paint = choosePaint(io, io.stdout, lastValue(parsed, 'color'));
  const sources = openSources(io.host);
  const fixCommand = bytesOfText(['initorder cycles --fix', ...choiceWords(parsed), namePaths(parsed)].join(' '));
  const numbers = numberCuts(graphs);
  const options = { sources, paint, isWhole: parsed.flags.has('whole'), fixCommand };
  for (const setGraph of graphs) {
    const { graph, groups } = setGraph;
    io.stdout.write(groups.length === 0 ? wordNoRing(setGraph) : renderGroups(graph, groups, options, numbers));
  }
  if (graphs.length === 0) io.stdout.write('no script with a header, so no ring\n');
  return graphs.some(({ groups }) => groups.length > 0) ? FOUND : OK;
}

function wordNoRing({ dialect, graph }: SetGraph): ByteString {
  const kind = dialect === 'lsb' ? 'LSB' : 'rcorder';
  const scripts = `${graph.scripts.length} script${graph.scripts.length === 1 ? '' : 's'}`;
  return `${scripts} with ${kind} headers: no ring when they ${graph.direction}\n`;
}

function printJson(setGraphs: readonly SetGraph[], set: ScriptSet, io: Io): number {
  const sources = openSources(io.host);
  const numbers = numberCuts(setGraphs);
  const graphs = setGraphs.map(({ dialect, graph, groups }) => ({
    dialect,
    direction: graph.direction,
    scripts: graph.scripts.length,
    groups: describeGroups(graph, groups, sources, numbers),
  }));
  const unread = set.unread.map(({ file, kind }) => ({ path: textOfBytes(file), kind }));
  io.stdout.write(bytesOfText(`${JSON.stringify({ version: FORMAT_VERSION, graphs, unread }, null, 2)}\n`));
  return graphs.some(({ groups }) => groups.length > 0) ? FOUND : OK;
}

function showDiff(files: readonly ChangedFile[] | WrongUse, io: Io): number {
  if ('message' in files) return tellNoCut(io, files);
  for (const { file, before, after } of files) {
    const patch = makePatch(file, before, after);
    io.stdout.write(io.stdout.isTerminal() ? showPatch(patch) : patch);
  }
  return files.length > 0 ? FOUND : OK;
}

function tellNoCut(io: Io, { message }: WrongUse): number {
  io.stderr.write(bytesOfText(`error: ${message}\n  = help: nothing was changed\n`));
  return FOUND;
}

/** Plans under the lock, since what an earlier run has left is taken back first, and changes all files or none. */
function runFix(parsed: ParsedArguments, set: ScriptSet, isKept: IsKept, io: Io, host: WholeHost): number {
  const { locate, system } = locatorOf(parsed, io, host);
  const place = findFixPlace(host, filesOfSet(set), locate, system);
  const paint = choosePaint(io, io.stderr, lastValue(parsed, 'color'));
  const tell = (event: SessionEvent): void => {
    io.stderr.write(
      renderInsservSentence(wordSessionEvent(place?.eventOutside(event) ?? event), openSources(io.host), paint),
    );
  };
  const command = bytesOfText([CYCLES_SPEC.name, '--fix', ...choiceWords(parsed), ...setWords(parsed)].join(' '));
  const files =
    place === undefined
      ? []
      : withSession({ ...place, command, tell }, ({ apply }) => {
          const planned = planCut(parsed, isKept, io, locate);
          if ('message' in planned) return planned;
          return apply(place.changesOf(planned)) === undefined ? undefined : planned;
        });
  if (files === undefined) return FOUND;
  if ('message' in files) return tellNoCut(io, files);
  for (const { file } of files) io.stdout.write(`fixed ${showName(file)}\n`);
  if (files.length === 0) io.stdout.write('no ring, nothing to fix\n');
  return OK;
}

/** The numbers are looked up anew: what an interrupted run had changed is taken back by now. */
function planCut(parsed: ParsedArguments, isKept: IsKept, io: Io, locate: Locate): readonly ChangedFile[] | WrongUse {
  const graphsOf = (host: Host, isFirst: boolean): readonly SetGraph[] | WrongUse => {
    const graphs = buildSetGraphs(readSet(parsed, parsed.operands, { ...io, host }), 'shared', isKept);
    return isFirst ? chooseCuts(parsed, graphs) : graphs;
  };
  return planFix(io.host, graphsOf, locate);
}
