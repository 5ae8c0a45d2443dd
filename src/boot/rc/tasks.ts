/** The scripts of a BSD as things that wait for one another, for the times and for `--explain`. */
import type { BootArc, BootPass, BootPhase, BootStep, BootTask } from '../../model/boot-plan.ts';
import { baseName } from '../../model/path.ts';
import { placeIn } from '../../model/place.ts';
import { buildAdjacency } from '../../graph/walks/adjacency.ts';
import { buildRcorderGraph } from '../../graph/build/rcorder.ts';
import { shortPath } from '../paths.ts';
import type { RcFile } from './file.ts';
import { listFiles } from './rcorder-list.ts';

export interface RcTasks {
  readonly tasks: readonly BootTask[];
  readonly arcs: readonly BootArc[];
}

/** The same, made when it is first asked for: a plain list of what runs needs none of it. */
export function describeLater(files: readonly RcFile[], steps: readonly BootStep[], phase: BootPhase): RcTasks {
  let made: RcTasks | undefined;
  const make = (): RcTasks => (made ??= describeRcTasks(files, steps, phase));
  return {
    get tasks() {
      return make().tasks;
    },
    get arcs() {
      return make().arcs;
    },
  };
}

/**
 * All readable scripts, the listed ones in the order of their turns; the others, through which an order still goes, where
 * rcorder would have them. Arcs that the order breaks are left out: they close a ring, or lead back over the divider.
 */
function describeRcTasks(files: readonly RcFile[], steps: readonly BootStep[], phase: BootPhase): RcTasks {
  // Only 13.1's rcorder tells what may run at the same time.
  const whole = listFiles(files, 'freebsd', { keep: [], skip: [] });
  const order = phase === 'boot' ? whole.files : whole.files.toReversed();
  const stepOf = new Map<string, number>();
  for (const [i, { script, verb }] of steps.entries()) if (verb !== 'forcestart') stepOf.set(script, i);
  const listed = order.filter(({ script }) => stepOf.has(script));
  listed.sort((a, b) => (stepOf.get(a.script) ?? 0) - (stepOf.get(b.script) ?? 0));
  const rest = listed.values();
  // Each place of a listed script is taken by the next one in the order of the turns.
  const arranged = order.map((file) => (stepOf.has(file.script) ? (rest.next().value ?? file) : file));
  const arcs = findArcs(arranged, phase);
  const levels = numberLevels(
    arranged.map(({ script }) => steps[stepOf.get(script) ?? -1]?.pass),
    arcs,
  );
  const tasks = arranged.map((file, i): BootTask => {
    const step = stepOf.get(file.script);
    return {
      name: baseName(file.path),
      ...(step !== undefined && { step }),
      level: levels[i] ?? 1,
      importance: 0,
      isInteractive: false,
    };
  });
  return { tasks, arcs };
}

/** A level is one more than the highest of those that it waits for, as the lines of `rcorder -p`; the late pass begins anew. */
function numberLevels(passes: readonly (BootPass | undefined)[], arcs: readonly BootArc[]): Int32Array {
  const levels = new Int32Array(passes.length).fill(1);
  const behind = buildAdjacency(
    passes.length,
    Int32Array.from(arcs, ({ before }) => before),
    Int32Array.from(arcs, (arc) => arc.behind),
  );
  let highest = 0;
  let base = 1;
  for (const [task, pass] of passes.entries()) {
    if (pass === 'late' && base === 1) base = highest + 1;
    if (pass !== undefined) levels[task] = Math.max(levels[task] ?? 1, base);
    const level = levels[task] ?? 1;
    if (pass !== undefined) highest = Math.max(highest, level);
    for (let slot = behind.offsets[task] ?? 0; slot < (behind.offsets[task + 1] ?? 0); slot++) {
      const next = behind.targets[slot] ?? 0;
      levels[next] = Math.max(levels[next] ?? 1, level + 1);
    }
  }
  return levels;
}

function findArcs(files: readonly RcFile[], phase: BootPhase): readonly BootArc[] {
  const graph = buildRcorderGraph(files.map(({ path, header }) => ({ file: path, header })));
  const arcs: BootArc[] = [];
  for (const [arc, first] of graph.arcs.first.entries()) {
    const then = graph.arcs.then[arc] ?? 0;
    const word = graph.words[graph.arcs.word[arc] ?? 0];
    const [before, behind] = phase === 'boot' ? [first, then] : [then, first];
    if (word === undefined || before >= behind) continue;
    const place = placeIn(shortPath(word.file), word.word);
    arcs.push({ before, behind, place, word: word.word.text, field: word.field });
  }
  return arcs;
}
