/** The simple commands of a script's lines, by their first words: enough to tell what stands in command position. */
import type { ByteString } from '../model/bytes.ts';
import type { ShellLines } from './lines.ts';

/** A command: its words up to the next separator on the line. */
export interface Command {
  readonly line: number;
  /** Offset of its first word in the line, from 0. */
  readonly at: number;
  /** The first word as it stands there, quotes included. */
  readonly word: ByteString;
  /** From the first word to the separator or the end of the line, comments left out. */
  readonly text: ByteString;
  /** The same with the contents of quotes blank. */
  readonly mask: ByteString;
  /** In the body of a function. */
  readonly inFunction: boolean;
}

/** A function: the line of its name, and the last line of its body. */
export interface ShellFunction {
  readonly name: ByteString;
  readonly line: number;
  readonly at: number;
  endLine: number;
  /** Whether its brace is still open where the next function begins, or the script ends. */
  isOpen: boolean;
}

export interface ShellCommands {
  readonly commands: readonly Command[];
  readonly functions: readonly ShellFunction[];
  /** By line, from 0: whether the line begins in a function's body or has one. */
  readonly inFunction: readonly boolean[];
}

/** Words that stand before a command, or end a construct; none is a command itself. */
const KEYWORDS: ReadonlySet<ByteString> = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'while',
  'until',
  '!',
  '{',
  '}',
  'esac',
  'in',
  'time',
]);

/** `name()`, or the way of ksh and bash with `function` before the name, where the parentheses may be left out. */
const FUNCTION =
  /^[ \t]*(?:([A-Za-z_][A-Za-z0-9_.:-]*)[ \t]*\([ \t]*\)|(function)[ \t]+([A-Za-z_][A-Za-z0-9_.:-]*)(?:[ \t]*\([ \t]*\))?(?=[ \t{(]|$))/;
const SEPARATOR = /;;&?|;&?|&&|\|\|?|&(?!>)|\$\(|`|[()]/g;

/** Finds commands and functions. O(n). */
export function readCommands({ code, mask, isQuoted }: ShellLines): ShellCommands {
  const commands: Command[] = [];
  const functions: ShellFunction[] = [];
  const inFunction: boolean[] = [];
  let open: ShellFunction | undefined;
  let depth = 0;
  let endsInCommand = false;
  for (const [i, lineMask] of mask.entries()) {
    const found = isQuoted[i] === true ? null : FUNCTION.exec(lineMask);
    if (found !== null && (depth === 0 || !/^[ \t]/.test(lineMask))) {
      if (open !== undefined && depth > 0) open.isOpen = true;
      const [whole, plain, word, named] = found;
      const name = plain ?? named ?? '';
      open = {
        name,
        line: i + 1,
        at: whole.indexOf(name, word === undefined ? 0 : whole.indexOf(word) + 8),
        endLine: i + 1,
        isOpen: false,
      };
      functions.push(open);
      if (word !== undefined) commands.push(functionWord(i + 1, whole.indexOf(word), word));
      depth = 0;
    }
    const before = depth;
    depth = Math.max(0, depth + braceBalance(lineMask));
    if (lineMask.startsWith('}')) depth = 0;
    const inside = open !== undefined;
    inFunction.push(inside);
    if (open !== undefined) open.endLine = i + 1;
    // A backslash, or a quote that is still open, makes this line a part of the command above.
    const isContinued = endsInCommand && (isQuoted[i] === true || mask[i - 1]?.endsWith('\\') === true);
    const stretch = { line: i + 1, code: code[i] ?? '', mask: lineMask, inFunction: inside };
    endsInCommand = splitLine(stretch, isContinued, found === null ? 0 : found[0].length, commands);
    // The brace may stand on a line below the name.
    if (open !== undefined && depth === 0 && (before > 0 || lineMask.includes('}'))) open = undefined;
  }
  if (open !== undefined && depth > 0) open.isOpen = true;
  return { commands, functions, inFunction };
}

/** `function` is no command of every shell: where it is none, it is a word in the place of one. */
function functionWord(line: number, at: number, word: ByteString): Command {
  return { line, at, word, text: word, mask: word, inFunction: true };
}

function braceBalance(mask: ByteString): number {
  if (!mask.includes('{') && !mask.includes('}')) return 0;
  let balance = 0;
  for (let at = 0; at < mask.length; at++) {
    const character = mask.charAt(at);
    if (character === '{' && isOneOf(mask.charAt(at - 1), ' \t;&|()') && isOneOf(mask.charAt(at + 1), ' \t;'))
      balance++;
    else if (character === '}' && isOneOf(mask.charAt(at - 1), ' \t;') && isOneOf(mask.charAt(at + 1), ' \t;&|)<>')) {
      balance--;
    }
  }
  return balance;
}

/** True also for the empty string, which stands for the ends of the line. */
function isOneOf(character: string, set: string): boolean {
  return character === '' || set.includes(character);
}

/** A line as commands are read from it. */
type CommandLine = Pick<Command, 'line' | 'mask' | 'inFunction'> & { readonly code: ByteString };

/** Returns true if the line ends within a command, so that a backslash there continues it. */
function splitLine(text: CommandLine, isContinued: boolean, from: number, into: Command[]): boolean {
  const { mask } = text;
  let start = from;
  let depth = 0;
  let sinceSeparator = into.length;
  let isRest = isContinued;
  const end = (stop: number): boolean => {
    const command = isRest ? undefined : readCommand(text, start, stop);
    const isCommand = isRest || command !== undefined;
    isRest = false;
    if (command !== undefined) into.push(command);
    return isCommand;
  };
  SEPARATOR.lastIndex = from;
  for (let found = SEPARATOR.exec(mask); found !== null; found = SEPARATOR.exec(mask)) {
    const sign = found[0];
    // The `&` of `2>&1` and `>&2` separates nothing.
    if (sign === '&' && isOneOf(mask.charAt(found.index - 1), '<>') && found.index > 0) continue;
    const isPattern = sign === ')' && depth === 0;
    if (isPattern) into.length = sinceSeparator;
    else end(found.index);
    if (sign === '(' || sign === '$(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    if (sign !== '|') sinceSeparator = into.length;
    start = found.index + sign.length;
  }
  return end(mask.length);
}

function readCommand({ line, code, mask, inFunction }: CommandLine, start: number, stop: number): Command | undefined {
  let at = start;
  for (;;) {
    while (at < stop && (code.charCodeAt(at) === 0x20 || code.charCodeAt(at) === 0x09)) at += 1;
    if (at >= stop) return undefined;
    let wordEnd = at;
    // Blanks in quotes do not end a word, nor do those in `${x:=a b}`.
    let quote = '';
    let braces = 0;
    for (; wordEnd < stop; wordEnd++) {
      const character = mask.charAt(wordEnd);
      if (quote !== '') {
        if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '{' && mask.charAt(wordEnd - 1) === '$') braces += 1;
      else if (character === '}') braces = Math.max(0, braces - 1);
      else if ((character === ' ' || character === '\t') && braces === 0) break;
    }
    const word = code.slice(at, wordEnd);
    if (word === '\\') return undefined;
    // An assignment before a command is a part of it.
    const isPrefix = /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(word) && /[^ \t]/.test(code.slice(wordEnd, stop));
    if (!KEYWORDS.has(word) && !isPrefix) {
      return { line, at, word, text: code.slice(at, stop).trimEnd(), mask: mask.slice(at, stop), inFunction };
    }
    at = wordEnd;
  }
}
