/** Rules about what in an rc.d script comes too late: `name` behind what needs it, settings behind what heeds them. */
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { lateLoad } from '../../script/run-order.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { rcText, shText } from '../example-texts.ts';

const USE = /\$(?:name(?![A-Za-z0-9_])|\{name\})/g;
/** Functions of rc.subr that take the name from the variable, and their own argument where they take one. */
const NEEDS_NAME: ReadonlySet<string> = new Set(['run_rc_command', 'set_rcvar']);

export const NAME_LATE: Rule = {
  id: 'body/name-late',
  level: 'error',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  what: 'Outside functions `$name` is used, or run_rc_command called, before `name` is set. Not in a test, with a default of its own (`${name:-x}`), nor where a loop, `read`, eval or another file may have set it.',
  why: 'It is empty there: rcvar becomes `_enable`, and run_rc_command ends with an error.',
  message: 'name is not set yet: it is set on line {line}',
  help: 'set it above this line',
  sources: ['rclint file_order', 'rc.subr(8)'],
  check: ({ rc, body }, report) => {
    const first = rc.nameAssignment;
    if (first === undefined || first.inFunction || !body.isShell) return;
    const isBefore = (line: number, at: number): boolean => line < first.line || (line === first.line && at < first.at);
    for (const command of body.commands) {
      if (!isBefore(command.line, command.at) || command.inFunction) continue;
      if (setsName(command, rc.sourcing)) return;
      if (NEEDS_NAME.has(command.word) && (command.word === 'run_rc_command' || argumentsOf(command).length === 0)) {
        report(body.spanOf(command.line, command.at, command.at + command.word.length), { line: first.line });
        return;
      }
      const at = isTest(command) ? undefined : useIn(command, body);
      if (at === undefined) continue;
      const length = body.code[command.line - 1]?.charAt(at + 1) === '{' ? 7 : 5;
      report(body.spanOf(command.line, at, at + length), { line: first.line });
      return;
    }
  },
  bad: [
    { text: shText('. /etc/rc.subr', 'rcvar="${name}_enable"', 'name=anvil', 'run_rc_command "$1"'), lines: [3] },
    { text: shText('. /etc/rc.subr', 'rcvar=`set_rcvar`', "a='$name'", 'name=anvil'), lines: [3] },
    { text: shText('. /etc/rc.subr', 'load_rc_config $name', 'run_rc_command "$1"', 'name=anvil'), lines: [3] },
  ],
  good: [
    { text: rcText('rcvar=${name}_enable') },
    { text: shText('a() {', '  echo $name', '}', 'b=\'$name\' c="\\$name" # $name', 'name=anvil', 'd=$name') },
    { text: shText('for name in a b; do', '  echo $name', 'done', 'name=c') },
    { text: shText('[ -n "$name" ] || echo ${name:-x}', '. /usr/local/share/anvil', 'echo $name', 'name=c') },
    { text: shText('set_rcvar anvil_enable', 'name=anvil') },
  ],
};

/** Where a command uses the variable, as an offset in its line; undefined where it does not, or only within single quotes. O(length). */
function useIn({ line, at, text }: Command, { code, isQuoted }: ShellBody): number | undefined {
  if (!text.includes('name') || isQuoted[line - 1] === true) return undefined;
  const uses = [...text.matchAll(USE)].map(({ index }) => at + index);
  const whole = code[line - 1] ?? '';
  let quote = '';
  for (let offset = 0, next = 0; next < uses.length && offset < whole.length; offset++) {
    const character = whole.charAt(offset);
    if (offset === uses[next]) {
      if (quote !== "'") return offset;
      next += 1;
    }
    if (character === '\\' && quote !== "'") {
      offset += 1;
      // A dollar behind a backslash is a letter.
      if (offset === uses[next]) next += 1;
    } else if (quote === '') quote = character === '"' || character === "'" ? character : '';
    else if (character === quote) quote = '';
  }
  return undefined;
}

function isTest({ word }: Command): boolean {
  return word === '[' || word === '[[' || word === 'test' || word === 'case';
}

/** True for what may set the variable without an assignment, as a whole or from another file. */
function setsName(command: Command, sourcing: Command | undefined): boolean {
  const { word, text } = command;
  if (word === '.' || word === 'source') return command !== sourcing;
  return ['for', 'read', 'eval', 'setvar', 'local', 'export', 'readonly'].includes(word) && text.includes('name');
}

export const LOAD_RC_CONFIG_LATE: Rule = {
  id: 'body/load-rc-config-late',
  level: 'error',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  what: 'All calls of load_rc_config come behind the last call of run_rc_command. Not where one is in a function, in another branch, or rc.conf itself is sourced.',
  why: 'run_rc_command has done its work by then, without the settings of rc.conf.',
  message: 'load_rc_config comes behind run_rc_command, which has done its work without the settings of rc.conf',
  help: 'move it above line {line}',
  sources: ['rclint file_order', 'rc.subr(8)'],
  check: (script, report) => {
    const late = lateLoad(script);
    if (late !== undefined) report(script.body.spanOfCommand(late.load), { line: late.run.line });
  },
  bad: [
    { text: rcText('run_rc_command "$1"', 'load_rc_config $name'), lines: [8] },
    {
      text: rcText('rcvar=anvil_enable', 'run_rc_command "$1"', ': ${anvil_enable:=NO}', 'load_rc_config anvil'),
      lines: [10],
    },
  ],
  good: [
    { text: rcText('load_rc_config $name', 'run_rc_command "$1"') },
    { text: rcText('load_rc_config $name', 'run_rc_command "$1"', 'load_rc_config other') },
    { text: rcText('a() {', '  load_rc_config $name', '}', 'run_rc_command "$1"', 'load_rc_config $name') },
    { text: rcText('if a; then', '  run_rc_command "$1"', 'else', '  load_rc_config $name', 'fi') },
  ],
};

export const LOAD_RC_CONFIG_ARGUMENT: Rule = {
  id: 'body/load-rc-config-argument',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  what: "load_rc_config is given a literal word that is not the script's `name`. Not in a script that sets `name` more than once.",
  why: 'It reads rc.conf.d/ and the settings of another service: those of this one in rc.conf.d are left out.',
  message: 'load_rc_config reads the settings of {given}, and the script is called {name}',
  help: 'write load_rc_config $name',
  sources: ['rc.subr(8)'],
  check: ({ rc, body }, report) => {
    const { name } = rc;
    if (name === undefined || rc.all('name').length !== 1) return;
    const calls = rc.calls('load_rc_config');
    const given = calls.map((command) => unquote(argumentsOf(command)[0] ?? ''));
    if (given.some((word) => word === name || word.includes('$'))) return;
    for (const [i, command] of calls.entries()) {
      const word = given[i] ?? '';
      // A word that is nobody's name, as systems write it where rc.conf alone is wanted.
      if (!/^[\w.-]+$/.test(word) || word === 'XXX' || hasTemplateWord(word)) continue;
      const at = command.at + command.text.indexOf(word, command.word.length);
      report(body.spanOf(command.line, at, at + word.length), { given: word, name });
    }
  },
  bad: [
    { text: rcText('load_rc_config hammer'), lines: [7] },
    { text: rcText('load_rc_config "anvild"'), lines: [7] },
  ],
  good: [
    { text: rcText('load_rc_config $name', 'load_rc_config hammer') },
    { text: rcText('load_rc_config anvil', 'load_rc_config ${name}') },
    { text: rcText('load_rc_config hammer', 'name=hammer') },
    { text: rcText('load_rc_config "%%NAME%%"') },
  ],
};
