/** Rules about the S and K links of a whole system. */
import { at } from '../../../graph/walks/adjacency.ts';
import { isAll } from '../../../graph/build/lsb-names.ts';
import { SYSV } from '../../profiles.ts';
import type { LinkEntry } from '../../../model/link-entry.ts';
import { openGuesses } from '../../../model/nearest.ts';
import { baseName } from '../../../model/path.ts';
import type { Rule } from '../../rule.ts';
import { linksByScript, startLevels } from './by-script.ts';
import { compareJunction, compareLinks } from './link-order.ts';

export const DANGLING_LINK: Rule = {
  id: 'links/dangling-link',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'An S or K link points to nothing.',
  why: 'The service that it was for is gone, or was renamed; insserv complains at each run.',
  message: 'the link points to {target}, where nothing is',
  help: '{hint}',
  sources: ['insserv'],
  checkSet: (set, report) => {
    const guess = openGuesses(new Set(set.scripts.map(({ name }) => name)));
    const strays = set.root?.strayEntries.filter(({ kind }) => kind === 'dangling');
    const told = new Set(strays?.map(({ path }) => baseName(path)));
    for (const { path, target, leadsSomewhere } of set.root?.links ?? []) {
      // A script that is itself such a link is told as that.
      if (target === undefined || leadsSomewhere || told.has(baseName(target))) continue;
      const nearest = guess(baseName(target));
      const hint = nearest === undefined ? 'remove it' : `did you mean ${nearest}? else remove it`;
      report(path, 0, { target, hint });
    }
  },
  bad: [],
  good: [],
};

export const DUPLICATE_LINK: Rule = {
  id: 'links/duplicate-link',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'Two S (or two K) links to one script in one folder.',
  why: 'The script is run twice.',
  message: '{other} leads to the same script: it is run twice',
  help: 'remove one of the two',
  sources: [],
  checkSet: (set, report) => {
    for (const links of linksByScript(set).values()) {
      const first = new Map<string, LinkEntry>();
      for (const link of links) {
        const key = `${link.level}${link.kind}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, link);
        else report(link.path, 0, { other: other.path });
      }
    }
  },
  bad: [],
  good: [],
};

export const START_AND_KILL: Rule = {
  id: 'links/start-and-kill',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'An S and a K link to one script in one folder.',
  why: 'The service is stopped and started at each change into that level.',
  message: '{other} stops what this link starts',
  help: 'remove one of the two',
  sources: [],
  checkSet: (set, report) => {
    for (const links of linksByScript(set).values()) {
      for (const link of links) {
        const kill = links.find((other) => other.kind === 'K' && other.level === link.level);
        if (link.kind === 'S' && kill !== undefined) report(link.path, 0, { other: kill.path });
      }
    }
  },
  bad: [],
  good: [],
};

export const MISSING_START_LINK: Rule = {
  id: 'links/missing-start-link',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A script that has links has none in a level of its Default-Start (or chkconfig levels).',
  why: 'It is not started there, whatever its header says.',
  message: 'no start link in {levels}, where the header has the script started',
  help: 'run insserv or chkconfig, unless an administrator wants it so',
  sources: ['insserv (overrides LSB defaults)'],
  checkSet: (set, report) => {
    const links = linksByScript(set);
    const folders = new Set(set.root?.links.map(({ level }) => level));
    for (const script of set.scripts) {
      const own = links.get(script.path);
      if (own === undefined) continue;
      const started = new Set(own.filter(({ kind }) => kind === 'S').map(({ level }) => level));
      const missing = [...(startLevels(script) ?? [])].filter((level) => folders.has(level) && !started.has(level));
      if (missing.length > 0) report(script, 0, { levels: missing.sort().join(' ') });
    }
  },
  bad: [],
  good: [],
};

export const MISSING_KILL_LINK: Rule = {
  id: 'links/missing-kill-link',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A script that is started by links has no kill link in a level of its Default-Stop; a start link there counts, as of what runs last in a shutdown.',
  why: 'The service is not stopped there, whatever its header says: it is killed at the end of the shutdown, or runs on.',
  message: 'no kill link in {levels}, where the header has the script stopped',
  help: 'run insserv or chkconfig, unless an administrator wants it so',
  sources: ['insserv (overrides LSB defaults)'],
  checkSet: (set, report) => {
    const links = linksByScript(set);
    const folders = new Set(set.root?.links.map(({ level }) => level));
    for (const script of set.scripts) {
      const own = links.get(script.path);
      if (own?.some(({ kind }) => kind === 'S') !== true) continue;
      const known = new Set(own.map(({ level }) => level));
      const stop = script.lsb.runlevels('Default-Stop')?.levels ?? [];
      const missing = [...stop].filter((level) => folders.has(level) && !known.has(level));
      if (missing.length > 0) report(script, 0, { levels: missing.sort().join(' ') });
    }
  },
  bad: [],
  good: [],
};

export const UNEXPECTED_START_LINK: Rule = {
  id: 'links/unexpected-start-link',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'An S link in a level that the header does not list. Not of a service that is off by default (`# chkconfig: -`, an empty Default-Start): an administrator switched it on.',
  why: 'The service is started where its author did not want it.',
  message: 'the header of {script} does not have it started in {level}',
  help: 'run insserv or chkconfig, unless an administrator wants it so',
  sources: ['insserv (overrides LSB defaults)'],
  checkSet: (set, report) => {
    const links = linksByScript(set);
    for (const script of set.scripts) {
      const levels = startLevels(script);
      const stop = script.lsb.runlevels('Default-Stop')?.levels;
      if (levels === undefined || levels.size === 0) continue;
      for (const { kind, level, path } of links.get(script.path) ?? []) {
        // What runs at the end of the shutdown has S links in 0 and 6.
        const isEnd = (level === '0' || level === '6') && stop?.has(level) === true;
        if (kind === 'S' && !levels.has(level) && !isEnd) report(path, 0, { script: script.name, level });
      }
    }
  },
  bad: [],
  good: [],
};

export const ORDER_CONTRADICTS_DEPENDENCY: Rule = {
  id: 'links/order-contradicts-dependency',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: "Within a level, a script's S number is not above that of a script which it requires (K: not below).",
  why: 'It is started before what it needs, or stopped behind it.',
  message: '{name} requires {required}, which {other} {when}',
  help: 'run insserv or chkconfig',
  sources: ['check-initd-order (Incorrect order)'],
  checkSet: (set, report) => {
    if (set.root === undefined) return;
    const links = linksByScript(set);
    for (const direction of ['start', 'stop'] as const) {
      // Links are compared level by level, so what the headers say of levels does not matter.
      const { graph, scripts } = set.sysvGraph(direction, 'any');
      const { first, then, word } = graph.arcs;
      for (const [arc, source] of word.entries()) {
        const declared = graph.words[source];
        if (declared?.field.startsWith('Required-') !== true || isAll(declared.word.text)) continue;
        const script = scripts[declared.script];
        const required = scripts[at(first, arc) === declared.script ? at(then, arc) : at(first, arc)];
        if (script !== undefined && required !== undefined)
          compareLinks(links, script, required, direction, declared.word.text, report);
      }
      for (const junction of graph.junctions) {
        compareJunction(links, { graph, scripts }, junction, direction, report);
      }
    }
  },
  bad: [],
  good: [],
};
