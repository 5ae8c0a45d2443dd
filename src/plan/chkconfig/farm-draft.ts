/**
 * A link farm while a plan is being made. Commands say what links they want in the order in which chkconfig would make them;
 * the plan is the difference between the first state and the last, so what is made and taken away again costs nothing.
 */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import {
  formatLinkName,
  parseLinkName,
  type FarmFolder,
  type LinkFarm,
  type LinkKind,
  type LinkName,
} from '../../model/link-farm.ts';
import type { LinkChange, LinkReason, RefusedLink } from '../../model/plan.ts';
import { LevelDraft } from './level-draft.ts';
import { ServiceEntries } from './service-entries.ts';

/** Runlevels that have link folders in chkconfig's world. */
export const RUNLEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** A link to be made. */
export interface LinkWish extends LinkName {
  readonly level: number;
  readonly reason: LinkReason;
}

export class FarmDraft {
  /** Links that cannot be made, in the order in which they were asked for. */
  readonly refused: RefusedLink[] = [];
  readonly #farm: LinkFarm;
  readonly #entries: ServiceEntries;
  readonly #levels: readonly LevelDraft[];

  /** O(entries of all folders). */
  constructor(farm: LinkFarm) {
    this.#farm = farm;
    this.#entries = new ServiceEntries(farm);
    this.#levels = farm.levels.map((folder, level) => new LevelDraft(folder, level, this.#entries));
  }

  /** The first folder of links that cannot be looked into; one that is a plain file has no links and passes. */
  unreadableFolder(): FarmFolder | undefined {
    return this.#farm.levels.find(({ fault }) => fault !== undefined && fault.code !== 'ENOTDIR');
  }

  /** What decides about a service in a runlevel; undefined if it has no link there. */
  deciding(level: number, service: ByteString): LinkName | undefined {
    const entry = this.decidingEntry(level, service);
    return entry === undefined ? undefined : parseLinkName(entry);
  }

  /** The name of the entry that decides. O(1) for a service whose name is no pattern. */
  decidingEntry(level: number, service: ByteString): ByteString | undefined {
    return this.#entries.first(level, service);
  }

  /** The levels in which a service is on. */
  mask(service: ByteString): number {
    return this.#entries.mask(service);
  }

  isLinked(service: ByteString): boolean {
    return this.#entries.isLinked(service);
  }

  /** Makes a link the only one of its service in its runlevel; false if that is known to fail, and then nothing changes. */
  setLink({ level, kind, number, service, reason }: LinkWish): boolean {
    const draft = this.#levels[level];
    if (draft === undefined) throw new RangeError(`no runlevel ${level}`);
    const name = formatLinkName({ kind, number, service });
    const code = draft.put(name, { service, target: `../init.d/${service}`, reason });
    if (code !== undefined) this.refused.push({ path: `${draft.folder.path}/${name}`, level, service, code });
    return code === undefined;
  }

  /** Takes all entries of a service out of a runlevel. */
  dropLinks(level: number, service: ByteString, reason: LinkReason): void {
    this.#levels[level]?.drop(service, reason);
  }

  /** What is different from the first state, by runlevel and then name. O(changes), sorting apart. */
  changes(): readonly LinkChange[] {
    return this.#levels.flatMap((draft, level) => changesOf(draft, level));
  }
}

/**
 * A link that goes and one that comes for the same service are one change. What has its right name already may still lead
 * elsewhere, which is not known here: it is a replacement until the disk is looked at.
 */
function changesOf(draft: LevelDraft, level: number): readonly LinkChange[] {
  const { folder, wanted, dropped } = draft;
  const gone = new Map<ByteString, ByteString[]>();
  const changes: LinkChange[] = [];
  for (const name of [...dropped.keys()].filter((key) => draft.isListed(key)).sort(compareBytes)) {
    const service = dropped.get(name)?.service ?? '';
    gone.set(service, [...(gone.get(service) ?? []), name]);
  }
  for (const [name, { service, target, reason }] of wanted) {
    const others = gone.get(service) ?? [];
    const isListed = draft.isListed(name);
    const before = isListed ? name : others.shift();
    const action = isListed ? 'replace' : before === undefined ? 'create' : 'rename';
    changes.push({
      action,
      level,
      folder: folder.path,
      service,
      ...(before !== undefined && { before }),
      after: name,
      target,
      reason,
    });
  }
  const keeps = new Set([...wanted.values()].map(({ service }) => service));
  for (const [service, names] of gone) {
    for (const name of names) {
      const own = dropped.get(name)?.reason ?? { state: 'asked' };
      const reason: LinkReason = { state: keeps.has(service) ? 'surplus' : own.state };
      changes.push({ action: 'remove', level, folder: folder.path, service, before: name, target: '', reason });
    }
  }
  return changes.sort((a, b) => compareBytes(a.after ?? a.before ?? '', b.after ?? b.before ?? ''));
}

/** The kind of link that a level asks for. */
export function kindOfLevel(levels: number, level: number): LinkKind {
  return (levels & (1 << level)) === 0 ? 'K' : 'S';
}
