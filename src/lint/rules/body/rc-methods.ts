/** Rules about what an rc.d script tells rc.subr to run: its commands, their methods, and what they need. */
import type { LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { splitWords } from '../../../shell/assignments.ts';
import { unquote } from '../../../shell/body.ts';
import { rcText } from '../example-texts.ts';

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
      for (const name of splitWords(assignment.value)) {
        if (name === 'reload' || /[$`]/.test(name) || rc.first(`${name}_cmd`) !== undefined) continue;
        report(script.body.spanOfAssignment(assignment), { name });
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
    const listed = new Set(lists.flatMap(({ value }) => splitWords(value)));
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
      report(script.body.spanOfAssignment(assignment), { name: word }, isPlain ? { fix } : {});
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
        report(script.body.spanOfAssignment(assignment), { name });
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
        const name = splitWords(assignment.value).find((word) => !/^(?:[/$`]|%%)/.test(word));
        if (name !== undefined && !(name.endsWith('`') || /^[-)]/.test(name)))
          report(script.body.spanOfAssignment(assignment), { name });
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
      if (/\.(?:py|pl|rb|sh|tcl|php)$/.test(name.slice(-8))) report(script.body.spanOfAssignment(assignment), { name });
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
