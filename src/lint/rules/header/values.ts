/** Rules about the form of a header field's value. */
import { ALL, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { lsbText } from '../example-texts.ts';
import { reportSlips } from './slip-rule.ts';

export const COMMA_IN_LIST: Rule = {
  id: 'header/comma-in-list',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'A list field separates names with commas or semicolons, has a second colon before the first name, or holds a sentence in place of names.',
  why: 'chkconfig, lintian and rcorder read the comma as part of a name; insserv takes it as a separator but, when a blank follows, drops the rest of the list.',
  message: '{text}',
  help: '{hint}',
  sources: [],
  check: reportSlips('header/comma-in-list'),
  bad: [
    {
      text: lsbText('# Required-Start: $network, $syslog'),
      lines: [3],
      fixed: lsbText('# Required-Start: $network $syslog'),
    },
    {
      text: lsbText('# Required-Stop::   $network  $syslog'),
      lines: [3],
      fixed: lsbText('# Required-Stop:   $network $syslog'),
    },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b,c\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b c\n' },
    {
      text: lsbText('# Provides: anvil, the forge of the house'),
      lines: [3],
      fixed: lsbText('# Provides: anvil, the forge of the house'),
    },
  ],
  good: [{ text: lsbText('# Short-Description: one, two') }, { profile: 'freebsd', text: '# PROVIDE: a b\n' }],
};

export const REPEATED_BLANK: Rule = {
  id: 'header/repeated-blank',
  level: 'error',
  levels: { redhat: 'warning' },
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: 'Two or more blanks, or a tab, stand between two names of an LSB list field. Blanks before the first and behind the last name do no harm.',
  why: 'insserv drops the rest of the list, without a word.',
  message: '{gap} between {first} and {then}: insserv drops the rest of {field}',
  help: 'separate the names by one blank',
  sources: [],
  check: reportSlips('header/repeated-blank'),
  bad: [
    {
      text: lsbText('# Required-Start: $network  $syslog'),
      lines: [3],
      fixed: lsbText('# Required-Start: $network $syslog'),
    },
    { text: lsbText('# Provides: a\tb'), lines: [3], fixed: lsbText('# Provides: a b') },
  ],
  good: [{ text: lsbText('# Provides:   a b   ') }, { text: lsbText('# Default-Start: 2  3') }],
};

export const QUOTED_VALUE: Rule = {
  id: 'header/quoted-value',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'A list or runlevel value is wrapped in quotes.',
  why: 'No tool takes quotes off: they become part of the name.',
  message: '{value} in {field}: the quotes become part of the name',
  help: 'take the quotes off',
  sources: [],
  check: reportSlips('header/quoted-value'),
  bad: [
    { text: lsbText('# Provides: "a"'), lines: [3], fixed: lsbText('# Provides: a') },
    { profile: 'freebsd', text: "# PROVIDE: 'a'\n", lines: [1], fixed: '# PROVIDE: a\n' },
    {
      profile: 'freebsd',
      text: '# PROVIDE: a\n# REQUIRE: "b c"\n',
      lines: [2],
      fixed: '# PROVIDE: a\n# REQUIRE: b c\n',
    },
  ],
  good: [{ text: lsbText('# Short-Description: "a"') }, { profile: 'freebsd', text: "# PROVIDE: o'clock\n" }],
};

export const INLINE_COMMENT: Rule = {
  id: 'header/inline-comment',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  what: 'A `#` occurs in the value of an LSB list or runlevel field, or of an rcorder field: a comment, or a slip for the `$` of a facility.',
  why: 'Header lines have no trailing comments: its words become names.',
  message: '{text}',
  help: '{hint}',
  sources: ['insserv (facility with comment sign, in Provides only)'],
  check: reportSlips('header/inline-comment'),
  bad: [
    {
      text: lsbText('# Required-Start: $network # for DNS'),
      lines: [3],
      fixed: '#!/bin/sh\n# for DNS\n### BEGIN INIT INFO\n# Required-Start: $network\n### END INIT INFO\n',
    },
    { profile: 'freebsd', text: '# PROVIDE: a # b\n', lines: [1], fixed: '# b\n# PROVIDE: a\n' },
    {
      text: lsbText('# Required-Start: $network #local_fs $syslog'),
      lines: [3],
      fixed: lsbText('# Required-Start: $network $local_fs $syslog'),
    },
  ],
  good: [{ text: lsbText('# Description: a # b') }, { profile: 'freebsd', text: '# b\n# PROVIDE: a\n' }],
};

export const DUPLICATE_VALUE: Rule = {
  id: 'header/duplicate-value',
  level: 'warning',
  profiles: ALL,
  stage: 1,
  fix: 'safe',
  what: 'The same name or runlevel stands twice in one field or, in rc.d, in two lines of the same kind.',
  why: 'One of the two was probably meant to be another.',
  message: '{name} stands twice in {field}',
  help: 'delete the second one',
  sources: [],
  check: reportSlips('header/duplicate-value'),
  bad: [
    { text: lsbText('# Default-Start: 2 3 2'), lines: [3], fixed: lsbText('# Default-Start: 2 3') },
    {
      profile: 'freebsd',
      text: '# REQUIRE: a b\n# REQUIRE: b c\n',
      lines: [2],
      fixed: '# REQUIRE: a b\n# REQUIRE: c\n',
    },
  ],
  good: [
    { text: lsbText('# Required-Start: a', '# Required-Stop: a') },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: b\n# BEFORE: b\n' },
  ],
};

export const PLACEHOLDER_TEXT: Rule = {
  id: 'header/placeholder-text',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'suggestion',
  what: 'Text is left over from a template: `Example initscript`, `Please remove the "Author" lines`, a value in angle brackets, or a name such as `skeleton` in Provides or PROVIDE.',
  why: 'The script was not finished; others may carry the same name.',
  message: '{text} is left over from a template',
  help: 'write what this script is about',
  sources: ['lintian init.d-script-contains-skeleton-template-content'],
  check: reportSlips('header/placeholder-text'),
  bad: [
    {
      path: 'etc/init.d/anvil',
      text: lsbText('# Provides: skeleton'),
      lines: [3],
      fixed: lsbText('# Provides: anvil'),
    },
    { text: lsbText('# Short-Description: <short description>'), lines: [3] },
    { profile: 'freebsd', text: '# PROVIDE: <daemon>\n', lines: [1] },
  ],
  good: [
    { text: lsbText('# Provides: skeletond') },
    { profile: 'freebsd', text: '# PROVIDE: a\necho "Example initscript"\n' },
  ],
};

export const INVALID_CHARACTER: Rule = {
  id: 'header/invalid-character',
  level: 'warning',
  profiles: ALL,
  stage: 2,
  fix: 'suggestion',
  what: 'A name in a list has a sign that names are not made of: they have ASCII letters, digits and `_ . + - / @ ~`. Words that a program is to fill in are let pass.',
  why: "The tools take the sign for a part of the name, which then is nobody else's.",
  message: '{name} in {field}: no name has {what}',
  help: 'write the name without it',
  sources: ['LSB 5.0 Core, 22.6'],
  check: reportSlips('header/invalid-character'),
  bad: [
    { text: lsbText('# Required-Start: anvil:'), lines: [3], fixed: lsbText('# Required-Start: anvil') },
    {
      text: lsbText('# Required-Start: $network\u00a0$syslog anvil\u00a0forge'),
      lines: [3],
      fixed: lsbText('# Required-Start: $network\u00a0$syslog anvil forge'),
    },
    { profile: 'freebsd', text: '# PROVIDE: a*b\n', lines: [1] },
    { profile: 'freebsd', text: '# PROVIDE: a\n# REQUIRE: "b\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b\n' },
  ],
  good: [
    { text: lsbText('# Required-Start: $local_fs a_b.c+d-e@f', '# Short-Description: a & b') },
    { text: lsbText('# Provides: @NAME@ %{name} {{ name }} ${NAME}') },
    { profile: 'freebsd', text: '# PROVIDE: %%NAME%%\n# REQUIRE: a.b\n' },
  ],
};
