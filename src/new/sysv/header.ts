/** The comments at the head of a SysV script. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { wordsOf } from '../words.ts';

const ALL_LEVELS = '0123456';
/** Columns at which descriptions are broken. */
const WIDTH = 76;

/** From the first line to the end of the LSB block. */
export function headerLines(plan: NewPlan, interpreter: string): readonly ByteString[] {
  return [
    `#!${interpreter}`,
    ...(plan.profile === 'redhat' ? chkconfigLines(plan) : []),
    ...lsbBlock(plan),
    ...(plan.author === undefined ? [] : ['#', `# Author: ${plan.author}`]),
    ...(plan.functions === 'none' && plan.language === 'sh'
      ? ['#', '# initorder-disable-file body/missing-init-functions -- its functions are its own']
      : []),
  ];
}

function chkconfigLines(plan: NewPlan): readonly ByteString[] {
  const [start, stop] = plan.priorities;
  const levels = plan.runlevels === '' ? '-' : plan.runlevels;
  return [
    '#',
    `# chkconfig: ${levels} ${start} ${stop}`,
    ...fold(`# description: `, plan.description, '#              ', ' \\'),
    ...(plan.program === '' ? [] : [`# processname: ${plan.program.slice(plan.program.lastIndexOf('/') + 1)}`]),
    ...(plan.config === undefined ? [] : [`# config: ${plan.config}`]),
    ...(plan.pidfile === undefined ? [] : [`# pidfile: ${plan.pidfile}`]),
    '',
  ];
}

function lsbBlock(plan: NewPlan): readonly ByteString[] {
  const needs = wordsOf(plan, plan.requires).join(' ');
  const should = wordsOf(plan, plan.should).join(' ');
  const before = wordsOf(plan, plan.before).join(' ');
  const on = plan.runlevels.split('');
  const isEarly = plan.runlevels === 'S';
  const off = isEarly ? [] : ALL_LEVELS.split('').filter((level) => !on.includes(level));
  // What is off anyway has nothing to stop at boot levels, but whoever starts it by hand wants it stopped at the end.
  const field = (name: string, value: ByteString): ByteString => `# ${`${name}:`.padEnd(19)}${value}`.trimEnd();
  return [
    '### BEGIN INIT INFO',
    field('Provides', [plan.name, ...plan.provides.filter((word) => word !== plan.name)].join(' ')),
    field('Required-Start', needs),
    field('Required-Stop', isEarly ? '' : needs),
    ...(should === '' ? [] : [field('Should-Start', should), field('Should-Stop', should)]),
    ...(before === '' ? [] : [field('X-Start-Before', before)]),
    field('Default-Start', on.join(' ')),
    field('Default-Stop', off.join(' ')),
    field('Short-Description', plan.short),
    ...fold('# Description:       ', plan.description, '#                    ', ''),
    '### END INIT INFO',
  ];
}

/** Text behind a label, broken at blanks. */
function fold(label: string, text: ByteString, indent: string, continued: string): readonly ByteString[] {
  const lines: ByteString[] = [];
  let line = label.trimEnd();
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (line.length + word.length + 1 > WIDTH && line.length > indent.length) {
      lines.push(line + continued);
      line = `${indent}${word}`;
    } else line = line === label.trimEnd() ? `${label}${word}` : line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
