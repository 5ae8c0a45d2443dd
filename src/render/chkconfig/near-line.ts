/** Lines that are nearly a chkconfig line, in words. */
import type { ByteString } from '../../model/bytes.ts';
import type { NearChkconfigLine, NearLineSlip } from '../../model/near-line.ts';

const SLIPS: Readonly<Record<NearLineSlip, ByteString>> = {
  hashes: 'one # stands before the name, and nothing else',
  'letter-case': 'the name is chkconfig, in small letters',
  name: 'the name is chkconfig',
  'no-colon': 'a colon is missing behind chkconfig',
  'wide-colon': 'this is a full-width colon; an ordinary one should stand here',
  'other-sign': 'a colon should stand behind chkconfig',
  'blank-before-colon': 'no blank may stand before the colon',
  order: 'the levels come first, then the start and the stop number',
  separators: 'blanks part levels, start and stop number, and nothing else',
  'missing-number': 'levels, start and stop number: one is missing',
  'missing-levels': 'the levels are missing before the numbers',
};

/** What is wrong with the line, and the line to write. */
export function wordNearLine({ slip, line }: NearChkconfigLine): {
  readonly label: ByteString;
  readonly help: ByteString;
} {
  return { label: SLIPS[slip], help: `write: ${line}` };
}
