/** Rules about Default-Start and Default-Stop. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { isForSuse } from '../../suse.ts';
import { joinedRunlevels, LSB_RUNLEVELS, wordsOf } from '../../script/lsb-view.ts';
import { setLevels, unite } from './set-levels.ts';
import { levelsText, lsbText } from '../example-texts.ts';

const MULTI_USER: readonly string[] = ['2', '3', '4', '5'];

export const JOINED_RUNLEVELS: Rule = {
  id: 'lsb/joined-runlevels',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'A runlevel field has several levels written as one word.',
  why: 'That is the way of the chkconfig line; LSB separates them by blanks. insserv then makes no link at all, without a word.',
  message: '{levels} is one word: insserv makes no link for {field}, and says nothing',
  help: 'separate the levels by blanks',
  sources: ['lintian init.d-script-has-bad-start-runlevel, init.d-script-has-bad-stop-runlevel'],
  check: ({ lsb }, report) => {
    for (const name of LSB_RUNLEVELS) {
      const field = lsb.sound(name);
      const [word, ...more] = field === undefined ? [] : joinedRunlevels(field);
      if (word === undefined) continue;
      const edits = [word, ...more].map((joined) => replaceSpan(joined, joined.text.replaceAll(/(?<=.)(?=.)/g, ' ')));
      report(word, { levels: word.text, field: name }, { fix: { kind: 'safe', edits } });
    }
  },
  bad: [
    { text: levelsText('2345', '0 1 6'), lines: [6], fixed: levelsText('2 3 4 5', '0 1 6') },
    { text: levelsText('2 3 4 5', '016'), lines: [7], fixed: levelsText('2 3 4 5', '0 1 6') },
  ],
  good: [{ text: levelsText('2 3 4 5', '0 1 6') }, { text: '# chkconfig: 2345 20 80\n', profile: 'redhat' }],
};

function badRunlevel(direction: 'start' | 'stop', field: string, line: number, bad: readonly [string, string]): Rule {
  const text = (level: string): string =>
    direction === 'start' ? levelsText(level, '0 1 6') : levelsText('2 3 4 5', level);
  return {
    id: `lsb/bad-${direction}-runlevel`,
    level: 'error',
    profiles: SYSV,
    stage: 1,
    fix: 'none',
    what: `A word of ${field} is none of 0-6 and S, nor several of them joined.`,
    why: 'No such runlevel exists; insserv and chkconfig overlook the word.',
    message: `{name} in ${field} is no runlevel{text}`,
    help: 'the runlevels are 0-6 and S',
    sources: [`lintian init.d-script-has-bad-${direction}-runlevel`],
    check: ({ lsb, profile }, report) => {
      const word = lsb.runlevels(field)?.bad.find(({ text }) => !hasTemplateWord(text));
      if (word === undefined) return;
      const isBoot = word.text === 'B';
      const text = isBoot ? ': it is the boot of SUSE, which is S everywhere else' : '';
      report(word, { name: word.text, text }, isBoot && profile === 'lsb' ? { level: 'info' } : {});
    },
    bad: bad.map((levels) => ({ text: text(levels), lines: [line] })),
    good: [{ text: text('0 1 2 3 4 5 6 S') }, { text: text('') }, { text: text('@LEVELS@') }],
  };
}

export const BAD_START_RUNLEVEL: Rule = badRunlevel('start', 'Default-Start', 6, ['2 7', 'multi-user']);
export const BAD_STOP_RUNLEVEL: Rule = badRunlevel('stop', 'Default-Stop', 7, ['0 1 boot', '0,1,6']);

export const START_STOP_OVERLAP: Rule = {
  id: 'lsb/start-stop-overlap',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A runlevel is in both Default-Start and Default-Stop; one finding a script. Only a hint where the path says SUSE, which stops a service by a link in the level where it runs.',
  why: 'insserv (with a warning) and chkconfig then make a stop link only: the service is not started there.',
  message: 'runlevel {level} is in Default-Start as well: the service is only stopped there, never started',
  help: 'leave it in one of the two',
  sources: ['lintian init.d-script-has-conflicting-start-stop', 'insserv (overlapping)'],
  check: ({ lsb, path }, report) => {
    const start = lsb.runlevels('Default-Start')?.levels;
    const stop = lsb.runlevels('Default-Stop');
    if (start === undefined || stop === undefined) return;
    const word = wordsOf(stop.field).find(({ text }) => start.has(text.toUpperCase()));
    if (word !== undefined) report(word, { level: word.text }, isForSuse(path) ? { level: 'info' } : {});
  },
  bad: [
    { text: levelsText('2 3 4 5', '0 1 2 6'), lines: [7] },
    { text: levelsText('S', 'S'), lines: [7] },
  ],
  good: [{ text: levelsText('2 3 4 5', '0 1 6') }, { text: levelsText('2345', '0 2') }],
};

export const START_IN_HALT_RUNLEVEL: Rule = {
  id: 'lsb/start-in-halt-runlevel',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'Default-Start has 0 or 6.',
  why: 'The service would be started while the system goes down.',
  message: 'the system goes down in runlevel {level}: nothing should be started there',
  help: 'move {level} to Default-Stop',
  sources: ['lintian init.d-script-starts-in-stop-runlevel'],
  check: ({ lsb }, report) => {
    const start = lsb.runlevels('Default-Start');
    const halting = start === undefined ? [] : wordsOf(start.field).filter(({ text }) => text === '0' || text === '6');
    const [word] = halting;
    if (start === undefined || word === undefined) return;
    const moved = [...new Set(halting.map(({ text }) => text))].sort();
    const stop = lsb.runlevels('Default-Stop');
    const rest = [...start.levels].filter((level) => !moved.includes(level));
    const edits =
      stop === undefined ? [] : [...setLevels(start, rest).edits, ...setLevels(stop, unite(stop, moved)).edits];
    const fix: LintFix = { kind: 'suggestion', edits: edits.sort((a, b) => a.offset - b.offset) };
    // Without a line to move them to they would only be lost.
    report(word, { level: moved.join(' and ') }, stop === undefined ? {} : { fix });
  },
  bad: [
    { text: levelsText('0 2 3', ''), lines: [6], fixed: levelsText('2 3', '0') },
    { text: levelsText('2 3 4 5 0 6', '0 1'), lines: [6], fixed: levelsText('2 3 4 5', '0 1 6') },
  ],
  good: [{ text: levelsText('2 3 4 5', '0 1 6') }, { text: levelsText('', '0') }],
};

export const STOP_IN_S: Rule = {
  id: 'lsb/stop-in-s',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'Default-Stop has S.',
  why: 'S is never entered from another runlevel, so nothing is ever stopped there.',
  message: 'S is never entered from another runlevel: nothing is stopped there',
  help: 'delete S',
  sources: ['lintian init-d-script-stops-in-s-runlevel'],
  check: ({ lsb }, report) => {
    const stop = lsb.runlevels('Default-Stop');
    const word = stop && wordsOf(stop.field).find(({ text }) => text.toUpperCase() === 'S');
    if (stop === undefined || word === undefined) return;
    const rest = wordsOf(stop.field).flatMap(({ text }) => (text.toUpperCase() === 'S' ? [] : [text]));
    report(word, {}, { fix: setLevels(stop, rest, 'suggestion') });
  },
  bad: [
    { text: levelsText('2 3 4 5', '0 1 6 S'), lines: [7], fixed: levelsText('2 3 4 5', '0 1 6') },
    { text: levelsText('2', 'S 0'), lines: [7], fixed: levelsText('2', '0') },
  ],
  good: [{ text: levelsText('S', '') }, { text: levelsText('2 3 4 5', '0 1 6') }],
};

export const S_WITH_MULTIUSER: Rule = {
  id: 'lsb/s-with-multiuser',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'Default-Start has S and one of 2-5.',
  why: 'The service would be started twice in one boot.',
  message: 'S and {level}: the service is started twice in one boot',
  help: 'leave S for early system scripts, or drop the other levels',
  sources: [],
  check: ({ lsb }, report) => {
    const start = lsb.runlevels('Default-Start');
    const level = MULTI_USER.find((other) => start?.levels.has(other));
    if (start !== undefined && start.levels.has('S') && level !== undefined) report(start.field.value, { level });
  },
  bad: [
    { text: levelsText('S 2 3 4 5', '0 1 6'), lines: [6] },
    { text: levelsText('5 S', ''), lines: [6] },
  ],
  good: [{ text: levelsText('S', '') }, { text: levelsText('S 1', '') }],
};

export const NO_RUNLEVELS: Rule = {
  id: 'lsb/no-runlevels',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: 'Default-Start and Default-Stop are both there, and both empty. Not where a chkconfig line says when the service is started.',
  why: 'The script gets no links: it is neither started nor stopped unless somebody does so by hand.',
  message: 'Default-Start and Default-Stop are both empty: no tool makes a link to the script',
  help: 'name the runlevels in which it is to be started and stopped, if it is',
  sources: ['check-archive-initd-scripts'],
  check: ({ lsb, chkconfig }, report) => {
    const [start, stop] = LSB_RUNLEVELS.map((name) => lsb.sound(name));
    if (start === undefined || stop === undefined || chkconfig.where !== undefined) return;
    if (start.value.text === '' && stop.value.text === '') report(start.key);
  },
  bad: [
    { text: levelsText('', ''), lines: [6] },
    { text: lsbText('# Default-Stop:', '# Default-Start:  '), lines: [4] },
  ],
  good: [
    { text: levelsText('', '0 1 6') },
    { text: levelsText('S', '') },
    { text: lsbText('# Default-Start:') },
    { profile: 'redhat', text: `# chkconfig: - 20 80\n${levelsText('', '')}` },
  ],
};
