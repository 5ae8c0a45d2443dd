/** Rules about what an rc.d script tells rc.subr to run: its commands, their methods, and what they need. */
import type { ByteString } from '../../../model/bytes.ts';
import type { LintFix } from '../../../model/lint.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { splitWords } from '../../../shell/assignments.ts';
import { unquote } from '../../../shell/body.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { rcText } from '../example-texts.ts';

export const EXTRA_COMMAND_UNDEFINED: Rule = {
  id: 'body/extra-command-undefined',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'A word in extra_commands has no WORD_cmd in the script, and rc.subr has no default for it. Not where the script sources other files or makes its methods by eval.',
  why: 'The script offers a command that fails.',
  message: '{name} is offered, but {name}_cmd is not set',
  help: 'set {name}_cmd, or drop the word',
  sources: [],
  check: (script, report) => {
    const { rc, body, actions } = script;
    const isMadeElsewhere = body.commands.some((command) => {
      if (command === rc.sourcing) return false;
      return (
        command.word === '.' ||
        ((command.word === 'eval' || command.word === 'setvar') && command.text.includes('_cmd'))
      );
    });
    if (isMadeElsewhere) return;
    for (const assignment of rc.all('extra_commands')) {
      for (const name of splitWords(withoutExpansions(assignment.value))) {
        if (hasDefault(name) || !/^\w+$/.test(name) || rc.first(`${name}_cmd`) !== undefined || actions.has(name))
          continue;
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
    { text: rcText('extra_commands="reload status ${more:-"a b"}"') },
    { text: rcText('. /usr/local/share/anvil/methods', 'extra_commands="check"') },
  ],
};

/** True for `reload`, and the words that rc.subr knows in any case. */
function hasDefault(name: ByteString): boolean {
  return name === 'reload' || STANDARD.has(name);
}

/** A value without what the shell would put in, from `$` to the end of what belongs to it. O(n). */
function withoutExpansions(value: ByteString): ByteString {
  const parts: ByteString[] = [];
  let depth = 0;
  for (let at = 0; at < value.length; at++) {
    const two = value.slice(at, at + 2);
    if (two === '${' || two === '$(') {
      depth += 1;
      at += 1;
    } else if (depth > 0 && (value.charAt(at) === '}' || value.charAt(at) === ')')) depth -= 1;
    else if (depth === 0) parts.push(value.charAt(at));
  }
  return parts.join('');
}

const STANDARD: ReadonlySet<ByteString> = new Set([
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
  fix: 'suggestion',
  what: 'WORD_cmd is set outside functions to a function of the script (or to `:`), for a WORD that is neither standard nor listed in extra_commands, `reload` included. A variable such as `java_cmd` that holds a program is no method.',
  why: 'rc.subr does not take the word: the command cannot be called.',
  message: '{name} cannot be called: extra_commands does not list it',
  help: 'add {name} to extra_commands',
  sources: [],
  check: (script, report) => {
    const { rc, body } = script;
    const lists = rc.all('extra_commands');
    const listed = new Set(lists.flatMap(({ value }) => splitWords(value)));
    // A list that the shell makes may have it.
    if (lists.some(({ value }) => /[`]|\$\(|\$\{[^}]*[-=+]/.test(value))) return;
    const own = new Set(body.functions.map(({ name }) => name));
    const used = new Set(
      body.code.flatMap((line) => (line.includes('_cmd') ? (line.match(/\$\{?\w+_cmd\b/g) ?? []) : [])),
    );
    for (const [word, assignment] of rc.methods('_cmd')) {
      if (assignment.inFunction || word.startsWith('_') || STANDARD.has(word) || listed.has(word)) continue;
      const method = rc.resolve(assignment)?.trim();
      if (method === undefined || (!own.has(method) && method !== ':')) continue;
      // Used as a variable, it is called by its name and not by rc.subr.
      if (used.has(`$${word}_cmd`) || used.has(`\${${word}_cmd`)) continue;
      const [list] = lists;
      const start = body.lines.startOf(assignment.line);
      const end = list === undefined ? 0 : body.lines.startOf(list.line) + list.valueEnd;
      const isQuoted = list !== undefined && /["']/.test(script.text.charAt(end - 1));
      const edit =
        list === undefined
          ? { offset: start, length: 0, text: `extra_commands="${word}"\n` }
          : { offset: end - 1, length: 0, text: ` ${word}` };
      const isPlain = list === undefined ? assignment.at === 0 : isQuoted && list.valueEnd > list.valueAt + 1;
      const fix: LintFix = { kind: 'suggestion', edits: [edit] };
      report(script.body.spanOfAssignment(assignment), { name: word }, isPlain ? { fix } : {});
    }
  },
  bad: [
    {
      text: rcText('check_cmd=anvil_check', 'anvil_check() {', '  echo', '}'),
      lines: [7],
      fixed: rcText('extra_commands="check"', 'check_cmd=anvil_check', 'anvil_check() {', '  echo', '}'),
    },
    {
      text: rcText('extra_commands="check"', 'check_cmd=":"', 'reload_cmd=":"'),
      lines: [9],
      fixed: rcText('extra_commands="check reload"', 'check_cmd=":"', 'reload_cmd=":"'),
    },
  ],
  good: [
    { text: rcText('start_cmd=a', '_x_cmd=b') },
    { text: rcText('extra_commands="check"', 'check_cmd=":"') },
    { text: rcText('java_cmd="/usr/local/bin/java"') },
  ],
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
    // Another file may define it.
    if (body.commands.some((command) => command.word === '.' && command !== rc.sourcing)) return;
    const defined = new Set(body.functions.map(({ name }) => name));
    for (const suffix of ['_cmd', '_precmd', '_postcmd']) {
      for (const [, assignment] of rc.methods(suffix)) {
        const name = rc.resolve(assignment);
        // With a colon or a minus sign it is no name of a function.
        if (name === undefined || !/^\w+$/.test(name) || !name.startsWith(`${rc.name}_`) || defined.has(name)) continue;
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
  what: 'An entry of required_files or required_dirs is a literal that begins with none of `/`, `$`, and a word that is still to be filled in (`%%ETCDIR%%`, `@SYSCONFDIR@`).',
  why: 'It is looked up in whatever folder rc runs in.',
  message: '{name} is looked up in whatever folder rc runs in',
  help: 'write its whole path',
  sources: [],
  check: (script, report) => {
    for (const variable of ['required_files', 'required_dirs']) {
      for (const assignment of script.rc.all(variable)) {
        const name = splitWords(assignment.value).find((word) => !/^(?:[/$`]|%%)/.test(word) && !hasTemplateWord(word));
        if (name !== undefined && !(name.endsWith('`') || /^[-)]/.test(name)))
          report(script.body.spanOfAssignment(assignment), { name });
      }
    }
  },
  bad: [
    { text: rcText('required_files="anvil.conf"'), lines: [7] },
    { text: rcText('required_dirs="/a b"'), lines: [7] },
  ],
  good: [
    { text: rcText('required_files="/etc/a $b %%PREFIX%%/c"') },
    { text: rcText('required_files="@PKG_SYSCONFDIR@/${name}.conf"') },
    { text: rcText('required_dirs=""') },
  ],
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
