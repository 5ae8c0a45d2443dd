/** Rules about the call of run_rc_command, which does what an rc.d script is asked to do. */
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { behind, lateLoad, outerCalls } from '../../script/run-order.ts';
import { argumentsOf, isAssignment, isSubstituted, unquote } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { rcText, shText } from '../example-texts.ts';

/** True for a word with a dollar sign that the shell would expand. */
function isExpanded(word: string): boolean {
  return word.replaceAll(/'[^']*'/g, '').includes('$');
}

export const RUN_RC_COMMAND_MISSING: Rule = {
  id: 'body/run-rc-command-missing',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: '`name` is set and rc.subr sourced, but run_rc_command is never called outside functions, nor does anything else there look at the argument.',
  why: 'The script does nothing.',
  message: 'run_rc_command is never called: the script does nothing',
  help: 'end the script with `run_rc_command "$1"`',
  sources: ['rclint file_order'],
  check: (script, report) => {
    const { rc, text } = script;
    if (rc.sourcing === undefined || rc.nameAssignment === undefined || outerCalls(script).length > 0) return;
    if (script.body.commands.some((command) => isWork(command, script))) return;
    // A quote that is never closed may have it as text, and a function as a part of it.
    if (script.body.endsQuoted || script.body.unclosedFunction !== undefined) return;
    const end = `${text.endsWith('\n') ? '' : '\n'}run_rc_command "$1"\n`;
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(text.length, end)] };
    report(script.body.spanOfAssignment(rc.nameAssignment), {}, { fix });
  },
  bad: [
    { text: rcText('load_rc_config $name'), lines: [6], fixed: rcText('load_rc_config $name', 'run_rc_command "$1"') },
    { text: rcText('anvil_start()', '{', '  run_rc_command "$1"', '}'), lines: [6] },
  ],
  good: [
    { text: rcText('run_rc_command "$1"') },
    { text: shText('name=a') },
    { text: rcText('case "$1" in', 'start) anvild ;;', 'esac') },
    { text: rcText('rcvar="anvil_enable', 'run_rc_command "$1"') },
  ],
};

/** What a script has outside functions without doing anything by it. */
const PREPARATION: ReadonlySet<string> = new Set([
  ':',
  '.',
  '[',
  'test',
  'load_rc_config',
  'set_rcvar',
  'set_rcvar_obsolete',
  'export',
  'readonly',
  'eval',
  'exit',
  'return',
]);

/** True for a command outside functions that acts: the script dispatches by itself, or does its work at once. */
function isWork(command: Command, { rc, body }: ScriptContext): boolean {
  if (isSubstituted(command, body)) return false;
  return !command.inFunction && command !== rc.sourcing && !isAssignment(command) && !PREPARATION.has(command.word);
}

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
  what: 'A command follows the last call outside functions that does more than keep its status and pass it on.',
  why: 'It runs whatever the script was asked to do, and its status hides that of the call.',
  message: '{name} runs behind run_rc_command, whatever the script was asked to do',
  help: 'end the script with run_rc_command',
  sources: ['rclint file_order'],
  check: (script, report) => {
    const { body } = script;
    const last = outerCalls(script).at(-1);
    if (last === undefined) return;
    const next = body.commands.slice(body.commands.indexOf(last) + 1);
    const runs = behind(body.mask, last);
    // That settings are read too late has a rule of its own.
    const late = lateLoad(script)?.load;
    const first = next.find(
      (command) =>
        runs(command) &&
        command !== late &&
        !command.inFunction &&
        !isAssignment(command) &&
        !passesOn(command) &&
        !isSubstituted(command, body),
    );
    if (first !== undefined) report(body.spanOfCommand(first), { name: unquote(first.word) });
  },
  bad: [
    { text: rcText('run_rc_command "$1"', '', 'exit 0'), lines: [9] },
    { text: rcText('run_rc_command "$1" && echo'), lines: [7] },
  ],
  good: [
    { text: rcText('run_rc_command "$1"', '# end') },
    { text: rcText('run_rc_command "$1" || e=1', 'return $e') },
    { text: rcText('run_rc_command "$1"', 'exit $?') },
    { text: rcText('run_rc_command "$1"', 'r=$(( r > $? ? r : $? ))', '(exit "$r")') },
    { text: rcText('if a; then', '  run_rc_command "$1"', 'fi', 'anvil_x() {', '  echo', '}') },
    {
      text: rcText(
        'if a; then',
        '  run_rc_command "$1"',
        'else',
        '  echo -n anvil',
        '  if b; then',
        '    c',
        '  fi',
        'fi',
      ),
    },
  ],
};

/** True for what leaves the status of the call as it is, or hands it on: `return $e`, a bare `exit`, `:`, `unset`. */
function passesOn(command: Command): boolean {
  if (command.word === 'return' || command.word === 'exit') {
    const [status] = argumentsOf(command);
    return status === undefined || isExpanded(status);
  }
  return command.word === ':' || command.word === 'unset' || command.word === 'debug';
}
