/** Whether the numbers of links contradict what one script requires of another. */
import type { ByteString } from '../../../model/bytes.ts';
import { isAll } from '../../../graph/build/lsb-names.ts';
import type { Direction, Junction } from '../../../model/graph.ts';
import type { LinkEntry } from '../../../model/link-entry.ts';
import type { SetReport } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { SetGraph } from '../../set-headers.ts';

type LinksOfScripts = ReadonlyMap<ByteString, readonly LinkEntry[]>;

/** Reports the links of `script` that are on the wrong side of those of a provider. O(links of one, times the other's). */
export function compareLinks(
  links: LinksOfScripts,
  script: ScriptContext,
  provider: ScriptContext,
  direction: Direction,
  required: ByteString,
  report: SetReport,
): void {
  const kind = direction === 'start' ? 'S' : 'K';
  for (const link of links.get(script.path) ?? []) {
    if (link.kind !== kind) continue;
    for (const other of links.get(provider.path) ?? []) {
      if (other.kind !== kind || other.level !== link.level || !contradicts(link, other)) continue;
      reportLink(link, other, script, required, report);
    }
  }
}

/** As `compareLinks`, for many scripts that require many: each link is held against the worst of its level alone. */
export function compareJunction(
  links: LinksOfScripts,
  { graph, scripts }: SetGraph,
  { words, providers }: Junction,
  direction: Direction,
  report: SetReport,
): void {
  const kind = direction === 'start' ? 'S' : 'K';
  const worst = new Map<string, readonly LinkOfProvider[]>();
  for (const provider of providers) {
    for (const link of links.get(scripts[provider]?.path ?? '') ?? []) {
      if (link.kind === kind) worst.set(link.level, addWorst(worst.get(link.level) ?? [], { provider, link }));
    }
  }
  for (const word of words) {
    const declared = graph.words[word];
    const script = scripts[declared?.script ?? -1];
    if (script === undefined || declared?.field.startsWith('Required-') !== true || isAll(declared.word.text)) continue;
    for (const link of links.get(script.path) ?? []) {
      if (link.kind !== kind) continue;
      const other = worst.get(link.level)?.find(({ provider }) => provider !== declared.script)?.link;
      if (other !== undefined && contradicts(link, other)) reportLink(link, other, script, declared.word.text, report);
    }
  }
}

interface LinkOfProvider {
  readonly provider: number;
  readonly link: LinkEntry;
}

/** The worst link of a level and, as a script is not held against itself, the worst of another script. */
function addWorst(known: readonly LinkOfProvider[], added: LinkOfProvider): readonly LinkOfProvider[] {
  const isWorse = (a: LinkOfProvider, b: LinkOfProvider): boolean =>
    added.link.kind === 'S' ? a.link.number > b.link.number : a.link.number < b.link.number;
  const all = [...known, added].sort((a, b) => (isWorse(a, b) ? -1 : isWorse(b, a) ? 1 : 0));
  const [first] = all;
  const second = all.find(({ provider }) => provider !== first?.provider);
  return [first, second].filter((link) => link !== undefined);
}

/** A script starts behind what it requires, and stops before it. */
function contradicts(link: LinkEntry, other: LinkEntry): boolean {
  return link.kind === 'S' ? link.number <= other.number : link.number >= other.number;
}

function reportLink(
  link: LinkEntry,
  other: LinkEntry,
  script: ScriptContext,
  required: ByteString,
  report: SetReport,
): void {
  const when = link.kind === 'S' ? 'does not start before it' : 'does not stop behind it';
  report(link.path, 0, { name: script.name, required, other: other.path, when });
}
