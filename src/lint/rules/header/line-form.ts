/** Rules about the form of a header line: what stands between hash, field name and colon. */
import { ALL } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { lsbText } from '../example-texts.ts';
import { reportSlips } from './slip-rule.ts';

const BAD_LINE = ['lintian init.d-script-has-bad-lsb-line', 'rpmlint malformed-line-in-lsb-comment-block'];

export const MISSING_SPACE_AFTER_HASH: Rule = {
  id: 'header/missing-space-after-hash',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'A known field name follows `#` without a space. Only a hint for the lines of chkconfig, which reads them so.',
  why: 'rcorder, lintian and rpmlint do not see the line at all; chkconfig and insserv do, so the tools disagree without a word.',
  message: 'no space between # and {usual}: {effect}',
  help: 'write `# {usual}:`',
  sources: [...BAD_LINE, 'rcorder (ignores the line)'],
  check: reportSlips('header/missing-space-after-hash'),
  bad: [
    { text: lsbText('#Provides: a'), lines: [3], fixed: lsbText('# Provides: a') },
    { profile: 'freebsd', text: '# PROVIDE: a\n#REQUIRE: b\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b\n' },
    { profile: 'redhat', text: '#chkconfig: 345 20 80\n', lines: [1], fixed: '# chkconfig: 345 20 80\n' },
  ],
  good: [{ text: lsbText('# Provides: a') }, { profile: 'freebsd', text: '# PROVIDE: a\n#REQUIREMENTS: b\n' }],
};

export const EXTRA_SPACE_AFTER_HASH: Rule = {
  id: 'header/extra-space-after-hash',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'A known field name is separated from `#` by more than one blank, or by a tab. Only a hint for the lines of chkconfig, which reads them so.',
  why: 'rcorder does not see the line, and to an LSB parser it is a continuation of the line above. Below a Description it is one, and is not reported.',
  message: 'more than one blank between # and {usual}: {effect}',
  help: 'write `# {usual}:`',
  sources: [...BAD_LINE, 'rcorder (ignores the line)'],
  check: reportSlips('header/extra-space-after-hash'),
  bad: [
    {
      text: lsbText('# Provides: a', '#   Default-Start: 2'),
      lines: [4],
      fixed: lsbText('# Provides: a', '# Default-Start: 2'),
    },
    { profile: 'freebsd', text: '#\tPROVIDE: a\n', lines: [1], fixed: '# PROVIDE: a\n' },
  ],
  good: [
    { text: lsbText('# Description: a', '#   Provides: is a word') },
    { profile: 'freebsd', text: '# PROVIDE:   a\n' },
  ],
};

export const KEYWORD_CASE: Rule = {
  id: 'header/keyword-case',
  level: 'warning',
  levels: { freebsd: 'error', 'freebsd-ports': 'error', netbsd: 'error' },
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'A known field name is written in unusual letter case. Only a hint for `Description` beside a chkconfig line.',
  why: 'insserv and lintian ignore case; chkconfig, rpmlint and rcorder do not, and overlook the line.',
  message: '{name} is written {usual}: {heed}',
  help: 'write {usual}',
  sources: [],
  check: reportSlips('header/keyword-case'),
  bad: [
    { text: lsbText('# provides: a'), lines: [3], fixed: lsbText('# Provides: a') },
    { profile: 'netbsd', text: '# PROVIDE: a\n# Require: b\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b\n' },
    {
      profile: 'redhat',
      text: '# chkconfig: 345 20 80\n# Description: a\n',
      lines: [2],
      fixed: '# chkconfig: 345 20 80\n# description: a\n',
    },
  ],
  good: [
    { text: lsbText('# Provides: a') },
    { profile: 'netbsd', text: '# PROVIDE: a\n\n# Before: this is a sentence\n' },
    { profile: 'redhat', text: '# chkconfig: 345 20 80\n# description: a\n#\n# Description: a sentence\n' },
  ],
};

export const SPACE_BEFORE_COLON: Rule = {
  id: 'header/space-before-colon',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'Blanks stand between field name and colon.',
  why: 'insserv and rcorder do not take the line for a field.',
  message: 'blanks before the colon of {usual}: insserv and rcorder overlook the line',
  help: 'write `# {usual}:`',
  sources: ['lintian init.d-script-has-bad-lsb-line', 'rcorder (ignores the line)'],
  check: reportSlips('header/space-before-colon'),
  bad: [
    { text: lsbText('# Provides : a'), lines: [3], fixed: lsbText('# Provides: a') },
    { profile: 'freebsd', text: '# PROVIDE\t: a\n', lines: [1], fixed: '# PROVIDE: a\n' },
  ],
  good: [{ text: lsbText('# Provides: a') }, { profile: 'freebsd', text: '# PROVIDE: :\n' }],
};

export const MISSING_COLON: Rule = {
  id: 'header/missing-colon',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'In an LSB block, or directly at an rcorder block, a comment begins with a known field name and values, but has no colon.',
  why: 'No tool takes the line for a field.',
  message: 'no colon behind {usual}: no tool reads the line',
  help: 'write `# {usual}:`',
  sources: ['lintian init.d-script-has-bad-lsb-line', 'rcorder (ignores the line)'],
  check: reportSlips('header/missing-colon'),
  bad: [
    { text: lsbText('# Default-Start 2 3'), lines: [3], fixed: lsbText('# Default-Start: 2 3') },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE b\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b\n' },
  ],
  good: [
    { text: lsbText('# Description: a', '#  Provides nothing') },
    { profile: 'freebsd', text: '# PROVIDE: a\n\n# REQUIRE is above\n' },
  ],
};
