/** The conf files of insserv: insserv.conf, then those of insserv.conf.d, the last name first. */
import type { ConfFile } from '../../header/facility/definitions.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservEvent } from '../../model/insserv-event.ts';
import { isLeftOverName } from '../../order/insserv/script-names.ts';

/** Reads the files, telling of each; a missing folder is nothing to tell of. */
export function readInsservConf(
  host: Host,
  path: ByteString,
  filters: ReadonlySet<ByteString>,
  emit: (event: InsservEvent) => void,
): readonly ConfFile[] {
  const folder = host.readFolder(`${path}.d`);
  const names = folder.kind === 'error' ? [] : folder.entries.map(({ name }) => name);
  const inside = names
    .filter((name) => !name.startsWith('.') && !isLeftOverName(name, filters))
    .map((name) => `${path}.d/${name}`)
    .filter((file) => host.kindOf(file) === 'file')
    .reverse();
  const files: ConfFile[] = [];
  for (const file of [path, ...inside]) {
    // insserv says so before it tries.
    emit({ code: 'loading', name: file });
    const result = host.readFile(file);
    if (result.kind === 'text') {
      files.push({ path: file, text: result.text });
    } else {
      const reason = result.kind === 'error' ? result.reason : 'Is a directory';
      emit({ code: 'open-conf', path: file, reason });
    }
  }
  return files;
}
