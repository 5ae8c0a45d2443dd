/**
 * The links of a run of insserv 1.26: which are renumbered, made and removed. The folders are gone through in the order 0-6,
 * S, and in each the scripts in the order of their nodes, so that the messages are those of the real program.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import type { InsservLinkChange, InsservLinkReason } from '../../model/insserv-plan.ts';
import { kindOfLink } from '../../model/link-farm.ts';
import type { LevelEntry, InsservRun } from '../../order/insserv/run.ts';
import type { Node } from '../../order/insserv/service.ts';
import type { CauseOf } from './causes.ts';

const NUMBERED = /^[SK][0-9]{2}/;
/** Two digits and no third one: a name that may be cleared away. */
const EXACT = /^[SK][0-9]{2}(?![0-9])/;
const BOOT_LEVEL = 7;
const BOOT = 1 << BOOT_LEVEL;

/**
 * Plans the links of an ordered run. Link counts of its services change along. O(entries + levels · nodes).
 *
 * @param causeOf tells why a link has its number, if that is wanted
 */
export function planInsservLinks(run: InsservRun, causeOf?: CauseOf): readonly InsservLinkChange[] {
  const changes: InsservLinkChange[] = [];
  const nodes = new Map<ByteString, Node>();
  const scripts: Node[] = [];
  for (const node of run.table.nodes) {
    if (node.script === undefined) continue;
    scripts.push(node);
    if (!nodes.has(node.script)) nodes.set(node.script, node);
  }
  for (const [level, folder] of run.folders.entries()) {
    if (folder.kind === 'listed') {
      const plan = new LevelPlan(run, level, folder.entries, causeOf);
      for (const change of plan.plan(scripts, nodes)) changes.push(change);
      continue;
    }
    const path = run.tree.folderOf(level);
    if (folder.kind === 'missing') run.emit({ code: 'creating-folder', path });
    run.emit({ code: 'open-folder', path, reason: folder.reason, isFatal: false });
    break;
  }
  return changes;
}

/** The links of dangling entries, which go whatever becomes of the run. */
export function planDanglingLinks(run: InsservRun): readonly InsservLinkChange[] {
  return run.dangling.map(({ level, name }) => {
    const [folder, script] = [folderPath(run, level), name.slice(3)];
    return { level, folder, script, before: name, target: '', reason: 'dangling' };
  });
}

function folderPath(run: InsservRun, level: number): ByteString {
  return run.tree.pathOf(level, '').slice(0, -1);
}

/** The plan of one runlevel's folder. */
class LevelPlan {
  readonly #run: InsservRun;
  readonly #level: number;
  readonly #folder: ByteString;
  readonly #changes: InsservLinkChange[] = [];
  readonly #causeOf: CauseOf | undefined;
  /** Names that are there, as the plan goes on. */
  readonly #names: Set<ByteString>;
  /** Those that lead nowhere. */
  readonly #gone: ReadonlySet<ByteString>;
  /** Entries by kind and what stands behind the first three characters. */
  readonly #byScript = new Map<ByteString, ByteString[]>();

  constructor(run: InsservRun, level: number, entries: readonly LevelEntry[], causeOf: CauseOf | undefined) {
    this.#run = run;
    this.#causeOf = causeOf;
    this.#level = level;
    this.#folder = folderPath(run, level);
    this.#gone = new Set(run.dangling.filter((entry) => entry.level === level).map(({ name }) => name));
    const isThere = ({ name }: LevelEntry): boolean => run.options.isDry || !this.#gone.has(name);
    this.#names = new Set(entries.filter(isThere).map(({ name }) => name));
    for (const name of this.#names) if (NUMBERED.test(name)) this.#list(name);
  }

  /** @param byScript the first node of each script */
  plan(nodes: readonly Node[], byScript: ReadonlyMap<ByteString, Node>): readonly InsservLinkChange[] {
    this.#removeMisplaced(byScript);
    for (const node of nodes) this.#planNode(node);
    return this.#changes;
  }

  #list(name: ByteString): void {
    const key = `${name.charAt(0)}${name.slice(3)}`;
    const names = this.#byScript.get(key);
    if (names === undefined) this.#byScript.set(key, [name]);
    else names.push(name);
  }

  /** Links in a runlevel that their script does not have; but what was linked by hand has its runlevel from the link. */
  #removeMisplaced(byScript: ReadonlyMap<ByteString, Node>): void {
    const { usesDefaults, isRemoving, isForced } = this.#run.options;
    for (const name of [...this.#names]) {
      if (!EXACT.test(name)) continue;
      // What leads nowhere was removed by the pass over the links, but a dry run announces that, and then finds it again.
      if (this.#gone.has(name)) this.#remove(name, 'dangling');
      const node = byScript.get(name.slice(3));
      if (node === undefined) continue;
      const claimant = this.#run.table.claimantOf(name.slice(3)) ?? node;
      // Where two nodes claim the script the link goes unless both have the runlevel, and it is the second that loses it.
      const direction = name.startsWith('S') ? 'start' : 'stop';
      if ((node[direction].levels & claimant[direction].levels & (1 << this.#level)) !== 0) continue;
      if (!usesDefaults && this.#level !== BOOT_LEVEL && !(isRemoving && isForced && node.refused)) continue;
      this.#remove(name, isRemoving ? 'asked' : 'other-runlevel');
      this.#byScript.delete(`${name.charAt(0)}${name.slice(3)}`);
      this.#uncount(claimant, true);
    }
  }

  #planNode(node: Node): void {
    const { script = '', start, stop, primary } = node;
    const { operands, options } = this.#run;
    const bit = 1 << this.#level;
    if (((start.levels | stop.levels) & (this.#level === BOOT_LEVEL ? BOOT : BOOT - 1)) === 0) return;
    // It looks like a facility, of which insserv makes no links.
    if (script.startsWith('$')) return;
    const isOperand = operands.has(script);
    const isWanted = isOperand || (primary.enforced && !primary.enabled);
    const isStop = (stop.levels & bit) !== 0;
    if ((isStop && this.#level === BOOT_LEVEL) || (!isStop && (start.levels & bit) === 0)) return;
    const kind = isStop ? 'K' : 'S';
    const found = this.#byScript.get(kind + script) ?? [];
    if (found.length === 0 && !isWanted) return;
    const number = String((isStop ? stop : start).depth).padStart(2, '0');
    const wanted = `${kind}${number}${script}`;
    if (found.length === 1 && found[0] === wanted && !options.isRemoving) return;
    for (const name of found) {
      if (options.isRemoving && isWanted) {
        this.#remove(name, 'asked');
        this.#uncount(node, false);
      } else if (name !== wanted) {
        this.#rename(node, name, wanted, script);
      }
    }
    if (found.length > 0) this.#byScript.set(kind + script, this.#names.has(wanted) ? [wanted] : []);
    if (found.length === 0 && isWanted && !options.isRemoving) {
      this.#make(node, wanted, script, isOperand ? 'asked' : 'required');
    }
  }

  #remove(name: ByteString, reason: InsservLinkReason): void {
    this.#emit({ code: 'removing-link', path: `${this.#folder}/${name}` });
    if (!this.#names.delete(name)) return;
    const script = name.slice(3);
    this.#changes.push({ level: this.#level, folder: this.#folder, script, before: name, target: '', reason });
  }

  #rename(node: Node, before: ByteString, after: ByteString, script: ByteString): void {
    this.#names.delete(before);
    this.#emit({ code: 'removing-link', path: `${this.#folder}/${before}` });
    this.#uncount(node, false);
    const change = { level: this.#level, folder: this.#folder, script, before };
    if (this.#link(node, after, script)) {
      this.#changes.push({
        ...change,
        after,
        target: targetOf(script),
        reason: 'renumbered',
        ...this.#cause(node, after),
      });
    } else {
      this.#changes.push({ ...change, target: '', reason: 'surplus' });
    }
  }

  #make(node: Node, after: ByteString, script: ByteString, reason: InsservLinkReason): void {
    if (!this.#link(node, after, script)) return;
    // There are hundreds of thousands of these: written down without further objects in between.
    const [level, folder, target] = [this.#level, this.#folder, targetOf(script)];
    if (this.#causeOf === undefined) this.#changes.push({ level, folder, script, after, target, reason });
    else {
      const cause = this.#causeOf(node, kindOfLink(after));
      this.#changes.push({ level, folder, script, after, target, reason, cause });
    }
  }

  #cause(node: Node, name: ByteString): Pick<InsservLinkChange, 'cause'> {
    return this.#causeOf === undefined ? {} : { cause: this.#causeOf(node, kindOfLink(name)) };
  }

  /** False where something stands there already. */
  #link(node: Node, name: ByteString, script: ByteString): boolean {
    const [path, target] = [`${this.#folder}/${name}`, targetOf(script)];
    const isTaken = this.#names.has(name);
    if (isTaken && !this.#run.options.isDry) this.#emit({ code: 'make-link', target, path, reason: 'File exists' });
    else this.#emit({ code: 'enabling', target, path });
    if (isTaken) return false;
    this.#names.add(name);
    node.primary.links += 1;
    node.primary.enabled = true;
    return true;
  }

  #uncount({ primary }: Node, canDisable: boolean): void {
    primary.links -= 1;
    if (canDisable && primary.links <= 0) primary.enabled = false;
  }

  #emit(event: InsservEvent): void {
    this.#run.emit(event);
  }
}

function targetOf(script: ByteString): ByteString {
  return `../init.d/${script}`;
}
