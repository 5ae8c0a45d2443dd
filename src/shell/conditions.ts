/** test(1), as far as it can be answered from texts and files alone. */
import type { ByteString } from '../model/bytes.ts';
import type { ShellValue } from './variables.ts';

/** `maybe` is the answer to what only running would tell. */
export type Truth = 'yes' | 'no' | 'maybe';

/** Whether a path is what a file operator of test(1) asks for, as `-r` or `-d`. */
export type TestFile = (operator: ByteString, path: ByteString) => Truth;

export function truthOf(isTrue: boolean): Truth {
  return isTrue ? 'yes' : 'no';
}

export function not(truth: Truth): Truth {
  return truth === 'maybe' ? 'maybe' : truthOf(truth === 'no');
}

const NUMBERS: ReadonlyMap<ByteString, (a: number, b: number) => boolean> = new Map([
  ['-eq', (a: number, b: number): boolean => a === b],
  ['-ne', (a, b) => a !== b],
  ['-lt', (a, b) => a < b],
  ['-le', (a, b) => a <= b],
  ['-gt', (a, b) => a > b],
  ['-ge', (a, b) => a >= b],
]);

/** @param words the arguments of test(1), without the bracket that closes */
export function judgeTest(words: readonly ShellValue[], testFile: TestFile): Truth {
  // `-a` and `-o` join expressions of at most three words; `-o` binds less.
  let isAny: Truth = 'no';
  for (const alternative of splitAt(words, '-o')) {
    let isAll: Truth = 'yes';
    for (const part of splitAt(alternative, '-a')) isAll = both(isAll, judgePart(part, testFile));
    isAny = not(both(not(isAny), not(isAll)));
  }
  return isAny;
}

function both(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'maybe';
}

/** Split where the operator stands between expressions; as a word of one (`-n -a`) it is left alone. */
function splitAt(words: readonly ShellValue[], operator: ByteString): readonly (readonly ShellValue[])[] {
  if (words.length <= 3) return [words];
  const parts: ShellValue[][] = [[]];
  for (const word of words) {
    const last = parts.at(-1);
    if (textOf(word) === operator && last !== undefined && last.length > 0) parts.push([]);
    else last?.push(word);
  }
  return parts;
}

function judgePart(words: readonly ShellValue[], testFile: TestFile): Truth {
  const [first, second, third] = words;
  if (first === undefined) return 'no';
  if (textOf(first) === '!' && second !== undefined) return not(judgePart(words.slice(1), testFile));
  if (second === undefined) return ofText(first, (text) => text !== '');
  if (third === undefined) {
    const operator = textOf(first) ?? '';
    if (operator === '-z') return ofText(second, (text) => text === '');
    if (operator === '-n') return ofText(second, (text) => text !== '');
    const path = textOf(second);
    return path === undefined ? 'maybe' : testFile(operator, path);
  }
  if (words.length > 3) return 'maybe';
  const [a, operator, b] = [textOf(first), textOf(second), textOf(third)];
  if (a === undefined || b === undefined || operator === undefined) return 'maybe';
  if (operator === '=' || operator === '==') return truthOf(a === b);
  if (operator === '!=') return truthOf(a !== b);
  const compare = NUMBERS.get(operator);
  return compare === undefined ? 'maybe' : truthOf(compare(Number(a), Number(b)));
}

function textOf(value: ShellValue): ByteString | undefined {
  return value.kind === 'unknown' ? undefined : value.kind === 'text' ? value.text : '';
}

function ofText(value: ShellValue, test: (text: ByteString) => boolean): Truth {
  const text = textOf(value);
  return text === undefined ? 'maybe' : truthOf(test(text));
}
