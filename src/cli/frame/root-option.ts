/** `--root DIR`, which every command has that looks at a system. */
import { bytesOfText } from '../../model/bytes.ts';
import type { Io } from '../../host/io.ts';
import type { WrongUse } from './wrong-use.ts';

/** What is wrong with a root, as text; undefined if it is a folder, or was not given. */
export function judgeRoot({ host }: Pick<Io, 'host'>, root: string | undefined): WrongUse | undefined {
  if (root === undefined) return undefined;
  const kind = root === '' ? undefined : host.kindOf(bytesOfText(root));
  if (kind === 'folder') return undefined;
  const fault = kind === undefined ? 'there is no such folder' : 'that is no folder';
  return {
    message: `--root ${root === '' ? "''" : root}: ${fault}`,
    hint: 'name the folder that holds etc of the system',
  };
}
