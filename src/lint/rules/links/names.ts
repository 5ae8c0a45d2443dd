/** Names in rcN.d folders that rc passes over, or reads otherwise than was meant. */
import { baseName } from '../../../model/path.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';

export const BAD_LINK_NAME: Rule = {
  id: 'links/bad-link-name',
  level: 'warning',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'An entry of an rcN.d folder is nearly an S or K link: its letter is small, or its number has one digit or three. Other names, such as README or those that begin with a sign, are let pass.',
  why: 'rc runs S or K, two digits, name, and nothing else; of a third digit it makes a part of the name, and sorts by the first two.',
  message: '{what}',
  help: '{hint}',
  sources: ['insserv (corrupt or invalid)'],
  checkSet: (set, report) => {
    for (const { path, name, meant } of set.root?.oddEntries ?? []) {
      const hint = `rename it ${meant}, or, if it is to be off, move it out of the folder`;
      report(path, 0, { what: `rc never runs ${name}: its name is not S or K, two digits, name`, hint });
    }
    for (const { path, kind, number, name, target } of set.root?.links ?? []) {
      const rest = /^[0-9](.+)$/s.exec(name)?.[1];
      // Some scripts have names that begin with a digit.
      if (rest === undefined || target === undefined || baseName(target) !== rest) continue;
      const what = `rc takes ${kind}${String(number).padStart(2, '0')} for the number of ${baseName(path)}, and sorts it so`;
      report(path, 0, { what, hint: 'a number has two digits: choose one of 00-99' });
    }
  },
  bad: [],
  good: [],
};
