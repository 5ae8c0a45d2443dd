/** Text in XML. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';

/**
 * XML 1.0 has no way at all to write most control characters, nor bytes that are no text: they become U+FFFD. So do those that
 * it allows, though a terminal acts on them.
 */
export function escapeXml(bytes: ByteString): ByteString {
  const text = textOfBytes(bytes)
    .replaceAll(
      /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
  return bytesOfText(text);
}
