/** Rules about what some distributions ask of chkconfig lines and others do not, and about what a listing hides. */
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { REDHAT } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { levelsText } from '../example-texts.ts';

export const DEFAULT_ENABLED: Rule = {
  id: 'chkconfig/default-enabled',
  level: 'info',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The service is on by default: the levels of its chkconfig line are not `-`, or Default-Start is not empty. Off; `--select` it where services are to be switched on by hand.',
  why: 'Fedora has most services off until an administrator wants them.',
  message: 'the service is on by default in {levels}',
  help: 'write - for the levels, and leave Default-Start empty',
  sources: ['rpmlint service-default-enabled'],
  check: ({ chkconfig, lsb }, report) => {
    const { line, where } = chkconfig;
    if (line !== undefined && line.runlevels.length > 0) {
      report(line.levels, { levels: line.runlevels.join(' ') });
      return;
    }
    const start = lsb.runlevels('Default-Start');
    if ((where !== undefined && line === undefined) || start === undefined || start.levels.size === 0) return;
    report(start.field.value, { levels: [...start.levels].join(' ') });
  },
  bad: [
    { text: '# chkconfig: 345 20 80\n', lines: [1] },
    { text: `# chkconfig: - 20 80\n${levelsText('3 5', '0')}`, lines: [7] },
  ],
  good: [{ text: '# chkconfig: - 20 80\n' }, { text: `# chkconfig: - 20 80\n${levelsText('', '')}` }],
};

export const NO_DEFAULT_RUNLEVEL: Rule = {
  id: 'chkconfig/no-default-runlevel',
  level: 'info',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The levels of the chkconfig line are `-`. Off; `--select` it where services are to be on once they are installed.',
  why: 'The service is not started until somebody switches it on.',
  message: 'the service is off by default',
  help: 'write the levels in which it is to run',
  sources: ['rpmlint no-default-runlevel'],
  check: ({ chkconfig: { line } }, report) => {
    if (line?.levels.text === '-') report(line.levels);
  },
  bad: [
    { text: '# chkconfig: - 20 80\n', lines: [1] },
    { text: '#!/bin/sh\n# chkconfig: - 20 80\n', lines: [2] },
  ],
  good: [{ text: '# chkconfig: 345 20 80\n' }, { text: '#!/bin/sh\n' }],
};

export const PRIORITIES_NOT_MIRRORED: Rule = {
  id: 'chkconfig/priorities-not-mirrored',
  level: 'info',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'Start and stop priority do not add up to 99 or 100. Off, since it is a habit and no rule.',
  why: 'Services are usually stopped in the reverse of the order in which they are started.',
  message: 'start priority {start} and stop priority {stop} add up to {sum}',
  help: 'write {usual} for the stop priority, unless the two are meant',
  sources: [],
  check: ({ chkconfig: { line } }, report) => {
    if (line === undefined) return;
    const [start, stop] = [line.start.number, line.stop.number];
    const sum = start + stop;
    if (sum !== 99 && sum !== 100) report(line.stop, { start, stop, sum, usual: Math.min(99, 100 - start) });
  },
  bad: [
    { text: '# chkconfig: 345 20 20\n', lines: [1] },
    { text: '# chkconfig: - 0 0\n', lines: [1] },
  ],
  good: [{ text: '# chkconfig: 345 20 80\n' }, { text: '# chkconfig: 345 0 99\n' }],
};

export const HIDDEN: Rule = {
  id: 'chkconfig/hidden',
  level: 'info',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  what: '`# hide: true` is in the script.',
  why: 'ntsysv and others leave the service out of their lists: who looks for it does not find it.',
  message: 'lists of services leave this one out',
  help: 'delete the line, unless nobody is to switch the service',
  sources: ['chkconfig(8)'],
  check: ({ headers, slips }, report) => {
    for (const { keyword, key, value } of headers.chkconfig?.fields ?? []) {
      const isOn = value.text !== '' && value.text !== 'false' && !hasTemplateWord(value.text);
      if (keyword === 'hide' && isOn && !slips.has(key.line)) report(key);
    }
  },
  bad: [
    { text: '# chkconfig: - 20 80\n# hide: true\n', lines: [2] },
    { text: '# hide: yes\n# chkconfig: - 20 80\n', lines: [1] },
  ],
  good: [{ text: '# chkconfig: - 20 80\n' }, { text: '# chkconfig: - 20 80\n# hide: false\n' }],
};
