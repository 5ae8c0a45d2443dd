/** Findings about suppression comments themselves. The engine makes them, since it alone knows which ones were of use. */
import { ALL } from '../profiles.ts';
import type { Rule } from '../rule.ts';

export const MISPLACED_SUPPRESSION: Rule = {
  id: 'suppression/misplaced',
  level: 'error',
  profiles: ALL,
  stage: 1,
  fix: 'none',
  what: 'A suppression comment stands inside a header block.',
  why: 'In an LSB block it is a malformed line; in an rcorder block it ends the block, and rcorder does not read the lines below it.',
  message: 'a suppression comment must not stand inside a header block',
  help: 'put it on the line above the block: it then holds for the whole block',
  sources: [],
  bad: [
    {
      profile: 'freebsd',
      text: '#!/bin/sh\n# PROVIDE: a\n# initorder-disable-next-line rcd/plural-keyword -- why\n# REQUIRES: b\n',
      lines: [3],
    },
    {
      profile: 'debian',
      text: '#!/bin/sh\n### BEGIN INIT INFO\n# initorder-disable-line lsb/missing-keyword\n# Provides: a\n### END INIT INFO\n',
      lines: [3],
    },
  ],
  good: [
    { profile: 'freebsd', text: '#!/bin/sh\n# initorder-disable-next-line rcd/plural-keyword -- why\n# PROVIDES: a\n' },
    {
      profile: 'debian',
      text: '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n# initorder-disable-line\n',
    },
  ],
};

export const UNUSED_SUPPRESSION: Rule = {
  id: 'suppression/unused',
  level: 'warning',
  profiles: ALL,
  stage: 1,
  fix: 'none',
  what: 'A suppression comment silences nothing. Reported with `--report-unused-suppressions`.',
  why: 'It was right once, or its rule is misspelt; a later fault of that kind would go unseen.',
  message: 'this comment suppresses no finding',
  help: 'delete it',
  sources: [],
  bad: [
    { profile: 'debian', text: '#!/bin/sh\necho # initorder-disable-line header/crlf\n', lines: [2] },
    {
      profile: 'freebsd',
      text: '#!/bin/sh\n# initorder-disable-file header/crlf -- old editor\n# PROVIDE: a\n',
      lines: [2],
    },
  ],
  good: [
    { profile: 'debian', text: '#!/bin/sh\nrm /run/x # initorder-disable-line body/rm-without-force\n' },
    { profile: 'freebsd', text: '# initorder-disable-file body/missing-shebang -- sourced\n# PROVIDE: a\n' },
  ],
};
