/** Rules about how an rc.d script gets at rc.subr and rc.conf: sourcing, its name, its settings. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { rcSubrFunctions } from '../../systems/known-names.ts';
import { isAssignment, isSubstituted } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { rcText, shText } from '../example-texts.ts';

export const RC_SUBR_MISSING: Rule = {
  id: 'body/rc-subr-missing',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'rc.subr (or `%%RC_SUBR%%`) is not sourced; placeholders excepted, and scripts that source another file, which may bring it.',
  why: 'None of its functions exist, and the script knows nothing of rc.conf.',
  message: 'the script does not source rc.subr',
  help: 'add `. /etc/rc.subr` as the first command',
  sources: ['rclint rc_subr_late'],
  check: (script, report) => {
    const { rc, rcd, body } = script;
    if (rc.sourcing !== undefined || rcd.isPlaceholder) return;
    if (body.commands.some(({ word }) => word === '.' || word === 'source') || !usesRcSubr(script)) return;
    const edits = [insertAt(body.lines.startOf(body.firstCodeLine), '. /etc/rc.subr\n\n')];
    report(1, {}, { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    {
      text: shText('# PROVIDE: anvil', 'name=anvil'),
      lines: [1],
      fixed: shText('# PROVIDE: anvil', '. /etc/rc.subr', '', 'name=anvil'),
    },
    { text: shText('# PROVIDE: anvil', '# . /etc/rc.subr', 'run_rc_command "$1"'), lines: [1] },
  ],
  good: [
    { text: rcText() },
    { text: shText('. %%RC_SUBR%%') },
    { text: shText('$_rc_subr_loaded . /etc/rc.subr') },
    { text: shText('# PROVIDE: DAEMON', '# REQUIRE: NETWORKING') },
    { text: shText('# PROVIDE: anvil', '. /usr/local/share/anvil/functions', 'name=anvil') },
    { text: shText('# PROVIDE: anvil', 'case "$1" in', 'start) anvild ;;', 'esac') },
  ],
};

/** True unless the script gets along by itself: rc(8) runs it as it is. */
function usesRcSubr({ rc, body, actions }: ScriptContext): boolean {
  if (rc.nameAssignment !== undefined && actions.action === undefined) return true;
  const own = new Set(body.functions.map(({ name }) => name));
  return body.commands.some(({ word }) => rcSubrFunctions().has(word) && !own.has(word));
}

export const RC_SUBR_LATE: Rule = {
  id: 'body/rc-subr-late',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A command comes before rc.subr is sourced that neither assigns nor tests nor sources another file.',
  why: 'It runs without the settings and the functions of rc.subr.',
  message: 'commands run before rc.subr is sourced',
  help: 'source rc.subr first',
  sources: ['rclint file_order, rc_subr_late'],
  check: ({ rc: { sourcing }, body }, report) => {
    if (sourcing === undefined) return;
    for (const command of body.commands) {
      if (command === sourcing) return;
      if (command.inFunction || isHarmless(command) || isSubstituted(command, body)) continue;
      report(body.spanOfCommand(sourcing));
      return;
    }
  },
  bad: [
    { text: shText('umask 022', '. /etc/rc.subr'), lines: [3] },
    { text: shText('a=b; echo', '', '. /etc/rc.subr'), lines: [4] },
  ],
  good: [
    { text: rcText() },
    { text: shText('a=b', 'c="d"', '. /etc/rc.subr') },
    { text: shText('desc="one', 'two"', '. /etc/rc.subr') },
    { text: shText(': ${a:=b}', 'export A=b', 'c=$(id -u)', '[ -f /etc/rc.subr ] || exit 1', '. /etc/rc.subr') },
  ],
};

/** Commands that change nothing but what the script itself knows. */
const HARMLESS: ReadonlySet<string> = new Set([
  ':',
  '[',
  'test',
  'true',
  'false',
  'export',
  'readonly',
  'unset',
  'set',
  'exit',
  'return',
  '.',
  'source',
  'case',
]);

function isHarmless(command: Command): boolean {
  return isAssignment(command) || HARMLESS.has(command.word) || /^[A-Za-z_]\w*\+?=/.test(command.word);
}

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
  check: (script, report) => {
    const { rc, rcd, body, lines } = script;
    if (rc.sourcing === undefined || rc.nameAssignment !== undefined || !usesRcSubr(script)) return;
    const provide = rcd.provides[0]?.replaceAll('-', '_') ?? '';
    const fix: LintFix = {
      kind: 'suggestion',
      edits: [insertAt(lines.startOf(rc.sourcing.line + 1), `\nname="${provide}"\n`)],
    };
    report(body.spanOfCommand(rc.sourcing), {}, /^\w+$/.test(provide) ? { fix } : {});
  },
  bad: [
    {
      text: shText('# PROVIDE: a-b', '. /etc/rc.subr', 'run_rc_command "$1"'),
      lines: [3],
      fixed: shText('# PROVIDE: a-b', '. /etc/rc.subr', '', 'name="a_b"', 'run_rc_command "$1"'),
    },
    { text: shText('. /etc/rc.subr', 'hostname=a', 'load_rc_config a'), lines: [2] },
  ],
  good: [{ text: rcText() }, { text: shText('name=a') }, { text: shText('. /etc/rc.subr', 'echo') }],
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
    if (nameAssignment === undefined || name === undefined || /^\w+$/.test(name) || hasTemplateWord(name)) return;
    const span = script.body.spanOfAssignment(nameAssignment);
    const edit = { offset: span.offset + 5, length: span.length - 5, text: `"${name.replaceAll(/\W/g, '_')}"` };
    report(span, { name }, { fix: { kind: 'suggestion', edits: [edit] } });
  },
  bad: [
    { text: shText('name="a-b"'), lines: [2], fixed: shText('name="a_b"') },
    { text: shText('name=a.b'), lines: [2], fixed: shText('name="a_b"') },
  ],
  good: [{ text: shText('name="a_b"') }, { text: shText('name=$a') }, { text: shText('name="{{ app_name }}"') }],
};

export const LOAD_RC_CONFIG_MISSING: Rule = {
  id: 'body/load-rc-config-missing',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'run_rc_command is called but load_rc_config is not, nor is rc.conf itself sourced.',
  why: 'The settings of rc.conf are never read.',
  message: 'rc.conf is never read: load_rc_config is not called',
  help: 'add `load_rc_config $name` above this line',
  sources: ['rclint file_order'],
  check: ({ rc, body, lines }, report) => {
    const [first] = rc.calls('run_rc_command');
    if (first === undefined || rc.calls('load_rc_config').length > 0) return;
    // The way of the first releases of NetBSD.
    if (body.commands.some(({ word, text }) => word === '.' && /\/rc\.conf\b/.test(text))) return;
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(lines.startOf(first.line), 'load_rc_config $name\n')] };
    report(body.spanOfCommand(first), {}, first.at === 0 ? { fix } : {});
  },
  bad: [
    { text: rcText('run_rc_command "$1"'), lines: [7], fixed: rcText('load_rc_config $name', 'run_rc_command "$1"') },
    { text: shText('# load_rc_config', 'a && run_rc_command "$1"'), lines: [3] },
  ],
  good: [
    { text: rcText('load_rc_config $name', 'run_rc_command "$1"') },
    { text: rcText() },
    { profile: 'netbsd', text: rcText('. /etc/rc.conf', 'run_rc_command "$1"') },
  ],
};
