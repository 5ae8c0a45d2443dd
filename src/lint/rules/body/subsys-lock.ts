/** Rules about the lock in /var/lock/subsys, without which Red Hat's shutdown skips the stop link of a service. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan } from '../../../model/lint.ts';
import { baseName } from '../../../model/path.ts';
import { placeIn, type Span } from '../../../model/place.ts';
import { REDHAT } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isForOtherSystem, isInstalledPath } from '../../script/installed-name.ts';
import { argumentsOf, unquote, type ShellBody } from '../../../shell/body.ts';
import type { Command } from '../../../shell/commands.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import type { ScriptContext } from '../../script/context.ts';
import { stopsNothing } from '../../script/idle-stop.ts';
import { caseText, shText } from '../example-texts.ts';

const SUBSYS = /\/var\/lock\/subsys\/([A-Za-z0-9_.+@-]+)(?![$`{*?/A-Za-z0-9_.+@-])/g;

export const MISSING_SUBSYS_LOCK: Rule = {
  id: 'body/missing-subsys-lock',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The script never names a file in /var/lock/subsys. Not where the folder of its lock is known to no one yet (`@LOCKDIR@`, a variable of another file), nor where there is nothing to stop, or another program does all of it.',
  why: 'The shutdown runs a stop link only where such a lock exists: the service is killed, not stopped.',
  message: 'no lock in /var/lock/subsys: the stop link is skipped at shutdown',
  help: 'touch /var/lock/subsys/{name} when the service was started, and remove it when it was stopped',
  sources: ['rpmlint subsys-not-used'],
  check: (script, report) => {
    const { actions, body, name, path } = script;
    if (isForOtherSystem(path)) return;
    if (body.code.some((line) => line.includes('lock/subsys')) || stopsNothing(script) || isWrapper(script)) return;
    if (actions.action === undefined && actions.isPassedOn) return;
    if (body.commands.some((command) => command.word.endsWith('touch') && touchesUnknown(command, body))) return;
    report(1, { name: shortName(name) || 'NAME' });
  },
  bad: [
    { text: caseText('start) touch /var/lock/anvil ;;', 'stop) killproc a ;;'), lines: [1] },
    { text: caseText('# /var/lock/subsys/anvil', 'start) a ;;', 'stop) b ;;'), lines: [1] },
    { text: shText('if [ "$1" = stop ]; then', '  killproc a', 'fi'), lines: [1] },
  ],
  good: [
    { text: shText('touch /var/lock/subsys/anvil') },
    { text: shText('lock="/var/lock/subsys/$prog"') },
    { text: shText('touch @LOCKDIR@/anvil') },
    { path: 'platforms/openbsd/anvil.in', text: shText('# chkconfig: 2345 20 99') },
    { text: shText('LOCKDIR=@LOCKDIR@', 'touch ${LOCKDIR}/anvil') },
    { text: caseText('start) echo a ;;', 'stop)', '# nothing to do', ';;') },
    { text: caseText('start) a ;;', '*) ;;') },
    { text: shText('/usr/bin/anvil $*') },
    { text: shText('java -jar a.jar &') },
    { path: 'init.d/a.in', text: caseText('start) $X/a start ;;', 'stop)', '  $X/a stop', ';;') },
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

/** True if start and stop are handed to another program of the name of the script: the lock is its matter. */
function isWrapper({ actions: { action }, body, name }: ScriptContext): boolean {
  const own = shortName(name);
  const branches = ['start', 'stop'].map((word) => action?.branches.find(({ patterns }) => patterns.includes(word)));
  return branches.every((branch) => {
    if (branch === undefined) return false;
    const [only, ...more] = body.commands.filter(({ line }) => line >= branch.line && line <= branch.end.line);
    return only !== undefined && more.length === 0 && only.word.includes('/') && baseName(unquote(only.word)) === own;
  });
}

function shortName(name: ByteString): ByteString {
  return name.replace(/(?:\.(?:in|init|init\.d|rc|sh))+$/, '');
}

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
  what: "A literal /var/lock/subsys/NAME whose NAME is not the script's file name. One finding a script, with the other places.",
  why: 'The shutdown looks for a lock of the name of the script, and skips the stop link.',
  message: 'the lock is called {name}, the script {own}: the stop link is skipped at shutdown',
  help: 'write /var/lock/subsys/{own}',
  step: '{name} here as well',
  sources: ['rpmlint incoherent-subsys'],
  check: ({ body, name: own, path }, report) => {
    if (own === '' || !isInstalledPath(path)) return;
    const others: (readonly [Span, ByteString])[] = [];
    for (const [i, line] of body.code.entries()) {
      if (!line.includes('/var/lock/subsys/')) continue;
      for (const found of line.matchAll(SUBSYS)) {
        const name = found[1] ?? '';
        if (name === own) continue;
        const at = found.index + found[0].length - name.length;
        others.push([body.spanOf(i + 1, at, at + name.length), name]);
      }
    }
    const [first] = others;
    if (first === undefined) return;
    const edits = others.map(([span]) => replaceSpan(span, own));
    const steps = others.slice(1).map(([span, name]) => ({ place: placeIn(path, span), args: { name } }));
    report(first[0], { name: first[1], own }, { fix: { kind: 'suggestion', edits }, steps });
  },
  bad: [
    {
      path: 'init.d/anvil',
      text: shText('touch /var/lock/subsys/anvild'),
      lines: [2],
      fixed: shText('touch /var/lock/subsys/anvil'),
    },
    {
      path: 'init.d/anvil',
      text: shText('lock="/var/lock/subsys/hammer"', 'rm /var/lock/subsys/tongs'),
      lines: [2],
      fixed: shText('lock="/var/lock/subsys/anvil"', 'rm /var/lock/subsys/anvil'),
    },
  ],
  good: [
    { path: 'init.d/anvil', text: shText('touch /var/lock/subsys/anvil') },
    { path: 'init.d/anvil', text: shText('touch /var/lock/subsys/$prog /var/lock/subsys/x$y') },
  ],
};
