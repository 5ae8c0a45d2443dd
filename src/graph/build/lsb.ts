/**
 * The graphs of scripts with LSB headers, one for the start and one for the stop, with the meaning that insserv 1.26 gives
 * to the fields. Two things are not insserv's: where two scripts provide one name both count (insserv drops the second),
 * and a script may provide a `$facility` by its own name (as chkconfig has it).
 *
 * An arc is made only if its scripts share a runlevel in that direction, or if one of them has none there at all. Scripts
 * that share none are never started (stopped) in one change of runlevel, so neither waits for the other, and a ring through
 * them is none; insserv passes over such pairs likewise. A script without runlevels is enabled by no header but perhaps by
 * an administrator, in runlevels that are not known here, so its order is kept for all.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Facilities } from '../../model/facility.ts';
import type { DependencyGraph, Direction, Strength } from '../../model/graph.ts';
import type { InsservKeyword, InsservReading } from '../../model/insserv.ts';
import { baseName } from '../../model/path.ts';
import { placeIn } from '../../model/place.ts';
import { ALL_RUNLEVELS, NO_RUNLEVEL, type RunlevelSet } from '../../model/runlevel.ts';
import { GraphBuilder } from './builder.ts';
import { isAll, LsbNames } from './lsb-names.ts';
import { Meetings } from './meetings.ts';
import { Provisions, type Provider } from './provisions.ts';

/** A script and the header that counts for it. */
export interface LsbScript {
  readonly file: ByteString;
  readonly reading: InsservReading;
  /** The file that the header is from, if that is an override. */
  readonly headerFile?: ByteString;
  /** Single fields that are from yet another file, as chkconfig's overrides have them. */
  readonly fieldFiles?: ReadonlyMap<InsservKeyword, ByteString>;
}

/** The file in which a field of a script stands. */
function fileOf({ file, headerFile, fieldFiles }: LsbScript, keyword: InsservKeyword): ByteString {
  return fieldFiles?.get(keyword) ?? headerFile ?? file;
}

/**
 * `shared`: only scripts that share a runlevel wait for one another, as insserv has it. `any`: what the words say, whatever
 * the runlevels; for explaining words, not for finding rings.
 */
export type RunlevelScope = 'shared' | 'any';

/** What a field asks for in one direction. */
interface FieldRule {
  readonly strength: Strength;
  /** True if the providers of the words come before the script. */
  readonly providerFirst: boolean;
  /** True if `$all` has a meaning in it. */
  readonly all: boolean;
}

const RULES: Readonly<Record<Direction, ReadonlyMap<InsservKeyword, FieldRule>>> = {
  start: new Map<InsservKeyword, FieldRule>([
    ['Required-Start', { strength: 'hard', providerFirst: true, all: true }],
    ['Should-Start', { strength: 'soft', providerFirst: true, all: true }],
    ['X-Start-Before', { strength: 'soft', providerFirst: false, all: false }],
  ]),
  stop: new Map<InsservKeyword, FieldRule>([
    ['Required-Stop', { strength: 'hard', providerFirst: false, all: true }],
    ['Should-Stop', { strength: 'soft', providerFirst: false, all: true }],
    ['X-Stop-After', { strength: 'soft', providerFirst: true, all: false }],
  ]),
};

/**
 * Builds the graph of one direction.
 *
 * Required-Start and Should-Start put the providers of their words before the script, X-Start-Before puts the script before
 * them. When stopping, a script that requires another (Required-Stop, Should-Stop) stops before it, and X-Stop-After puts
 * the others before the script. A script that names itself gets no arc. `$all` puts a script behind all others that share a
 * runlevel with it and do not say `$all` themselves (when stopping: before them). It is soft, as is every word marked `+`
 * and every facility all of whose members are.
 *
 * Unmet are the names that no script provides, those of facility members that are not optional too. A `$facility` of the
 * LSB that is not defined and not provided is not: every system has it in some way.
 *
 * @param scripts in the order of the script numbers. A script is named by its first provision that is a plain name, else
 *   by its file name; without any Provides word it provides its file name.
 * @param scope which pairs of scripts count
 * @returns all words of the direction's fields; words and arcs by script, then in the order of the text, the arcs of `$all`
 *   behind all others. O(words + arcs), where what many words share counts once (`graph/junctions.ts`).
 */
export function buildLsbGraph(
  scripts: readonly LsbScript[],
  facilities: Facilities,
  direction: Direction,
  scope: RunlevelScope = 'shared',
): DependencyGraph {
  const builder = new GraphBuilder(false);
  const provisions = addScripts(scripts, builder);
  const runlevels = scripts.map(({ reading }) => (scope === 'any' ? ALL_RUNLEVELS : runlevelsOf(reading, direction)));
  const allWords = addWords(scripts, direction, new LsbNames(provisions, facilities), runlevels, builder);
  if (allWords.size > 0) addAllArcs(allWords, direction, provisions, runlevels, builder);
  return builder.build(direction, provisions.resolutions);
}

function runlevelsOf(reading: InsservReading, direction: Direction): RunlevelSet {
  return direction === 'start' ? reading.defaultStart.set : reading.defaultStop.set;
}

/** Numbers the scripts and notes what they provide. insserv passes over Provides words that begin with `#`. */
function addScripts(scripts: readonly LsbScript[], builder: GraphBuilder): Provisions {
  const provisions = new Provisions();
  for (const header of scripts) {
    const { file, reading } = header;
    const words = reading.fields.get('Provides')?.words ?? [];
    const provided = words.filter(({ text }) => !text.startsWith('#'));
    const name = provided.find(({ text }) => !text.startsWith('$'))?.text ?? baseName(file);
    const script = builder.addScript({ file, name });
    for (const word of provided) provisions.add(script, word.text, placeIn(fileOf(header, 'Provides'), word));
    if (words.length === 0) provisions.add(script, name);
  }
  return provisions;
}

/** Adds the words and their arcs, but those of `$all`. Returns for each script that says `$all` the first such word. */
function addWords(
  scripts: readonly LsbScript[],
  direction: Direction,
  names: LsbNames,
  runlevels: readonly RunlevelSet[],
  builder: GraphBuilder,
): ReadonlyMap<number, number> {
  const allWords = new Map<number, number>();
  const meetings = new Meetings(runlevels);
  let script = 0;
  for (const header of scripts) {
    for (const { keyword, words } of header.reading.fields.values()) {
      const rule = RULES[direction].get(keyword);
      if (rule === undefined) continue;
      const file = fileOf(header, keyword);
      for (const word of words) {
        const all = isAll(word.text);
        const { providers, unmet, optional } = names.meaningOf(word.text);
        const strength = all || optional ? 'soft' : rule.strength;
        const id = builder.addWord({ script, field: keyword, word, file, strength });
        if (all && rule.all && !allWords.has(script)) allWords.set(script, id);
        for (const name of unmet) builder.addUnmet(id, name);
        builder.addDemand({
          word: id,
          script,
          providers: meetings.of(providers, script),
          isBefore: !rule.providerFirst,
        });
      }
    }
    script += 1;
  }
  return allWords;
}

/** Scripts that say `$all` start behind, and stop before, all that do not and share a runlevel with them. */
function addAllArcs(
  allWords: ReadonlyMap<number, number>,
  direction: Direction,
  provisions: Provisions,
  runlevels: readonly RunlevelSet[],
  builder: GraphBuilder,
): void {
  const resolution = provisions.addResolution({ name: '$all', facilities: [] });
  // There are at most 255 sets of runlevels, so scripts are gone through once a set, and not once a script.
  const others = new Map<RunlevelSet, readonly Provider[]>();
  for (const [script, word] of allWords) {
    const own = runlevels[script] ?? NO_RUNLEVEL;
    const providers =
      others.get(own) ?? scriptsMeeting(own, runlevels, allWords).map((other) => ({ script: other, resolution }));
    others.set(own, providers);
    builder.addDemand({ word, script, providers, isBefore: direction === 'stop' });
  }
}

/** The scripts that have one of these runlevels and do not say `$all`. */
function scriptsMeeting(
  set: RunlevelSet,
  runlevels: readonly RunlevelSet[],
  allWords: ReadonlyMap<number, number>,
): readonly number[] {
  const meeting: number[] = [];
  for (const [script, levels] of runlevels.entries()) {
    if ((set & levels) !== NO_RUNLEVEL && !allWords.has(script)) meeting.push(script);
  }
  return meeting;
}
