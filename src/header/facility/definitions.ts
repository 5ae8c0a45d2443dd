/**
 * System facilities: the definitions of insserv's conf files, and their expansion into plain members as insserv 1.26 does
 * it. Facilities are expanded in the order in which they are first named, so a facility above sees one below it as the
 * files define it, and one below sees one above in its expanded form; this decides how deep a nesting counts as.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Facilities, InteractiveWord } from '../../model/facility.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { FacilityExpansion, type Definition, type DefinitionWord } from './expansion.ts';
import { readConfLines } from '../insserv/conf.ts';

/** A conf file. */
export interface ConfFile {
  readonly path: ByteString;
  readonly text: ByteString;
}

/** A definition to which further lines may add. */
interface OpenDefinition extends Definition {
  readonly places: Place[];
  readonly words: DefinitionWord[];
}

/**
 * Reads conf files and expands their facilities.
 *
 * @param files in the order in which they count: insserv.conf, then those of insserv.conf.d, the last name first
 * @returns all facilities, also those of a loop (without the word that closes it). Never throws. O(n) for the reading; see
 *   `FacilityExpansion` for the rest.
 */
export function readFacilities(files: readonly ConfFile[]): Facilities {
  const definitions = new Map<ByteString, OpenDefinition>();
  const interactive: InteractiveWord[] = [];
  for (const { path, text } of files) {
    for (const { key, words } of readConfLines(text)) {
      if (key.text === '<interactive>') for (const word of words) interactive.push({ word, file: path });
      if (!key.text.startsWith('$')) continue;
      const definition = definitions.get(key.text) ?? { name: key.text, places: [], words: [] };
      definitions.set(key.text, definition);
      definition.places.push(placeIn(path, key));
      for (const word of words) definition.words.push({ text: word.text, place: placeIn(path, word) });
    }
  }
  const expansion = new FacilityExpansion(definitions);
  for (const definition of definitions.values()) expansion.expand(definition);
  return { byName: expansion.finished, interactive, findings: expansion.findings };
}
