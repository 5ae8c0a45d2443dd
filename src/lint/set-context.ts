/**
 * The scripts of a run taken together: who provides which name, and the dependency graphs, each made once when the first
 * rule asks. Scripts come in the byte order of their paths. SysV scripts and rc.d scripts do not know of each other.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Facilities } from '../model/facility.ts';
import type { Direction } from '../model/graph.ts';
import type { Span, Word } from '../model/place.ts';
import type { RunlevelScope } from '../graph/build/lsb.ts';
import { isRcd } from './profiles.ts';
import type { LinkEntry, OddEntry, StrayEntry } from '../model/link-entry.ts';
import {
  buildRcdGraph,
  buildSysvGraph,
  readSysvSet,
  type Overrides,
  type SetGraph,
  type SysvSet,
} from './set-headers.ts';
import { wordsOf } from './script/lsb-view.ts';
import type { ScriptContext } from './script/context.ts';

/** A script that provides a name. */
export interface NameProvider {
  readonly script: ScriptContext;
  /** The word that says so; absent if the file name does. */
  readonly word?: Word;
}

/** What only a whole system has. */
export interface RootFacts {
  readonly links: readonly LinkEntry[];
  readonly oddEntries: readonly OddEntry[];
  readonly strayEntries: readonly StrayEntry[];
  /** Of the root's own insserv.conf; undefined if it has none. */
  readonly facilities: Facilities | undefined;
  /** Of insserv; empty if the system has none. */
  readonly overrides: Overrides;
}

/** What a script asks of a name. */
export interface NameDemand {
  readonly script: ScriptContext;
  readonly field: ByteString;
  readonly word: Word;
  /** The script starts behind the providers of the name; else before them. */
  readonly isBehind: boolean;
  readonly isRequired: boolean;
}

const NOBODY: readonly NameProvider[] = [];

export class SetContext {
  /** Those that are only there for the graph included. */
  readonly scripts: readonly ScriptContext[];
  /** True if rules across files may run. */
  readonly isSet: boolean;
  readonly root: RootFacts | undefined;
  readonly #isReported: (script: ScriptContext) => boolean;
  readonly #providers: Record<'lsb' | 'rcd', Map<ByteString, NameProvider[]> | undefined> = {
    lsb: undefined,
    rcd: undefined,
  };
  readonly #sysvGraphs = new Map<string, SetGraph>();
  #sysvSet: SysvSet | undefined;
  #rcdGraph: SetGraph | undefined;

  constructor(
    scripts: readonly ScriptContext[],
    isSet: boolean,
    root: RootFacts | undefined,
    isReported: (script: ScriptContext) => boolean,
  ) {
    this.scripts = scripts;
    this.isSet = isSet;
    this.root = root;
    this.#isReported = isReported;
  }

  /** False for scripts of `--world`. */
  isReported(script: ScriptContext): boolean {
    return this.#isReported(script);
  }

  /** The scripts of the dialect of `script` that provide a name. O(1) but for the first call. */
  providersOf(script: ScriptContext, name: ByteString): readonly NameProvider[] {
    return this.provisions(isRcd(script.profile) ? 'rcd' : 'lsb').get(name) ?? NOBODY;
  }

  /** All names that are provided in a dialect, with their providers in the order of the scripts. */
  provisions(dialect: 'lsb' | 'rcd'): ReadonlyMap<ByteString, readonly NameProvider[]> {
    const known = this.#providers[dialect];
    if (known !== undefined) return known;
    const table = new Map<ByteString, NameProvider[]>();
    for (const script of this.scripts) {
      if ((dialect === 'rcd') !== isRcd(script.profile)) continue;
      for (const [name, word] of provisionsOf(script)) {
        const provider = word === undefined ? { script } : { script, word };
        const list = table.get(name);
        if (list === undefined) table.set(name, [provider]);
        else if (list.at(-1)?.script !== script) list.push(provider);
      }
    }
    this.#providers[dialect] = table;
    return table;
  }

  /** The graph of the rc.d scripts, made once. */
  get rcdGraph(): SetGraph {
    return (this.#rcdGraph ??= buildRcdGraph(this.scripts));
  }

  /** The graph of the SysV scripts in one direction, made once. */
  sysvGraph(direction: Direction, scope: RunlevelScope): SetGraph {
    const key = `${direction} ${scope}`;
    const known = this.#sysvGraphs.get(key);
    if (known !== undefined) return known;
    this.#sysvSet ??= readSysvSet(this.scripts, this.root?.facilities, this.root?.overrides);
    const graph = buildSysvGraph(this.#sysvSet, direction, scope);
    this.#sysvGraphs.set(key, graph);
    return graph;
  }
}

/** What the fields of a script ask for in a direction, in the order of the text; lines with a slip are left out. */
export function demandsOf(script: ScriptContext, direction: Direction): readonly NameDemand[] {
  const demands: NameDemand[] = [];
  if (isRcd(script.profile)) {
    for (const { key, keyword, words } of script.rcd.fields) {
      if ((keyword !== 'REQUIRE' && keyword !== 'BEFORE') || script.slips.has(key.line)) continue;
      const isBehind = keyword === 'REQUIRE';
      for (const word of words) demands.push({ script, field: keyword, word, isBehind, isRequired: isBehind });
    }
    return demands;
  }
  const [required, should, other] =
    direction === 'start'
      ? ['Required-Start', 'Should-Start', 'X-Start-Before']
      : ['Required-Stop', 'Should-Stop', 'X-Stop-After'];
  for (const field of [required, should, other]) {
    const isBehind = field !== other;
    for (const word of script.lsb.words(field)) {
      demands.push({ script, field, word, isBehind, isRequired: field === required });
    }
  }
  return demands.sort((a, b) => a.word.offset - b.word.offset);
}

/** The names that a script provides, also by lines whose form a rule reports: others must not be blamed for those. */
function* provisionsOf(script: ScriptContext): Generator<readonly [ByteString, Word | undefined]> {
  const isBsd = isRcd(script.profile);
  const words = isBsd
    ? script.rcd.fields.filter(({ keyword }) => keyword === 'PROVIDE').flatMap((field) => field.words)
    : (script.headers.lsb?.fields ?? [])
        .filter(({ keyword }) => keyword === 'Provides')
        .slice(0, 1)
        .flatMap(wordsOf);
  for (const word of words) {
    for (const name of word.text.split(/[,;"']+/)) if (name !== '') yield [name, word];
  }
  const keyword = isBsd ? 'PROVIDE' : 'Provides';
  const hidden: Span[] = [...script.slips.values()].filter((slip) => slip.keyword === keyword).map(({ span }) => span);
  for (const { code, span, text } of script.headers.findings) {
    if (code === 'rcd/block-interrupted' && text.startsWith('PROVIDE')) hidden.push(span);
  }
  for (const span of hidden) {
    const value = script.lines
      .of(span.line)
      .slice(0, 4096)
      .replace(/^[^:]*?PROVIDES?[ \t]*:?|^[^:]*:/i, '');
    for (const name of value.split(/[ \t\r,;"']+/)) if (name !== '') yield [name, undefined];
  }
  if (!isBsd && !script.lsb.isPresent('Provides')) yield [script.name, undefined];
}

/** What both directions of a script ask for; rc.d scripts have one. */
export function allDemands(script: ScriptContext): readonly NameDemand[] {
  const stop = isRcd(script.profile) ? [] : demandsOf(script, 'stop');
  return [...demandsOf(script, 'start'), ...stop];
}
