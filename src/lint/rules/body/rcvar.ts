/** Rules about rcvar, the variable of rc.conf that switches an rc.d script on. */
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { rcText, shText } from '../example-texts.ts';

export const RCVAR_INCORRECT: Rule = {
  id: 'body/rcvar-incorrect',
  level: 'warning',
  levels: { freebsd: 'info' },
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A literal `rcvar` other than NAME_enable (NetBSD: NAME), after `${name}` is put in. An empty one is allowed; only a hint where it names the switch of another service.',
  why: 'The setting in rc.conf that people expect has no effect. It is not to be renamed in a script that is in use: whoever switched the service on did it by this name.',
  message: 'rcvar is {name}; people look for {wanted} in rc.conf',
  help: 'in a new script, write rcvar={wanted}',
  sources: ['rclint rcvar_incorrect'],
  check: (script, report) => {
    const { rc, profile } = script;
    const rcvar = rc.first('rcvar');
    if (rcvar === undefined || rc.name === undefined) return;
    const value = rc.resolve(rcvar);
    const wanted = profile === 'netbsd' ? rc.name : `${rc.name}_enable`;
    if (value === undefined || value === '' || value === wanted || hasTemplateWord(value)) return;
    // A name of the usual form that is another one's is meant: services share a switch, or kept an old one.
    const isSwitch = value.endsWith('_enable') !== (profile === 'netbsd');
    const isOther = isSwitch && nearestName(value, [wanted]) === undefined;
    // pkgsrc has `${name}9` where the base system has a service of that name: the two are not to share a switch.
    const isMeant = isOther || (profile === 'netbsd' && value.startsWith(rc.name) && !value.endsWith('_enable'));
    report(script.body.spanOfAssignment(rcvar), { name: value, wanted }, isMeant ? { level: 'info' } : {});
  },
  bad: [
    { profile: 'freebsd-ports', text: rcText('rcvar=anvil'), lines: [7] },
    { profile: 'netbsd', text: rcText('rcvar="${name}_enable"'), lines: [7] },
    { profile: 'netbsd', text: rcText('rcvar=anvli'), lines: [7] },
  ],
  good: [
    { profile: 'freebsd-ports', text: rcText('rcvar=${name}_enable') },
    { profile: 'netbsd', text: rcText('rcvar=$name') },
    { profile: 'freebsd-ports', text: rcText('rcvar=anvil@bsd_enable@') },
    { profile: 'freebsd-ports', text: rcText('rcvar=`set_rcvar`') },
    { profile: 'freebsd-ports', text: rcText('rcvar=""') },
  ],
};

export const SET_RCVAR_CALL: Rule = {
  id: 'body/set-rcvar-call',
  level: 'info',
  profiles: ['freebsd', 'freebsd-ports'],
  stage: 2,
  fix: 'suggestion',
  what: 'rcvar is taken from `set_rcvar`.',
  why: 'Newer releases assign it directly: the function is gone from rc.subr there.',
  message: 'newer releases have no set_rcvar',
  help: 'write rcvar="{name}"',
  sources: ['FreeBSD rc.subr(8)'],
  check: (script, report) => {
    const { rc, body } = script;
    for (const rcvar of rc.all('rcvar')) {
      if (!/^(?:`|\$\()[ \t]*set_rcvar/.test(rcvar.value)) continue;
      const name = `${rc.name ?? 'NAME'}_enable`;
      const span = body.spanOf(rcvar.line, rcvar.valueAt, Math.max(rcvar.valueEnd, rcvar.valueAt + 1));
      const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(span, `"${name}"`)] };
      const isWhole =
        /^(?:`[ \t]*set_rcvar[ \t]*`|\$\([ \t]*set_rcvar[ \t]*\))$/.test(rcvar.value) && rc.name !== undefined;
      report(span, { name }, isWhole ? { fix } : {});
    }
  },
  bad: [
    { text: rcText('rcvar=`set_rcvar`'), lines: [7], fixed: rcText('rcvar="anvil_enable"') },
    { text: rcText('rcvar="`set_rcvar`"'), lines: [7], fixed: rcText('rcvar="anvil_enable"') },
  ],
  good: [{ text: rcText('rcvar=anvil_enable') }, { text: rcText('rcvar="${name}_enable"') }],
};

export const RCVAR_MISSING: Rule = {
  id: 'body/rcvar-missing',
  level: 'info',
  levels: { 'freebsd-ports': 'warning' },
  profiles: RCD,
  stage: 2,
  fix: 'suggestion',
  what: 'rcvar is never set, though the script calls run_rc_command.',
  why: 'rc.subr then heeds no switch: the service can be neither enabled nor disabled in rc.conf, and starts at each boot.',
  message: 'rcvar is never set: rc.conf can neither enable nor disable the service',
  help: 'write rcvar={value} below name, and give it a default',
  sources: ['rclint rcvar_missing', 'rc.subr(8)'],
  check: ({ rc, body, lines, profile }, report) => {
    const { nameAssignment, name } = rc;
    if (nameAssignment === undefined || rc.first('rcvar') !== undefined || rc.calls('run_rc_command').length === 0)
      return;
    // Set in another file, or by eval.
    if (body.commands.some((command) => command.word === '.' && command !== rc.sourcing)) return;
    if (body.commands.some(({ word, text }) => (word === 'eval' || word === 'setvar') && text.includes('rcvar')))
      return;
    const edits = [insertAt(lines.startOf(nameAssignment.line + 1), 'rcvar="${name}_enable"\n')];
    const span = body.spanOfAssignment(nameAssignment);
    const isPlain = name !== undefined && nameAssignment.at === 0 && lines.of(nameAssignment.line).startsWith('name=');
    // A script of the base system that is switched from one day to the next does not run until someone switches it on.
    const mayFix = isPlain && profile === 'freebsd-ports';
    const value = profile === 'netbsd' ? '$name' : `"${name ?? '${name}'}_enable"`;
    report(span, { value }, mayFix ? { fix: { kind: 'suggestion', edits } } : {});
  },
  bad: [
    {
      profile: 'freebsd-ports',
      text: rcText('load_rc_config $name', 'run_rc_command "$1"'),
      lines: [6],
      fixed: rcText('rcvar="${name}_enable"', 'load_rc_config $name', 'run_rc_command "$1"'),
    },
    { profile: 'netbsd', text: rcText('run_rc_command "$1"'), lines: [6] },
  ],
  good: [
    { profile: 'freebsd-ports', text: rcText('rcvar=anvil_enable', 'run_rc_command "$1"') },
    { profile: 'freebsd-ports', text: shText('name=anvil') },
  ],
};
