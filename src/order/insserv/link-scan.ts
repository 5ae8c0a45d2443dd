/** The first pass of a run: what the links say. Whose script has a link is enabled, in the runlevels of its links. */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { LISTS_OF_LINK, readLists } from './demands.ts';
import { providedNames } from './provided-names.ts';
import { readValues } from './read-values.ts';
import type { InsservRun, LevelEntry } from './run.ts';
import type { ScriptValues } from './script-values.ts';
import type { Service } from './service.ts';

/** Runlevels 0-6, and S. */
export const LINK_LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];

const NUMBERED = /^[SK][0-9]{2}/;
const MOST_DIGITS = 9;

/** A link, as its name has it. */
interface FoundLink {
  readonly level: number;
  readonly name: ByteString;
  readonly isStart: boolean;
  readonly number: number;
  readonly script: ByteString;
}

/** Scans all folders. False where the run ends. O(links and their headers). */
export function scanLinks(run: InsservRun): boolean {
  for (const level of LINK_LEVELS) {
    const folder = run.tree.openLevel(level);
    run.folders.push(folder);
    const path = run.tree.folderOf(level);
    if (folder.kind === 'missing' || (folder.kind === 'listed' && folder.isNew)) {
      run.emit({ code: 'creating-folder', path });
    }
    if (folder.kind === 'missing') {
      run.emit({ code: 'open-folder', path, reason: folder.reason, isFatal: false });
      return true;
    }
    if (folder.kind === 'fault') {
      const isFatal = !run.options.isDry;
      if (folder.step === 'make') run.emit({ code: 'make-folder', path, reason: folder.reason });
      else run.emit({ code: 'open-folder', path, reason: folder.reason, isFatal });
      return !isFatal;
    }
    for (const entry of folder.entries) {
      if (NUMBERED.test(entry.name) && !scanEntry(run, level, entry)) return false;
    }
  }
  return true;
}

function scanEntry(run: InsservRun, level: number, entry: LevelEntry): boolean {
  const { name } = entry;
  const end = run.tree.linkEnd(level, entry);
  if (end.kind === 'dangling') {
    run.emit({ code: 'removing-link', path: run.tree.pathOf(level, name) });
    run.dangling.push({ level, name });
    return true;
  }
  const target = end.kind === 'script' ? end.target : '';
  const values = readValues(run, run.tree.headerOfLink(level, name, target), name, 'links');
  if (values === undefined) return false;
  if (end.kind === 'no-link') {
    run.emit({ code: 'no-link', path: run.tree.pathOf(level, name) });
    return true;
  }
  const digits = /^[0-9]+/.exec(name.slice(1, 1 + MOST_DIGITS))?.[0] ?? '';
  const link: FoundLink = {
    level,
    name,
    isStart: name.startsWith('S'),
    number: Number(digits),
    script: baseName(target),
  };
  addServices(run, link, values);
  return true;
}

function addServices(run: InsservRun, link: FoundLink, values: ScriptValues): void {
  let first: Service | undefined;
  const rest = link.name.slice(3);
  const source = values.isOpenrc ? { ...values, provides: [] } : values;
  for (const name of providedNames(run, source, link.name, rest)) {
    const service = run.table.add(name);
    noteLink(service, link);
    first ??= service;
    run.table.merge(first, service, link.script);
    if (!run.table.give(service.node, link.script)) continue;
    service.links += 1;
    if (service.known) continue;
    service.known = true;
    service.enabled = true;
    if (!values.hasTags) run.emit({ code: 'no-tags', name: link.name, file: values.file });
    if (values.isOpenrc) continue;
    readLists(run, service, values, LISTS_OF_LINK);
    if (values.isInteractive) service.interactive = true;
  }
}

/** The runlevel counts even if the service turns out to be another script's. */
function noteLink({ node }: Service, { isStart, level, number }: FoundLink): void {
  const course = isStart ? node.start : node.stop;
  course.levels |= 1 << level;
  const isFirst = course.remembered === 0;
  course.remembered =
    isFirst || (isStart ? number > course.remembered : number < course.remembered) ? number : course.remembered;
}
