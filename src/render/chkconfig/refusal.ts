/** Why chkconfig does not take a script, in words, with the line to write. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigRefusal, ChkconfigRefusalReason } from '../../model/chkconfig-service.ts';
import { placeIn, wholeFile } from '../../model/place.ts';
import type { Worded } from '../finding/report.ts';
import { showName } from '../text/show.ts';

const REFUSALS: Readonly<Record<ChkconfigRefusalReason, { readonly label: ByteString; readonly help: ByteString }>> = {
  'no-levels': {
    label: '',
    help: 'give it a line "# chkconfig: 2345 20 80" (levels, start, stop), or an LSB block with Default-Start',
  },
  'no-priorities': {
    label: '',
    help: 'give it a line "# chkconfig: 2345 20 80" (levels, start, stop), or the line "### BEGIN INIT INFO"',
  },
  'empty-line': { label: 'levels, start and stop should follow', help: 'such as: # chkconfig: 2345 20 80' },
  'missing-priority': { label: 'a number from 0 to 99 should stand here', help: 'such as: # chkconfig: 2345 20 80' },
  'no-blank-behind': {
    label: 'a blank or the end of the line should stand here',
    help: 'such as: # chkconfig: 2345 20 80',
  },
  'priority-out-of-range': { label: 'priorities go from 0 to 99', help: '' },
  'bad-levels': { label: 'levels are digits from 0 to 6, or a lone -', help: '' },
};

/** Why chkconfig does not take a script. */
export function wordRefusal(service: ByteString, file: ByteString, { reason, span }: ChkconfigRefusal): Worded {
  const { label, help } = REFUSALS[reason];
  const missing = reason === 'no-levels' ? 'no runlevels' : 'no priorities';
  const title =
    span === undefined
      ? `${quote(service)} does not support chkconfig: its header sets ${missing}`
      : `${quote(service)} does not support chkconfig: its header is broken`;
  const place = span === undefined ? wholeFile(file) : placeIn(file, span);
  return { severity: 'error', title, label, help, place, also: [], related: [] };
}

function quote(name: ByteString): ByteString {
  return `\`${showName(name)}'`;
}
