/** One run of insserv, from the folders to the changed folders. Messages leave it as data. */
import { readFacilities } from '../../header/facility/definitions.ts';
import { strerror } from '../../host/errno.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Facilities } from '../../model/facility.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { levelFolder } from '../../model/link-farm.ts';
import { linkPathChanges, type DependencyFile, type InsservPlan } from '../../model/insserv-plan.ts';
import type { PathChange } from '../../model/plan.ts';
import { orderInsserv } from '../../order/insserv/order.ts';
import { InsservRun, type InsservOptions } from '../../order/insserv/run.ts';
import { readFileFilters } from '../../order/insserv/script-names.ts';
import { openCauses } from '../../plan/insserv/causes.ts';
import { planDependencyFiles } from '../../plan/insserv/dependencies.ts';
import { planDanglingLinks, planInsservLinks } from '../../plan/insserv/runlevel-links.ts';
import { listPlaces } from '../../plan/insserv/places.ts';
import { renderDependencyFile } from '../../render/insserv/output.ts';
import type { FarmSession } from '../../change/session.ts';
import { readInsservConf } from '../../system/insserv/conf-files.ts';
import type { InsservPlaces } from '../../system/insserv/places.ts';
import { openInsservTree } from '../../system/insserv/tree.ts';

const NONE: ReadonlySet<ByteString> = new Set();

/** What a run came to. */
export interface InsservOutcome extends InsservPlan {
  readonly run: InsservRun | undefined;
  /** False where insserv ends with status 1. */
  readonly isDone: boolean;
}

/** What is asked of a run. */
export interface InsservRequest extends Omit<InsservOptions, 'operands'> {
  /** Changes of links tell why the links have their numbers. */
  readonly tellsCauses?: boolean;
}

/** Orders the scripts, and unless the run is dry, changes links and dependency files: all of them or none. */
export function runInsservOn(
  host: RootedHost,
  places: InsservPlaces,
  { tellsCauses = false, ...options }: InsservRequest,
  emit: (event: InsservEvent) => void,
  { apply }: FarmSession,
): InsservOutcome {
  const { scripts } = places;
  const failed = {
    run: undefined,
    isDone: false,
    scripts,
    places: [],
    folders: [],
    links: [],
    files: [],
    rewritten: NONE,
  };
  const filters = readFilters(host, places.fileFilters);
  const facilities = readFacilities(readInsservConf(host, places.conf, filters, emit));
  if (!tellFacilities(facilities, emit)) return failed;
  const tree = openInsservTree(host, {
    scripts: places.scripts,
    shown: places.scripts,
    overrides: places.overrides,
    fileFilters: filters,
    missingFolders: options.isDry ? 'leave' : 'make',
  });
  const run = new InsservRun({ ...options, operands: places.operands }, tree, facilities, emit);
  const greatest = orderInsserv(run);
  const dangling = planDanglingLinks(run);
  const folders = run.folders.flatMap((folder, level) =>
    folder.kind === 'listed' && folder.isNew ? [levelFolder(level)] : [],
  );
  if (greatest === undefined) {
    const isLeft = !options.isDry && apply(linkPathChanges(dangling)) === undefined;
    const isUnmade = run.folders.some((folder) => folder.kind === 'fault' && folder.step === 'make');
    if (isLeft || isUnmade) takeFoldersAway(host, scripts, folders);
    return { ...failed, run, folders: isLeft || isUnmade ? [] : folders, links: isLeft ? [] : dangling };
  }
  const shown = listPlaces(run.table, greatest);
  const links = planInsservLinks(run, tellsCauses ? openCauses(run.table) : undefined);
  const files = planDependencyFiles(run.table, greatest);
  const changed = options.isDry ? links : [...dangling, ...links];
  const outcome = { run, isDone: true, scripts, places: shown, folders, links: changed, files, rewritten: NONE };
  if (options.isDry) {
    emit({ code: 'dry-dependencies', folder: places.dependencies });
    return outcome;
  }
  const written = fileChanges(host, places.dependencies, files, emit);
  const steps = apply([...linkPathChanges(changed), ...written]);
  if (steps === undefined) {
    takeFoldersAway(host, scripts, folders);
    return { ...outcome, isDone: false, folders: [], links: [] };
  }
  const paths = new Set(steps.map(({ path }) => path));
  const rewritten = files.filter(({ name }) => paths.has(`${places.dependencies}/${name}`));
  return { ...outcome, rewritten: new Set(rewritten.map(({ name }) => name)) };
}

/** Folders that were made for links which could not be made. */
function takeFoldersAway(host: RootedHost, scripts: ByteString, folders: readonly ByteString[]): void {
  for (const folder of folders.toReversed()) host.removeFolder(`${scripts}/../${folder}`);
}

function readFilters(host: RootedHost, path: ByteString): ReadonlySet<ByteString> {
  const result = host.readFile(path);
  return readFileFilters(result.kind === 'text' ? result.text : '');
}

/** False where the facilities end the run. */
function tellFacilities({ findings }: Facilities, emit: (event: InsservEvent) => void): boolean {
  for (const { code, facility, place, last, uses } of findings) {
    if (code === 'facility/loop') {
      // Of an empty list insserv takes the head for the last word, and that is the facility being expanded.
      const head = uses[0]?.facility ?? facility;
      emit({ code: 'facility-loop', facility, last: last === '' ? head : last, place });
      return false;
    }
    emit({ code: 'facility-too-deep', facility, place });
  }
  return true;
}

/** The files as changes; none, and a message, where the folder has no room for them. */
function fileChanges(
  host: RootedHost,
  folder: ByteString,
  files: readonly DependencyFile[],
  emit: (event: InsservEvent) => void,
): readonly PathChange[] {
  const changes: PathChange[] = [];
  for (const file of files) {
    const path = `${folder}/${file.name}`;
    const kind = host.kindOf(folder);
    const code = kind === undefined ? 'ENOENT' : kind !== 'folder' ? 'ENOTDIR' : undefined;
    const fault = code ?? (host.kindOf(path) === 'folder' ? 'EISDIR' : undefined);
    if (fault !== undefined) {
      emit({ code: 'open-dependencies', path, reason: strerror(fault) });
      return changes;
    }
    emit({ code: 'creating-dependencies', path });
    changes.push({ path, after: { kind: 'file', text: renderDependencyFile(file), mode: 'keep' } });
  }
  return changes;
}
