/** Rules about what the entries of rcN.d folders are, and what they lead to. */
import type { LinkEntry } from '../../../model/link-entry.ts';
import { isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';

/** The name of a script as links may have it: some leave the ending away. */
function plain(name: LinkEntry['name']): LinkEntry['name'] {
  return name.replace(/\.sh$/, '');
}

export const WRONG_TARGET: Rule = {
  id: 'links/wrong-target',
  level: 'warning',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'The name in a link differs from that of the script that it leads to. Not of the scripts of a system that links run by other names, such as halt and rc.local.',
  why: 'insserv, chkconfig and update-rc.d go by names: the link is none of the script that it leads to, and none of the one that it is called after.',
  message: 'the link is called after {name}, and leads to {script}',
  help: 'make one of the two the other, with update-rc.d, insserv or chkconfig',
  sources: [],
  checkSet: ({ root }, report) => {
    for (const { path, name, target, script, leadsSomewhere } of root?.links ?? []) {
      if (target === undefined || script === undefined || !leadsSomewhere) continue;
      const own = baseName(target);
      // A number of three digits has a rule of its own.
      if (plain(own) === plain(name) || isSystemPart(own) || name.slice(1) === own) continue;
      report(path, 0, { name, script: own });
    }
  },
  bad: [],
  good: [],
};

export const NOT_A_LINK: Rule = {
  id: 'links/not-a-link',
  level: 'warning',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'A file of its own stands in an rcN.d folder, in the place of a link, on a system that has links.',
  why: 'The tools leave it alone when they number, enable and disable, and what is changed in init.d does not reach it.',
  message: '{what}',
  help: 'put the script into init.d, and a link in its place',
  sources: ['insserv'],
  checkSet: ({ root }, report) => {
    // Where there is none at all, links were lost on the way, or the system does without.
    if (root?.links.some(({ target }) => target !== undefined) !== true) return;
    for (const { path, target, isFile, script } of root.links) {
      if (target !== undefined || !isFile) continue;
      const isCopy = script !== undefined;
      report(path, 0, {
        what: isCopy ? `a file, where a link to ${script} should be` : 'a file, where a link should be',
      });
    }
  },
  bad: [],
  good: [],
};
