/** What insserv writes besides messages: the dependency files, and the places that `-s` lists. */
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyFile, ShownPlace } from '../../model/insserv-plan.ts';
import { runlevelNames } from '../../model/runlevel.ts';

/** The text of a dependency file, as startpar(8) reads it. */
export function renderDependencyFile({ targets, interactive, rules }: DependencyFile): ByteString {
  const lines = [
    `TARGETS =${joinWords(targets)}`,
    ...(interactive === undefined ? [] : [`INTERACTIVE =${joinWords(interactive)}`]),
    ...rules.map(({ script, after }) => `${script}:${joinWords(after)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function joinWords(words: readonly ByteString[]): ByteString {
  return words.map((word) => ` ${word}`).join('');
}

/** `S:05:2 3 4 5:web` */
export function renderPlaces(places: readonly ShownPlace[]): ByteString {
  return places
    .map(({ kind, depth, levels, script }) => {
      return `${kind}:${String(depth).padStart(2, '0')}:${runlevelNames(levels).join(' ')}:${script}\n`;
    })
    .join('');
}
