/** `rcorder-ts`: the order of rc.d scripts, as rcorder(8) gives it, with messages of our own unless `--compat` asks. */
import { analyseCycles } from '../graph/cycles.ts';
import { buildRcorderGraph } from '../graph/rcorder-graph.ts';
import { rcorderWords } from '../header/rcorder.ts';
import { bytesOfText, type ByteString } from '../model/bytes.ts';
import type { Finding } from '../model/finding.ts';
import { wholeFile } from '../model/place.ts';
import type { RcorderOrder, RcorderScript } from '../model/rcorder-order.ts';
import { orderRcorder } from '../order/rcorder/order.ts';
import { findRings } from '../order/ring-findings.ts';
import { findUnmetWords } from '../order/unmet-findings.ts';
import { renderFinding } from '../render/finding-text.ts';
import { renderDigraphEnd, renderDigraphEvent, renderDigraphStart } from '../render/rcorder-digraph.ts';
import { renderRcorderJson } from '../render/rcorder-json.ts';
import { renderOrderLines } from '../render/rcorder-order.ts';
import { choosePaint } from './colour.ts';
import { lastValue, type ParsedArguments } from './command-spec.ts';
import { renderCompletion } from './completion.ts';
import { OK } from './exit-status.ts';
import type { Io } from './io.ts';
import { parseArguments } from './parse-arguments.ts';
import { runRcorderCompat, takeCompat } from './rcorder-compat.ts';
import { RCORDER_SPEC } from './rcorder-spec.ts';
import { readRcorderScripts, type Unread } from './read-scripts.ts';
import { reportWrongUse } from './wrong-use.ts';

/** Runs the command; see `docs/rcorder-ts.md` for its exit statuses. */
export function runRcorder(argv: readonly string[], io: Io): number {
  const compat = takeCompat(argv);
  if (compat !== undefined) return runRcorderCompat(compat.rest, compat.dialect, io);
  const result = parseArguments(RCORDER_SPEC, argv);
  if (result.kind === 'wrong') return wrongUse(io, result.message);
  if (result.kind === 'show') {
    io.stdout.write(bytesOfText(result.text));
    return OK;
  }
  const { parsed } = result;
  const shell = lastValue(parsed, 'completion');
  if (shell !== undefined) {
    io.stdout.write(renderCompletion(RCORDER_SPEC, shell));
    return OK;
  }
  const wrong = judgeUse(parsed);
  return wrong === undefined ? runOrder(parsed, io) : wrongUse(io, wrong.message, wrong.hint);
}

function wrongUse(io: Io, message: string, hint?: string): number {
  return reportWrongUse(io, RCORDER_SPEC.name, message, hint);
}

function judgeUse({ flags, values, operands }: ParsedArguments): { message: string; hint?: string } | undefined {
  if (values.has('compat')) {
    return {
      message: '--compat must stand before the files',
      hint: 'the real programs take no option behind a file: rcorder-ts --compat freebsd -p FILE...',
    };
  }
  if (flags.has('graph')) {
    const other = ['json', 'reverse'].find((name) => flags.has(name));
    if (other !== undefined) return { message: `--graph prints no order, so --${other} does not go with it` };
  }
  if (operands.length === 0) {
    return { message: 'no files given', hint: 'name the scripts to order: rcorder-ts /etc/rc.d/*' };
  }
  return undefined;
}

function runOrder(parsed: ParsedArguments, io: Io): number {
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
  const findings = [
    ...(flags.has('debug') ? [note('order/debug-ignored', '')] : []),
    ...unread.map(describeUnread),
    ...findFaults(scripts, result),
  ];
  if (isGraph) io.stdout.write(renderDigraphEnd());
  else if (flags.has('json')) {
    const order = flags.has('reverse') ? result.order.toReversed() : result.order;
    io.stdout.write(renderRcorderJson(result, order, scripts, findings));
    return result.status;
  } else {
    const layout = { isParallel: flags.has('parallel'), isReverse: flags.has('reverse') };
    io.stdout.write(renderOrderLines(result.order, files, layout));
  }
  writeFindings(findings, io, lastValue(parsed, 'color'));
  return result.status;
}

/** The graph is built only if the walk met something: a sound set, the common case, pays for one ordering alone. */
function findFaults(scripts: readonly RcorderScript[], { status, hasUnknownBefore }: RcorderOrder): readonly Finding[] {
  if (status === 0 && !hasUnknownBefore) return [];
  const graph = buildRcorderGraph(scripts);
  const provided = scripts.flatMap(({ header }) => rcorderWords(header, 'PROVIDE').map(({ text }) => text));
  return [...findUnmetWords(graph, new Set(provided)), ...findRings(graph, analyseCycles(graph))];
}

function describeUnread(entry: Unread): Finding {
  const place = wholeFile(entry.file);
  if (entry.kind === 'error') {
    const { reason } = entry;
    return { code: 'order/unreadable-file', severity: 'error', place, args: { reason }, also: [], related: [] };
  }
  if (entry.kind === 'not-regular') return note('order/not-regular', entry.file);
  return { ...note('order/folder', entry.file), args: { command: RCORDER_SPEC.name } };
}

function note(code: Finding['code'], file: ByteString): Finding {
  return { code, severity: 'note', place: wholeFile(file), args: {}, also: [], related: [] };
}

function writeFindings(findings: readonly Finding[], io: Io, color: string | undefined): void {
  if (findings.length === 0) return;
  const paint = choosePaint(io, io.stderr, color);
  const sources = readSources(io);
  for (const finding of findings) io.stderr.write(renderFinding(finding, sources, paint));
}

/** Excerpts read their files again: sound files, which are most, are not kept. The last one is, for its next finding. */
function readSources(io: Io): (file: ByteString) => ByteString | undefined {
  let last: { readonly file: ByteString; readonly text: ByteString | undefined } | undefined;
  return (file) => {
    if (last?.file !== file) {
      const result = io.host.readFile(file);
      last = { file, text: result.kind === 'text' ? result.text : undefined };
    }
    return last.text;
  };
}
