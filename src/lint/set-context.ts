/**
 * The scripts of a run taken together: who provides which name, and the dependency graphs, each made once when the first
 * rule asks. Scripts come in the byte order of their paths. SysV scripts and rc.d scripts do not know of each other.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Facilities } from '../model/facility.ts';
import type { DependencyGraph, Direction } from '../model/graph.ts';
import { placeIn } from '../model/place.ts';
import type { Span, Word } from '../model/place.ts';
import { GraphBuilder } from '../graph/graph-builder.ts';
import { isRcd } from './profiles.ts';
import type { LinkEntry } from './links.ts';
import { wordsOf } from './script/lsb-view.ts';
import type { ScriptContext } from './script/script-context.ts';

/** A script that provides a name. */
export interface NameProvider {
  readonly script: ScriptContext;
  /** The word that says so; absent if the file name does. */
  readonly word?: Word;
}

/** What only a whole system has. */
export interface RootFacts {
  readonly links: readonly LinkEntry[];
  /** Of the root's own insserv.conf; undefined if it has none. */
  readonly facilities: Facilities | undefined;
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
  readonly #graphs = new Map<string, DependencyGraph>();

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

  /** The graph of one dialect in one direction; arcs lead from the script that comes first. O(words + arcs), once. */
  graph(dialect: 'lsb' | 'rcd', direction: Direction): DependencyGraph {
    const key = `${dialect} ${direction}`;
    const known = this.#graphs.get(key);
    if (known !== undefined) return known;
    const graph = this.#buildGraph(dialect, direction);
    this.#graphs.set(key, graph);
    return graph;
  }

  #buildGraph(dialect: 'lsb' | 'rcd', direction: Direction): DependencyGraph {
    const builder = new GraphBuilder();
    const provisions = this.provisions(dialect);
    const numbers = new Map(this.scripts.map((script, i) => [script, i]));
    for (const { path, name } of this.scripts) builder.addScript({ file: path, name });
    for (const [i, script] of this.scripts.entries()) {
      if ((dialect === 'rcd') !== isRcd(script.profile)) continue;
      const required = new Set(demandsOf(script, direction).flatMap((d) => (d.isBehind ? [d.word.text] : [])));
      for (const demand of demandsOf(script, direction)) {
        // A name that is asked for both ways has a rule of its own.
        if (!demand.isBehind && required.has(demand.word.text)) continue;
        const id = builder.addWord({
          script: i,
          field: demand.field,
          word: demand.word,
          file: script.path,
          strength: demand.isRequired ? 'hard' : 'soft',
        });
        for (const provider of this.resolve(provisions, demand.word.text)) {
          const other = numbers.get(provider.script) ?? i;
          if (other === i) continue;
          if (demand.isBehind === (direction === 'start')) builder.addArc(other, i, id, 0);
          else builder.addArc(i, other, id, 0);
        }
      }
    }
    return builder.build(direction, []);
  }

  /** The providers of a name, or of the members of a facility that the root's insserv.conf defines. */
  resolve(provisions: ReadonlyMap<ByteString, readonly NameProvider[]>, name: ByteString): readonly NameProvider[] {
    const members = name.startsWith('$') ? this.root?.facilities?.byName.get(name)?.members : undefined;
    if (members === undefined) return provisions.get(name) ?? NOBODY;
    return members.flatMap((member) => provisions.get(member.name) ?? NOBODY);
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

/** The place of a word in its script. */
export function placeOfWord({ script, word }: Pick<NameDemand, 'script' | 'word'>): ReturnType<typeof placeIn> {
  return placeIn(script.path, word);
}
