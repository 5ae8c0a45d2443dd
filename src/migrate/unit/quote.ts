/** Command lines as systemd reads them (systemd.service(5), Command lines). */
import type { ByteString } from '../../model/bytes.ts';
import type { Field } from '../script/pieces.ts';

/** A command line: words with blanks are quoted, `%`, `$` and backslashes stand for themselves. */
export function execLine(fields: readonly Field[]): ByteString {
  return fields.map(quoteField).join(' ');
}

function quoteField(field: Field): ByteString {
  const [only] = field;
  if (field.length === 1 && only?.kind === 'setting') return only.isQuoted ? `\${${only.name}}` : `$${only.name}`;
  const text = field.map((piece) => (piece.kind === 'setting' ? `\${${piece.name}}` : escapeText(piece.text))).join('');
  const needsQuotes = text === '' || /[ \t"';]/.test(text) || text.includes('\\');
  return needsQuotes ? `"${text.replaceAll('"', '\\"')}"` : text;
}

function escapeText(text: ByteString): ByteString {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll(/[\x00-\x1f\x7f]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Words of plain text. */
export function plainLine(words: readonly ByteString[]): ByteString {
  return execLine(words.map((text): Field => [{ kind: 'text', text }]));
}
