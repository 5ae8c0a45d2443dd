/** Rules about where a header stands, and of which family it is. */
import type { Span } from '../../../model/place.ts';
import { ALL, isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { lsbText } from '../example-texts.ts';

function firstLine({ headers: { lsb, rcorder } }: ScriptContext, family: 'lsb' | 'rcd'): Span | undefined {
  return family === 'lsb' ? lsb?.begin : rcorder?.fields[0]?.key;
}

export const BLOCK_AFTER_CODE: Rule = {
  id: 'header/block-after-code',
  level: 'info',
  profiles: ALL,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The header begins below the first command. Off, since all tools read it there as well.',
  why: 'People look for it below the first line, and a tool that reads the beginning of a file alone does not find it.',
  message: 'the header stands below the first command',
  help: 'move it up, below the first line',
  sources: ['rclint file_order'],
  check: (script, report) => {
    const { body, profile } = script;
    const first = firstLine(script, isRcd(profile) ? 'rcd' : 'lsb');
    if (first === undefined || body.isHere[first.line - 1] === true || body.isQuoted[first.line - 1] === true) return;
    if (body.firstCodeLine < first.line) report(first);
  },
  bad: [
    { text: `#!/bin/sh\nset -e\n${lsbText('# Provides: a')}`, lines: [4] },
    { profile: 'freebsd', text: '#!/bin/sh\n. /etc/rc.subr\n# PROVIDE: a\n', lines: [3] },
  ],
  good: [
    { text: `#!/bin/sh\n# a\n\n${lsbText('# Provides: a')}echo\n` },
    { profile: 'freebsd', text: '#!/bin/sh\n#\n# PROVIDE: a\n. /etc/rc.subr\n' },
  ],
};

export const FOREIGN_BLOCK: Rule = {
  id: 'header/foreign-block',
  level: 'info',
  profiles: ALL,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A script of a Linux system has rcorder lines, or one of a BSD an LSB block. Off, since many scripts have several headers on purpose.',
  why: 'No tool of the system reads it, and it is easily forgotten when the other is changed.',
  message: 'no tool of this system reads this header',
  help: 'delete it, unless the script is for several systems',
  sources: [],
  check: (script, report) => {
    const foreign = firstLine(script, isRcd(script.profile) ? 'lsb' : 'rcd');
    if (foreign !== undefined) report(foreign);
  },
  bad: [
    { text: `#!/bin/sh\n# PROVIDE: a\n\n${lsbText('# Provides: a')}`, lines: [2] },
    { profile: 'freebsd', text: `#!/bin/sh\n# PROVIDE: a\n\n${lsbText('# Provides: a')}`, lines: [5] },
  ],
  good: [{ text: lsbText('# Provides: a') }, { profile: 'freebsd', text: '# PROVIDE: a\n' }],
};
