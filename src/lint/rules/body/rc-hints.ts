/** Hints about how an rc.d script uses rc.subr: what it does by hand, by force, or in a way that has no effect. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { FREEBSD, PORTS, RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { ShellFunction } from '../../../shell/commands.ts';
import { rcText } from '../example-texts.ts';

/** `[ -f file ] || return`, all on one line. */
const TEST_OR_LEAVE = /(?:\[|\btest)[ \t]+-[fre][ \t]+\S+[ \t]*\]?[ \t]*\|\|[ \t]*(?:return|exit)\b/;
/** `if [ ! -f file ]; then`, or `[ ! -f file ] && return`; the end is on one of the next lines if it is not here. */
const NEGATED = /(?:\[|\btest)[ \t]+![ \t]+-[fre][ \t]+\S+[ \t]*\]?[ \t]*(?:;|$|&&[ \t]*(?:return|exit)\b)/;
const LINES_BELOW = 5;

export const PREFER_REQUIRED_FILES: Rule = {
  id: 'body/prefer-required-files',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A precmd function tests for a file with -f, -r or -e, and returns or exits without it. Off, since some say more than required_files would; `--select` it to find them.',
  why: 'required_files does it, says which file is missing, and can be overruled by forcestart.',
  message: 'required_files does this, and says which file is missing',
  help: 'name the file in required_files',
  sources: ['rc.subr(8)'],
  check: (script, report) => {
    const { body } = script;
    for (const { line, endLine } of precmds(script)) {
      for (let i = line; i <= endLine; i++) {
        const code = (body.code[i - 1] ?? '').slice(0, 1000);
        const found = TEST_OR_LEAVE.exec(code) ?? NEGATED.exec(code);
        if (found === null) continue;
        const below = body.code.slice(i, Math.min(i + LINES_BELOW, endLine));
        const fi = below.findIndex((other) => /^[ \t]*(?:fi|else|elif)\b/.test(other));
        const leaves = below
          .slice(0, fi < 0 ? below.length : fi)
          .some((other) => /\b(?:return|exit|err)\b/.test(other));
        if (/\b(?:return|exit)\b/.test(found[0]) || (/\bif\b/.test(code) && leaves))
          report(body.spanOf(i, found.index, found.index + found[0].trimEnd().length));
      }
    }
  },
  bad: [
    { text: rcText('start_precmd=pre', 'pre()', '{', '  [ -f /etc/a.conf ] || return 1', '}'), lines: [10] },
    {
      text: rcText(
        'start_precmd="${name}_pre"',
        'anvil_pre() {',
        '  if [ ! -r "$c" ]; then',
        '    warn no',
        '    return 1',
        '  fi',
        '}',
      ),
      lines: [9],
    },
  ],
  good: [
    { text: rcText('start_cmd=run', 'run()', '{', '  [ -f /etc/a.conf ] || return 1', '}') },
    {
      text: rcText(
        'start_precmd=pre',
        'pre()',
        '{',
        '  if [ ! -f /a ]; then',
        '    touch /a',
        '  fi',
        '  return 0',
        '}',
      ),
    },
  ],
};

/** The functions of the script that are set as what is to run before an action. */
function precmds({ rc, body }: ScriptContext): readonly ShellFunction[] {
  const names = new Set([...rc.methods('_precmd')].map(([, assignment]) => rc.resolve(assignment)));
  return body.functions.filter(({ name }) => names.has(name));
}

export const COMMAND_OVERRIDDEN: Rule = {
  id: 'body/command-overridden',
  level: 'info',
  profiles: FREEBSD,
  stage: 2,
  fix: 'suggestion',
  what: 'NAME_program is assigned outside functions while `command` and start_cmd are never set.',
  why: 'NAME_program is for rc.conf, to put another program in the place of `command`. Older releases heed it only where there is one: nothing is run.',
  message: '{name} is for rc.conf to override command, and command is never set',
  help: 'set command, and leave {name} to rc.conf',
  sources: ['rc.subr(8)'],
  check: ({ rc, body }, report) => {
    const name = rc.name === undefined ? '' : `${rc.name}_program`;
    const [program] = name === '' ? [] : rc.all(name).filter(({ inFunction }) => !inFunction);
    if (program === undefined || rc.first('command') !== undefined || rc.first('start_cmd') !== undefined) return;
    if (body.commands.some((command) => command.word === '.' && command !== rc.sourcing)) return;
    const isUsed = body.code.some((line) => line.includes(`$${name}`) || line.includes(`\${${name}`));
    const span = body.spanOf(program.line, program.at, program.at + name.length);
    const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(span, 'command')] };
    report(span, { name }, isUsed || program.isAppended ? {} : { fix });
  },
  bad: [
    {
      text: rcText('anvil_program="/usr/sbin/anvild"', 'run_rc_command "$1"'),
      lines: [7],
      fixed: rcText('command="/usr/sbin/anvild"', 'run_rc_command "$1"'),
    },
    {
      text: rcText('anvil_program=/a', 'echo $anvil_program'),
      lines: [7],
      fixed: rcText('anvil_program=/a', 'echo $anvil_program'),
    },
  ],
  good: [
    { text: rcText('command=/usr/sbin/anvild', 'anvil_program=/usr/local/sbin/anvild') },
    { text: rcText('hammer_program=/a', 'start_cmd=b') },
  ],
};

export const EXIT_IN_FUNCTION: Rule = {
  id: 'body/exit-in-function',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: '`exit` in a function. Off, since most of them are meant; `--select` it to look at each.',
  why: 'It ends the script in the middle of what rc.subr does: what was to come behind is left out.',
  message: 'exit ends the script in the middle of what rc.subr does',
  help: 'return a status, or call err',
  sources: ['rc.subr(8)'],
  check: ({ body }, report) => {
    for (const command of body.commands)
      if (command.inFunction && command.word === 'exit') report(body.spanOfCommand(command));
  },
  bad: [
    { text: rcText('anvil_start()', '{', '  exit 1', '}'), lines: [9] },
    { text: rcText('anvil_start() { a || exit; }'), lines: [7] },
  ],
  good: [{ text: rcText('exit 1') }, { text: rcText('anvil_start()', '{', '  echo exit', '  err 1 no', '}') }],
};

export const FORCE_DEPEND: Rule = {
  id: 'body/force-depend',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'none',
  what: 'The script of a port calls force_depend; those of the base system mean it.',
  why: 'It starts another service, one that is switched off in rc.conf too, and asks for its state at each start.',
  message: 'force_depend starts {name} even where rc.conf has it off',
  help: 'put {name} into REQUIRE, and say in the documentation that it is to be enabled',
  sources: ['rc.subr(8)'],
  check: ({ body, rc }, report) => {
    for (const command of rc.calls('force_depend')) {
      const name = command.text.split(/[ \t]+/)[1] ?? 'another service';
      report(body.spanOfCommand(command), { name: name.replaceAll(/["']/g, '') });
    }
  },
  bad: [
    { text: rcText('anvil_pre()', '{', '  force_depend hammer || return 1', '}'), lines: [9] },
    { text: rcText('if ! force_depend "hammer" hammer_daemon; then', 'fi'), lines: [7] },
  ],
  good: [{ text: rcText('echo force_depend') }, { text: rcText('# force_depend hammer') }],
};

export const CHOWN_IN_FUNCTION: Rule = {
  id: 'body/chown-in-function',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'chown in a function. Off, since many have a good reason; `--select` it to look at each.',
  why: 'install(1) makes a folder or file with its owner at once, and follows no link that somebody has put there.',
  message: 'install -o {owner} makes a file or folder with its owner at once',
  help: 'use install(1) where the file or folder is made here',
  sources: ['rclint functions_chown'],
  check: ({ body }, report) => {
    for (const command of body.commands) {
      if (!command.inFunction || !/^(?:\/usr\/sbin\/)?chown$/.test(command.word)) continue;
      const owner = command.text.split(/[ \t]+/).find((word, i) => i > 0 && !word.startsWith('-')) ?? 'USER';
      report(body.spanOfCommand(command), { owner });
    }
  },
  bad: [
    { text: rcText('anvil_pre()', '{', '  chown -R www:www /var/run/anvil', '}'), lines: [9] },
    { text: rcText('anvil_pre() { /usr/sbin/chown anvil /a; }'), lines: [7] },
  ],
  good: [{ text: rcText('chown a /b') }, { text: rcText('anvil_pre() {', '  install -d -o a /b # chown', '}') }],
};
