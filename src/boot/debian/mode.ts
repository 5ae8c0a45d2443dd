/** How Debian's rc goes through a runlevel: by the makefiles of startpar(8), or by the numbers of the links. */
import type { ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';

export interface DebianMode {
  readonly mode: 'makefile' | 'numbers';
  /** `asked`, `depend-files`, or the file that is missing, empty or in the way. */
  readonly cause: ByteString;
}

const FOLDER = '/etc/init.d';

/** @param asked what the caller knows better: the kernel's command line stands in no file */
export function chooseMode(view: RootView, asked: 'auto' | 'makefile' | 'numbers'): DebianMode {
  if (asked !== 'auto') return { mode: asked, cause: 'asked' };
  const legacy = `${FOLDER}/.legacy-bootordering`;
  if (view.kindOf(legacy) !== undefined) return { mode: 'numbers', cause: legacy.slice(1) };
  for (const name of ['.depend.boot', '.depend.start', '.depend.stop']) {
    const found = view.readFile(`${FOLDER}/${name}`);
    if (found.kind !== 'text' || found.text === '') return { mode: 'numbers', cause: `${FOLDER.slice(1)}/${name}` };
  }
  return { mode: 'makefile', cause: 'depend-files' };
}
