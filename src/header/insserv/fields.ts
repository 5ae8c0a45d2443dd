/** The names of header fields as insserv spells them: in any case, joined by any number of dashes and underscores. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservKeyword } from '../../model/insserv.ts';

/** The two words of a name, whether a vendor prefix may stand before them, and the name's usual form. */
interface Spelling {
  readonly first: ByteString;
  readonly second: ByteString;
  readonly prefix: boolean;
  readonly keyword: InsservKeyword;
}

const SPELLINGS: readonly Spelling[] = [
  { first: '', second: 'provides', prefix: false, keyword: 'Provides' },
  { first: 'required', second: 'start', prefix: false, keyword: 'Required-Start' },
  { first: 'required', second: 'stop', prefix: false, keyword: 'Required-Stop' },
  { first: 'should', second: 'start', prefix: true, keyword: 'Should-Start' },
  { first: 'should', second: 'stop', prefix: true, keyword: 'Should-Stop' },
  { first: 'start', second: 'before', prefix: true, keyword: 'X-Start-Before' },
  { first: 'stop', second: 'after', prefix: true, keyword: 'X-Stop-After' },
  { first: 'default', second: 'start', prefix: false, keyword: 'Default-Start' },
  { first: 'default', second: 'stop', prefix: false, keyword: 'Default-Stop' },
  { first: '', second: 'interactive', prefix: true, keyword: 'X-Interactive' },
];

/** The fields by the names that nearly all headers have for them. */
const USUAL = new Map<ByteString, InsservKeyword>(
  SPELLINGS.flatMap(({ first, second, keyword }): [ByteString, InsservKeyword][] => [
    [keyword, keyword],
    [first === '' ? second : `${first}-${second}`, keyword],
  ]),
);

/** The field that insserv takes a name for; undefined for a name that it does not know. O(length of the name). */
export function insservKeyword(name: ByteString): InsservKeyword | undefined {
  const usual = USUAL.get(name);
  if (usual !== undefined) return usual;
  const lower = name.toLowerCase();
  return SPELLINGS.find((spelling) => matches(lower, spelling))?.keyword;
}

function matches(name: ByteString, { first, second, prefix }: Spelling): boolean {
  if (!name.endsWith(second)) return false;
  let rest = name.slice(0, name.length - second.length);
  if (first !== '') {
    const joined = withoutJoiners(rest);
    if (joined === rest || !joined.endsWith(first)) return false;
    rest = joined.slice(0, joined.length - first.length);
  }
  return rest === '' || (prefix && isVendorPrefix(rest));
}

/** `x`, a joiner, and then anything that a name may hold. */
function isVendorPrefix(text: ByteString): boolean {
  return text.startsWith('x') && isJoiner(text.charAt(1));
}

function withoutJoiners(text: ByteString): ByteString {
  let end = text.length;
  while (end > 0 && isJoiner(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function isJoiner(character: ByteString): boolean {
  return character === '-' || character === '_';
}
