/** Names of scripts that mean something in DOT, in mermaid, in HTML, in JavaScript or on a terminal. */
import { textOfBytes } from '../../src/model/bytes.ts';
import { labelOf } from '../../src/render/graph/labels.ts';
import { bytesOfText } from '../../src/model/bytes.ts';

export const HOSTILE_NAMES: readonly string[] = [
  'quo"te',
  'back\\slash',
  '\\N',
  'trailing\\',
  '<b class="evil">',
  '<script>evil=1<',
  '<img src=x onerror=evil=1>',
  'a]b',
  'a--b',
  'end',
  '__proto__',
  'constructor',
  'new\nline',
  'esc\u001b[31m',
  'é',
  '&amp;',
  '#35;',
  '`code`',
  '%%comment',
  '"]:::evil',
  'n0',
  'node 3',
  'search',
  'l'.repeat(200),
];

/** Each waits for the one before it, by a plain name. */
export const HOSTILE_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  HOSTILE_NAMES.map((name, i) => [`d/${name}`, `# PROVIDE: p${i}\n${i > 0 ? `# REQUIRE: p${i - 1}\n` : ''}`]),
);

/** The name as it is to be read: control characters written out, all else as it is. */
export function shownName(name: string): string {
  return textOfBytes(labelOf(bytesOfText(name)));
}
