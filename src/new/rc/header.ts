/** The comments at the head of an rc.d script, and its last lines. */
import type { ByteString } from '../../model/bytes.ts';
import { shellName, type NewPlan } from '../plan.ts';
import { shDouble } from '../quote.ts';
import { wordsOf } from '../words.ts';

/** From the first line to the names that rc.subr asks for. */
export function rcHeaderLines(plan: NewPlan, keywords: readonly string[]): readonly ByteString[] {
  const name = shellName(plan.name);
  const field = (word: string, values: readonly ByteString[]): readonly ByteString[] =>
    values.length === 0 ? [] : [`# ${word}: ${values.join(' ')}`];
  return [
    '#!/bin/sh',
    '#',
    ...(plan.profile === 'netbsd' ? ['# $NetBSD$', '#'] : []),
    ...(plan.author === undefined ? [] : [`# Author: ${plan.author}`, '#']),
    '',
    ...field('PROVIDE', [name, ...plan.provides.filter((word) => word !== name)]),
    ...field('REQUIRE', wordsOf(plan, [...plan.requires, ...plan.should])),
    ...field('BEFORE', wordsOf(plan, plan.before)),
    ...field('KEYWORD', [...new Set([...keywords, ...plan.keywords])]),
    '',
    ...(plan.profile === 'freebsd-ports' ? portComment(plan, name) : []),
    '. /etc/rc.subr',
    '',
    `name=${shDouble(name)}`,
    ...(plan.profile === 'netbsd' ? ['rcvar=$name'] : [`desc=${shDouble(plan.short)}`, `rcvar="${name}_enable"`]),
  ];
}

/** What an administrator may set, for whoever reads the script. */
function portComment(plan: NewPlan, name: ByteString): readonly ByteString[] {
  return [
    '# Set these in /etc/rc.conf:',
    `# ${name}_enable (bool): NO by default; YES starts it at boot`,
    ...(plan.program === '' || plan.kind === 'foreground'
      ? []
      : [`# ${name}_flags (str): more options of the program`]),
    '',
  ];
}

/** The defaults, and the call that does it all. */
export function rcLastLines(plan: NewPlan, defaults: readonly ByteString[] = []): readonly ByteString[] {
  const name = shellName(plan.name);
  const off = plan.runlevels === 'on' ? 'YES' : 'NO';
  return [
    'load_rc_config $name',
    '',
    `: \${${plan.profile === 'netbsd' ? name : `${name}_enable`}:="${off}"}`,
    ...defaults,
    '',
    'run_rc_command "$@"',
  ];
}
