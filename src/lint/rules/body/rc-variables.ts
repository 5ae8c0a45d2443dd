/** Rules about the names and values of an rc.d script's functions and variables. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { splitWords } from '../../../shell/assignments.ts';
import { argumentsOf } from '../../../shell/body.ts';
import { defaultsOf } from '../../../shell/variable-defaults.ts';
import { rcText, shText } from '../example-texts.ts';

export const FUNCTION_NOT_PREFIXED: Rule = {
  id: 'body/function-not-prefixed',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: "A function's name begins neither with the value of `name` nor with the file's name nor with a PROVIDE name; leading underscores aside, `-` as `_`.",
  why: 'It may replace a function of rc.subr, or one that another script defines when rc sources both.',
  message: '{name} does not begin with {prefix}: it may replace a function of rc.subr',
  help: 'call it {prefix}_{name}',
  sources: [],
  check: ({ body, rc, rcd, name: file }, report) => {
    const plain = (name: ByteString): ByteString => name.replace(/^_+/, '').replaceAll('-', '_');
    const own = [rc.name, file.replace(/\.(?:in|sh)$/, ''), ...rcd.provides];
    const prefixes = own.flatMap((name) => (name === undefined || plain(name) === '' ? [] : [plain(name)]));
    const [prefix] = prefixes;
    if (prefix === undefined) return;
    for (const { name, line, at } of body.functions) {
      if (prefixes.some((candidate) => plain(name).startsWith(candidate))) continue;
      report(body.spanOf(line, at, at + name.length), { name, prefix });
    }
  },
  bad: [
    { path: 'rc.d/anvil', text: rcText('start_it()', '{', '  echo', '}'), lines: [7] },
    { path: 'rc.d/x', text: shText('# PROVIDE: a', 'b() { echo; }'), lines: [3] },
  ],
  good: [
    { path: 'rc.d/x', text: rcText('anvil_start() {', '  echo', '}', '_anvil() { echo; }', 'x_y()', '{', '}') },
    { path: 'rc.d/a-b', text: shText('a_b_c() {', '  echo', '}') },
  ],
};

export const VARIABLE_NOT_PREFIXED: Rule = {
  id: 'body/variable-not-prefixed',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A default is given as `: ${var:=...}` or `: ${var=...}` to a variable that does not begin with the value of `name` and `_`.',
  why: 'In rc.conf all services share one space of names.',
  message: '{name} does not begin with {prefix}_: in rc.conf all services share one space of names',
  help: 'call it {prefix}_{name}',
  sources: [],
  check: ({ body, rc }, report) => {
    const { name } = rc;
    if (name === undefined) return;
    for (const { variable, line, at } of defaultsOf(body)) {
      if (variable.startsWith(`${name.replaceAll('-', '_')}_`)) continue;
      report(body.spanOf(line, at, at + variable.length), { name: variable, prefix: name });
    }
  },
  bad: [
    { text: rcText(': ${flags:="-v"}'), lines: [7] },
    { text: rcText(': ${anvilflags=-v}'), lines: [7] },
  ],
  good: [{ text: rcText(': ${anvil_flags:="-v"}') }, { text: rcText('echo ${x:=y}') }],
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
  what: 'command_args begins with or holds a word that begins with `-`.',
  why: 'It comes behind NAME_flags, so flags in it cannot be overruled, and the program may take them for operands.',
  message: '{name} in command_args comes behind the flags of rc.conf',
  help: 'put flags into NAME_flags',
  sources: ['rc.subr(8)'],
  check: ({ rc, body }, report) => {
    for (const assignment of rc.all('command_args')) {
      const name = splitWords(assignment.value).find((word) => word.startsWith('-'));
      if (name !== undefined) report(body.spanOfAssignment(assignment), { name });
    }
  },
  bad: [
    { text: rcText('command_args="-d"'), lines: [7] },
    { text: rcText('command_args="/etc/a.conf --daemon"'), lines: [7] },
  ],
  good: [{ text: rcText('command_args="/etc/a-b.conf"') }, { text: rcText('anvil_flags="-d"') }],
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
