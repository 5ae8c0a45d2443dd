/** Rules about the files that a SysV script sources. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { DEBIAN, REDHAT, SYSV } from '../../profiles.ts';
import { isForOtherSystem } from '../../script/installed-name.ts';
import { isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import type { Rule } from '../../rule.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { hasTemplateWord, isTemplateName } from '../../../shell/template-words.ts';
import type { ScriptContext } from '../../script/context.ts';
import { lsbText, shText } from '../example-texts.ts';

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

/** Beyond so many, later ones are not looked at. */
const MOST_TESTS = 50;

/** Lines that leave the script unless a file is there: `[ -f file ] || exit 0`. O(n). */
function leavingTests({ code }: ShellBody): readonly { readonly line: number; readonly text: ByteString }[] {
  const found: { readonly line: number; readonly text: ByteString }[] = [];
  for (const [i, text] of code.entries()) {
    if (found.length === MOST_TESTS) break;
    if (!text.includes('||') || text.length > LONGEST_CONDITION) continue;
    if (/(?:\[|\btest)[ \t]+-[efrs][ \t].*\|\|[ \t]*(?:exit|return)\b/.test(text))
      found.push({ line: i + 1, text: unquote(text) });
  }
  return found;
}

function unguarded(folder: ByteString, exempt: readonly ByteString[]): NonNullable<Rule['check']> {
  return (script, report) => {
    const { body } = script;
    if (!body.isShell) return;
    let conditions: ReturnType<typeof enclosingConditions> | undefined;
    let leaving: ReturnType<typeof leavingTests> | undefined;
    for (const [command, file] of sourcings(script)) {
      if (!file.startsWith(`${folder}/`) || exempt.includes(file)) continue;
      conditions ??= enclosingConditions(body);
      if (isGuarded(file, command, body, conditions)) continue;
      leaving ??= leavingTests(body);
      if (leaving.some(({ line, text }) => line < command.line && text.includes(file))) continue;
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
  check: unguarded('/etc/default', ['/etc/default/rcS']),
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

/** Files of functions, by their names and places; those of settings bring none. */
const BRINGS = /\$|functions|\/rc\.status\b|\/(?:usr\/)?(?:lib|share)\/(?!init\/vars\.sh$)/;

/** True for a script that lies where Red Hat alone has scripts, or uses folders that it alone has. */
function isForRedHat({ path, text, headers: { lsb } }: ScriptContext): boolean {
  return lsb === undefined && (path.includes('/rc.d/init.d/') || /\/etc\/sysconfig\/|\/lock\/subsys\//.test(text));
}

/** Where a command may be put in front of the code: above the comment that belongs to it, if a blank line parts it off. */
function firstOfCode({ body: { firstCodeLine }, lines }: ScriptContext): number {
  let line = firstCodeLine;
  while (line > 1 && lines.of(line - 1).startsWith('#')) line -= 1;
  return line > 1 && lines.of(line - 1).trim() === '' ? line : firstCodeLine;
}

export const MISSING_INIT_FUNCTIONS: Rule = {
  id: 'body/missing-init-functions',
  level: 'warning',
  levels: { redhat: 'info', lsb: 'info' },
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'A shell script sources neither /lib/lsb/init-functions (Red Hat: /etc/init.d/functions or /etc/rc.d/init.d/functions) nor another file of functions, which may bring it.',
  why: 'The hooks and the messages of the system are left out.',
  message: 'the script does not source {name}',
  help: 'add `. {name}`',
  sources: ['lintian init.d-script-does-not-source-init-functions'],
  check: (script, report) => {
    const { body, profile, path, headers, actions } = script;
    if (!body.isShell || body.isInitDScript || isForOtherSystem(path)) return;
    if (headers.lsb === undefined && isSystemPart(baseName(path))) return;
    // What a template without actions is put together with may bring them.
    if (actions.action === undefined && isTemplateName(path)) return;
    const names =
      profile === 'redhat' ? ['/etc/init.d/functions', '/etc/rc.d/init.d/functions'] : ['/lib/lsb/init-functions'];
    // Another file may bring them.
    for (const [, file] of sourcings(script)) if (names.includes(file) || BRINGS.test(file)) return;
    const [name = ''] = names;
    const edits = [insertAt(script.lines.startOf(firstOfCode(script)), `. ${name}\n\n`)];
    // A file that a system has not ends the script: only of these two is it known that they have it. A chkconfig line alone,
    // or a block for all systems, does not say that a script is for Red Hat and no other one.
    const mayLack = profile === 'lsb' || (profile === 'redhat' && !isForRedHat(script));
    report(1, { name }, mayLack || hasTemplateWord(script.text) ? {} : { fix: { kind: 'suggestion', edits } });
  },
  bad: [
    { text: shText('echo'), lines: [1], fixed: shText('. /lib/lsb/init-functions', '', 'echo') },
    { profile: 'redhat', text: shText('. /etc/sysconfig/anvil'), lines: [1] },
    { profile: 'lsb', text: shText('echo'), lines: [1], fixed: shText('echo') },
    { profile: 'redhat', text: lsbText('# Provides: a'), lines: [1], fixed: lsbText('# Provides: a') },
    { profile: 'redhat', text: shText('crond -f'), lines: [1], fixed: shText('crond -f') },
    {
      profile: 'redhat',
      text: shText('touch /var/lock/subsys/a'),
      lines: [1],
      fixed: shText('. /etc/init.d/functions', '', 'touch /var/lock/subsys/a'),
    },
    {
      text: shText('', '# its name', 'N=a'),
      lines: [1],
      fixed: shText('', '. /lib/lsb/init-functions', '', '# its name', 'N=a'),
    },
  ],
  good: [
    { text: shText('. /lib/lsb/init-functions') },
    { profile: 'redhat', text: shText('. /etc/init.d/functions') },
    { profile: 'lsb', text: shText('. /etc/rc.status') },
    { path: 'debian/anvil.init.in', text: shText('NAME=anvil') },
    { profile: 'redhat', path: 'platforms/hpux/anvil.in', text: shText('echo') },
    { profile: 'redhat', path: 'etc/rc.d/init.d/killall', text: shText('echo') },
  ],
};
