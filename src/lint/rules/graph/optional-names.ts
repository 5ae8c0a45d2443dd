/** A rule about names that a script may do without. */
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { lsbText } from '../example-texts.ts';
import { reportUnmet } from './unmet-judge.ts';

export const UNKNOWN_OPTIONAL_PROVIDER: Rule = {
  id: 'graph/unknown-optional-provider',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'suggestion',
  isMany: true,
  isOff: true,
  what: 'Should-Start or Should-Stop names what no file of the set provides. Off, since these fields are for what may be missing, and many scripts list the names that a service has on several systems.',
  why: 'A slip in these fields is told by no tool: the order is not what was meant, and nobody complains.',
  message: 'none of the scripts provides {name}',
  help: '{hint}',
  sources: ['check-archive-initd-scripts'],
  checkSet: (set, report) => {
    reportUnmet(set, 'info', ({ isBehind, isRequired }) => isBehind && !isRequired, report);
  },
  bad: [
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Should-Start: anvli'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: anvil') }],
      fixed: lsbText('# Provides: a', '# Should-Start: anvil'),
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Should-Stop: hamer x'),
      lines: [4, 4],
      others: [{ path: 'b', text: lsbText('# Provides: hammer') }],
    },
  ],
  good: [
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Should-Start: $anvil cron'),
      others: [{ path: 'b', text: lsbText('# Provides: anvil') }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Should-Start: anvil'),
      others: [{ path: 'b', text: lsbText('# Provides: anvil') }],
    },
  ],
};
