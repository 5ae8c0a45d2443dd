/** Rules about the names and values of an rc.d script's functions and variables. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { splitWords } from '../../../shell/assignments.ts';
import { rcSubrFunctions } from '../../systems/known-names.ts';
import { argumentsOf } from '../../../shell/body.ts';
import { defaultsOf } from '../../../shell/variable-defaults.ts';
import { rcText, shText } from '../example-texts.ts';

export const FUNCTION_NOT_PREFIXED: Rule = {
  id: 'body/function-not-prefixed',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A function has the name of one of rc.subr.',
  why: 'It takes the place of that function, for rc.subr itself too.',
  message: '{name} is a function of rc.subr: this one takes its place',
  help: 'call it {prefix}{name}',
  sources: ['rc.subr(8)'],
  check: ({ body, rc }, report) => {
    // A script that does without rc.subr may call its functions as it likes.
    if (rc.sourcing === undefined || body.functions.length === 0) return;
    const prefix = rc.name === undefined || !/^\w+$/.test(rc.name) ? 'my_' : `${rc.name}_`;
    for (const { name, line, at } of body.functions) {
      if (rcSubrFunctions().has(name)) report(body.spanOf(line, at, at + name.length), { name, prefix });
    }
  },
  bad: [
    { path: 'rc.d/anvil', text: rcText('warn()', '{', '  echo', '}'), lines: [7] },
    { path: 'rc.d/anvil', text: rcText('check_pidfile() { echo; }'), lines: [7] },
  ],
  good: [
    { path: 'rc.d/x', text: rcText('anvil_start() {', '  echo', '}', 'pkg_start()', '{', '}') },
    { path: 'rc.d/a-b', text: shText('warn() {', '  echo', '}') },
  ],
};

/** Variables by which a script tells rc.subr(8) what to do: a default for one is a way to set it. */
const OF_RC_SUBR: ReadonlySet<string> = new Set([
  'command',
  'command_args',
  'command_interpreter',
  'extra_commands',
  'pidfile',
  'procname',
  'rcvar',
  'required_dirs',
  'required_files',
  'required_modules',
  'required_vars',
  'start_cmd',
  'status_cmd',
  'stop_cmd',
]);

export const VARIABLE_NOT_PREFIXED: Rule = {
  id: 'body/variable-not-prefixed',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A default is given as `: ${var:=...}` or `: ${var=...}` to a variable that begins neither with the value of `name` and `_` nor with the name of the file or of a PROVIDE. Variables of the environment (upper case), those of rc.subr and those that begin with `_` may; so may the name itself in NetBSD, whose switches have no `_enable`.',
  why: 'In rc.conf all services share one space of names.',
  message: '{name} does not begin with {prefix}_: in rc.conf all services share one space of names',
  help: 'call it {prefix}_{name}',
  sources: [],
  check: ({ body, rc, rcd, profile, name: file }, report) => {
    const { name } = rc;
    if (name === undefined) return;
    const own = [name, file, ...rcd.provides].map((word) => word.replace(/\.(?:in|sh)$/, '').replaceAll(/[-.]/g, '_'));
    for (const { variable, line, at } of defaultsOf(body)) {
      if (own.some((prefix) => prefix !== '' && variable.startsWith(`${prefix}_`))) continue;
      // NetBSD's switch is called as the service is.
      if (profile === 'netbsd' && own.includes(variable)) continue;
      // Of the environment, of rc.subr(8) itself, and of the script alone.
      if (/^[A-Z_][A-Z0-9_]*$|^_/.test(variable) || OF_RC_SUBR.has(variable)) continue;
      report(body.spanOf(line, at, at + variable.length), { name: variable, prefix: name });
    }
  },
  bad: [
    { text: rcText(': ${flags:="-v"}'), lines: [7] },
    { text: rcText(': ${anvilflags=-v}'), lines: [7] },
  ],
  good: [
    { text: rcText(': ${anvil_flags:="-v"}') },
    { text: rcText('echo ${x:=y}') },
    { text: rcText(': ${LOCALBASE:=/usr/local}', ': ${_a:=b}', ': ${pidfile:=/var/run/anvil.pid}') },
    { path: 'rc.d/forge', text: rcText(': ${forge_flags:="-v"}') },
    { profile: 'netbsd', text: rcText(': ${anvil:=NO}') },
  ],
};

export const CHECKYESNO_VALUE: Rule = {
  id: 'body/checkyesno-value',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: "checkyesno's whole argument is one expanded variable whose name ends in `_enable` or begins with the value of `name` and `_`. `${rcvar}`, `${_any}` and `${name}_enable` hold names and are right.",
  why: 'checkyesno takes the name of a variable; of its value, YES, it makes a variable that is not set.',
  message: 'checkyesno takes the name of a variable, not its value',
  help: 'write `checkyesno {name}`',
  sources: [],
  check: ({ body, rc }, report) => {
    for (const command of rc.calls('checkyesno')) {
      const [argument = ''] = argumentsOf(command);
      const name = /^("?)\$(\{?)(\w+)(\}?)\1$/.exec(argument)?.[3];
      if (name === undefined || name === 'rcvar' || name.startsWith('_')) continue;
      if (!name.endsWith('_enable') && (rc.name === undefined || !name.startsWith(`${rc.name}_`))) continue;
      const at = command.at + command.text.indexOf(argument);
      const span = body.spanOf(command.line, at, at + argument.length);
      report(span, { name }, { fix: { kind: 'safe', edits: [replaceSpan(span, name)] } });
    }
  },
  bad: [
    {
      text: rcText('if checkyesno "${anvil_debug}"; then', 'fi'),
      lines: [7],
      fixed: rcText('if checkyesno anvil_debug; then', 'fi'),
    },
    { text: shText('checkyesno $other_enable'), lines: [2], fixed: shText('checkyesno other_enable') },
  ],
  good: [
    { text: rcText('checkyesno ${rcvar}', 'checkyesno $_enable', 'checkyesno ${name}_enable') },
    { text: rcText('checkyesno anvil_enable') },
  ],
};

export const COMMAND_ARGS_FLAGS: Rule = {
  id: 'body/command-args-flags',
  level: 'warning',
  levels: { 'freebsd-ports': 'info' },
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'command_args holds a word that begins with `-` behind one that does not. Not where they are those of daemon(8), or a value of the script comes first: the handbook of ports writes `-p $pidfile` there.',
  why: 'It comes behind NAME_flags, so flags in it cannot be overruled, and the program may take them for operands.',
  message: '{name} in command_args comes behind the flags of rc.conf',
  help: 'put flags into NAME_flags',
  sources: ['rc.subr(8)'],
  check: ({ rc, body }, report) => {
    // The words are those of a program that starts another: daemon(8), an interpreter.
    const isWrapped =
      rc.first('procname') !== undefined || rc.all('command').some(({ value }) => /\bdaemon["']?$/.test(value));
    for (const assignment of rc.all('command_args')) {
      const words = splitWords(assignment.value);
      const name = words.find((word) => word.startsWith('-'));
      if (name === undefined) continue;
      // Behind an operand the program may take it for one; in front, its place is a matter of taste.
      const isHarmless = words[0]?.startsWith('-') === true || words[0]?.startsWith('$') === true || isWrapped;
      if (!isHarmless) report(body.spanOfAssignment(assignment), { name });
    }
  },
  bad: [
    { text: rcText('command_args="/etc/a.conf --daemon"'), lines: [7] },
    { text: rcText('command_args="start -b"'), lines: [7] },
  ],
  good: [
    { text: rcText('command_args="/etc/a-b.conf"') },
    { text: rcText('command_args="-p $pidfile"') },
    { text: rcText('anvil_flags="-d"') },
  ],
};

export const SIG_PREFIX: Rule = {
  id: 'body/sig-prefix',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: 'The value of sig_reload, sig_stop or the like begins with SIG.',
  why: 'kill(1) does not know the name in that form everywhere.',
  message: 'kill(1) does not know {name} everywhere',
  help: 'drop SIG',
  sources: [],
  check: (script, report) => {
    const { body } = script;
    for (const assignment of body.assignments) {
      const { name, value, line, valueAt, valueEnd } = assignment;
      if (!name.startsWith('sig_') || !value.startsWith('SIG')) continue;
      const { offset } = body.spanOf(line, valueAt, valueEnd);
      const at = script.text.indexOf('SIG', offset);
      const fix: LintFix = { kind: 'safe', edits: [{ offset: at, length: 3, text: '' }] };
      report(body.spanOfAssignment(assignment), { name: value }, { fix });
    }
  },
  bad: [
    { text: rcText('sig_stop="SIGKILL"'), lines: [7], fixed: rcText('sig_stop="KILL"') },
    { text: rcText('sig_reload=SIGUSR1'), lines: [7], fixed: rcText('sig_reload=USR1') },
  ],
  good: [{ text: rcText('sig_stop=TERM') }, { text: rcText('anvil_sig=SIGTERM') }],
};
