/** Rules about how an rc.d script gets at rc.subr and rc.conf: sourcing, its name, its rcvar, its settings. */
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isAssignment } from '../../../shell/body.ts';
import { rcText, shText } from '../example-texts.ts';

export const RC_SUBR_MISSING: Rule = {
  id: 'body/rc-subr-missing',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'rc.subr (or `%%RC_SUBR%%`) is not sourced; placeholders excepted.',
  why: 'None of its functions exist, and the script knows nothing of rc.conf.',
  message: 'the script does not source rc.subr',
  help: 'add `. /etc/rc.subr` as the first command',
  sources: ['rclint rc_subr_late'],
  check: ({ rc, rcd, body }, report) => {
    if (rc.sourcing !== undefined || rcd.isPlaceholder) return;
    const edits = [insertAt(body.lines.startOf(body.firstCodeLine), '. /etc/rc.subr\n\n')];
    report(1, {}, { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    {
      text: shText('# PROVIDE: anvil', 'name=anvil'),
      lines: [1],
      fixed: shText('# PROVIDE: anvil', '. /etc/rc.subr', '', 'name=anvil'),
    },
    { text: shText('# . /etc/rc.subr', 'echo'), lines: [1] },
  ],
  good: [
    { text: rcText() },
    { text: shText('. %%RC_SUBR%%') },
    { text: shText('$_rc_subr_loaded . /etc/rc.subr') },
    { text: shText('# PROVIDE: DAEMON', '# REQUIRE: NETWORKING') },
  ],
};

export const RC_SUBR_LATE: Rule = {
  id: 'body/rc-subr-late',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A command other than an assignment comes before rc.subr is sourced.',
  why: 'It runs without the settings and the functions of rc.subr.',
  message: 'commands run before rc.subr is sourced',
  help: 'source rc.subr first',
  sources: ['rclint file_order, rc_subr_late'],
  check: ({ rc: { sourcing }, body }, report) => {
    if (sourcing === undefined) return;
    const first = body.commands.find((command) => !command.inFunction && !isAssignment(command));
    if (first !== undefined && first !== sourcing) report(body.spanOfCommand(sourcing));
  },
  bad: [
    { text: shText('umask 022', '. /etc/rc.subr'), lines: [3] },
    { text: shText('a=b; echo', '', '. /etc/rc.subr'), lines: [4] },
  ],
  good: [
    { text: rcText() },
    { text: shText('a=b', 'c="d"', '. /etc/rc.subr') },
    { text: shText('desc="one', 'two"', '. /etc/rc.subr') },
  ],
};

export const NAME_MISSING: Rule = {
  id: 'body/name-missing',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'rc.subr is sourced but `name` is never set.',
  why: 'All functions of rc.subr need it.',
  message: 'name is never set: rc.subr cannot do without',
  help: 'set it below this line',
  sources: ['rclint name_missing'],
  check: ({ rc, rcd, body, lines }, report) => {
    if (rc.sourcing === undefined || rc.nameAssignment !== undefined) return;
    const provide = rcd.provides[0]?.replaceAll('-', '_') ?? '';
    const fix: LintFix = {
      kind: 'suggestion',
      edits: [insertAt(lines.startOf(rc.sourcing.line + 1), `\nname="${provide}"\n`)],
    };
    report(body.spanOfCommand(rc.sourcing), {}, /^\w+$/.test(provide) ? { fix } : {});
  },
  bad: [
    {
      text: shText('# PROVIDE: a-b', '. /etc/rc.subr'),
      lines: [3],
      fixed: shText('# PROVIDE: a-b', '. /etc/rc.subr', '', 'name="a_b"'),
    },
    { text: shText('. /etc/rc.subr', 'hostname=a'), lines: [2] },
  ],
  good: [{ text: rcText() }, { text: shText('name=a') }],
};

export const NAME_INVALID: Rule = {
  id: 'body/name-invalid',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: '`name` is not a valid part of the name of a variable.',
  why: 'Its variables in rc.conf, such as NAME_enable, cannot exist.',
  message: '{name} cannot be a part of the name of a variable: {name}_enable cannot exist',
  help: 'use letters, digits and _',
  sources: [],
  check: (script, report) => {
    const { rc } = script;
    const { nameAssignment, name } = rc;
    if (nameAssignment === undefined || name === undefined || /^\w+$/.test(name)) return;
    const span = script.body.spanOfAssignment(nameAssignment);
    const edit = { offset: span.offset + 5, length: span.length - 5, text: `"${name.replaceAll(/\W/g, '_')}"` };
    report(span, { name }, { fix: { kind: 'suggestion', edits: [edit] } });
  },
  bad: [
    { text: shText('name="a-b"'), lines: [2], fixed: shText('name="a_b"') },
    { text: shText('name=a.b'), lines: [2], fixed: shText('name="a_b"') },
  ],
  good: [{ text: shText('name="a_b"') }, { text: shText('name=$a') }, { text: shText('name="%%PORTNAME%%"') }],
};

export const RCVAR_INCORRECT: Rule = {
  id: 'body/rcvar-incorrect',
  level: 'warning',
  levels: { freebsd: 'info' },
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: 'A literal `rcvar` other than NAME_enable (NetBSD: NAME), after `${name}` is put in. An empty one is allowed.',
  why: 'The setting in rc.conf that people expect has no effect.',
  message: 'rcvar is {name}; people look for {wanted} in rc.conf',
  help: 'write rcvar={wanted}',
  sources: ['rclint rcvar_incorrect'],
  check: (script, report) => {
    const { rc, profile } = script;
    const rcvar = rc.first('rcvar');
    if (rcvar === undefined || rc.name === undefined) return;
    const value = rc.resolve(rcvar);
    const wanted = profile === 'netbsd' ? rc.name : `${rc.name}_enable`;
    if (value === undefined || value === '' || value === wanted) return;
    const { offset, length } = script.body.spanOf(rcvar.line, rcvar.valueAt, rcvar.valueEnd);
    const fix: LintFix = { kind: 'safe', edits: [replaceSpan({ offset, length }, `"${wanted}"`)] };
    report(script.body.spanOfAssignment(rcvar), { name: value, wanted }, { fix });
  },
  bad: [
    { profile: 'freebsd-ports', text: rcText('rcvar=anvil'), lines: [7], fixed: rcText('rcvar="anvil_enable"') },
    { profile: 'netbsd', text: rcText('rcvar="${name}_enable"'), lines: [7], fixed: rcText('rcvar="anvil"') },
  ],
  good: [
    { profile: 'freebsd-ports', text: rcText('rcvar=${name}_enable') },
    { profile: 'netbsd', text: rcText('rcvar=$name') },
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

export const LOAD_RC_CONFIG_MISSING: Rule = {
  id: 'body/load-rc-config-missing',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'run_rc_command is called but load_rc_config is not.',
  why: 'The settings of rc.conf are never read.',
  message: 'rc.conf is never read: load_rc_config is not called',
  help: 'add `load_rc_config $name` above this line',
  sources: ['rclint file_order'],
  check: ({ rc, body, lines }, report) => {
    const [first] = rc.calls('run_rc_command');
    if (first === undefined || rc.calls('load_rc_config').length > 0) return;
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(lines.startOf(first.line), 'load_rc_config $name\n')] };
    report(body.spanOfCommand(first), {}, first.at === 0 ? { fix } : {});
  },
  bad: [
    { text: rcText('run_rc_command "$1"'), lines: [7], fixed: rcText('load_rc_config $name', 'run_rc_command "$1"') },
    { text: shText('# load_rc_config', 'a && run_rc_command "$1"'), lines: [3] },
  ],
  good: [{ text: rcText('load_rc_config $name', 'run_rc_command "$1"') }, { text: rcText() }],
};
