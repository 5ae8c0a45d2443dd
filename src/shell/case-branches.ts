/** The `case` constructs of a script and their branches, nested ones included. */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';
import type { ShellLines } from './lines.ts';

/** A position: line from 1, offset in the line from 0. */
interface Position {
  readonly line: number;
  readonly at: number;
}

export interface CaseBranch extends Position {
  /** The `|`-separated patterns, quotes taken off. */
  readonly patterns: readonly ByteString[];
  /** Behind the pattern's parenthesis. */
  readonly body: Position;
  end: Position;
}

export interface CaseConstruct extends Position {
  /** What stands between `case` and `in`. */
  readonly subject: ByteString;
  readonly branches: readonly CaseBranch[];
}

/** A construct that is being read. */
interface OpenCase extends CaseConstruct {
  readonly branches: CaseBranch[];
  expectsPattern: boolean;
}

const WORD = /;;&?|;&|\besac\b|\bcase\b/g;
const IN = /[ \t]in(?=[ \t;]|$)/g;

/**
 * All constructs, in the order of their `case`. One that is never closed is there as far as it goes. O(n).
 *
 * @param unended patterns that come before the branch above is ended: they are taken for what they were meant as
 */
export function readCases(
  { code, mask }: Pick<ShellLines, 'code' | 'mask'>,
  unended: readonly Span[],
): readonly CaseConstruct[] {
  const patternLines = new Set(unended.map(({ line }) => line));
  const found: CaseConstruct[] = [];
  const stack: OpenCase[] = [];
  for (const [i, line] of mask.entries()) {
    let at = 0;
    if (patternLines.has(i + 1)) endBranch(stack.at(-1), i);
    while (at < line.length) {
      const top = stack.at(-1);
      if (top?.expectsPattern === true) at = readPattern(top, stack, code[i] ?? '', line, i + 1, at);
      else {
        WORD.lastIndex = at;
        const word = WORD.exec(line);
        if (word === null) break;
        at = readWord(word[0], word.index, stack, found, code[i] ?? '', line, i + 1);
      }
    }
  }
  return found;
}

/** Ends a branch where nothing does: with the line, by its number from 1. */
function endBranch(top: OpenCase | undefined, line: number): void {
  const branch = top?.branches.at(-1);
  if (top === undefined || branch === undefined) return;
  branch.end = { line, at: Infinity };
  top.expectsPattern = true;
}

/** Reads on from where a pattern may stand; `esac` may stand there too. Returns where to read on. */
function readPattern(
  top: OpenCase,
  stack: OpenCase[],
  code: ByteString,
  mask: ByteString,
  line: number,
  from: number,
): number {
  let at = from;
  while (at < mask.length && ' \t'.includes(mask.charAt(at))) at += 1;
  if (at >= mask.length) return at;
  if (/^esac(?![A-Za-z0-9_|)-])/.test(mask.slice(at, at + 5))) {
    stack.pop();
    return at + 4;
  }
  const close = mask.indexOf(')', at);
  if (close < 0) return mask.length;
  const patterns = code
    .slice(mask.charAt(at) === '(' ? at + 1 : at, close)
    .split('|')
    .map((pattern) => pattern.trim().replaceAll(/["']/g, ''));
  const position = { line, at: close + 1 };
  top.branches.push({ line, at, patterns, body: position, end: position });
  top.expectsPattern = false;
  return close + 1;
}

function readWord(
  word: ByteString,
  index: number,
  stack: OpenCase[],
  found: CaseConstruct[],
  code: ByteString,
  mask: ByteString,
  line: number,
): number {
  const top = stack.at(-1);
  const next = index + word.length;
  if (word === 'case') {
    if (!isCommandPosition(mask, index)) return next;
    IN.lastIndex = next;
    const within = IN.exec(mask);
    if (within === null) return next;
    const open: OpenCase = {
      line,
      at: index,
      subject: code.slice(next, within.index).trim(),
      branches: [],
      expectsPattern: true,
    };
    found.push(open);
    stack.push(open);
    return within.index + 3;
  }
  if (top === undefined || (word === 'esac' && !isCommandPosition(mask, index))) return next;
  const branch = top.branches.at(-1);
  if (branch !== undefined) branch.end = { line, at: index };
  if (word === 'esac') stack.pop();
  else top.expectsPattern = true;
  return next;
}

/** What may stand above a pattern: the end of a branch, `in`, or a pattern that goes on. */
const ABOVE_PATTERN = /(?:;;&?|;&|[|(]\\?|(?:^|[ \t])in)$/;

/** True if a line begins as a pattern does, and the line above it ends no branch. O(n). */
export function hasUnendedBranch(mask: readonly ByteString[]): boolean {
  for (const [i, line] of mask.entries()) {
    const close = line.indexOf(')');
    if (close <= 0) continue;
    const open = line.indexOf('(');
    if (open >= 0 && open < close) continue;
    let above = '';
    for (let at = i - 1; at >= 0 && above === ''; at--) above = (mask[at] ?? '').trimEnd();
    if (above !== '' && !above.endsWith(';;') && !ABOVE_PATTERN.test(above.slice(-40))) return true;
  }
  return false;
}

/** At the start of the line, or behind what ends a command or opens one. Only a few bytes are looked at. */
function isCommandPosition(mask: ByteString, index: number): boolean {
  const before = mask.slice(Math.max(0, index - 40), index).trimEnd();
  return before === '' || /[;&|(){`!]$|\b(?:do|then|else|in)$/.test(before);
}

/** The code of a branch, line by line, each with its number. O(lines of the branch). */
export function* branchLines(
  { body, end }: CaseBranch,
  code: readonly ByteString[],
): Generator<readonly [number, ByteString]> {
  for (let line = body.line; line <= end.line; line++) {
    const text = code[line - 1] ?? '';
    yield [line, text.slice(line === body.line ? body.at : 0, line === end.line ? end.at : undefined)];
  }
}
