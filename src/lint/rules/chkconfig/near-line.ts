/** The line that was meant as the chkconfig line. */
import { REDHAT_LSB } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { reportSlips } from '../header/slip-rule.ts';

export const NEAR_LINE: Rule = {
  id: 'chkconfig/near-line',
  level: 'error',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'suggestion',
  what: 'The script has no chkconfig line, and a comment that is nearly one: without a colon, with another sign in its place, with a slip in the name, with more than one `#`.',
  why: 'chkconfig does not see the line: the service cannot be added.',
  message: 'chkconfig does not see this line: {cause}',
  help: 'write `{line}`',
  sources: ['chkconfig (does not support chkconfig)'],
  check: reportSlips('chkconfig/near-line'),
  bad: [
    {
      text: '#!/bin/sh\n# chkconfig 2345 80 20\n# description: a\n',
      lines: [2],
      fixed: '#!/bin/sh\n# chkconfig: 2345 80 20\n# description: a\n',
    },
    {
      text: '#!/bin/sh\n# chkconfig： - 80 20\n# description: a\n',
      lines: [2],
      fixed: '#!/bin/sh\n# chkconfig: - 80 20\n# description: a\n',
    },
    {
      text: '#!/bin/sh\n## chkonfig: 35 80 20\n# description: a\n',
      lines: [2],
      fixed: '#!/bin/sh\n# chkconfig: 35 80 20\n# description: a\n',
    },
  ],
  good: [
    { text: '#!/bin/sh\n# chkconfig: 2345 80 20\n' },
    { text: '#!/bin/sh\n# run chkconfig 3 times\n' },
    { text: '#!/bin/sh\n# chkconfig: - 80 20\n## chkconfig 2345 80 20\n' },
  ],
};
