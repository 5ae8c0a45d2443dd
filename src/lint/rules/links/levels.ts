/** Hints about links that are not there, or not as the header has them, and for which there may be a reason. */
import { isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { DEBIAN_LSB, REDHAT, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { linksByScript, startLevels } from './by-script.ts';

export const UNEXPECTED_KILL_LINK: Rule = {
  id: 'links/unexpected-kill-link',
  level: 'info',
  profiles: DEBIAN_LSB,
  stage: 2,
  fix: 'none',
  what: 'A K link in a level that neither Default-Stop nor Default-Start lists. In a level of Default-Start it is the way in which a service is switched off.',
  why: 'The service is stopped where its author did not want it.',
  message: 'the header of {script} does not have it stopped in {level}',
  help: 'run insserv, unless an administrator wants it so',
  sources: ['insserv (overrides LSB defaults)'],
  checkSet: (set, report) => {
    const links = linksByScript(set);
    for (const script of set.scripts) {
      const stop = script.lsb.runlevels('Default-Stop')?.levels;
      // chkconfig makes K links in all levels in which a service is not started.
      if (stop === undefined || !DEBIAN_LSB.includes(script.profile) || script.chkconfig.where !== undefined) continue;
      const start = startLevels(script);
      for (const { kind, level, path } of links.get(script.path) ?? []) {
        const isListed = stop.has(level) || start?.has(level) === true;
        if (kind === 'K' && !isListed) report(path, 0, { script: script.name, level });
      }
    }
  },
  bad: [],
  good: [],
};

export const PRIORITY_DIFFERS_FROM_CHKCONFIG: Rule = {
  id: 'links/priority-differs-from-chkconfig',
  level: 'info',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  what: "A link's number is not that of the script's chkconfig line. Only of scripts without an LSB block and an override: what others require moves a number.",
  why: 'The next `chkconfig --add` or reset renumbers the link, and the order changes with it.',
  message: 'the link has the number {number}, and the chkconfig line of {script} has {own}',
  help: 'run chkconfig --add, or write an override in /etc/chkconfig.d if the number is meant',
  sources: ['chkconfig(8)'],
  checkSet: (set, report) => {
    const links = linksByScript(set);
    for (const script of set.scripts) {
      const { headers, profile, path: file, chkconfig } = script;
      const isPlain = headers.lsb === undefined && set.root?.overrides.has(file) === false;
      if (chkconfig.line === undefined || !isPlain || !REDHAT.includes(profile)) continue;
      for (const { kind, number, path } of links.get(file) ?? []) {
        const own = (kind === 'S' ? chkconfig.line.start : chkconfig.line.stop).number;
        if (number !== own) report(path, 0, { number, own, script: script.name });
      }
    }
  },
  bad: [],
  good: [],
};

export const NOT_REGISTERED: Rule = {
  id: 'links/not-registered',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A script whose header names levels has no link in any of them, on a system that has links. Off, since an administrator may not want the service at all.',
  why: 'It is neither started nor stopped.',
  message: 'the script has no link in any level',
  help: 'run insserv, chkconfig --add or update-rc.d, if it is to run',
  sources: ['lintian script-in-etc-init.d-not-registered-via-update-rc.d'],
  checkSet: (set, report) => {
    if (set.root === undefined || set.root.links.length === 0) return;
    const links = linksByScript(set);
    for (const script of set.scripts) {
      if (!SYSV.includes(script.profile) || links.has(script.path) || isSystemPart(baseName(script.path))) continue;
      const isNamed =
        (startLevels(script)?.size ?? 0) > 0 || (script.lsb.runlevels('Default-Stop')?.levels.size ?? 0) > 0;
      if (isNamed || script.chkconfig.line !== undefined) report(script, 0);
    }
  },
  bad: [],
  good: [],
};
