/** Rules about the actions of SysV scripts: which have a branch. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { REDHAT, REDHAT_LSB, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { Span } from '../../../model/place.ts';
import { branchLines } from '../../../shell/case-branches.ts';
import { isTemplateName } from '../../../shell/template-words.ts';
import { nearestName } from '../../../model/nearest.ts';
import { isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { caseText, shText } from '../example-texts.ts';

/** Where findings about actions go: the action case, else the first line. */
function actionSpan({ actions: { action }, body }: ScriptContext): Span | number {
  return action === undefined ? 1 : body.spanOf(action.line, action.at, action.at + 4);
}

/**
 * True where no action is asked for: a template without an action case, since what is put in, or behind it, may have one; and
 * the parts of the system that no one calls with an action.
 */
function isExempt({ path, actions, headers: { lsb, chkconfig } }: ScriptContext): boolean {
  if (lsb === undefined && chkconfig?.line === undefined && isSystemPart(baseName(path))) return true;
  return actions.action === undefined && isTemplateName(path);
}

const ALL_BRANCHES = ['start) ;;', 'stop) ;;', 'restart|force-reload) ;;', 'status) ;;'];

/** Words that are actions of their own, near as they are to others. */
const KNOWN: ReadonlySet<string> = new Set([
  'start',
  'stop',
  'restart',
  'reload',
  'force-reload',
  'status',
  'force-stop',
]);

export const MISSING_ACTION: Rule = {
  id: 'body/missing-action',
  level: 'error',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  isMany: true,
  what: 'A required action has no branch: start, stop, restart, force-reload (Red Hat: without the last). One finding an action; none if the whole argument is passed on.',
  why: 'Package scripts and service managers call these actions, and take it that they work.',
  message: 'the action {name} has no branch',
  help: '{hint}',
  sources: ['lintian init.d-script-does-not-implement-required-option', 'Debian Policy 9.3.2', 'LSB 5.0 Core, 22.2'],
  check: (script, report) => {
    const { actions, profile } = script;
    if (actions.isPassedOn || isExempt(script)) return;
    const required = ['start', 'stop', 'restart', ...(profile === 'redhat' ? [] : ['force-reload'])];
    const others = (actions.action?.branches ?? [])
      .flatMap(({ patterns }) => patterns)
      .filter((word) => !KNOWN.has(word));
    for (const name of required) {
      if (actions.has(name)) continue;
      const near = others.find((word) => nearestName(word, [name]) !== undefined);
      report(actionSpan(script), { name, hint: near === undefined ? 'add one' : `was the branch ${near} meant?` });
    }
  },
  bad: [
    { text: caseText('start) ;;', 'stop) ;;', 'restart) ;;'), lines: [2] },
    { profile: 'redhat', text: shText('echo'), lines: [1, 1, 1] },
    { profile: 'redhat', text: shText('logger $1', 'echo "$1"'), lines: [1, 1, 1] },
  ],
  good: [
    { text: caseText(...ALL_BRANCHES) },
    { text: shText('exec /usr/sbin/anvilctl "$1"') },
    { text: shText('java -jar a.jar -user root $1 ') },
    { text: shText('/usr/bin/anvil $*') },
    { text: shText('. /opt/anvil/functions', 'action="$1"', 'run_script anvil "$action" "$0"') },
    { text: '#!/usr/bin/env /lib/init/init-d-script\n' },
    { path: 'debian/anvil.init.in', text: shText('NAME=anvil') },
    { text: "#!/usr/bin/python3\nA = ['start', 'stop', 'restart', 'force-reload']\n" },
    { profile: 'redhat', path: 'etc/rc.d/init.d/killall', text: shText('for i in /var/lock/subsys/*; do', 'done') },
    {
      profile: 'redhat',
      text: shText(
        'if [ "$1" = start ]; then',
        'elif test x$1 = xstop; then',
        'elif [[ "$1" == "restart" ]]; then',
        'fi',
      ),
    },
  ],
};

export const MISSING_STATUS_ACTION: Rule = {
  id: 'body/missing-status-action',
  level: 'error',
  levels: { debian: 'info' },
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'There is no `status` branch.',
  why: 'The standard asks for it, and cluster managers depend on it.',
  message: 'the action status has no branch',
  help: 'add one; its exit status says whether the service runs (0) or not (3)',
  sources: ['lintian init.d-script-does-not-implement-status-option', 'rpmlint no-status-entry', 'LSB 5.0 Core, 22.2'],
  check: (script, report) => {
    if (script.actions.isPassedOn || isExempt(script)) return;
    if (!script.actions.has('status')) report(actionSpan(script));
  },
  bad: [
    { profile: 'lsb', text: caseText('start) ;;', 'stop) ;;'), lines: [2] },
    { profile: 'redhat', text: shText('echo status'), lines: [1] },
  ],
  good: [
    { profile: 'lsb', text: caseText(...ALL_BRANCHES) },
    { profile: 'redhat', text: shText('anvilctl "$@"') },
  ],
};

/** What says nothing of the action: the status at the end. */
const ENDING = /^(?::|true|exit|return|esac|fi|rc_exit|RETVAL=.*)$/;

export const NO_DEFAULT_BRANCH: Rule = {
  id: 'body/no-default-branch',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: 'The action case has no `*)` branch.',
  why: 'An unknown action ends with status 0 and no message, as if it had been done.',
  message: 'no branch for unknown actions: they end with status 0 and no message',
  help: 'add `*)` with a usage text and `exit 2`',
  sources: ['LSB 5.0 Core, 22.2 (status 2: invalid argument)'],
  check: (script, report) => {
    const { action, otherwise } = script.actions;
    if (action === undefined || otherwise !== undefined) return;
    const { lines, body } = script;
    const end = action.branches.at(-1)?.end.line ?? 0;
    const line = /\besac\b/.test(body.code[end - 1] ?? '') ? end : end + 1;
    const names = action.branches.flatMap(({ patterns }) => patterns).join('|');
    const text = `  *)\n    echo "Usage: $0 {${names}}" >&2\n    exit 2\n    ;;\n`;
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(lines.startOf(line), text)] };
    // What stands behind the case is done for each action that has no branch of its own.
    if (body.commands.some((command) => command.line > line && !command.inFunction && !ENDING.test(command.word)))
      return;
    const isEsac = end > 0 && /^[ \t]*esac\b/.test(body.code[line - 1] ?? '');
    report(actionSpan(script), {}, isEsac ? { fix } : {});
  },
  bad: [
    {
      text: caseText('start) ;;', 'stop) ;;'),
      lines: [2],
      fixed: caseText('start) ;;', 'stop) ;;', '  *)', '    echo "Usage: $0 {start|stop}" >&2', '    exit 2', '    ;;'),
    },
    { text: shText('case $1 in', 'start) a', 'esac'), lines: [2] },
  ],
  good: [
    { text: caseText('start) ;;', '*) exit 2 ;;') },
    { text: shText('case "$2" in', 'a) ;;', 'esac') },
    { text: `${caseText('start) ;;', 'stop) ;;')}reboot -f\n` },
    { text: shText('while [ "$1" ]; do', 'case $1 in', '-d) d=1 ;;', 'esac', 'shift', 'done') },
    { text: shText('A=$1', 'case $1 in', '-d) d=1 ;;', 'esac', 'case "$A" in', 'start) ;;', '*) exit 2 ;;', 'esac') },
  ],
};

export const MISSING_RELOAD_ACTION: Rule = {
  id: 'body/missing-reload-action',
  level: 'info',
  profiles: REDHAT,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'Neither `reload` nor `force-reload` has a branch; none if the whole argument is passed on. Off, since many services have nothing to reload; `--select` it for those of your own.',
  why: 'Tools that change a configuration call one of them, and then have to restart the service.',
  message: 'neither reload nor force-reload has a branch',
  help: 'add one; a service that cannot reload restarts on force-reload',
  sources: ['rpmlint no-reload-entry', 'LSB 5.0 Core, 22.2'],
  check: (script, report) => {
    const { actions } = script;
    if (actions.isPassedOn || isExempt(script) || actions.has('reload') || actions.has('force-reload')) return;
    report(actionSpan(script));
  },
  bad: [
    { text: caseText('start) ;;', 'stop) ;;', 'restart) ;;'), lines: [2] },
    { text: shText('echo reload'), lines: [1] },
  ],
  good: [{ text: caseText('start) ;;', 'restart|reload) ;;') }, { text: shText('exec anvilctl "$1"') }],
};

export const MISSING_TRY_RESTART_ACTION: Rule = {
  id: 'body/missing-try-restart-action',
  level: 'info',
  profiles: REDHAT_LSB,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'There is no `try-restart` branch (Red Hat: nor `condrestart`); none if the whole argument is passed on. Off, since the standard leaves it to the script; `--select` it for packages.',
  why: 'An update of the package is to restart the service only where it runs: a plain restart starts it on all other systems too.',
  message: 'the action {name} has no branch',
  help: 'add one that restarts the service if it runs, and does nothing else',
  sources: ['LSB 5.0 Core, 22.2', 'Fedora Packaging Guidelines, SysV init scripts'],
  check: (script, report) => {
    const { actions, profile } = script;
    if (actions.isPassedOn || isExempt(script) || actions.has('try-restart')) return;
    if (profile === 'redhat' && actions.has('condrestart')) return;
    report(actionSpan(script), { name: profile === 'redhat' ? 'condrestart' : 'try-restart' });
  },
  bad: [
    { text: caseText('start) ;;', 'restart) ;;'), lines: [2] },
    { profile: 'lsb', text: caseText('start) ;;', 'condrestart) ;;'), lines: [2] },
  ],
  good: [
    { text: caseText('start) ;;', 'condrestart) ;;') },
    { profile: 'lsb', text: caseText('start) ;;', 'try-restart) ;;') },
  ],
};

export const STATUS_EXIT_RESERVED: Rule = {
  id: 'body/status-exit-reserved',
  level: 'info',
  profiles: REDHAT_LSB,
  stage: 2,
  fix: 'none',
  what: 'An `exit` with a literal from 5 to 99 or from 200 to 254 in the status branch.',
  why: 'The standard keeps these for later: callers know 0 (it runs) and 1 to 4, and 150 to 199 are for the script.',
  message: 'the standard reserves status {status} of the action status',
  help: 'use 3 where the service does not run, 4 where it is not known, or one from 150 to 199',
  sources: ['LSB 5.0 Core, 22.2'],
  check: ({ actions: { action }, body }, report) => {
    const branch = action?.branches.find(({ patterns }) => patterns.includes('status'));
    if (branch === undefined) return;
    for (const [line, code] of branchLines(branch, body.mask)) {
      const found = /(?<![\w$.-])exit[ \t]+([0-9]{1,3})(?![\w$])/.exec(code);
      const status = Number(found?.[1] ?? 0);
      if (found === null || status < 5 || (status > 99 && status < 200) || status > 254) continue;
      const at = found.index + (line === branch.body.line ? branch.body.at : 0);
      report(body.spanOf(line, at, at + found[0].length), { status });
    }
  },
  bad: [
    { text: caseText('start) ;;', 'status) a || exit 7 ;;'), lines: [4] },
    { profile: 'lsb', text: caseText('status)', '  a && exit 0', '  exit 200', '  ;;'), lines: [5] },
  ],
  good: [
    { text: caseText('start) exit 7 ;;', 'status) a || exit 3 ;;') },
    { text: caseText('status)', '  echo "exit 7"', '  exit 150', '  ;;', 'stop) exit 7 ;;') },
  ],
};
