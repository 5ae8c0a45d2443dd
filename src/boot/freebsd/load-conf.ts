/** rc.conf(5) of FreeBSD in the order in which load_rc_config reads it before any script runs. */
import type { ByteString } from '../../model/bytes.ts';
import { ShellRun } from '../../shell/follow.ts';
import { ShellVariables, type AssignmentRecord } from '../../shell/variables.ts';
import type { ShellWorld } from '../../shell/world.ts';
import type { RootView } from '../../model/root-view.ts';
import { shortPath } from '../paths.ts';
import type { Place } from '../../model/place.ts';
import { listOf } from '../rc/service.ts';

const DEFAULTS = '/etc/defaults/rc.conf';
const VENDOR = '/etc/defaults/vendor.conf';

export interface LoadedConf {
  readonly variables: ShellVariables;
  /** What was read, in order. */
  readonly files: readonly ByteString[];
  /** Where a file stops being shell. */
  readonly faults: readonly Place[];
}

/**
 * Loads the configuration.
 *
 * @param fixed variables that are settled from outside
 * @param instead files in place of those that `rc_conf_files` names
 */
export function loadFreebsdConf(
  view: RootView,
  world: Pick<ShellWorld, 'readFile' | 'testFile' | 'matches'>,
  fixed: ReadonlyMap<ByteString, AssignmentRecord>,
  instead: readonly ByteString[] = [],
): LoadedConf {
  const variables = new ShellVariables(undefined, fixed);
  const files: ByteString[] = [];
  const read: ShellWorld['readFile'] = (path) => {
    files.push(path);
    return world.readFile(path);
  };
  const shell = new ShellRun({ ...world, readFile: read }, variables, '');
  const source = (path: ByteString): void => {
    const found = files.includes(path) ? undefined : view.readFile(path);
    if (found?.kind !== 'text') return;
    files.push(path);
    shell.runText(found.text, shortPath(path));
    shell.flow = 'next';
  };
  if (view.kindOf(DEFAULTS) === undefined) {
    for (const path of instead.length > 0 ? instead : ['/etc/rc.conf']) source(path);
    return { variables, files, faults: shell.faults };
  }
  source(DEFAULTS);
  // The shipped file sources it at its end; one that was cut down to its assignments does not.
  source(VENDOR);
  const list = (): readonly ByteString[] => (instead.length > 0 ? instead : (listOf(variables, 'rc_conf_files') ?? []));
  // Twice, so that a file may extend the list.
  for (const path of list()) source(path);
  for (const path of list()) source(path);
  return { variables, files, faults: shell.faults };
}
