/** `initorder graph`: the order of a set of scripts as a picture, for eyes and for other programs. */
import { buildSetGraphs, type SetGraph } from '../../graph/rings/of-set.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import { bytesOfText, compareBytes, type ByteString } from '../../model/bytes.ts';
import { GROUPINGS } from '../../model/picture.ts';
import { findUnordered } from '../../order/unordered-findings.ts';
import { drawPicture, type PictureOptions } from '../../picture/build.ts';
import { countArcs, MOST_ARCS } from '../../picture/edges.ts';
import { showName } from '../../render/text/show.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND } from '../frame/exit-status.ts';
import { runSpec } from '../frame/run-spec.ts';
import { confineIo, readSet } from '../frame/set-options.ts';
import { describeUnread } from '../frame/unread-findings.ts';
import { writeFindings } from '../frame/write-findings.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { addStates } from './boot-states.ts';
import { choosePart } from './choose-part.ts';
import { formatOf, judgeUse } from './judge-use.ts';
import { GRAPH_SPEC, splitPath } from './spec.ts';
import { writePicture } from './write-picture.ts';

/** Runs the command; see `docs/initorder-graph.md`. */
export function runGraph(argv: readonly string[], wholeIo: LinkIo): number {
  return runSpec(GRAPH_SPEC, splitPath(argv), wholeIo, judgeUse, (parsed) => {
    const io = confineIo(parsed, wholeIo);
    const set = sortSet(readSet(parsed, parsed.operands, io));
    const unread = set.unread.map((entry) => describeUnread(entry, GRAPH_SPEC.name));
    const unordered = findUnordered(set.unordered.filter(({ isService }) => isService));
    writeFindings([...unread, ...unordered], io, lastValue(parsed, 'color'));
    const setGraph = chooseGraph(set, parsed, io);
    if (setGraph === undefined) return refuse(io, 'no script with a header, so nothing to draw');
    const arcs = countArcs(setGraph.graph);
    if (arcs > MOST_ARCS) return refuse(io, `${arcs} edges are no picture; 'initorder why NAME' walks through them`);
    const whole = drawPicture(set, setGraph, pictureOptions(parsed), openSources(io.host));
    if (whole.nodes.length === 0) return refuse(io, 'no script is left by --keep, --skip and --runlevel');
    if (!whole.isReduced) tell(io, 'too many edges to find out which of them are implied; all are drawn');
    const picture = parsed.flags.has('state') ? addStates(whole, parsed, wholeIo) : whole;
    if ('message' in picture) return reportWrongUse(io, GRAPH_SPEC.name, picture.message, picture.hint);
    const part = choosePart(picture, parsed, ['text', 'tree'].includes(formatOf(parsed) ?? ''));
    if ('message' in part) return refuse(io, part.message);
    return writePicture(part, setGraph, parsed, io, wholeIo.host);
  });
}

function tell(io: Io, message: string): void {
  io.stderr.write(`${GRAPH_SPEC.name}: ${showName(bytesOfText(message))}\n`);
}

function refuse(io: Io, message: string): number {
  tell(io, message);
  return FOUND;
}

/** In the order of their paths: the same files make the same picture, however they were named. */
function sortSet(set: ScriptSet): ScriptSet {
  const byPath = (a: { readonly file: ByteString }, b: { readonly file: ByteString }): number =>
    compareBytes(a.file, b.file);
  return { ...set, rcorder: set.rcorder.toSorted(byPath), lsb: set.lsb.toSorted(byPath) };
}

/** The graph of the dialect that was asked for, or that more scripts have; what is left out is told. */
function chooseGraph(set: ScriptSet, parsed: ParsedArguments, io: Io): SetGraph | undefined {
  const asked = lastValue(parsed, 'dialect');
  const dialect = asked ?? (set.lsb.length > set.rcorder.length ? 'lsb' : 'rcorder');
  const other = dialect === 'lsb' ? 'rcorder' : 'lsb';
  const alone = new Set(set[dialect === 'lsb' ? 'lsb' : 'rcorder'].map(({ file }) => file));
  const leftOut = set[other].filter(({ file }) => !alone.has(file)).length;
  if (asked === undefined && leftOut > 0) {
    tell(
      io,
      `${leftOut} script${leftOut === 1 ? '' : 's'} with ${other} headers alone left out; --dialect ${other} draws these`,
    );
  }
  const direction = dialect === 'lsb' && parsed.flags.has('stop') ? 'stop' : 'start';
  return buildSetGraphs(set).find((one) => one.dialect === dialect && one.graph.direction === direction);
}

function pictureOptions(parsed: ParsedArguments): PictureOptions {
  const wordsOf = (name: string): ReadonlySet<ByteString> => new Set((parsed.values.get(name) ?? []).map(bytesOfText));
  return {
    isStop: parsed.flags.has('stop'),
    grouping: GROUPINGS.find((grouping) => grouping === lastValue(parsed, 'group')) ?? 'milestone',
    keep: wordsOf('keep'),
    skip: wordsOf('skip'),
    runlevel: lastValue(parsed, 'runlevel'),
  };
}
