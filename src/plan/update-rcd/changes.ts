/** The changes of links that Debian's update-rc.d makes itself: it knows no numbers but 01, and no order. */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import type { FolderLinkChange } from '../../model/insserv-plan.ts';
import { levelOfFolder } from '../../model/link-farm.ts';
import { baseName } from '../../model/path.ts';
import type { PathChange } from '../../model/plan.ts';
import type { UpdateRcdLevels } from '../../header/lsb/update-rcd.ts';

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

/** Whether a word of a header can be the middle of a folder's name: one with a slash would name a folder elsewhere. */
export function isFolderWord(word: ByteString): boolean {
  return !word.includes('/');
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
  const links = [
    ...start.filter(isFolderWord).map((level) => link(level, isDisabled ? 'K' : 'S')),
    ...stop.filter(isFolderWord).map((level) => link(level, 'K')),
  ];
  // A level may stand twice in a header, and a disabled script is killed in the levels of both fields.
  return [...new Map(links.map((change) => [change.path, change])).values()];
}

/** What becomes of an entry of a folder of links. */
export interface EntryChange {
  readonly path: ByteString;
  readonly wasThere: boolean;
  /** Where the link leads afterwards; undefined if none is left. */
  readonly target: ByteString | undefined;
}

/**
 * Tells what has become of links, folder by folder, those of runlevels first. What changed its number or its kind is one change.
 *
 * @param script the one that was named
 * @param told what insserv has changed among it: it knows why
 */
export function describeLinks(
  changes: readonly EntryChange[],
  script: ByteString,
  told: readonly FolderLinkChange[],
): readonly FolderLinkChange[] {
  const known = new Map<ByteString, FolderLinkChange>();
  for (const change of told) {
    const folder = baseName(change.folder);
    if (change.before !== undefined) known.set(`- ${folder} ${change.before}`, change);
    if (change.after !== undefined) known.set(`+ ${folder} ${change.after}`, change);
  }
  return [...groupByFolder(changes)].flatMap(([folder, entries]) => {
    const common = { level: levelOfFolder(folder), folder };
    const come = groupByScript(entries.filter(({ target }) => target !== undefined));
    const newLink = ({ name, target = '' }: FolderEntry): Pick<FolderLinkChange, 'after' | 'target' | 'cause'> => {
      const cause = known.get(`+ ${folder} ${name}`)?.cause;
      return { after: name, target, ...(cause !== undefined && { cause }) };
    };
    const replaced = entries
      .filter(({ wasThere }) => wasThere)
      .map(({ name }): FolderLinkChange => {
        const service = name.slice(3);
        const next = come.get(service)?.shift();
        const usual = next === undefined ? 'dangling' : 'renumbered';
        const reason = service === script ? 'asked' : (known.get(`- ${folder} ${name}`)?.reason ?? usual);
        return {
          ...common,
          script: service,
          before: name,
          reason,
          ...(next === undefined ? { target: '' } : newLink(next)),
        };
      });
    const made = [...come.values()].flat().map((entry): FolderLinkChange => {
      return { ...common, script: entry.name.slice(3), reason: 'asked', ...newLink(entry) };
    });
    return [...replaced, ...made];
  });
}

interface FolderEntry extends Omit<EntryChange, 'path'> {
  readonly name: ByteString;
}

/** By the name of their folder, the entries of each in byte order. */
function groupByFolder(changes: readonly EntryChange[]): ReadonlyMap<ByteString, readonly FolderEntry[]> {
  const groups = new Map<ByteString, FolderEntry[]>();
  for (const { path, ...change } of changes) {
    const slash = path.lastIndexOf('/');
    const folder = baseName(path.slice(0, slash));
    const group = groups.get(folder) ?? [];
    groups.set(folder, group);
    group.push({ ...change, name: path.slice(slash + 1) });
  }
  for (const group of groups.values()) group.sort((a, b) => compareBytes(a.name, b.name));
  const place = (folder: ByteString): number => levelOfFolder(folder) ?? 8;
  return new Map([...groups].sort(([a], [b]) => place(a) - place(b) || compareBytes(a, b)));
}

function groupByScript(entries: readonly FolderEntry[]): ReadonlyMap<ByteString, FolderEntry[]> {
  const groups = new Map<ByteString, FolderEntry[]>();
  for (const entry of entries) {
    const service = entry.name.slice(3);
    const group = groups.get(service);
    if (group === undefined) groups.set(service, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Takes links away. */
export function planRemoval(links: readonly RcdLink[]): readonly PathChange[] {
  return links.map(({ folder, name }) => ({ path: `${folder}/${name}`, after: { kind: 'absent' } }));
}
