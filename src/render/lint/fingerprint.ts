/** What makes a finding the same one after lines above it have moved: rule, path, and the text of its line. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';

const LONGEST = 200;

/** The text that the finding stands on, blanks at both ends left out; the empty string for a file as such. */
export function lineText({ place }: LintFinding, source: ByteString | undefined): ByteString {
  if (source === undefined || place.line === 0) return '';
  const start = place.offset - place.column + 1;
  const end = source.indexOf('\n', start);
  return source.slice(start, Math.min(end < 0 ? source.length : end, start + LONGEST)).trim();
}

/** Makes fingerprints of findings that come in their order; equal ones are told apart by a number. O(length of the line). */
export function createFingerprints(
  sources: (file: ByteString) => ByteString | undefined,
): (finding: LintFinding) => string {
  const seen = new Map<string, number>();
  let file: ByteString | undefined;
  return (finding) => {
    // Findings come file by file, and the path is a part of the key.
    if (finding.place.file !== file) seen.clear();
    file = finding.place.file;
    const key = `${finding.rule.id}\0${finding.place.file}\0${lineText(finding, sources(finding.place.file))}`;
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return hash(`${key}\0${number}`);
  };
}

/** FNV-1a in two lanes, as 16 hexadecimal digits. Nothing depends on its being hard to forge. */
function hash(text: string): string {
  const bytes = textOfBytes(text);
  let one = 0x811c9dc5;
  let two = 0xcbf29ce4;
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ (code + i), 0x01000193);
  }
  return [one, two].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
