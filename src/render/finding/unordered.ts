/** The sentences about scripts that no header orders, and about words that are not read. */
import type { ByteString } from '../../model/bytes.ts';
import type { FindingArguments, OrderFindingCode } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import { baseName } from '../../model/path.ts';
import type { UnorderedKind } from '../../model/unordered-script.ts';
import { showName } from '../text/show.ts';
import type { Sentences } from './words.ts';

type UnorderedCode = Extract<
  OrderFindingCode,
  | 'order/chkconfig-only'
  | 'order/no-header'
  | 'order/foreign-script'
  | 'order/by-names'
  | 'order/nothing'
  | 'order/dropped-word'
>;

/** What stands where a script has no header that orders it. */
export const UNORDERED_LABELS: Readonly<Record<UnorderedKind, ByteString>> = {
  chkconfig: 'numbers, and no names of other scripts',
  'no-header': 'no LSB block, no rcorder lines, no chkconfig line',
  openrc: 'a script of OpenRC: its depend() orders it',
  'rc-common': 'a script of OpenWrt: START= and STOP= order it',
};

/** The sentences of a finding about what is not ordered. */
export function wordUnordered(code: UnorderedCode, place: Place, args: FindingArguments): Sentences {
  const one = showName(baseName(place.file));
  const count = Number(args['scripts'] ?? 1);
  const who = count === 1 ? one : `${count} scripts`;
  const [has, is] = count === 1 ? ['has', 'is'] : ['have', 'are'];
  switch (code) {
    case 'order/chkconfig-only':
      return {
        title: `${who} ${has} a chkconfig line and no LSB block, so no dependencies`,
        label: UNORDERED_LABELS.chkconfig,
        help: 'initorder plan --scheme chkconfig shows the links that these numbers make',
      };
    case 'order/no-header':
      return {
        title: `${who} ${has} no header, so nothing says when ${count === 1 ? 'it starts' : 'they start'}`,
        label: UNORDERED_LABELS['no-header'],
        help: 'add a block from ### BEGIN INIT INFO to ### END INIT INFO',
      };
    case 'order/foreign-script':
      return {
        title: `${who} ${is} left alone: ${args['kind'] === 'openrc' ? 'OpenRC' : 'OpenWrt'} has no comment headers`,
        label: '',
        help: '',
      };
    case 'order/by-names':
      return {
        title: `${who} without a header in the order of the names, as rcS of Buildroot runs S??*`,
        label: '',
        help: '',
      };
    case 'order/nothing':
      return { title: 'there is no script here, so there is no order', label: '', help: '' };
    case 'order/dropped-word':
      return wordDropped(place, args);
  }
}

function wordDropped(place: Place, args: FindingArguments): Sentences {
  const word = showName(String(args['name'] ?? ''));
  const field = showName(String(args['field'] ?? ''));
  const cause = args['cause'] === 'comma' ? 'a comma with a blank behind it ends' : 'two blanks in a row end';
  return {
    title: `insserv does not read \`${word}' in ${field} of ${showName(baseName(place.file))}: ${cause} the list`,
    label: 'stands behind the end of the list',
    help: 'put one blank, and nothing else, between the words',
  };
}
