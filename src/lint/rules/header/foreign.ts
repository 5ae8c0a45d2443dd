/** The one rule about scripts of boot systems that have no comment headers. */
import { foreignSystem } from '../../../header/foreign.ts';
import { ANY } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';

const NAMES = { openrc: 'OpenRC', 'rc-common': 'OpenWrt' } as const;

export const FOREIGN_SCRIPT: Rule = {
  id: 'header/foreign-script',
  level: 'info',
  profiles: ANY,
  stage: 1,
  fix: 'none',
  what: 'The first line gives the script to OpenRC (`openrc-run`) or OpenWrt (`/etc/rc.common`). No other rule looks at it.',
  why: 'Their order stands in the body of the script, and their actions in a file of the system: no rule here is meant for them.',
  message: 'a script of {name}, which has no comment header: it is left alone',
  help: 'nothing is to be done',
  sources: ['openrc-run(8)'],
  check: ({ text }, report) => {
    const system = foreignSystem(text);
    if (system !== undefined) report(1, { name: NAMES[system] });
  },
  bad: [
    { text: '#!/sbin/openrc-run\ndepend() {\n\tneed net\n}\n', lines: [1] },
    { text: '#!/bin/sh /etc/rc.common\nSTART=50\n', lines: [1] },
  ],
  good: [{ text: '#!/bin/sh\n. /etc/rc.common\n' }, { text: '#!/bin/sh -e\n' }],
};
