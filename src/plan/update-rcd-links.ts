/** The changes of links that Debian's update-rc.d makes itself: it knows no numbers but 01, and no order. */
import type { ByteString } from '../model/bytes.ts';
import type { InsservLinkChange } from '../model/insserv-plan.ts';
import { levelFolder, serviceOfLink } from '../model/link-farm.ts';
import type { PathChange } from '../model/plan.ts';
import type { UpdateRcdLevels } from '../header/update-rcd.ts';

/** A link of a script in a runlevel's folder. */
export interface RcdLink {
  /** The folder's path. */
  readonly folder: ByteString;
  readonly name: ByteString;
  readonly target: ByteString;
}

/** True for an entry that is a link of this script: S or K, two digits, its name. */
export function isLinkOf(entry: ByteString, script: ByteString): boolean {
  return /^[SK][0-9]{2}/.test(entry) && entry.slice(3) === script;
}

/** Turns start links into kill links of the same number, or the other way round; those that are right already stay. */
export function planToggle(links: readonly RcdLink[], action: 'enable' | 'disable'): readonly PathChange[] {
  const [from, to] = action === 'disable' ? ['S', 'K'] : ['K', 'S'];
  return links
    .filter(({ name }) => name.startsWith(from))
    .flatMap(({ folder, name, target }): readonly PathChange[] => [
      { path: `${folder}/${to}${name.slice(1)}`, after: { kind: 'link', target } },
      { path: `${folder}/${name}`, after: { kind: 'absent' } },
    ]);
}

/**
 * The links of a new script in the plain way.
 *
 * @param folderOf the path of the folder of a runlevel's word
 */
export function planNewLinks(
  script: ByteString,
  { start, stop }: UpdateRcdLevels,
  isDisabled: boolean,
  folderOf: (level: ByteString) => ByteString,
): readonly PathChange[] {
  const link = (level: ByteString, kind: 'S' | 'K'): PathChange => ({
    path: `${folderOf(level)}/${kind}01${script}`,
    after: { kind: 'link', target: `../init.d/${script}` },
  });
  // A word with a slash would name a folder elsewhere.
  const isLevel = (word: ByteString): boolean => !word.includes('/');
  const links = [
    ...start.filter(isLevel).map((level) => link(level, isDisabled ? 'K' : 'S')),
    ...stop.filter(isLevel).map((level) => link(level, 'K')),
  ];
  // A level may stand twice in a header, and a disabled script is killed in the levels of both fields.
  return [...new Map(links.map((change) => [change.path, change])).values()];
}

/**
 * What has become of the links of runlevels, folder by folder. What changed its number or its kind is one change.
 *
 * @param before by runlevel (0-6, and 7 for S) the names of its folder; undefined where there is none
 * @param script the one that was named
 */
export function compareLinkNames(
  before: readonly (readonly ByteString[] | undefined)[],
  after: readonly (readonly ByteString[] | undefined)[],
  script: ByteString,
): readonly InsservLinkChange[] {
  return after.flatMap((names = [], level) => {
    const listed = before[level] ?? [];
    const [was, is] = [new Set(listed), new Set(names)];
    const gone = listed.filter((name) => !is.has(name) && serviceOfLink(name) !== undefined);
    const come = new Map<ByteString, ByteString[]>();
    for (const name of names) {
      if (was.has(name)) continue;
      const others = come.get(name.slice(3));
      if (others === undefined) come.set(name.slice(3), [name]);
      else others.push(name);
    }
    const changes: InsservLinkChange[] = [];
    const common = { level, folder: levelFolder(level) };
    for (const name of gone) {
      const service = name.slice(3);
      const next = come.get(service)?.shift();
      const isAsked = service === script;
      if (next === undefined) {
        changes.push({ ...common, script: service, before: name, target: '', reason: isAsked ? 'asked' : 'dangling' });
      } else {
        const reason = isAsked ? 'asked' : 'renumbered';
        changes.push({ ...common, script: service, before: name, after: next, target: `../init.d/${service}`, reason });
      }
    }
    for (const name of [...come.values()].flat()) {
      const service = name.slice(3);
      changes.push({ ...common, script: service, after: name, target: `../init.d/${service}`, reason: 'asked' });
    }
    return changes;
  });
}

/** Takes links away. */
export function planRemoval(links: readonly RcdLink[]): readonly PathChange[] {
  return links.map(({ folder, name }) => ({ path: `${folder}/${name}`, after: { kind: 'absent' } }));
}
