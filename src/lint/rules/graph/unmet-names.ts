/** Rules about names that nobody provides. */
import type { ByteString } from '../../../model/bytes.ts';
import type { Facility } from '../../../model/facility.ts';
import { ALL, isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { lsbText } from '../example-texts.ts';
import { reportUnmet } from './unmet-judge.ts';

export const UNKNOWN_PROVIDER: Rule = {
  id: 'graph/unknown-provider',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  isMany: true,
  what: 'A required name is provided by no file of the set. An error for a whole system (`--root`); of other sets a hint, a warning if it is one letter off a known name, and nothing if the base system provides it. Facilities and stages of the boot have rules of their own.',
  why: 'insserv refuses the script; rcorder goes on, in an order that is not what was meant.',
  message: 'none of the scripts provides {name}',
  help: '{hint}',
  sources: ['insserv (service has to exist)', 'rcorder (has no providers)', 'check-archive-initd-scripts'],
  checkSet: (set, report) => {
    reportUnmet(set, 'error', ({ isRequired }) => isRequired, report);
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: anvli\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: anvil\n' }],
      fixed: '# PROVIDE: a\n# REQUIRE: anvil\n',
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Stop: nobody'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
  good: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b\n',
      others: [{ path: 'c', text: '# PROVIDE: b\n' }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: $network'),
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b\n' },
    {
      profile: 'freebsd-ports',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: netif ldconfig\n',
      others: [{ path: 'c', text: '# PROVIDE: c\n' }],
    },
  ],
};

export const UNKNOWN_BEFORE: Rule = {
  id: 'graph/unknown-before',
  level: 'warning',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  isMany: true,
  what: 'BEFORE, X-Start-Before or X-Stop-After names what no file of the set provides. Of sets that are no whole system a hint, a warning if it is one letter off a known name, and nothing if the base system provides it.',
  why: 'The word has no effect.',
  message: 'none of the scripts provides {name}: the word has no effect',
  help: '{hint}',
  sources: ['rcorder (is before unknown provision)'],
  checkSet: (set, report) => {
    reportUnmet(set, 'warning', ({ isBehind }) => !isBehind, report);
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# BEFORE: ihtread\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: ithread\n' }],
      fixed: '# PROVIDE: a\n# BEFORE: ithread\n',
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# X-Stop-After: nobody'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
  good: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# BEFORE: b\n',
      others: [{ path: 'c', text: '# PROVIDE: b\n' }],
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# X-Start-Before: b'),
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
    },
  ],
};

/** Of a facility so many members are named. */
const MOST_MEMBERS = 20;

function listMembers({ members }: Facility): string {
  const names = members.slice(0, MOST_MEMBERS).map(({ name }) => name);
  const more = members.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}

export const FACILITY_WITHOUT_PROVIDER: Rule = {
  id: 'graph/facility-without-provider',
  level: 'warning',
  profiles: ['debian'],
  stage: 1,
  fix: 'none',
  what: 'A `$facility` known to insserv.conf is required but none of its members is in the set. Runs only for a root that has its own insserv.conf.',
  why: 'The dependency is met by nothing: the script is ordered as if it had none.',
  message: 'no script of this system is a member of {name}',
  help: 'install one of {members}, or drop the word',
  sources: [],
  checkSet: (set, report) => {
    const facilities = set.root?.facilities;
    if (facilities === undefined) return;
    // Undefined where somebody provides a member. Facilities of the LSB kind are asked of SysV scripts only, which are alike.
    const missing = new Map<ByteString, string | undefined>();
    for (const script of set.scripts) {
      if (isRcd(script.profile) || !set.isReported(script)) continue;
      for (const field of ['Required-Start', 'Required-Stop']) {
        for (const word of script.lsb.words(field)) {
          const facility = facilities.byName.get(word.text);
          if (facility === undefined || facility.members.length === 0) continue;
          if (!missing.has(word.text)) {
            const isMet = facility.members.some(({ name }) => set.providersOf(script, name).length > 0);
            missing.set(word.text, isMet ? undefined : listMembers(facility));
          }
          const members = missing.get(word.text);
          if (members !== undefined) report(script, word, { name: word.text, members });
        }
      }
    }
  },
  bad: [],
  good: [],
};
