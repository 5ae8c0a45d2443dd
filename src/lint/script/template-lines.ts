/** Lines of a template that are something else once they are filled in: `@DEFAULT_START_LINE@`. */
import type { ByteString } from '../../model/bytes.ts';
import { hasTemplateWord } from '../../shell/template-words.ts';
import type { ScriptContext } from './context.ts';

/** True for a line, a comment too, that is nothing but what is to be filled in: whether it is a field is not known. */
export function isTemplateLine(line: ByteString): boolean {
  const text = line.slice(0, 400).replace(/^#?[ \t]*/, '');
  return /^(?:\{[{%]|<%|[^ \t:]+$)/.test(text.trimEnd()) && hasTemplateWord(text);
}

/** True if such a line is within the LSB block, which then may have fields that are not seen. O(lines of the block). */
export function hasTemplateLine({ headers: { lsb }, lines }: Pick<ScriptContext, 'headers' | 'lines'>): boolean {
  const end = lsb?.end?.line ?? 0;
  for (let line = (lsb?.begin.line ?? end) + 1; line < end; line++) if (isTemplateLine(lines.of(line))) return true;
  return false;
}
