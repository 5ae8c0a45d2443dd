/** A place on a page: its address, and the line of source with its words marked. */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import type { Place, Sources } from '../../model/place.ts';
import { escapeXml } from '../graph/labels.ts';
import { cutLine } from '../text/excerpt.ts';
import { showPath } from '../text/show.ts';

/**
 * A place with its source, as HTML; with what is said at it, if that is anything.
 *
 * @param above the file that the reader knows to be meant; its folder is not told again
 */
export function renderSource(place: Place, label: ByteString, sources: Sources, above: ByteString): ByteString {
  const { file, line, column } = place;
  const name = showPath(file === above ? baseName(file) : file);
  const address = line === 0 ? name : `${name}:${line}:${column}`;
  const said = label === '' ? '' : ` ${escapeXml(label)}`;
  const head = `<p class="place"><span class="word">${escapeXml(address)}</span>${said}</p>`;
  const source = line === 0 ? undefined : sources(file);
  if (source === undefined) return head;
  const { lead, word, rest } = cutLine(source, place);
  const marked = `${escapeXml(lead)}<mark>${escapeXml(word)}</mark>${escapeXml(rest)}`;
  return `${head}<pre class="source"><span class="muted">${line} </span>${marked}</pre>`;
}
