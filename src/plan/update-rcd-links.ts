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

/** What is in the folder of a runlevel: by name where a link leads, empty for what is none. */
export type ListedLinks = ReadonlyMap<ByteString, ByteString>;

/**
 * What has become of the links of runlevels, folder by folder. What changed its number or its kind is one change.
 *
 * @param before by runlevel (0-6, and 7 for S); undefined where there is no folder
 * @param script the one that was named
 * @param told what insserv has changed meanwhile: it knows why
 */
export function compareLinks(
  before: readonly (ListedLinks | undefined)[],
  after: readonly (ListedLinks | undefined)[],
  script: ByteString,
  told: readonly InsservLinkChange[],
): readonly InsservLinkChange[] {
  const reasons = new Map(told.map(({ level, before: name, reason }) => [`${level} ${name ?? ''}`, reason]));
  const causes = new Map(told.map(({ level, after: name, cause }) => [`${level} ${name ?? ''}`, cause]));
  return after.flatMap((is = new Map(), level) => {
    const was: ListedLinks = before[level] ?? new Map();
    const gone = [...was.keys()].filter((name) => !is.has(name) && serviceOfLink(name) !== undefined);
    const come = groupByScript([...is.keys()].filter((name) => !was.has(name)));
    const common = { level, folder: levelFolder(level) };
    const newLink = (name: ByteString): Pick<InsservLinkChange, 'after' | 'target' | 'cause'> => {
      const cause = causes.get(`${level} ${name}`);
      return { after: name, target: is.get(name) ?? '', ...(cause !== undefined && { cause }) };
    };
    const replaced = gone.map((name): InsservLinkChange => {
      const service = name.slice(3);
      const next = come.get(service)?.shift();
      const usual = next === undefined ? 'dangling' : 'renumbered';
      const reason = service === script ? 'asked' : (reasons.get(`${level} ${name}`) ?? usual);
      return {
        ...common,
        script: service,
        before: name,
        reason,
        ...(next === undefined ? { target: '' } : newLink(next)),
      };
    });
    const made = [...come.values()].flat().map((name): InsservLinkChange => {
      return { ...common, script: name.slice(3), reason: 'asked', ...newLink(name) };
    });
    return [...replaced, ...made];
  });
}

function groupByScript(names: readonly ByteString[]): ReadonlyMap<ByteString, ByteString[]> {
  const groups = new Map<ByteString, ByteString[]>();
  for (const name of names) {
    const group = groups.get(name.slice(3));
    if (group === undefined) groups.set(name.slice(3), [name]);
    else group.push(name);
  }
  return groups;
}

/** Takes links away. */
export function planRemoval(links: readonly RcdLink[]): readonly PathChange[] {
  return links.map(({ folder, name }) => ({ path: `${folder}/${name}`, after: { kind: 'absent' } }));
}
