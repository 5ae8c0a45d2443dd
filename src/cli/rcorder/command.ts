/** `rcorder-ts`: the order of rc.d scripts, as rcorder(8) gives it, with messages of our own unless `--compat` asks. */
import { analyseCycles } from '../../graph/rings/analysis.ts';
import { buildRcorderGraph } from '../../graph/build/rcorder.ts';
import { rcorderWords } from '../../header/rcorder/reader.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { CycleGroup } from '../../model/cycle.ts';
import type { Finding } from '../../model/finding.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import { wholeFile } from '../../model/place.ts';
import type { RcorderOrder, RcorderScript } from '../../model/rcorder-order.ts';
import { orderRcorder } from '../../order/rcorder/order.ts';
import { findUnmetWords } from '../../order/unmet-findings.ts';
import { renderDigraphEnd, renderDigraphEvent, renderDigraphStart } from '../../render/rcorder/digraph.ts';
import { renderRcorderJson } from '../../render/rcorder/json.ts';
import { renderOrderLines } from '../../render/rcorder/lines.ts';
import { callingOf, namedSpec } from '../frame/called-as.ts';
import { lastValue, type CommandSpec, type ParsedArguments } from '../frame/command-spec.ts';
import { withConventions } from '../frame/conventions.ts';
import { describeGroups } from '../cycles/groups.ts';
import { writeCycles } from '../cycles/report.ts';
import type { Host } from '../../host/door.ts';
import type { Io } from '../../host/io.ts';
import { runRcorderCompat, takeCompat } from './compat.ts';
import { RCORDER_SPEC } from './spec.ts';
import { readRcorderScripts } from '../../system/scripts/read.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { showWords } from '../frame/set-options.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { findClues } from '../frame/unmet-clues.ts';
import { describeUnread } from '../frame/unread-findings.ts';
import { writeFindings } from '../frame/write-findings.ts';

/** Runs the command; see `docs/rcorder-ts.md` for its exit statuses. */
export function runRcorder(argv: readonly string[], io: Io): number {
  const { name, isReal } = callingOf(io, RCORDER_SPEC.name);
  const compat = takeCompat(argv, isReal ? namesOf(RCORDER_SPEC) : undefined);
  if (compat !== undefined) return runRcorderCompat(compat.rest, compat.dialect, io);
  const judge = (parsed: ParsedArguments): WrongUse | undefined => judgeUse(parsed, name);
  return runSpec(namedSpec(RCORDER_SPEC, name), argv, io, judge, (parsed) => runOrder(parsed, name, io));
}

/** The long names of all options, which the real program has none of. */
function namesOf(spec: CommandSpec): ReadonlySet<string> {
  return new Set(withConventions(spec).options.map((option) => option.name));
}

function judgeUse({ flags, values, operands }: ParsedArguments, command: string): WrongUse | undefined {
  if (values.has('compat')) {
    return {
      message: '--compat must stand before the files',
      hint: `the real programs take no option behind a file: ${command} --compat freebsd -p FILE...`,
    };
  }
  if (flags.has('graph')) {
    const other = ['json', 'reverse'].find((name) => flags.has(name));
    if (other !== undefined) return { message: `--graph prints no order, so --${other} does not go with it` };
  }
  if (operands.length === 0) {
    return { message: 'no files given', hint: `name the scripts to order: ${command} /etc/rc.d/*` };
  }
  return undefined;
}

function runOrder(parsed: ParsedArguments, command: string, io: Io): number {
  const { flags, values, operands } = parsed;
  const { scripts, unread } = readRcorderScripts(io.host, operands.map(bytesOfText));
  const files = scripts.map((script) => script.file);
  const isGraph = flags.has('graph');
  if (isGraph) io.stdout.write(renderDigraphStart());
  const result = orderRcorder(
    {
      scripts,
      operands: operands.length,
      dialect: 'freebsd',
      keep: new Set(values.get('keep')?.map(bytesOfText)),
      skip: new Set(values.get('skip')?.map(bytesOfText)),
    },
    isGraph
      ? {
          onDigraph: (event) => {
            io.stdout.write(renderDigraphEvent(event));
          },
        }
      : {},
  );
  const faults = findFaults(scripts, result, operands.map(bytesOfText), io.host);
  const findings = [
    ...(flags.has('debug') ? [DEBUG_IGNORED] : []),
    ...unread.map((entry) => describeUnread(entry, command)),
    ...faults.findings,
  ];
  if (isGraph) io.stdout.write(renderDigraphEnd());
  else if (flags.has('json')) {
    const order = flags.has('reverse') ? result.order.toReversed() : result.order;
    const groups = faults.graph === undefined ? [] : describeGroups(faults.graph, faults.groups, openSources(io.host));
    io.stdout.write(renderRcorderJson(result, order, scripts, findings, groups));
    return result.status;
  } else {
    const layout = { isParallel: flags.has('parallel'), isReverse: flags.has('reverse') };
    io.stdout.write(renderOrderLines(result.order, files, layout));
  }
  writeFindings(findings, io, lastValue(parsed, 'color'));
  if (faults.graph !== undefined) {
    const set = bytesOfText(showWords([], operands));
    writeCycles(faults.graph, faults.groups, io, lastValue(parsed, 'color'), set);
  }
  return result.status;
}

const DEBUG_IGNORED: Finding = {
  code: 'order/debug-ignored',
  severity: 'info',
  place: wholeFile(''),
  args: {},
  also: [],
};

/** What is wrong with a set; the graph is there only if something is. */
interface Faults {
  readonly graph?: DependencyGraph;
  readonly groups: readonly CycleGroup[];
  readonly findings: readonly Finding[];
}

/** The graph is built only if the walk met something: a sound set, the common case, pays for one ordering alone. */
function findFaults(
  scripts: readonly RcorderScript[],
  { status, hasUnknownBefore }: RcorderOrder,
  operands: readonly ByteString[],
  host: Host,
): Faults {
  if (status === 0 && !hasUnknownBefore) return { groups: [], findings: [] };
  const graph = buildRcorderGraph(scripts);
  const provided = scripts.flatMap(({ header }) => rcorderWords(header, 'PROVIDE').map(({ text }) => text));
  const clues = findClues(host, graph, operands, new Set(provided));
  return { graph, groups: analyseCycles(graph), findings: findUnmetWords(graph, clues) };
}
