/**
 * What would change in a tree so that its links are those of a plan. Only scripts of the plan are touched, and links that
 * lead nowhere: what belongs to a script that the plan knows nothing of stays.
 */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import { levelFolder, parseLinkName, serviceOfLink } from '../../model/link-farm.ts';
import type {
  DifferenceReason,
  LinkDifference,
  LinkPlan,
  PlanDifference,
  PlannedLink,
  TreeLink,
} from '../../model/link-plan.ts';

/** Runlevel S, whose folder chkconfig does not know. */
const BOOT_LEVEL = 7;

/** What a tree has of one script in one runlevel, and what the plan has. */
interface Cell {
  readonly level: number;
  readonly script: ByteString;
  readonly found: TreeLink[];
  wanted: PlannedLink | undefined;
}

/** Compares. O(links), sorting apart. @param tree the entries of the folders of links; those that are no links' names are passed over */
export function compareWithTree(plan: LinkPlan, tree: readonly TreeLink[]): PlanDifference {
  const known = new Set([...plan.links.map(({ script }) => script), ...unlinkedScripts(plan)]);
  const files = new Map(plan.links.map(({ script, file }) => [script, file]));
  const cells = collectCells(plan, tree);
  const changes: LinkDifference[] = [];
  const blocked: ByteString[] = [];
  let others = 0;
  for (const cell of cells) {
    const isPlanned = known.has(cell.script);
    for (const { name, target, level } of cell.found) {
      if (target === undefined && name === cell.wanted?.name) blocked.push(`${levelFolder(level)}/${name}`);
    }
    const links = cell.found.filter(({ target }) => target !== undefined);
    const change = { level: cell.level, script: cell.script, file: files.get(cell.script) };
    if (isPlanned) changes.push(...compareCell(cell, links));
    else {
      for (const { name, leadsSomewhere } of links) {
        if (leadsSomewhere) others += 1;
        else changes.push(removal(change, name, 'dangling'));
      }
    }
  }
  return { changes: changes.sort(byPlace), blocked, others };
}

/** Scripts that the plan has read, and given no link on purpose. */
function unlinkedScripts({ leftOut }: LinkPlan): readonly ByteString[] {
  return leftOut.flatMap(({ name, reason }) =>
    reason.kind === 'no-runlevel' || reason.kind === 'name-taken' ? [name] : [],
  );
}

function collectCells({ links, scheme }: LinkPlan, tree: readonly TreeLink[]): Iterable<Cell> {
  const cells = new Map<string, Cell>();
  const cellOf = (level: number, script: ByteString): Cell => {
    const key = `${level}${script}`;
    const cell = cells.get(key) ?? { level, script, found: [], wanted: undefined };
    cells.set(key, cell);
    return cell;
  };
  // chkconfig makes names of overrides without numbers that are none of a link; the plan knows whose they are.
  const planned = new Map<string, ByteString>();
  for (const link of links) {
    cellOf(link.level, link.script).wanted = link;
    planned.set(`${link.level}${link.name}`, link.script);
  }
  for (const link of tree) {
    const script = planned.get(`${link.level}${link.name}`) ?? serviceOfLink(link.name);
    if (script === undefined || script === '' || (scheme === 'chkconfig' && link.level === BOOT_LEVEL)) continue;
    cellOf(link.level, script).found.push(link);
  }
  return cells.values();
}

function compareCell({ level, script, wanted, found }: Cell, links: readonly TreeLink[]): readonly LinkDifference[] {
  const change = { level, script, file: wanted?.file };
  if (wanted === undefined) return links.map(({ name }) => removal(change, name, 'other-runlevel'));
  const { name: after, target, cause, kind } = wanted;
  const made = { level, script, file: wanted.file, after, target, cause };
  if (found.some(({ name, target: own }) => name === after && own === undefined)) return [];
  const right = links.find(({ name }) => name === after);
  const others = links.filter((link) => link !== right);
  if (right !== undefined) {
    const surplus = others.map(({ name }) => removal(change, name, 'surplus'));
    return leadsToScript(right, wanted)
      ? surplus
      : [{ ...made, before: after, keepsTarget: false, reason: 'other-target' }, ...surplus];
  }
  const old = others.find(({ name }) => name.startsWith(kind)) ?? others[0];
  if (old === undefined) return [{ ...made, keepsTarget: false, reason: 'missing' }];
  const reason = parseLinkName(old.name)?.kind === kind ? 'renumbered' : 'switched';
  return [
    { ...made, before: old.name, keepsTarget: leadsToScript(old, wanted), reason },
    ...others.filter((link) => link !== old).map(({ name }) => removal(change, name, 'surplus')),
  ];
}

/** `../init.d/web`, `/etc/init.d/web` and the like: however it is written, it ends at the script. */
function leadsToScript({ target }: TreeLink, { script, target: wanted }: PlannedLink): boolean {
  return target === wanted || target?.endsWith(`/init.d/${script}`) === true;
}

function removal(
  { file, ...place }: { readonly level: number; readonly script: ByteString; readonly file: ByteString | undefined },
  before: ByteString,
  reason: DifferenceReason,
): LinkDifference {
  return { ...place, ...(file !== undefined && { file }), before, target: '', keepsTarget: false, reason };
}

function byPlace(a: LinkDifference, b: LinkDifference): number {
  return a.level - b.level || compareBytes(a.after ?? a.before ?? '', b.after ?? b.before ?? '');
}
