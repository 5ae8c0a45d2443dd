/** Rules about the variables and functions that an rc.d script gives to rc.subr. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import type { Span } from '../../../model/place.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { Assignment } from '../../script/assignments.ts';
import { argumentsOf, unquote } from '../../script/shell-body.ts';
import type { ScriptContext } from '../../script/script-context.ts';
import { defaultsOf } from '../../script/variable-defaults.ts';
import { rcText, shText } from '../example-texts.ts';

function spanOf({ body }: ScriptContext, { line, at, valueEnd }: Assignment): Span {
  return body.spanOf(line, at, Math.max(at + 1, valueEnd));
}

function wordsOf(value: ByteString): readonly ByteString[] {
  return value.split(/[ \t\n]+/).filter((word) => word !== '');
}

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
  check: (script, report) => {
    for (const assignment of script.rc.all('command_args')) {
      const name = wordsOf(assignment.value).find((word) => word.startsWith('-'));
      if (name !== undefined) report(spanOf(script, assignment), { name });
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
      report(spanOf(script, assignment), { name: value }, { fix });
    }
  },
  bad: [
    { text: rcText('sig_stop="SIGKILL"'), lines: [7], fixed: rcText('sig_stop="KILL"') },
    { text: rcText('sig_reload=SIGUSR1'), lines: [7], fixed: rcText('sig_reload=USR1') },
  ],
  good: [{ text: rcText('sig_stop=TERM') }, { text: rcText('anvil_sig=SIGTERM') }],
};

export const EXTRA_COMMAND_UNDEFINED: Rule = {
  id: 'body/extra-command-undefined',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A word in extra_commands has no WORD_cmd in the script and is not `reload`, which has a default.',
  why: 'The script offers a command that fails.',
  message: '{name} is offered, but {name}_cmd is not set',
  help: 'set {name}_cmd, or drop the word',
  sources: [],
  check: (script, report) => {
    const { rc } = script;
    for (const assignment of rc.all('extra_commands')) {
      for (const name of wordsOf(assignment.value)) {
        if (name === 'reload' || /[$`]/.test(name) || rc.first(`${name}_cmd`) !== undefined) continue;
        report(spanOf(script, assignment), { name });
        break;
      }
    }
  },
  bad: [
    { text: rcText('extra_commands="reload check"'), lines: [7] },
    { text: rcText('extra_commands="$extra_commands check"', 'check_precmd=a'), lines: [7] },
  ],
  good: [
    { text: rcText('extra_commands="reload check"', 'check_cmd=anvil_check') },
    { text: rcText('extra_commands=reload') },
  ],
};

const STANDARD = new Set([
  'start',
  'stop',
  'restart',
  'rcvar',
  'poll',
  'status',
  'enable',
  'disable',
  'delete',
  'enabled',
  'describe',
  'extracommands',
]);

export const COMMAND_NOT_LISTED: Rule = {
  id: 'body/command-not-listed',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'safe',
  what: 'WORD_cmd is set outside functions for a WORD that is neither standard nor listed in extra_commands, `reload` included; leading underscores aside.',
  why: 'rc.subr does not take the word: the command cannot be called.',
  message: '{name} cannot be called: extra_commands does not list it',
  help: 'add {name} to extra_commands',
  sources: [],
  check: (script, report) => {
    const { rc, body } = script;
    const lists = rc.all('extra_commands');
    const listed = new Set(lists.flatMap(({ value }) => wordsOf(value)));
    for (const [word, assignment] of rc.methods('_cmd')) {
      if (assignment.inFunction || word.startsWith('_') || STANDARD.has(word) || listed.has(word)) continue;
      const [list] = lists;
      const start = body.lines.startOf(assignment.line);
      const end = list === undefined ? 0 : body.lines.startOf(list.line) + list.valueEnd;
      const isQuoted = list !== undefined && /["']/.test(script.text.charAt(end - 1));
      const edit =
        list === undefined
          ? { offset: start, length: 0, text: `extra_commands="${word}"\n` }
          : { offset: end - 1, length: 0, text: ` ${word}` };
      const isPlain = list === undefined ? assignment.at === 0 : isQuoted && list.valueEnd > list.valueAt + 1;
      const fix: LintFix = { kind: 'safe', edits: [edit] };
      report(spanOf(script, assignment), { name: word }, isPlain ? { fix } : {});
    }
  },
  bad: [
    {
      text: rcText('check_cmd=anvil_check'),
      lines: [7],
      fixed: rcText('extra_commands="check"', 'check_cmd=anvil_check'),
    },
    {
      text: rcText('extra_commands="check"', 'check_cmd=a', 'reload_cmd=b'),
      lines: [9],
      fixed: rcText('extra_commands="check reload"', 'check_cmd=a', 'reload_cmd=b'),
    },
  ],
  good: [{ text: rcText('start_cmd=a', '_x_cmd=b') }, { text: rcText('extra_commands="check"', 'check_cmd=a') }],
};

export const UNDEFINED_METHOD: Rule = {
  id: 'body/undefined-method',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'WORD_cmd, WORD_precmd or WORD_postcmd is a single word which, after `${name}` is put in, begins with the name and `_`, and no such function is defined.',
  why: 'The action fails with a command that is not found.',
  message: 'no function {name} is defined',
  help: 'define it, or correct the name',
  sources: [],
  check: (script, report) => {
    const { rc, body } = script;
    if (rc.name === undefined) return;
    const defined = new Set(body.functions.map(({ name }) => name));
    for (const suffix of ['_cmd', '_precmd', '_postcmd']) {
      for (const [, assignment] of rc.methods(suffix)) {
        const name = rc.resolve(assignment);
        if (name === undefined || /[ \t\n;]/.test(name) || !name.startsWith(`${rc.name}_`) || defined.has(name))
          continue;
        report(spanOf(script, assignment), { name });
      }
    }
  },
  bad: [
    { text: rcText('start_cmd="${name}_start"'), lines: [7] },
    { text: rcText('stop_postcmd=anvil_clean', 'anvil_cleen() { echo; }'), lines: [7] },
  ],
  good: [
    { text: rcText('start_cmd="${name}_start"', 'anvil_start() {', '  echo', '}') },
    { text: rcText('stop_cmd=":"') },
  ],
};

export const REQUIRED_FILES_RELATIVE: Rule = {
  id: 'body/required-files-relative',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'An entry of required_files or required_dirs is a literal that begins with none of `/`, `$`, `%%`.',
  why: 'It is looked up in whatever folder rc runs in.',
  message: '{name} is looked up in whatever folder rc runs in',
  help: 'write its whole path',
  sources: [],
  check: (script, report) => {
    for (const variable of ['required_files', 'required_dirs']) {
      for (const assignment of script.rc.all(variable)) {
        const name = wordsOf(assignment.value).find((word) => !/^(?:[/$`]|%%)/.test(word));
        if (name !== undefined && !(name.endsWith('`') || /^[-)]/.test(name)))
          report(spanOf(script, assignment), { name });
      }
    }
  },
  bad: [
    { text: rcText('required_files="anvil.conf"'), lines: [7] },
    { text: rcText('required_dirs="/a b"'), lines: [7] },
  ],
  good: [{ text: rcText('required_files="/etc/a $b %%PREFIX%%/c"') }, { text: rcText('required_dirs=""') }],
};

export const MISSING_COMMAND_INTERPRETER: Rule = {
  id: 'body/missing-command-interpreter',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: '`command` ends in .py, .pl, .rb, .sh, .tcl or .php and command_interpreter is not set.',
  why: 'The process goes by the name of its interpreter: status and stop do not find it.',
  message: '{name} runs in an interpreter: without command_interpreter its process is not found',
  help: 'set command_interpreter',
  sources: ['rc.subr(8)'],
  check: (script, report) => {
    const { rc } = script;
    if (rc.first('command_interpreter') !== undefined) return;
    for (const assignment of rc.all('command')) {
      const name = unquote(assignment.value.trim());
      if (/\.(?:py|pl|rb|sh|tcl|php)$/.test(name.slice(-8))) report(spanOf(script, assignment), { name });
    }
  },
  bad: [
    { text: rcText('command="/usr/local/bin/a.py"'), lines: [7] },
    { text: rcText('command=%%PREFIX%%/a.rb'), lines: [7] },
  ],
  good: [
    { text: rcText('command=/a.py', 'command_interpreter=/usr/local/bin/python') },
    { text: rcText('command=/bin/sh') },
  ],
};
