/** The lists of actions that a script's usage texts offer. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellBody } from '../../shell/body.ts';

const USAGE = /[{[(]([ \t]*[a-z][a-z_-]*[ \t]*(?:\|[ \t]*[a-z][a-z_-]*[ \t]*)+)[)}\]]/g;

/** A list of actions in a usage text, from its first bracket to its last. */
export interface UsageList {
  readonly line: number;
  readonly at: number;
  readonly text: ByteString;
  readonly words: readonly ByteString[];
}

/** The lists of usage texts: those that are spoken, and those in quotes that say what they are. O(n). */
export function findUsageLists(body: ShellBody): readonly UsageList[] {
  const found: UsageList[] = [];
  let spoken: ReadonlySet<number> | undefined;
  for (const [i, code] of body.code.entries()) {
    if (!code.includes('|')) continue;
    const mask = body.mask[i] ?? '';
    for (const { index, 0: text, 1: list = '' } of code.slice(0, 4096).matchAll(USAGE)) {
      // Words in quotes may be a pattern of sed: a usage text says that it is one, or is spoken.
      const isQuoted = mask.slice(index, index + text.length).trim() === '';
      spoken ??= spokenLines(body);
      if (!spoken.has(i + 1) && !(isQuoted && /usage/i.test(code))) continue;
      found.push({ line: i + 1, at: index, text, words: list.split('|').map((word) => word.trim()) });
    }
  }
  return found;
}

/** The lines of commands that tell the user something. */
function spokenLines({ commands }: ShellBody): ReadonlySet<number> {
  return new Set(commands.filter(({ word }) => /^(?:echo|printf|log_|gprintf)/.test(word)).map(({ line }) => line));
}
