/** A picture as data: what the page is made of too. The form is described by `docs/schemas/graph.schema.json`. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { EdgeWord, Picture } from '../../model/picture.ts';
import type { JsonGroup } from '../cycles/json.ts';
import { jsonText } from '../text/json.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

interface JsonEdgePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly word: string;
}

/** A picture in the form in which other programs read it. */
export interface JsonPicture {
  readonly version: number;
  readonly dialect: string;
  readonly direction: string;
  readonly nodes: readonly object[];
  readonly edges: readonly object[];
  readonly storeys: readonly object[];
  readonly cycles: readonly JsonGroup[];
  readonly order: readonly string[];
}

/**
 * Nodes are named; each name is of one node only.
 *
 * @param cycles of the analysis, by the numbers that the picture's cycles have for them
 */
export function toJsonPicture(picture: Picture, cycles: readonly JsonGroup[], isAll: boolean): JsonPicture {
  const names = picture.nodes.map(({ name }) => textOfBytes(name));
  const nameOf = (node: number): string => names[node] ?? '';
  const storeyNames = picture.storeys.map(({ name }) => textOfBytes(name));
  return {
    version: FORMAT_VERSION,
    dialect: picture.dialect,
    direction: picture.direction,
    nodes: picture.nodes.map((node, index) => ({
      name: nameOf(index),
      path: textOfBytes(node.path),
      provides: node.provides.map(textOfBytes),
      level: node.level,
      storey: storeyNames[node.storey] ?? '',
      isMilestone: node.isMilestone,
      keywords: node.keywords.map(textOfBytes),
      runlevels: node.runlevels,
      ...(node.description !== '' && { description: textOfBytes(node.description) }),
      ...(node.state !== undefined && { state: node.state }),
    })),
    edges: picture.edges
      .filter(({ isImplied }) => isAll || !isImplied)
      .map(({ from, to, kind, words, isImplied, isOnRing, isCut }) => ({
        from: nameOf(from),
        to: nameOf(to),
        kind,
        places: words.map(toJsonWord),
        isImplied,
        ...(isOnRing && { isOnRing }),
        ...(isCut && { isCut }),
      })),
    storeys: picture.storeys.map(({ milestone, scripts }, index) => ({
      name: storeyNames[index] ?? '',
      milestone: milestone === undefined ? null : nameOf(milestone),
      scripts: scripts.map(nameOf),
    })),
    cycles: picture.cycles.flatMap(({ group }) => cycles[group] ?? []),
    order: picture.order.map(nameOf),
  };
}

function toJsonWord({ field, word, place }: EdgeWord): JsonEdgePlace {
  const { file, line, column } = place;
  return { path: textOfBytes(file), line, column, field: textOfBytes(field), word: textOfBytes(word) };
}

/** One JSON object with a line feed behind it. */
export function renderPictureJson(value: JsonPicture): ByteString {
  return `${jsonText(value)}\n`;
}
