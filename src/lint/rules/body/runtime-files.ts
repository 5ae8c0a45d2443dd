/** Rules about the locks and pid files of a script: where they are, and how they go. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { ANY, REDHAT, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isForOtherSystem, isInstalledPath } from '../../script/installed-name.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { stopsNothing } from '../../script/idle-stop.ts';
import { caseText, shText } from '../example-texts.ts';

const SUBSYS = /\/var\/lock\/subsys\/([A-Za-z0-9_.+@-]+)(?![$`{*?/A-Za-z0-9_.+@-])/g;

export const MISSING_SUBSYS_LOCK: Rule = {
  id: 'body/missing-subsys-lock',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The script never names a file in /var/lock/subsys. Not where the folder of its lock is known to no one yet (`@LOCKDIR@`, a variable of another file), nor where there is nothing to stop.',
  why: 'The shutdown runs a stop link only where such a lock exists: the service is killed, not stopped.',
  message: 'no lock in /var/lock/subsys: the stop link is skipped at shutdown',
  help: 'touch /var/lock/subsys/{name} when the service was started, and remove it when it was stopped',
  sources: ['rpmlint subsys-not-used'],
  check: (script, report) => {
    const { body, name, path } = script;
    if (isForOtherSystem(path)) return;
    if (body.code.some((line) => line.includes('lock/subsys')) || stopsNothing(script)) return;
    if (body.commands.some((command) => command.word.endsWith('touch') && touchesUnknown(command, body))) return;
    report(1, { name: name.replace(/(?:\.(?:in|init|init\.d|rc|sh))+$/, '') || 'NAME' });
  },
  bad: [
    { text: shText('touch /var/lock/anvil'), lines: [1] },
    { text: shText('# /var/lock/subsys/anvil'), lines: [1] },
  ],
  good: [
    { text: shText('touch /var/lock/subsys/anvil') },
    { text: shText('lock="/var/lock/subsys/$prog"') },
    { text: shText('touch @LOCKDIR@/anvil') },
    { path: 'platforms/openbsd/anvil.in', text: shText('# chkconfig: 2345 20 99') },
    { text: shText('LOCKDIR=@LOCKDIR@', 'touch ${LOCKDIR}/anvil') },
    { text: caseText('start) echo a ;;', 'stop)', '# nothing to do', ';;') },
    {
      text: shText(
        'off() {',
        '  echo a',
        '  R=7',
        '  return $R',
        '}',
        'case "$1" in',
        'stop)',
        '  off',
        '  ;;',
        'esac',
      ),
    },
  ],
};

/** True for a `touch` of a file whose folder is still to be filled in, or is a variable of another file. */
function touchesUnknown(command: Command, body: ShellBody): boolean {
  return argumentsOf(command).some((word) => {
    if (hasTemplateWord(word)) return true;
    const variable = /^"?\$\{?([A-Za-z_]\w*)/.exec(word)?.[1];
    const values = variable === undefined ? undefined : body.assignmentsTo(variable);
    return values !== undefined && (values.length === 0 || values.some(({ value }) => hasTemplateWord(value)));
  });
}

export const SUBSYS_NAME_MISMATCH: Rule = {
  id: 'body/subsys-name-mismatch',
  level: 'error',
  profiles: REDHAT,
  stage: 1,
  fix: 'suggestion',
  what: "A literal /var/lock/subsys/NAME whose NAME is not the script's file name.",
  why: 'The shutdown looks for a lock of the name of the script, and skips the stop link.',
  message: 'the lock is called {name}, the script {own}: the stop link is skipped at shutdown',
  help: 'write /var/lock/subsys/{own}',
  sources: ['rpmlint incoherent-subsys'],
  check: ({ body, name: own, path }, report) => {
    if (own === '' || !isInstalledPath(path)) return;
    for (const [i, line] of body.code.entries()) {
      if (!line.includes('/var/lock/subsys/')) continue;
      for (const found of line.matchAll(SUBSYS)) {
        const name = found[1] ?? '';
        if (name === own) continue;
        const at = found.index + found[0].length - name.length;
        const span = body.spanOf(i + 1, at, at + name.length);
        report(span, { name, own }, { fix: { kind: 'suggestion', edits: [replaceSpan(span, own)] } });
      }
    }
  },
  bad: [
    {
      path: 'init.d/anvil',
      text: shText('touch /var/lock/subsys/anvild'),
      lines: [2],
      fixed: shText('touch /var/lock/subsys/anvil'),
    },
    { path: 'init.d/anvil', text: shText('lock="/var/lock/subsys/hammer"'), lines: [2] },
  ],
  good: [
    { path: 'init.d/anvil', text: shText('touch /var/lock/subsys/anvil') },
    { path: 'init.d/anvil', text: shText('touch /var/lock/subsys/$prog /var/lock/subsys/x$y') },
  ],
};

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
