/**
 * Where no repair is safe, whatever it does: in a file that is no script by itself, in a template, in a here-document. What
 * such a text means is for another program to say.
 */
import type { LintFinding, TextEdit } from '../model/lint.ts';
import type { ScriptContext } from './script/context.ts';
import { isTemplate } from '../shell/template-words.ts';
import { isWholeScript } from './whole-script.ts';

/** Tells of a fix whether it is out of bounds for one script. The script is read when the first fix is asked about. */
export function boundsOf(script: ScriptContext): (fix: NonNullable<LintFinding['fix']>) => boolean {
  let isOut: boolean | undefined;
  return ({ edits }) => {
    isOut ??= !isWholeScript(script.text) || isTemplate(script.path, script.text);
    return isOut || edits.some((edit) => touchesHereDocument(script, edit));
  };
}

function touchesHereDocument({ text, lines, body }: ScriptContext, { offset, length }: TextEdit): boolean {
  if (!text.includes('<<')) return false;
  const last = lines.lineAt(Math.max(offset, offset + length - 1));
  for (let line = lines.lineAt(offset); line <= last; line++) if (body.isHere[line - 1] === true) return true;
  return false;
}
