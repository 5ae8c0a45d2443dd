/** Rules about the bytes of the file as such. */
import { ANY } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { reportFileSlip } from './slip-rule.ts';

export const CRLF: Rule = {
  id: 'header/crlf',
  level: 'error',
  profiles: ANY,
  stage: 1,
  fix: 'safe',
  what: 'Lines end in CR LF.',
  why: 'The kernel looks for an interpreter whose name ends in a carriage return, and the last value of each field carries one.',
  message: 'lines end in CR LF',
  help: 'save the file with LF line ends',
  sources: [],
  check: reportFileSlip('header/crlf'),
  bad: [
    { text: '#!/bin/sh\r\necho\r\n', lines: [1], fixed: '#!/bin/sh\necho\n' },
    { text: '#!/bin/sh\necho\r\n', lines: [2], fixed: '#!/bin/sh\necho\n' },
  ],
  good: [{ text: '#!/bin/sh\necho\n' }, { text: "#!/bin/sh\nprintf 'a\r'\n" }],
};

export const BYTE_ORDER_MARK: Rule = {
  id: 'header/byte-order-mark',
  level: 'error',
  profiles: ANY,
  stage: 1,
  fix: 'safe',
  what: 'A UTF-8 byte order mark stands before the first line.',
  why: 'The kernel does not see the `#!` behind it.',
  message: 'a byte order mark hides the first line from the kernel',
  help: 'save the file without a byte order mark',
  sources: [],
  check: reportFileSlip('header/byte-order-mark'),
  bad: [
    { text: '\ufeff#!/bin/sh\n', lines: [1], fixed: '#!/bin/sh\n' },
    { text: '\ufeff# PROVIDE: a\n', lines: [1], fixed: '# PROVIDE: a\n' },
    { text: '\ufeff#!/bin/sh\r\n', lines: [1], fixed: '#!/bin/sh\r\n' },
  ],
  good: [{ text: '#!/bin/sh\n' }, { text: '#!/bin/sh\necho \ufeff\n' }],
};

export const LITERAL_NEWLINES: Rule = {
  id: 'header/literal-newlines',
  level: 'error',
  profiles: ANY,
  stage: 1,
  fix: 'suggestion',
  what: 'A comment has several header lines in one, with a backslash and an n between them where line ends should be.',
  why: 'A program that made the script wrote the two characters instead of a line end, as some echo(1) do. No tool sees a header, and if it is the first line, the kernel finds no interpreter of that name.',
  message: 'backslash and n instead of a line end: nobody reads what stands behind them',
  help: 'put line ends there; printf(1) writes them on every system',
  sources: [],
  check: reportFileSlip('header/literal-newlines'),
  bad: [
    {
      text: '#!/bin/sh\\n# chkconfig: 345 20 80\\n# description: a\\n\n:\n',
      profile: 'redhat',
      lines: [1],
      fixed: '#!/bin/sh\n# chkconfig: 345 20 80\n# description: a\n:\n',
    },
    {
      text: '#!/bin/sh\n### BEGIN INIT INFO\\n# Provides: a\\n### END INIT INFO\n',
      lines: [2],
      fixed: '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n',
    },
  ],
  good: [{ text: '#!/bin/sh\n# printf "a\\n# b"\n' }, { text: '#!/bin/sh\nprintf "#!/bin/sh\\n# chkconfig: 3 4 5"\n' }],
};

export const NO_FINAL_NEWLINE: Rule = {
  id: 'header/no-final-newline',
  level: 'warning',
  profiles: ANY,
  stage: 1,
  fix: 'safe',
  what: "The file's last line has no newline.",
  why: 'chkconfig refuses a `chkconfig:` line that ends the file this way, and does not say why.',
  message: 'the last line has no newline',
  help: 'add it',
  sources: ['chkconfig (rejects without a reason)'],
  check: reportFileSlip('header/no-final-newline'),
  bad: [
    { text: '#!/bin/sh\necho', lines: [2], fixed: '#!/bin/sh\necho\n' },
    { text: '# chkconfig: 345 20 80', lines: [1], fixed: '# chkconfig: 345 20 80\n' },
  ],
  good: [{ text: '#!/bin/sh\n' }, { text: '' }],
};
