/** Where a script would be installed, and which links would switch it, on each system. */
import { readHeaders } from '../header/all-dialects.ts';
import type { BootSystem } from '../model/boot-plan.ts';
import type { ByteString } from '../model/bytes.ts';
import { baseName } from '../model/path.ts';
import type { RootView } from '../model/root-view.ts';
import type { ViewEdits, WhatIf, WhatIfFault } from './what-if.ts';

/** Where a system's own scripts are. FreeBSD's other ones come from ports. */
const FOLDERS: Readonly<Record<BootSystem, ByteString>> = {
  freebsd: '/usr/local/etc/rc.d',
  netbsd: '/etc/rc.d',
  debian: '/etc/init.d',
  redhat: '/etc/rc.d/init.d',
  busybox: '/etc/init.d',
};

/** Of a script without a chkconfig line: what update-rc.d(8) gave by default. */
const USUAL_NUMBER = 20;

export interface FileEdits extends ViewEdits {
  readonly faults: readonly WhatIfFault[];
}

/**
 * The edits that a change means. On a BSD switching is a matter of variables, and only files come and go here.
 *
 * @param level the runlevel whose links switch
 */
export function editFiles(view: RootView, system: BootSystem, level: ByteString, change: WhatIf): FileEdits {
  const folder = FOLDERS[system];
  const files = new Map(change.add.map(({ name, text }) => [`${folder}/${name}`, text]));
  const isBsd = system === 'freebsd' || system === 'netbsd';
  const faults: WhatIfFault[] = [];
  const removed = new Set(change.remove);
  const disabled = new Set(isBsd ? [] : change.disable);
  const isScript = (path: ByteString): boolean => /\/(?:rc|init)\.d\/[^/]*$/.test(path);
  const levelFolder = levelFolderOf(view, system, level);
  const links = new Map<ByteString, ByteString>();
  for (const name of isBsd ? [] : change.enable) {
    const script = `${folder}/${name}`;
    const found = files.get(script) ?? textOf(view, script);
    if (found === undefined || system === 'busybox')
      faults.push({ name, kind: found === undefined ? 'unknown' : 'no-switch' });
    else {
      // By makefiles the number says nothing, and insserv would make it anew.
      const usual = view.kindOf('/etc/init.d/.depend.start') === 'file' ? 1 : USUAL_NUMBER;
      const number = system === 'redhat' ? (readHeaders(found).chkconfig?.line?.start.number ?? usual) : usual;
      links.set(`${levelFolder}/S${String(number).padStart(2, '0')}${name}`, script);
    }
  }
  for (const name of [...removed, ...disabled])
    if (!isKnown(view, system, levelFolder, name)) faults.push({ name, kind: 'unknown' });
  return {
    files,
    links,
    isGone: (path) => {
      const name = baseName(path);
      if (removed.has(name) && isScript(path)) return true;
      if (system === 'busybox') return disabled.has(name) && isScript(path);
      return path.startsWith(`${levelFolder}/S`) && disabled.has(name.replace(/^S[0-9]*/, ''));
    },
    faults,
  };
}

function textOf(view: RootView, path: ByteString): ByteString | undefined {
  const found = view.readFile(path);
  return found.kind === 'text' ? found.text : undefined;
}

function levelFolderOf(view: RootView, system: BootSystem, level: ByteString): ByteString {
  const folder = `/etc/rc.d/rc${level}.d`;
  return system === 'redhat' && view.kindOf(folder) === 'folder' ? folder : `/etc/rc${level}.d`;
}

function isKnown(view: RootView, system: BootSystem, levelFolder: ByteString, name: ByteString): boolean {
  const folders = [FOLDERS[system], '/etc/rc.d', '/usr/local/etc/rc.d'];
  if (folders.some((folder) => view.kindOf(`${folder}/${name}`) !== undefined)) return true;
  return (view.listNames(levelFolder) ?? []).some((link) => link.replace(/^[SK][0-9]*/, '') === name);
}
