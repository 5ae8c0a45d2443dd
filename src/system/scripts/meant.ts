/** A script that provides a name and is called otherwise: what is to be told to who gives the one where the other is asked for. */
import { readInsserv } from '../../header/insserv/reader.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import type { MeantScript } from '../../model/update-rcd-event.ts';

/** Looks through a folder of scripts; all headers are read, so it is for who has something wrong to tell. O(size of all). */
export function findMeantScript(
  host: Pick<Host, 'readFolder' | 'readFile'>,
  folder: ByteString,
  name: ByteString,
): MeantScript | undefined {
  const listing = host.readFolder(folder);
  const names =
    listing.kind === 'error' ? [] : listing.entries.flatMap((entry) => (entry.kind === 'folder' ? [] : [entry.name]));
  for (const other of names) {
    if (other !== name && providedBy(host, `${folder}/${other}`).includes(name))
      return { name: other, isProvider: true };
  }
  const nearest = nearestName(name, names);
  return nearest === undefined || nearest === name ? undefined : { name: nearest, isProvider: false };
}

/** The names that a script provides by its LSB block. */
export function providedBy(host: Pick<Host, 'readFile'>, file: ByteString): readonly ByteString[] {
  const content = host.readFile(file);
  if (content.kind !== 'text') return [];
  return (
    readInsserv(content.text)
      .fields.get('Provides')
      ?.words.map(({ text }) => text) ?? []
  );
}
