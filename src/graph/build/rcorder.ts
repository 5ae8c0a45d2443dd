/**
 * The graph of scripts with rcorder headers: what REQUIRE and BEFORE say, not the order in which rcorder(8) happens to
 * visit. What rcorder holds of the set is kept: a name has as many providers as scripts say so, and a script that waits
 * for a name of its own is a circle of one.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { RcorderHeader } from '../../model/header.ts';
import { baseName } from '../../model/path.ts';
import { placeIn } from '../../model/place.ts';
import type { RcorderScript } from '../../model/rcorder-order.ts';
import { GraphBuilder } from './builder.ts';
import { Provisions } from './provisions.ts';

/**
 * Builds the start graph of a set of scripts.
 *
 * Every REQUIRE word makes a hard arc from each provider of its name, every BEFORE word a soft arc to each provider.
 * Unmet are the REQUIRE words whose name nobody provides, and the BEFORE words whose name is neither provided nor required
 * by any script (rcorder's "unknown provision", of which it reports only one word).
 *
 * @param scripts in the order in which they were given, which becomes the order of the script numbers
 * @returns scripts named by their first provision, else by their file name; words and arcs by script, then in the order
 *   of the text. O(words + arcs).
 */
export function buildRcorderGraph(scripts: readonly RcorderScript[]): DependencyGraph {
  const builder = new GraphBuilder(true);
  const provisions = new Provisions();
  for (const { file, header } of scripts) {
    const script = builder.addScript({ file, name: firstProvision(header) ?? baseName(file) });
    for (const { keyword, words } of header.fields) {
      if (keyword !== 'PROVIDE') continue;
      for (const word of words) provisions.add(script, word.text, placeIn(file, word));
    }
  }
  let required: ReadonlySet<ByteString> | undefined;
  let script = 0;
  for (const { file, header } of scripts) {
    for (const { keyword, words } of header.fields) {
      if (keyword !== 'REQUIRE' && keyword !== 'BEFORE') continue;
      const before = keyword === 'BEFORE';
      for (const word of words) {
        const id = builder.addWord({ script, field: keyword, word, file, strength: before ? 'soft' : 'hard' });
        const providers = provisions.of(word.text);
        builder.addDemand({ word: id, script, providers, isBefore: before });
        if (providers.length > 0) continue;
        if (before) required ??= requiredNames(scripts);
        if (!before || required?.has(word.text) === false) builder.addUnmet(id, word.text);
      }
    }
    script += 1;
  }
  return builder.build('start', provisions.resolutions);
}

function firstProvision(header: RcorderHeader): ByteString | undefined {
  return header.fields.find((field) => field.keyword === 'PROVIDE' && field.words.length > 0)?.words[0]?.text;
}

/** The names that any script requires. Asked for only when a BEFORE word finds nobody, which is rare. */
function requiredNames(scripts: readonly RcorderScript[]): ReadonlySet<ByteString> {
  const fields = scripts.flatMap(({ header }) => header.fields.filter((field) => field.keyword === 'REQUIRE'));
  return new Set(fields.flatMap((field) => field.words.map((word) => word.text)));
}
