/** A journal as a stranger would write it: any body, with the last line that tells it from a torn one. */
export function signJournal(body: string, firstLine = 'initorder journal 1\n'): string {
  const text = `${firstLine}${body}\n`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text}end ${text.length} ${(hash >>> 0).toString(16)}\n`;
}
