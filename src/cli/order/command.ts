/** `initorder order`: the order of a set of scripts of any dialect, with what may run in parallel. */
import { rcorderWords } from '../../header/rcorder/reader.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Finding } from '../../model/finding.ts';
import { wholeFile } from '../../model/place.ts';
import { placeScripts, type PlacedScript } from '../../order/of-set.ts';
import { findDropped } from '../../order/dropped-findings.ts';
import { findUnmetWords } from '../../order/unmet-findings.ts';
import { findOrderedByName, findUnordered } from '../../order/unordered-findings.ts';
import { toJsonFinding } from '../../render/finding/json.ts';
import { showName } from '../../render/text/show.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { writeCycles } from '../cycles/report.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { Host } from '../../host/door.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import { runSpec } from '../frame/run-spec.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';
import { buildSetGraphs, type SetGraph } from '../../graph/rings/of-set.ts';
import { confineIo, judgeSet, namePaths, readSet } from '../frame/set-options.ts';
import { placeByName, type NamedScript } from './name-order.ts';

import { findClues } from '../frame/unmet-clues.ts';
import { describeUnread } from '../frame/unread-findings.ts';
import { writeFindings } from '../frame/write-findings.ts';
import { ORDER_SPEC } from './spec.ts';

/** Raised when a field of the JSON form changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** An order to print, and what is wrong with it. */
interface SetOrder extends SetGraph {
  readonly placed: readonly PlacedScript[];
  readonly findings: readonly Finding[];
}

/** Runs the command; see `docs/initorder-order.md`. */
export function runOrder(argv: readonly string[], wholeIo: LinkIo): number {
  return runSpec(
    ORDER_SPEC,
    argv,
    wholeIo,
    (parsed) => judgeSet(parsed, parsed.operands, 'initorder order /etc/init.d'),
    (parsed) => {
      const io = confineIo(parsed, wholeIo);
      const set = readSet(parsed, parsed.operands, io);
      const orders = orderSet(set, parsed.flags.has('stop'), io.host);
      const named = placeByName(set, parsed.flags.has('stop'));
      const findings = [
        ...set.unread.map((entry) => describeUnread(entry, ORDER_SPEC.name)),
        ...describeOrderless(set, orders, named),
      ];
      if (parsed.flags.has('json')) printJson(orders, named, findings, io);
      else printText(orders, named, findings, parsed, io);
      return orders.some(({ findings, groups }) => groups.length > 0 || findings.some(isError)) ? FOUND : OK;
    },
  );
}

function orderSet(set: ScriptSet, isStop: boolean, host: Host): readonly SetOrder[] {
  const files = [...set.rcorder, ...set.lsb, ...set.unordered].map(({ file }) => file);
  const provided = new Set([
    ...set.rcorder.flatMap(({ header }) => rcorderWords(header, 'PROVIDE').map(({ text }) => text)),
    ...set.lsb.flatMap(({ reading }) => reading.fields.get('Provides')?.words.map(({ text }) => text) ?? []),
  ]);
  return buildSetGraphs(set)
    .filter(({ dialect, graph }) => dialect === 'rcorder' || (graph.direction === 'stop') === isStop)
    .map((setGraph) => ({
      ...setGraph,
      placed: placeScripts(set, setGraph, isStop),
      // A Should- field may well name what is not there; a BEFORE that does so is worth a warning to rcorder, so it is here.
      findings: [
        ...findUnmetWords(setGraph.graph, findClues(host, setGraph.graph, files, provided, set.unordered)).filter(
          (finding) => setGraph.dialect === 'rcorder' || isError(finding),
        ),
        ...(setGraph.dialect === 'rcorder'
          ? []
          : findDropped(set.lsb, set.facilities, setGraph.graph.direction).map(({ finding }) => finding)),
      ],
    }));
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** Why scripts are not in the order, and whatever is there if nothing is. */
function describeOrderless(
  { unordered, unread }: ScriptSet,
  orders: readonly SetOrder[],
  named: readonly NamedScript[],
): readonly Finding[] {
  const byName = new Set(named.map(({ script }) => script));
  const isNothing = orders.length === 0 && named.length === 0;
  const orderless = findUnordered(unordered.filter((script) => !byName.has(script) && (script.isService || isNothing)));
  if (isNothing && orderless.length === 0 && unread.length === 0) return [NOTHING];
  return [...findOrderedByName(named.map(({ script }) => script)), ...orderless];
}

const NOTHING: Finding = { code: 'order/nothing', severity: 'info', place: wholeFile(''), args: {}, also: [] };

function printText(
  orders: readonly SetOrder[],
  named: readonly NamedScript[],
  findings: readonly Finding[],
  parsed: ParsedArguments,
  io: Io,
): void {
  const color = lastValue(parsed, 'color');
  io.stdout.write(
    named.map(({ script, number }) => `${String(number).padStart(4)}  ${showName(script.file)}\n`).join(''),
  );
  for (const order of orders) {
    if (orders.length > 1) io.stdout.write(`# ${order.dialect === 'lsb' ? 'LSB' : 'rcorder'} headers\n`);
    io.stdout.write(order.placed.map((place) => renderPlaced(order, place)).join(''));
  }
  writeFindings([...findings, ...orders.flatMap((order) => order.findings)], io, color);
  for (const { graph, groups } of orders) writeCycles(graph, groups, io, color, bytesOfText(namePaths(parsed)));
}

/** LSB scripts with their runlevels, which say when a level has its turn. */
function renderPlaced({ dialect, graph }: SetGraph, { script, level, runlevels }: PlacedScript): ByteString {
  const when = dialect === 'lsb' ? `${(runlevels.join(' ') || '-').padEnd(9)}  ` : '';
  return `${String(level).padStart(4)}  ${when}${showName(graph.scripts[script]?.file ?? '')}\n`;
}

function printJson(
  orders: readonly SetOrder[],
  named: readonly NamedScript[],
  findings: readonly Finding[],
  io: Io,
): void {
  const value = {
    version: FORMAT_VERSION,
    orders: orders.map(({ dialect, graph, groups, placed, findings: own }) => ({
      dialect,
      direction: graph.direction,
      scripts: placed.map(({ script, level, runlevels }) => ({
        level,
        runlevels,
        path: textOfBytes(graph.scripts[script]?.file ?? ''),
        name: textOfBytes(graph.scripts[script]?.name ?? ''),
      })),
      groups: groups.length,
      findings: own.map(toJsonFinding),
    })),
    ...(named.length > 0 && {
      byNames: named.map(({ script, number }) => ({ number, path: textOfBytes(script.file) })),
    }),
    findings: findings.map(toJsonFinding),
  };
  io.stdout.write(bytesOfText(`${JSON.stringify(value, null, 2)}\n`));
}
