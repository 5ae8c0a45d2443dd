/** What a script without an LSB block and without rcorder lines is. */
import { readChkconfig } from '../../header/chkconfig/reader.ts';
import { foreignSystem } from '../../header/foreign.ts';
import { lineEnd } from '../../header/text/lines.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { isBootPart } from '../../model/script-name.ts';
import type { UnorderedScript } from '../../model/unordered-script.ts';

/** Looks for what tells why nothing orders the script. O(n). */
export function readUnordered(file: ByteString, text: ByteString): UnorderedScript {
  const isService = text.startsWith('#!') && !isBootPart(baseName(file));
  const foreign = foreignSystem(text);
  if (foreign !== undefined) return { file, kind: foreign, place: firstLine(file, text), isService };
  const line = readChkconfig(text).header?.line;
  if (line === undefined) return { file, kind: 'no-header', place: firstLine(file, text), isService };
  const { key, runlevels: levels, start, stop } = line;
  return {
    file,
    kind: 'chkconfig',
    place: placeIn(file, { ...key, length: stop.offset + stop.length - key.offset }),
    isService: true,
    numbers: { levels, start: start.number, stop: stop.number },
  };
}

function firstLine(file: ByteString, text: ByteString): Place {
  return { file, line: 1, column: 1, offset: 0, length: lineEnd(text, 0) };
}
