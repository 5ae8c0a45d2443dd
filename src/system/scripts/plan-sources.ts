/** What a link plan is made of: the scripts of a root or of a command line, with their overrides, and the conf files. */
import type { ConfFile } from '../../header/facility/definitions.ts';
import { strerror } from '../../host/errno.ts';
import type { Host } from '../../host/door.ts';
import { createRootedHost, type RootedHost, type WholeHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { NoScriptReason } from '../../model/insserv-event.ts';
import { baseName } from '../../model/path.ts';
import { readFileFilters } from '../../order/insserv/script-names.ts';
import type { ScriptText } from '../../plan/links/script.ts';
import { readInsservConf } from '../insserv/conf-files.ts';
import { openInsservOverrides, openOverrides } from '../insserv/overrides.ts';
import { openInsservTree } from '../insserv/tree.ts';
import type { Unread } from './read.ts';
import { listScriptFiles, withSlash } from './files.ts';
import { rootOf, type SetSource } from './set.ts';

export interface PlanSources {
  readonly scripts: readonly ScriptText[];
  readonly conf: readonly ConfFile[];
  readonly unread: readonly Unread[];
}

/** A file that may be a script. */
interface Candidate {
  readonly file: ByteString;
  /** The name that its overrides go by. */
  readonly realName: ByteString;
  readonly refusal?: NoScriptReason;
}

const SCRIPT_FOLDERS: readonly ByteString[] = ['/etc/init.d', '/etc/rc.d/init.d'];
const CHKCONFIG_OVERRIDES: ByteString = 'etc/chkconfig.d';
const FILE_FILTERS: ByteString = '/etc/insserv/file-filters';

/**
 * Reads what is meant. Scripts that are named come before those of the root, so that one takes the place of a root's script
 * of its name.
 *
 * @param host does not leave the root
 * @param machine the host of the whole machine
 */
export function readPlanSources(source: SetSource, host: Host, machine: WholeHost): PlanSources {
  const { paths, root, conf } = source;
  const { files, unread } = listScriptFiles(host, paths, root);
  const problems: Unread[] = [...unread];
  const candidates: Candidate[] = files.map((file) => ({ file, realName: baseName(file) }));
  if (root !== undefined) candidates.push(...listRoot(machine, root, problems));
  const home = root === undefined ? rootOf(files) : withSlash(root);
  const insserv = openInsservOverrides(host, home);
  const chkconfig = openOverrides(host, home === undefined ? [] : [home + CHKCONFIG_OVERRIDES]);
  const scripts = candidates.flatMap(({ file, realName, refusal }): readonly ScriptText[] => {
    const result = host.readFile(file);
    if (result.kind === 'error') problems.push({ file, kind: 'error', reason: result.reason });
    else if (result.kind === 'not-regular') problems.push({ file, kind: result.isFolder ? 'folder' : 'not-regular' });
    else {
      const [chkconfigOverride] = chkconfig(baseName(file));
      return [
        {
          file,
          text: result.text,
          overrides: insserv(realName),
          ...(chkconfigOverride !== undefined && { chkconfigOverride }),
          ...(refusal !== undefined && { refusal }),
        },
      ];
    }
    return [];
  });
  return { scripts, conf: readConf(conf, host, home, problems), unread: problems };
}

/** The files of the root's folder of scripts, with what insserv would say of each. */
function listRoot(host: WholeHost, root: ByteString, problems: Unread[]): readonly Candidate[] {
  const rooted = createRootedHost(host, root);
  const prefix = root.replace(/\/+$/, '');
  const folder = SCRIPT_FOLDERS.find((path) => rooted.kindOf(path) === 'folder');
  if (folder === undefined) {
    const file = `${prefix}${SCRIPT_FOLDERS[0] ?? ''}`;
    problems.push({ file, kind: 'error', reason: strerror(rooted.kindOf('/etc/init.d') ? 'ENOTDIR' : 'ENOENT') });
    return [];
  }
  const filters = rooted.readFile(FILE_FILTERS);
  const tree = openInsservTree(rooted, {
    scripts: folder,
    shown: folder,
    overrides: [],
    fileFilters: readFileFilters(filters.kind === 'text' ? filters.text : ''),
    missingFolders: 'leave',
  });
  return tree.scriptNames().flatMap((name) => {
    const refusal = tree.refusalOf(name);
    if (refusal === 'silent' || rooted.kindOf(`${folder}/${name}`) !== 'file') return [];
    const realName = realNameOf(rooted, `${folder}/${name}`);
    return [{ file: `${prefix}${folder}/${name}`, realName, ...(refusal !== undefined && { refusal }) }];
  });
}

function realNameOf(rooted: RootedHost, path: ByteString): ByteString {
  const isLink = rooted.look(path).kind === 'link';
  return baseName((isLink ? rooted.realPath(path) : undefined) ?? path);
}

/** The conf files that are named, or those of the system. */
function readConf(
  named: readonly ByteString[],
  host: Host,
  home: ByteString | undefined,
  problems: Unread[],
): readonly ConfFile[] {
  if (named.length === 0) {
    return home === undefined ? [] : readInsservConf(host, `${home}etc/insserv.conf`, new Set(), () => undefined);
  }
  return named.flatMap((path) => {
    const result = host.readFile(path);
    if (result.kind === 'text') return [{ path, text: result.text }];
    problems.push({ file: path, kind: 'error', reason: result.kind === 'error' ? result.reason : 'no regular file' });
    return [];
  });
}
