/** Slips in the headers of a plan's scripts, in words: each with its place. */
import type { ByteString } from '../../model/bytes.ts';
import type { LeftOut, LinkPlan, PlanSlip } from '../../model/link-plan.ts';
import { placeIn } from '../../model/place.ts';
import { wordNearLine } from '../chkconfig/near-line.ts';
import { wordSilence } from '../finding/start-silence.ts';
import { showName } from '../text/show.ts';
import { note, type PlanNote } from './note.ts';

/** Puts a slip into words. */
export function wordSlip({ name, file, ...slip }: PlanSlip): PlanNote {
  switch (slip.kind) {
    case 'silent':
      return { code: `slip/${slip.silence.kind}`, ...wordSilence(name, file, slip.silence, 'insserv') };
    case 'near': {
      const title = `\`${showName(name)}' has a chkconfig line that is nearly right, and is not read`;
      const place = placeIn(file, slip.near.span);
      return { ...note('slip/chkconfig-line', 'warning', title, ''), ...wordNearLine(slip.near), place };
    }
  }
}

/** Scripts of which no slip says more than that they are left out. */
export function withoutSlips({ leftOut, slips }: LinkPlan): readonly LeftOut[] {
  const namesOf = (kind: PlanSlip['kind']): ReadonlySet<ByteString> =>
    new Set(slips.flatMap((slip) => (slip.kind === kind ? [slip.name] : [])));
  const [near, silent] = [namesOf('near'), namesOf('silent')];
  return leftOut.filter(({ name, reason: { kind } }) => {
    return !(kind === 'refused' && near.has(name)) && !(kind === 'no-runlevel' && silent.has(name));
  });
}
