/** The actions of a script that watches no daemon of its own: what restart and status come to, and where each word leads. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { argumentLines, branch, lastBranches } from './usage.ts';

/** @param isDown a command of the script that succeeds if there is nothing to restart */
export function simpleActions(plan: NewPlan, isDown: ByteString): readonly ByteString[] {
  return [
    ...argumentLines({ ...plan, reload: { by: 'none' } }, [
      'start',
      'stop',
      'restart',
      'try-restart',
      ...(plan.profile === 'redhat' ? ['condrestart'] : []),
      'force-reload',
      'status',
      ...plan.extras.map(([name]) => name),
    ]),
    'case $1 in',
    ...branch('start', 'do_start'),
    ...branch('stop', 'do_stop'),
    ...branch('restart', 'do_stop && do_start'),
    ...branch(
      plan.profile === 'redhat' ? 'try-restart | condrestart | force-reload' : 'try-restart | force-reload',
      `${isDown} || { do_stop && do_start; }`,
    ),
    ...branch('status', 'do_status'),
    ...lastBranches(plan),
  ];
}
