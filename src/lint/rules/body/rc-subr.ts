/** Rules about how an rc.d script uses rc.subr: sourcing it, its name, and the calls that make it work. */
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { Command } from '../../script/shell-commands.ts';
import { argumentsOf, unquote } from '../../script/shell-body.ts';
import type { ScriptContext } from '../../script/script-context.ts';
import type { Span } from '../../../model/place.ts';
import type { Assignment } from '../../script/assignments.ts';
import { rcText, shText } from '../example-texts.ts';

/** The span of `name=value` as far as it is on its line. */
function spanOfAssignment({ body }: ScriptContext, { line, at, valueEnd }: Assignment): Span {
  return body.spanOf(line, at, Math.max(at + 1, valueEnd));
}

/** A command that does nothing but assign. */
function isAssignment({ text, word }: Command): boolean {
  if (!/^[A-Za-z_]\w*\+?=/.test(word)) return false;
  return argumentsOf({ text, word }).every((argument) => /^[A-Za-z_]\w*\+?=/.test(argument));
}

/** Calls outside functions. */
function outerCalls({ rc }: ScriptContext): readonly Command[] {
  return rc.calls('run_rc_command').filter(({ inFunction }) => !inFunction);
}

/** True for a word with a dollar sign that the shell would expand. */
function isExpanded(word: string): boolean {
  return word.replaceAll(/'[^']*'/g, '').includes('$');
}

export const RC_SUBR_MISSING: Rule = {
  id: 'body/rc-subr-missing',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'rc.subr (or `%%RC_SUBR%%`) is not sourced; placeholders excepted.',
  why: 'None of its functions exist, and the script knows nothing of rc.conf.',
  message: 'the script does not source rc.subr',
  help: 'add `. /etc/rc.subr` as the first command',
  sources: ['rclint rc_subr_late'],
  check: ({ rc, rcd }, report) => {
    if (rc.sourcing === undefined && !rcd.isPlaceholder) report(1);
  },
  bad: [
    { text: shText('# PROVIDE: anvil', 'name=anvil'), lines: [1] },
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
    const span = spanOfAssignment(script, nameAssignment);
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
    report(spanOfAssignment(script, rcvar), { name: value, wanted }, { fix });
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

export const RUN_RC_COMMAND_MISSING: Rule = {
  id: 'body/run-rc-command-missing',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: '`name` is set and rc.subr sourced, but run_rc_command is never called outside functions.',
  why: 'The script does nothing.',
  message: 'run_rc_command is never called: the script does nothing',
  help: 'end the script with `run_rc_command "$1"`',
  sources: ['rclint file_order'],
  check: (script, report) => {
    const { rc, text } = script;
    if (rc.sourcing === undefined || rc.nameAssignment === undefined || outerCalls(script).length > 0) return;
    const end = `${text.endsWith('\n') ? '' : '\n'}run_rc_command "$1"\n`;
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(text.length, end)] };
    report(spanOfAssignment(script, rc.nameAssignment), {}, { fix });
  },
  bad: [
    { text: rcText('load_rc_config $name'), lines: [6], fixed: rcText('load_rc_config $name', 'run_rc_command "$1"') },
    { text: rcText('anvil_start()', '{', '  run_rc_command "$1"', '}'), lines: [6] },
  ],
  good: [{ text: rcText('run_rc_command "$1"') }, { text: shText('name=a') }],
};

export const RUN_RC_COMMAND_ARGUMENT: Rule = {
  id: 'body/run-rc-command-argument',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'The call outside functions passes neither `$1`, `$@`, `$*` nor another variable.',
  why: 'Whatever the script is asked to do, it does the same, or nothing.',
  message: 'run_rc_command does not get the argument of the script',
  help: 'write `run_rc_command "$1"`',
  sources: ['rclint run_rc_argument'],
  check: (script, report) => {
    const { body } = script;
    for (const command of outerCalls(script)) {
      if (argumentsOf(command).some(isExpanded)) continue;
      const span = body.spanOfCommand(command);
      report(span, {}, { fix: { kind: 'suggestion', edits: [replaceSpan(span, 'run_rc_command "$1"')] } });
    }
  },
  bad: [
    { text: rcText('run_rc_command'), lines: [7], fixed: rcText('run_rc_command "$1"') },
    { text: rcText('run_rc_command start'), lines: [7], fixed: rcText('run_rc_command "$1"') },
    { text: rcText("run_rc_command '$1'"), lines: [7], fixed: rcText('run_rc_command "$1"') },
  ],
  good: [{ text: rcText('run_rc_command "$1"') }, { text: rcText('run_rc_command $action') }],
};

export const RUN_RC_COMMAND_UNQUOTED: Rule = {
  id: 'body/run-rc-command-unquoted',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: '`$1` or `$@` is unquoted, or `$*` is used in any form.',
  why: 'The words of an argument fall apart, or melt together.',
  message: '{name} lets the words of an argument fall apart',
  help: 'write {wanted}',
  sources: ['shellcheck SC2086, SC2048'],
  check: (script, report) => {
    const { body } = script;
    for (const command of outerCalls(script)) {
      const argument = argumentsOf(command).find((word) => /^\$(?:1|@|\{[1@]\})$|\$(?:\*|\{\*\})/.test(word));
      if (argument === undefined) continue;
      const at = command.at + command.text.indexOf(argument);
      const span = body.spanOf(command.line, at, at + argument.length);
      const wanted = argument.includes('1') ? '"$1"' : '"$@"';
      report(span, { name: argument, wanted }, { fix: { kind: 'safe', edits: [replaceSpan(span, wanted)] } });
    }
  },
  bad: [
    { text: rcText('run_rc_command $1'), lines: [7], fixed: rcText('run_rc_command "$1"') },
    { text: rcText('run_rc_command "$*"'), lines: [7], fixed: rcText('run_rc_command "$@"') },
  ],
  good: [{ text: rcText('run_rc_command "$1"') }, { text: rcText('run_rc_command $cmd') }],
};

export const RUN_RC_COMMAND_NOT_LAST: Rule = {
  id: 'body/run-rc-command-not-last',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A command follows the last call outside functions.',
  why: 'It runs whatever the script was asked to do, and its status hides that of the call.',
  message: '{name} runs behind run_rc_command, whatever the script was asked to do',
  help: 'end the script with run_rc_command',
  sources: ['rclint file_order'],
  check: (script, report) => {
    const { body } = script;
    const last = outerCalls(script).at(-1);
    if (last === undefined) return;
    const next = body.commands.slice(body.commands.indexOf(last) + 1);
    const first = next.find((command) => !command.inFunction && !isAssignment(command));
    if (first !== undefined) report(body.spanOfCommand(first), { name: unquote(first.word) });
  },
  bad: [
    { text: rcText('run_rc_command "$1"', '', 'exit 0'), lines: [9] },
    { text: rcText('run_rc_command "$1" && echo'), lines: [7] },
  ],
  good: [
    { text: rcText('run_rc_command "$1"', '# end') },
    { text: rcText('if a; then', '  run_rc_command "$1"', 'fi', 'anvil_x() {', '  echo', '}') },
  ],
};
