/** What a root has besides its scripts that tells how units of them must be: files, programs, units. */
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import { findNativeUnit } from './native-units.ts';

const PROGRAM_FOLDERS: readonly ByteString[] = [
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
];
/** Files of settings are small; what is larger is none. */
const LARGEST = 1 << 20;

export interface RootFacts {
  readonly readFile: (path: ByteString) => ByteString | undefined;
  readonly findProgram: (name: ByteString) => ByteString | undefined;
  readonly hasUnit: (unit: ByteString) => boolean;
}

export function openRootFacts(host: RootedHost, unitFolders: readonly ByteString[]): RootFacts {
  return {
    readFile: (path) => {
      const found = host.readFile(path, (text) => text.length > LARGEST);
      return found.kind === 'text' ? found.text : undefined;
    },
    findProgram: (name) => {
      if (name === '' || name.includes('/')) return undefined;
      const folder = PROGRAM_FOLDERS.find((candidate) => host.kindOf(`${candidate}/${name}`) === 'file');
      return folder === undefined ? undefined : `${folder}/${name}`;
    },
    hasUnit: (unit) => findNativeUnit(host, unitFolders, unit) !== undefined,
  };
}
