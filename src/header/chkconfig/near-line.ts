/**
 * Lines that were meant as the chkconfig line of a script and that chkconfig does not read, or refuses: without a colon, with
 * another sign in its place, with a number too few. Prose about chkconfig is none of them: behind the name must stand what can
 * be levels and numbers.
 */
import type { ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import type { NearChkconfigLine, NearLineSlip } from '../../model/near-line.ts';

/** Hash, name, sign and the rest of a line. No part can take what the one before it left, so it never goes back far. */
const CANDIDATE = /(?:^|\n)[ \t\v\f\r]*(#[#!]*)[ \t]*([A-Za-z_-]{5,14})([ \t]*)(:|=|;|\xef\xbc\x9a)?([^\n]{0,200})/g;

const NAME = 'chkconfig';
const LEVELS = /^(?:-|[0-6]+)$/;
const NUMBER = /^[0-9]{1,2}$/;

/** All such lines of a text, in their order. Lines that chkconfig reads as they are meant are left out. O(n). */
export function findNearChkconfigLines(text: ByteString): readonly NearChkconfigLine[] {
  const found: NearChkconfigLine[] = [];
  if (!/chk|check|config/i.test(text)) return found;
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const [whole, hashes = '', name = '', gap = '', sign = '', rest = ''] = match;
    if (!isName(name)) continue;
    const values = readValues(rest, sign !== '');
    if (values === undefined) continue;
    const slip = slipOfName(hashes, name, gap, sign) ?? values.slip;
    if (slip === undefined) continue;
    const offset = match.index + whole.indexOf('#');
    const lineStart = text.lastIndexOf('\n', offset) + 1;
    for (let next = text.indexOf('\n', counted); next >= 0 && next < offset; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    const length = whole.trimEnd().length - whole.indexOf('#');
    const span = { line, column: offset - lineStart + 1, offset, length };
    found.push({ span, slip, line: `# ${NAME}: ${values.levels} ${values.start} ${values.stop}` });
  }
  return found;
}

function isName(name: ByteString): boolean {
  const lower = name.toLowerCase();
  return lower === NAME || nearestName(lower.replace(/[-_]/g, ''), [NAME]) !== undefined;
}

function slipOfName(hashes: ByteString, name: ByteString, gap: ByteString, sign: ByteString): NearLineSlip | undefined {
  if (hashes !== '#') return 'hashes';
  if (name !== NAME) return name.toLowerCase() === NAME ? 'letter-case' : 'name';
  if (sign === '') return 'no-colon';
  if (sign !== ':') return sign === '=' || sign === ';' ? 'other-sign' : 'wide-colon';
  return gap === '' ? undefined : 'blank-before-colon';
}

interface Values {
  readonly levels: ByteString;
  readonly start: ByteString;
  readonly stop: ByteString;
  readonly slip?: NearLineSlip;
}

const MOST_VALUES = 3;

/**
 * What the values mean; undefined if they are no values of such a line, as in a sentence.
 *
 * @param hasSign with a sign behind the name, a value may be missing or in another place
 */
function readValues(rest: ByteString, hasSign: boolean): Values | undefined {
  const plain = rest.split(/[ \t\v\f\r]+/).filter((word) => word !== '');
  const [levels = '', start = '', stop = ''] = plain;
  if (plain.length >= MOST_VALUES && LEVELS.test(levels) && NUMBER.test(start) && NUMBER.test(stop)) {
    return plain.length > MOST_VALUES && !hasSign ? undefined : { levels, start, stop };
  }
  // `2,3,4,5 80 20` and `2345, 80, 20` and `345 80/20` and `345 S80 K20`
  const words = splitLoosely(plain);
  if (words === undefined || words.length > MOST_VALUES || words.length === 0) return undefined;
  const isSplit = words.length !== plain.length || words.some((word, i) => word !== plain[i]);
  if (words.length < MOST_VALUES) return hasSign ? completeValues(words) : undefined;
  const at = words.findIndex(isLongLevels);
  const place = at < 0 ? 0 : at;
  const [first = '', second = ''] = words.filter((_, i) => i !== place);
  const level = words[place] ?? '';
  if (!LEVELS.test(level) || !NUMBER.test(first) || !NUMBER.test(second)) return undefined;
  return { levels: level, start: first, stop: second, slip: isSplit ? 'separators' : 'order' };
}

/** One value or two, with what is missing. */
function completeValues([first = '', second]: readonly ByteString[]): Values | undefined {
  const isLast = second !== undefined && isLongLevels(second);
  const [levels, start] = LEVELS.test(first) ? [first, second ?? '80'] : isLast ? [second, first] : [];
  if (levels !== undefined && start !== undefined && NUMBER.test(start)) {
    return { levels, start, stop: mirror(start), slip: 'missing-number' };
  }
  if (!NUMBER.test(first) || (second !== undefined && !NUMBER.test(second))) return undefined;
  return { levels: '2345', start: first, stop: second ?? mirror(first), slip: 'missing-levels' };
}

/** Levels that cannot be meant as one of the numbers: three or more, in rising order. */
function isLongLevels(word: ByteString): boolean {
  if (word === '-') return true;
  return (
    word.length > 2 && LEVELS.test(word) && Array.from(word).every((digit, i) => i === 0 || digit > (word[i - 1] ?? ''))
  );
}

function mirror(start: ByteString): ByteString {
  return String(Math.min(99, 100 - Number(start))).padStart(2, '0');
}

/** Values that are parted by other signs than blanks; undefined if there is anything else among them. */
function splitLoosely(words: readonly ByteString[]): readonly ByteString[] | undefined {
  const values: ByteString[] = [];
  for (const word of words) {
    if (/^[0-6](?:,[0-6])+,?$/.test(word)) values.push(word.replaceAll(',', ''));
    else {
      for (const part of word.split(/[,/]/)) {
        const value = /^[SK]?([0-9]+|-)$/.exec(part)?.[1];
        if (value !== undefined) values.push(value);
        else if (part !== '') return undefined;
      }
    }
  }
  return values;
}
