/** Answers to "why": chains of header words from one script to another, and what a script waits for as a tree. */
import type { ByteString } from '../../model/bytes.ts';
import type { DependencyGraph } from '../../model/graph.ts';
import type { Paint } from '../text/paint.ts';
import { baseName } from '../../model/path.ts';
import { gutterOf, renderPlace, type Frame } from '../text/place.ts';
import type { Sources } from '../../model/place.ts';
import { showName } from '../text/show.ts';
import { stepOf, wordStep } from '../cycles/step.ts';
import { wrapSentence } from '../text/wrap.ts';

/** A row of a tree; the same as the graph's own, which this stage does not know. */
export interface TextRow {
  readonly depth: number;
  readonly script: number;
  readonly arc: number;
  readonly isRepeated: boolean;
  readonly isCut: boolean;
  readonly leftOut: number;
}

/** The steps of a chain with their places, numbered. */
export function renderChain(
  graph: DependencyGraph,
  chain: readonly number[],
  sources: Sources,
  paint: Paint,
): ByteString {
  const steps = chain.map((arc) => stepOf(graph, arc));
  const gutter = gutterOf(steps.map(({ place }) => place));
  const frame: Frame = { sources, gutter, brush: paint.info, paint };
  const lines = steps.flatMap((step, i) => [
    wrapSentence(`${' '.repeat(gutter)}${i + 1}. `, wordStep(graph, step)),
    ...renderPlace(step.place, '', frame),
    '',
  ]);
  return `${lines.join('\n')}\n`;
}

/** The rows of a tree under a heading; those of scripts in `ring` say so. */
export function renderTree(
  graph: DependencyGraph,
  heading: ByteString,
  rows: readonly TextRow[],
  paint: Paint,
  ring: ReadonlySet<number> = new Set(),
): ByteString {
  const lines = [paint.strong(heading)];
  // What is left out beside a row is told behind all that is below the row.
  const open: TextRow[] = [];
  const close = (depth: number): void => {
    for (let row = open.at(-1); row !== undefined && row.depth >= depth; row = open.at(-1)) {
      if (row.leftOut > 0) lines.push(`${'  '.repeat(row.depth)}... and ${row.leftOut} more`);
      open.pop();
    }
  };
  for (const row of rows) {
    close(row.depth);
    open.push(row);
    lines.push(renderRow(graph, row, paint, ring.has(row.script)));
  }
  close(0);
  return `${lines.join('\n')}\n`;
}

/** Short, so that a row fits on a line: the word, what its facility stands for, and where it is in its script. */
function renderRow(
  graph: DependencyGraph,
  { depth, script, arc, isRepeated, isCut }: TextRow,
  paint: Paint,
  isOnRing: boolean,
): ByteString {
  const { word, resolution, place } = stepOf(graph, arc);
  const name = showName(graph.scripts[script]?.name ?? '');
  const more = isRepeated ? ' (as above)' : isCut ? ' ...' : '';
  const doubt = isOnRing ? ' (in the ring)' : '';
  const meaning = resolution.facilities.length === 0 ? '' : ` = ${showName(resolution.name)}`;
  const where = `${showName(baseName(place.file))}:${place.line}:${place.column}`;
  const why = `${word.field} ${showName(word.word.text)}${meaning}, ${where}`;
  return `${'  '.repeat(depth)}${name}${doubt}${more}  ${paint.frame(`[${why}]`)}`;
}

/** Two scripts in their order, where no header word decides it. */
export interface Tie {
  readonly first: ByteString;
  readonly second: ByteString;
  readonly firstLevel: number;
  readonly secondLevel: number;
  readonly dialect: 'rcorder' | 'lsb';
}

/** What decided the order of two scripts instead of a header word. */
export function renderTie({ first, second, firstLevel, secondLevel, dialect }: Tie): ByteString {
  const kind = dialect === 'rcorder' ? 'sequence number' : 'level';
  const rule =
    dialect === 'rcorder' ? 'rcorder leaves equals as its unstable sort has them' : 'equals go by their names';
  const reason =
    firstLevel === secondLevel
      ? `both have the ${kind} ${firstLevel}, so they may run in parallel, and ${rule}`
      : `its ${kind} is ${firstLevel}, that of ${showName(second)} is ${secondLevel} ` +
        `(one more than the highest of what it waits for)`;
  return `${wrapSentence('', `${showName(first)} comes first: ${reason}`)}\n`;
}
