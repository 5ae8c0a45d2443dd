/** The world that rc scripts and rc.conf see: the files of the root, as far as a look at them answers for the time of the boot. */
import type { ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import { compilePattern } from '../../plan/chkconfig/name-pattern.ts';
import { truthOf, type Truth } from '../../shell/conditions.ts';
import type { ShellWorld } from '../../shell/world.ts';
import { shortPath } from '../paths.ts';

/** What is there now says nothing about the boot. */
const VOLATILE = /^\/(?:dev|proc|run|sys|tmp|var\/run|var\/spool\/lock)(?:\/|$)/;

/** The parts of rc.subr are known here by their names; their text would only hide that. */
const LIBRARY = '.subr';

export function createRcWorld(view: RootView): Pick<ShellWorld, 'readFile' | 'testFile' | 'matches'> {
  return {
    readFile: (path) => {
      if (path.endsWith(LIBRARY)) return undefined;
      const found = view.readFile(path);
      return found.kind === 'text' ? { text: found.text, file: shortPath(path) } : undefined;
    },
    testFile: (operator, path) => (VOLATILE.test(path) ? 'maybe' : testFile(view, operator, path)),
    matches: (pattern, text) => compilePattern(pattern)(text),
  };
}

function testFile(view: RootView, operator: ByteString, path: ByteString): Truth {
  const kind = path === '' ? undefined : view.kindOf(path);
  switch (operator) {
    case '-e':
    case '-r':
      return truthOf(kind !== undefined);
    case '-f':
      return truthOf(kind === 'file');
    case '-d':
      return truthOf(kind === 'folder');
    case '-x':
      return truthOf(kind === 'folder' || (kind !== undefined && view.isExecutable(path)));
    case '-s': {
      const found = view.readFile(path);
      return truthOf(kind === 'folder' || (found.kind === 'text' && found.text !== ''));
    }
    default:
      return 'maybe';
  }
}
