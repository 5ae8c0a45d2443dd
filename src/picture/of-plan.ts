/** The picture of a boot as it is planned: its tasks in the order of their turns, with what becomes of each. */
import type { BootArc, BootPlan } from '../model/boot-plan.ts';
import type { ByteString } from '../model/bytes.ts';
import type { EdgeKind, Picture, PictureEdge } from '../model/picture.ts';
import type { ScriptFacts } from './facts.ts';
import { findImplied } from './reduce.ts';
import { makeStoreys } from './storeys.ts';

/** O(n m / 32) for the reduction, which is bounded, else O(n log n + m). Nodes have the numbers of the plan's tasks. */
export function drawPlan({ tasks, arcs, steps, system, phase }: BootPlan): Picture {
  const used = new Set<ByteString>();
  let [gates, lastStep] = [0, -1];
  const facts = tasks.map((task, index): ScriptFacts => {
    const step = steps[task.step ?? -1];
    lastStep = Math.max(lastStep, task.step ?? -1);
    return {
      path: step?.script ?? task.name,
      // A task without a name is a gate: all before it are done before any behind it begins.
      name: chooseName(task.name === '' ? `step ${++gates}` : task.name, used),
      provides: [],
      keywords: [],
      runlevels: step?.runlevel === undefined ? [] : [step.runlevel],
      description: '',
      level: task.level,
      position: task.step ?? (task.name === '' ? lastStep + 0.5 : steps.length + index),
      isEmpty: step?.code === 'placeholder' || task.name === '',
    };
  });
  const pairs = new Map<string, BootArc[]>();
  for (const arc of arcs) {
    const known = pairs.get(`${arc.before} ${arc.behind}`);
    if (known === undefined) pairs.set(`${arc.before} ${arc.behind}`, [arc]);
    else known.push(arc);
  }
  const drafts = [...pairs.values()]
    .flatMap((same) => toEdge(same) ?? [])
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const graph = {
    nodes: facts.length,
    from: Int32Array.from(drafts, ({ from }) => from),
    to: Int32Array.from(drafts, ({ to }) => to),
  };
  const implied = findImplied(graph);
  const noFacility = { names: [], ranks: new Int32Array(facts.length).fill(-1) };
  const { storeys, of } = makeStoreys(graph, facts, noFacility, phase === 'boot' ? 'milestone' : 'none', false);
  const milestones = new Set(storeys.flatMap(({ milestone }) => milestone ?? []));
  return {
    dialect: system === 'freebsd' || system === 'netbsd' ? 'rcorder' : 'lsb',
    direction: phase === 'boot' ? 'start' : 'stop',
    nodes: facts.map(({ path, name, provides, keywords, runlevels, description, level }, node) => ({
      ...{ path, name, provides, keywords, runlevels, description, level },
      storey: of[node] ?? 0,
      isMilestone: milestones.has(node),
      cycle: -1,
      ...(tasks[node]?.name !== '' && { state: steps[tasks[node]?.step ?? -1]?.decision ?? ('out' as const) }),
    })),
    edges: drafts.map((edge, i): PictureEdge => ({ ...edge, isImplied: implied?.[i] === 1 })),
    storeys,
    cycles: [],
    order: [...facts.keys()].sort((a, b) => (facts[a]?.position ?? 0) - (facts[b]?.position ?? 0)),
    isReduced: implied !== undefined,
  };
}

/** A script that has several turns is several tasks. */
function chooseName(wanted: ByteString, used: Set<ByteString>): ByteString {
  let name = wanted;
  for (let copy = 2; used.has(name); copy++) name = `${wanted} (${copy})`;
  used.add(name);
  return name;
}

function toEdge(same: readonly BootArc[]): PictureEdge | undefined {
  const [first] = same;
  if (first === undefined) return undefined;
  const kind: EdgeKind = same.every(({ field }) => field === 'BEFORE') ? 'before' : 'require';
  // No header word says what a gate demands.
  const words = same.filter(({ field }) => field !== '').map(({ field, word, place }) => ({ field, word, place }));
  return { from: first.before, to: first.behind, kind, words, isImplied: false, isOnRing: false, isCut: false };
}
