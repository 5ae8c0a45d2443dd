/** What is known of each script of a graph besides its edges, whatever the dialect. */
import type { HeaderSet } from '../graph/build/set.ts';
import type { SetGraph } from '../graph/rings/of-set.ts';
import { readHeaders } from '../header/all-dialects.ts';
import { lsbField } from '../header/lsb/reader.ts';
import { rcorderWords } from '../header/rcorder/reader.ts';
import type { ByteString } from '../model/bytes.ts';
import { baseName } from '../model/path.ts';
import type { Sources } from '../model/place.ts';
import { placeScripts } from '../order/of-set.ts';

/** A script of the graph, in the order of the graph's numbers. */
export interface ScriptFacts {
  readonly path: ByteString;
  readonly name: ByteString;
  readonly provides: readonly ByteString[];
  readonly keywords: readonly ByteString[];
  readonly runlevels: readonly string[];
  readonly description: ByteString;
  readonly level: number;
  /** From 0; scripts that no order has come last. */
  readonly position: number;
  /** Its text has blank lines and comments only. */
  readonly isEmpty: boolean;
}

/** O(size of the scripts). A script that can no longer be read has no description, and counts as one with code. */
export function gatherFacts(
  set: HeaderSet,
  setGraph: SetGraph,
  isStop: boolean,
  sources: Sources,
): readonly ScriptFacts[] {
  const { scripts } = setGraph.graph;
  const names = chooseNames(scripts.map(({ file }) => file));
  const placed = new Map(
    placeScripts(set, setGraph, isStop).map((place, position) => [place.script, { ...place, position }]),
  );
  return scripts.map(({ file }, script) => {
    const place = placed.get(script);
    const text = sources(file);
    return {
      path: file,
      name: names[script] ?? file,
      ...(setGraph.dialect === 'lsb' ? lsbWords(set, script) : rcorderNames(set, script)),
      runlevels: place?.runlevels ?? [],
      description: text === undefined ? '' : describe(text),
      level: place?.level ?? 0,
      position: place?.position ?? scripts.length + script,
      isEmpty: text !== undefined && hasNoCode(text),
    };
  });
}

/** File names, and whole paths where several files have one name. */
function chooseNames(files: readonly ByteString[]): readonly ByteString[] {
  const counts = new Map<ByteString, number>();
  for (const file of files) counts.set(baseName(file), (counts.get(baseName(file)) ?? 0) + 1);
  const used = new Set<ByteString>();
  return files.map((file) => {
    const wanted = counts.get(baseName(file)) === 1 ? baseName(file) : file;
    let name = wanted;
    // One path may have been given twice.
    for (let copy = 2; used.has(name); copy++) name = `${wanted} (${copy})`;
    used.add(name);
    return name;
  });
}

function rcorderNames({ rcorder }: HeaderSet, script: number): Pick<ScriptFacts, 'provides' | 'keywords'> {
  const header = rcorder[script]?.header ?? { fields: [] };
  const textsOf = (keyword: 'PROVIDE' | 'KEYWORD'): readonly ByteString[] =>
    rcorderWords(header, keyword).map(({ text }) => text);
  return { provides: textsOf('PROVIDE'), keywords: textsOf('KEYWORD') };
}

function lsbWords({ lsb }: HeaderSet, script: number): Pick<ScriptFacts, 'provides' | 'keywords'> {
  return { provides: lsb[script]?.reading.fields.get('Provides')?.words.map(({ text }) => text) ?? [], keywords: [] };
}

function describe(text: ByteString): ByteString {
  const { lsb, chkconfig } = readHeaders(text);
  const short = lsb && lsbField(lsb, 'Short-Description')?.value.text;
  return short ?? chkconfig?.descriptions[0]?.text ?? '';
}

/** To read rc.subr(8) and do nothing with it is no code either. */
const CODE_LINE = /^[ \t]*(?!\. \/etc\/rc\.subr[ \t]*$)[^ \t\r\n#]/m;

function hasNoCode(text: ByteString): boolean {
  return !CODE_LINE.test(text);
}
