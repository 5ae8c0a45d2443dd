/** Rules about the files that a SysV script sources, locks and removes. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, replaceSpan, type LintFix } from '../../../model/lint.ts';
import { ALL, DEBIAN, REDHAT, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { argumentsOf, unquote, type ShellBody } from '../../script/shell-body.ts';
import type { Command } from '../../script/shell-commands.ts';
import type { ScriptContext } from '../../script/script-context.ts';
import { shText } from '../example-texts.ts';

/** Commands that source a file, with that file, quotes taken off. */
function* sourcings({ body }: ScriptContext): Generator<readonly [Command, ByteString]> {
  for (const command of body.commands) {
    if (command.word !== '.' && command.word !== 'source') continue;
    const [file] = argumentsOf(command);
    if (file !== undefined) yield [command, unquote(file)];
  }
}

const LONGEST_CONDITION = 2000;

/** The conditions of the `if`s around each line, from 0; a line that is a condition itself has its own. O(n). */
function enclosingConditions({ code, mask }: ShellBody): readonly (readonly ByteString[])[] {
  const open: { condition: ByteString; isDone: boolean }[] = [];
  return mask.map((line, i) => {
    const text = code[i] ?? '';
    const last = open.at(-1);
    if (last !== undefined && !last.isDone && last.condition.length < LONGEST_CONDITION) last.condition += ` ${text}`;
    for (const found of line.matchAll(/(?<![\w$.-])(if|elif|then|else|fi)(?![\w.=-])/g)) {
      const top = open.at(-1);
      const before = line.slice(Math.max(0, found.index - 40), found.index).trimEnd();
      if (before !== '' && !/[;&|(){`!]$|\b(?:do|then|else)$/.test(before)) continue;
      if (found[1] === 'if') open.push({ condition: text.slice(found.index), isDone: false });
      else if (found[1] === 'then' && top !== undefined) top.isDone = true;
      else if (found[1] === 'fi') open.pop();
    }
    return open.length > 20 ? [] : open.map(({ condition }) => condition);
  });
}

/** True if the file is tested for on the same line, one joined to it, or in an `if` around. */
function isGuarded(
  file: ByteString,
  { line, at }: Command,
  { code }: ShellBody,
  conditions: readonly (readonly ByteString[])[],
): boolean {
  const isTest = (text: ByteString): boolean => {
    const plain = unquote(text);
    return (
      /(?:\[|\btest)[ \t].*-[efrsx][ \t]/.test(plain.slice(0, 2000)) &&
      (plain.includes(file) || /-[efrsx][ \t]+\$/.test(plain))
    );
  };
  if (isTest((code[line - 1] ?? '').slice(0, at))) return true;
  const above = (code[line - 2] ?? '').trimEnd();
  if (/(?:&&|\\)$/.test(above) && isTest(above)) return true;
  return (conditions[line - 1] ?? []).some(isTest);
}

function unguarded(folder: ByteString, exempt: readonly ByteString[]): NonNullable<Rule['check']> {
  return (script, report) => {
    const { body } = script;
    if (!body.isShell) return;
    let conditions: ReturnType<typeof enclosingConditions> | undefined;
    for (const [command, file] of sourcings(script)) {
      if (!file.startsWith(`${folder}/`) || exempt.includes(file)) continue;
      conditions ??= enclosingConditions(body);
      if (isGuarded(file, command, body, conditions)) continue;
      const span = body.spanOfCommand(command);
      const [written = file] = argumentsOf(command);
      const fix: LintFix = { kind: 'safe', edits: [insertAt(span.offset, `[ -r ${written} ] && `)] };
      report(span, { name: file }, { fix });
    }
  };
}

export const DEFAULT_FILE_UNGUARDED: Rule = {
  id: 'body/default-file-unguarded',
  level: 'error',
  profiles: DEBIAN,
  stage: 1,
  fix: 'safe',
  what: 'A file under /etc/default is sourced without a test for it on the same line or in an enclosing `if`.',
  why: 'The file may be gone: sh then ends the script on the spot.',
  message: '{name} may be gone, and sh then ends the script here',
  help: 'write `[ -r {name} ] && . {name}`',
  sources: ['lintian init.d-script-sourcing-without-test', 'Debian Policy 9.3.2'],
  check: unguarded('/etc/default', []),
  bad: [
    {
      text: shText('. /etc/default/anvil'),
      lines: [2],
      fixed: shText('[ -r /etc/default/anvil ] && . /etc/default/anvil'),
    },
    { text: shText('if [ -x /bin/a ]; then', '  . "/etc/default/$NAME"', 'fi'), lines: [3] },
  ],
  good: [
    { text: shText('[ -r /etc/default/anvil ] && . /etc/default/anvil') },
    { text: shText('if [ -f /etc/default/anvil ]', 'then', '  . /etc/default/anvil', 'fi') },
  ],
};

export const SYSCONFIG_FILE_UNGUARDED: Rule = {
  id: 'body/sysconfig-file-unguarded',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'safe',
  what: 'A file under /etc/sysconfig is sourced without a test for it on the same line or in an enclosing `if`; /etc/sysconfig/network is always there.',
  why: 'The file may be gone: the script then goes on with an error, or ends.',
  message: '{name} may be gone',
  help: 'write `[ -r {name} ] && . {name}`',
  sources: [],
  check: unguarded('/etc/sysconfig', ['/etc/sysconfig/network']),
  bad: [
    {
      text: shText('. /etc/sysconfig/anvil'),
      lines: [2],
      fixed: shText('[ -r /etc/sysconfig/anvil ] && . /etc/sysconfig/anvil'),
    },
    { text: shText('source /etc/sysconfig/anvil'), lines: [2] },
  ],
  good: [
    { text: shText('. /etc/sysconfig/network') },
    { text: shText('test -f /etc/sysconfig/a && . /etc/sysconfig/a') },
  ],
};

export const MISSING_INIT_FUNCTIONS: Rule = {
  id: 'body/missing-init-functions',
  level: 'warning',
  levels: { redhat: 'info' },
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A shell script does not source /lib/lsb/init-functions (Red Hat: /etc/init.d/functions or /etc/rc.d/init.d/functions).',
  why: 'The hooks and the messages of the system are left out.',
  message: 'the script does not source {name}',
  help: 'add `. {name}`',
  sources: ['lintian init.d-script-does-not-source-init-functions'],
  check: (script, report) => {
    const { body, profile } = script;
    if (!body.isShell || body.isInitDScript) return;
    const names =
      profile === 'redhat' ? ['/etc/init.d/functions', '/etc/rc.d/init.d/functions'] : ['/lib/lsb/init-functions'];
    for (const [, file] of sourcings(script)) if (names.includes(file)) return;
    report(1, { name: names[0] ?? '' });
  },
  bad: [
    { text: shText('echo'), lines: [1] },
    { profile: 'redhat', text: shText('. /lib/lsb/init-functions'), lines: [1] },
  ],
  good: [{ text: shText('. /lib/lsb/init-functions') }, { profile: 'redhat', text: shText('. /etc/init.d/functions') }],
};

const SUBSYS = /\/var\/lock\/subsys\/([A-Za-z0-9_.+@-]+)(?![$`{*?/A-Za-z0-9_.+@-])/g;

export const MISSING_SUBSYS_LOCK: Rule = {
  id: 'body/missing-subsys-lock',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The script never names a file in /var/lock/subsys.',
  why: 'The shutdown runs a stop link only where such a lock exists: the service is killed, not stopped.',
  message: 'no lock in /var/lock/subsys: the stop link is skipped at shutdown',
  help: 'touch /var/lock/subsys/{name} when the service was started, and remove it when it was stopped',
  sources: ['rpmlint subsys-not-used'],
  check: ({ body, name }, report) => {
    if (!body.code.some((line) => line.includes('/var/lock/subsys'))) report(1, { name });
  },
  bad: [
    { text: shText('touch /var/lock/anvil'), lines: [1] },
    { text: shText('# /var/lock/subsys/anvil'), lines: [1] },
  ],
  good: [{ text: shText('touch /var/lock/subsys/anvil') }, { text: shText('lock="/var/lock/subsys/$prog"') }],
};

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
  check: ({ body, name: own }, report) => {
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
  what: '`rm` without -f on a path below /var/lock, /var/run or /run.',
  why: 'stop then fails when the service was not running, where it should succeed.',
  message: 'rm fails when {name} is not there: stop then fails for a service that does not run',
  help: 'write `rm -f`',
  sources: ['LSB 5.0 Core, 22.2 (stopping what does not run is a success)'],
  check: ({ body }, report) => {
    for (const command of body.commands) {
      if (command.word !== 'rm' && command.word !== '/bin/rm') continue;
      const words = argumentsOf(command);
      if (words.some((word) => /^-[A-Za-z]*f|^--force$/.test(word))) continue;
      const path = words.map((word) => valueOf(unquote(word), body)).find((word) => RUN_FOLDER.test(word));
      if (path === undefined) continue;
      const span = body.spanOfCommand(command);
      const fix: LintFix = { kind: 'safe', edits: [insertAt(span.offset + command.word.length, ' -f')] };
      report(span, { name: path }, { fix });
    }
  },
  bad: [
    { text: shText('rm /var/run/a.pid'), lines: [2], fixed: shText('rm -f /var/run/a.pid') },
    { text: shText('P=/run/a.pid', 'a && rm "$P"'), lines: [3], fixed: shText('P=/run/a.pid', 'a && rm -f "$P"') },
  ],
  good: [{ text: shText('rm -rf /run/a') }, { text: shText('rm /etc/a') }],
};

const TEMPORARY = /(?<![\w.}~-])\/(?:var\/)?tmp\/[^\s"';&|<>()]{0,255}\.(?:pid|lock)(?![\w-])/g;

export const PID_IN_TMP: Rule = {
  id: 'body/pid-in-tmp',
  level: 'warning',
  profiles: ALL,
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
