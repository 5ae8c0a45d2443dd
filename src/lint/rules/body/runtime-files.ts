/** Rules about the files that a script leaves in /run and /tmp: where they are, and how they go. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { ANY, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { shText } from '../example-texts.ts';

const RUN_FOLDER = /^\/(?:var\/(?:lock|run)|run)\/./;

/** What a word is that is one variable with a literal value; else the word. */
function valueOf(word: ByteString, body: ShellBody): ByteString {
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(word)?.[1];
  if (name === undefined) return word;
  const values = body.assignmentsTo(name);
  return values.length === 1 && values[0] !== undefined ? values[0].value : word;
}

export const RM_WITHOUT_FORCE: Rule = {
  id: 'body/rm-without-force',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'safe',
  what: '`rm` without -f on a path below /var/lock, /var/run or /run, where its failure counts: it ends a branch or a function, or the script runs under `set -e`. Not where the script tests for the file.',
  why: 'stop then fails when the service was not running, where it should succeed.',
  message: 'rm fails when {name} is not there: stop then fails for a service that does not run',
  help: 'write `rm -f`',
  sources: ['LSB 5.0 Core, 22.2 (stopping what does not run is a success)'],
  check: ({ body }, report) => {
    let isStrict: boolean | undefined;
    for (const command of body.commands) {
      if (command.word !== 'rm' && command.word !== '/bin/rm') continue;
      const words = argumentsOf(command);
      if (words.some((word) => /^-[A-Za-z]*f|^--force$/.test(word))) continue;
      // Behind `||` and in the condition of `if` a failure is expected; a test before it sees that the file is there.
      if (isExpected(body, command) || !counts(body, command, (isStrict ??= endsAtFailure(body)))) continue;
      const path = words.map((word) => valueOf(unquote(word), body)).find((word) => RUN_FOLDER.test(word));
      if (path === undefined) continue;
      const span = body.spanOfCommand(command);
      // A typographic dash that was to be a minus sign is a name of a file to rm.
      const dashed = words.find((word) => /^\xe2\x80[\x90-\x95][A-Za-z]*f/.test(word));
      const dash = dashed === undefined ? -1 : span.offset + command.text.indexOf(dashed);
      const fix: LintFix =
        dash < 0
          ? { kind: 'safe', edits: [insertAt(span.offset + command.word.length, ' -f')] }
          : { kind: 'suggestion', edits: [{ offset: dash, length: 3, text: '-' }] };
      report(span, { name: path }, { fix });
    }
  },
  bad: [
    { text: shText('rm /var/run/a.pid'), lines: [2], fixed: shText('rm -f /var/run/a.pid') },
    { text: shText('P=/run/a.pid', 'a && rm "$P"'), lines: [3], fixed: shText('P=/run/a.pid', 'a && rm -f "$P"') },
    { text: shText('rm \u2013f /run/a.pid'), lines: [2], fixed: shText('rm -f /run/a.pid') },
  ],
  good: [
    { text: shText('rm -rf /run/a') },
    { text: shText('rm /etc/a') },
    { text: shText('[ -f /run/a ] && rm /run/a', 'rm /run/b || true') },
    { text: shText('if [ -e /run/a ]; then', '  rm /run/a', 'fi') },
    { text: shText('rm /run/a', 'echo') },
  ],
};

/** True under `set -e`. */
function endsAtFailure({ shebang = '', commands }: ShellBody): boolean {
  if (/^\S+[ \t]+-\w*e/.test(shebang.slice(0, 200))) return true;
  return commands.some(({ word, text, inFunction }) => word === 'set' && !inFunction && /^set[ \t]+-\w*e/.test(text));
}

/** True if the failure of a command is seen: it is the last of its list, or ends the script. */
function counts(body: ShellBody, { line, at, text }: Command, isStrict: boolean): boolean {
  if (isStrict) return true;
  const rest = (body.code[line - 1] ?? '').slice(at + text.length);
  if (/^[ \t]*&&/.test(rest)) return true;
  const next =
    rest.replace(/^[ \t]*;(?!;)/, '').trim() ||
    (body.code.slice(line, line + 8).find((other) => other.trim() !== '') ?? '');
  return (
    next === '' ||
    /^[ \t]*(?:;;|\}|esac\b|return[ \t]*(?:\$\?)?[ \t]*$|exit[ \t]*(?:\$\?)?[ \t]*$|RETVAL=\$\?)/.test(next)
  );
}

/** True if the script sees to it that the file is there, or that it does not matter. */
function isExpected(body: ShellBody, { line, at, text }: Command): boolean {
  const code = body.code[line - 1] ?? '';
  const before = code.slice(0, at);
  if (/(?:\[|\btest)[ \t].*-[efrsLd][ \t].*(?:&&|then)[ \t{(]*$/.test(before.slice(-400))) return true;
  if (/^[ \t]*(?:2>[^|&;]*)?\|\|/.test(code.slice(at + text.length, at + text.length + 60)) || text.includes('||'))
    return true;
  const above = body.code.slice(Math.max(0, line - 16), line - 1);
  return above.some((other) => /\b(?:if|elif)\b.*(?:\[|\btest)[ \t].*-[efrsLd][ \t]/.test(other.slice(0, 400)));
}

const TEMPORARY = /(?<![\w.}~-])\/(?:var\/)?tmp\/[^\s"';&|<>()]{0,255}\.(?:pid|lock)(?![\w-])/g;

export const PID_IN_TMP: Rule = {
  id: 'body/pid-in-tmp',
  level: 'warning',
  profiles: ANY,
  stage: 1,
  fix: 'none',
  what: 'A .pid or .lock file below /tmp or /var/tmp.',
  why: 'Anyone can put a file there first: a forged pid has root kill what they like.',
  message: '{name} is where anyone can put a file first',
  help: 'use /run, or /var/run',
  sources: [],
  check: ({ body }, report) => {
    for (const [i, line] of body.code.entries()) {
      if (!line.includes('tmp/')) continue;
      for (const found of line.matchAll(TEMPORARY)) {
        report(body.spanOf(i + 1, found.index, found.index + found[0].length), { name: found[0] });
      }
    }
  },
  bad: [
    { text: shText('PIDFILE=/tmp/a.pid'), lines: [2] },
    { profile: 'freebsd', text: shText('lock="/var/tmp/a.lock"'), lines: [2] },
  ],
  good: [{ text: shText('PIDFILE=/run/a.pid') }, { text: shText('cp /tmp/a.txt /run/a.pid') }],
};
