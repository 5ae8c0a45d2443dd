/** Rules about scripts as files. */
import type { ByteString } from '../../../model/bytes.ts';
import { ANY } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { SCRIPT_FOLDER } from '../../script/installed-name.ts';
import { isTemplateName } from '../../../shell/template-words.ts';

/** Folders that are of sources: what lies below gets its mode when it is installed. */
const SOURCE_FOLDER =
  /(?:^|\/)(?:contrib|debian|dist|distro|examples?|extras?|files|libexec|misc|packag\w*|redhat|rpm|scripts|src|suse|tools)\//;

/** Of these the ones whose files a build installs, with the mode that it gives them; an overlay is copied as it is. */
const BUILT_FOLDER = /(?:^|\/)(?:debian|dist|packag\w*|redhat|rpm|src|suse)\//;

function folderOf(path: ByteString): ByteString {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Who may read the file may run it then, and its owner in any case. */
function executable(mode: number): number {
  return mode | 0o100 | ((mode & 0o444) >> 2);
}

export const OWNER_NOT_EXECUTABLE: Rule = {
  id: 'links/owner-not-executable',
  level: 'warning',
  profiles: ANY,
  stage: 1,
  fix: 'mode',
  what: 'A script in a folder that scripts are run from may be executed by others, and not by its owner.',
  why: 'root runs it all the same; tools that look at the bit of the owner, and packages that copy the mode, do not.',
  message: 'others may execute the script, and its owner may not (mode {mode})',
  help: 'chmod u+x',
  sources: ['lintian non-standard-file-permissions-for-etc-init.d-script'],
  checkSet: (set, report) => {
    for (const script of set.scripts) {
      const { mode, path } = script;
      if (mode === undefined || (mode & 0o111) === 0 || (mode & 0o100) !== 0 || !SCRIPT_FOLDER.test(path)) continue;
      const shown = mode.toString(8).padStart(4, '0');
      report(script, 0, { mode: shown }, { fix: { kind: 'mode', edits: [], mode: mode | 0o100 } });
    }
  },
  bad: [{ path: 'etc/init.d/a', text: '#!/bin/sh\n', mode: 0o655, lines: [0] }],
  good: [
    { path: 'etc/init.d/a', text: '#!/bin/sh\n', mode: 0o755 },
    { path: 'etc/init.d/a', text: '#!/bin/sh\n', mode: 0o100 },
  ],
};

/** Bits by which others than the owner may write. */
const OTHERS_WRITE = 0o022;

export const SCRIPT_MODE: Rule = {
  id: 'links/script-mode',
  level: 'warning',
  profiles: ANY,
  stage: 2,
  fix: 'mode',
  what: 'A script of a system (below `--root`, or in /etc) may be written to by anybody; only a hint where it is its group that may. Other modes by which root can run it are let pass.',
  why: 'root runs the script: who may write to it may do anything.',
  message: '{who} may write to the script, which root runs (mode {mode})',
  help: 'chmod go-w',
  sources: ['lintian non-standard-file-permissions-for-etc-init.d-script'],
  checkSet: (set, report) => {
    for (const script of set.scripts) {
      const { mode, path } = script;
      if (mode === undefined || (mode & OTHERS_WRITE) === 0 || !SCRIPT_FOLDER.test(path)) continue;
      // A checkout gets its modes from whoever makes it; one that is not executable is told as that.
      if ((set.root === undefined && !path.startsWith('/etc/')) || (mode & 0o100) === 0) continue;
      const isAnybody = (mode & 0o002) !== 0;
      const args = { who: isAnybody ? 'anybody' : 'the group', mode: mode.toString(8).padStart(4, '0') };
      const fix = { kind: 'mode', edits: [], mode: mode & ~OTHERS_WRITE } as const;
      report(script, 0, args, { fix, ...(!isAnybody && { level: 'info' }) });
    }
  },
  bad: [
    { path: '/etc/init.d/a', text: '#!/bin/sh\n', mode: 0o777, lines: [0] },
    { path: '/etc/rc.d/a', profile: 'freebsd', text: '#!/bin/sh\n', mode: 0o775, lines: [0] },
  ],
  good: [
    { path: '/etc/init.d/a', text: '#!/bin/sh\n', mode: 0o744 },
    { path: '/etc/rc.d/a', profile: 'freebsd', text: '#!/bin/sh\n', mode: 0o555 },
    { path: 'etc/init.d/a', text: '#!/bin/sh\n', mode: 0o777 },
  ],
};

export const SCRIPT_NOT_EXECUTABLE: Rule = {
  id: 'links/script-not-executable',
  level: 'error',
  profiles: ANY,
  stage: 1,
  fix: 'mode',
  what: 'A script in a folder that scripts are run from (etc/init.d, etc/rc.d and the like) has no execute bit. Not of a folder in which no script has one: those are sources, and get their mode when they are installed; so do those below a folder such as debian/ or src/.',
  why: 'It is passed over at boot.',
  message: 'the script has no execute bit: it is passed over at boot',
  help: 'chmod +x',
  sources: ['insserv', 'rpmlint init-script-non-executable', 'rc(8)'],
  checkSet: (set, report) => {
    const isRun = ({ mode = 0 }: ScriptContext): boolean => (mode & 0o111) !== 0;
    // What a script is made from gets no mode of its own, and tells nothing of the others.
    const all = set.scripts.filter(
      ({ mode, path }) =>
        mode !== undefined &&
        SCRIPT_FOLDER.test(path) &&
        !isTemplateName(path) &&
        (set.root !== undefined || !BUILT_FOLDER.test(path)),
    );
    const folders = new Set(all.filter(isRun).map(({ path }) => folderOf(path)));
    for (const script of all) {
      const { mode, path } = script;
      if (mode === undefined || isRun(script)) continue;
      // A lone one that was found in the folder of a project is as likely to get its mode when it is installed.
      const isAlone = all.length === 1 && !SOURCE_FOLDER.test(path) && (!set.isSet || path.startsWith('/etc/'));
      if (set.root === undefined && !isAlone && !folders.has(folderOf(path))) continue;
      report(script, 0, {}, { fix: { kind: 'mode', edits: [], mode: executable(mode) } });
    }
  },
  bad: [
    { path: 'etc/init.d/a', text: '#!/bin/sh\n', mode: 0o644, lines: [0] },
    { profile: 'freebsd', path: 'rc.d/a', text: '#!/bin/sh\n', mode: 0o600, lines: [0] },
  ],
  good: [
    { path: 'etc/init.d/a', text: '#!/bin/sh\n', mode: 0o755 },
    { path: 'debian/a.init', text: '#!/bin/sh\n', mode: 0o644 },
    { path: 'contrib/init.d/a', text: '#!/bin/sh\n', mode: 0o644 },
    {
      path: 'debian/src/etc/init.d/a',
      text: '#!/bin/sh\n',
      mode: 0o644,
      others: [{ path: 'debian/src/etc/init.d/b', text: '#!/bin/sh\n' }],
    },
  ],
};
