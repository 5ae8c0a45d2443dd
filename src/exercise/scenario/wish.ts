/** Texts that are expected: plain ones are contained, those between slashes are extended regular expressions. */
import { bytesOfText } from '../../model/bytes.ts';
import type { Expected } from '../../model/scenario.ts';

const PATTERN = /^\/(.+)\/$/s;

export function expectedOf(text: string): Expected {
  const pattern = PATTERN.exec(text)?.[1];
  return pattern === undefined ? { text: bytesOfText(text) } : { pattern: bytesOfText(pattern.replaceAll('\\/', '/')) };
}

/** Whether it can be one: grep(1) has the last word, where it is run. */
export function isExpected(text: string): boolean {
  const pattern = PATTERN.exec(text)?.[1];
  if (pattern === undefined) return true;
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
