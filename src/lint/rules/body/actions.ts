/** Rules about the actions of SysV scripts: which have a branch, and what the branch for all others does. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { branchLines } from '../../../shell/case-branches.ts';
import type { Command } from '../../../shell/commands.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { Span } from '../../../model/place.ts';
import { isTemplateName } from '../../../shell/template-words.ts';
import { caseText, shText } from '../example-texts.ts';

/** Where findings about actions go: the action case, else the first line. */
function actionSpan({ actions: { action }, body }: ScriptContext): Span | number {
  return action === undefined ? 1 : body.spanOf(action.line, action.at, action.at + 4);
}

/** True for a template without an action case: what is put in, or behind it, may have one. */
function isUnfinished({ path, actions }: ScriptContext): boolean {
  return actions.action === undefined && isTemplateName(path);
}

const ALL_BRANCHES = ['start) ;;', 'stop) ;;', 'restart|force-reload) ;;', 'status) ;;'];

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
  help: 'add one',
  sources: ['lintian init.d-script-does-not-implement-required-option', 'Debian Policy 9.3.2', 'LSB 5.0 Core, 22.2'],
  check: (script, report) => {
    const { actions, profile } = script;
    if (actions.isPassedOn || isUnfinished(script)) return;
    const required = ['start', 'stop', 'restart', ...(profile === 'redhat' ? [] : ['force-reload'])];
    for (const name of required) if (!actions.has(name)) report(actionSpan(script), { name });
  },
  bad: [
    { text: caseText('start) ;;', 'stop) ;;', 'restart) ;;'), lines: [2] },
    { profile: 'redhat', text: shText('echo'), lines: [1, 1, 1] },
  ],
  good: [
    { text: caseText(...ALL_BRANCHES) },
    { text: shText('exec /usr/sbin/anvilctl "$1"') },
    { text: '#!/usr/bin/env /lib/init/init-d-script\n' },
    { path: 'debian/anvil.init.in', text: shText('NAME=anvil') },
    { text: "#!/usr/bin/python3\nA = ['start', 'stop', 'restart', 'force-reload']\n" },
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
    if (script.actions.isPassedOn || isUnfinished(script)) return;
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
  good: [{ text: caseText('start) ;;', '*) exit 2 ;;') }, { text: shText('case "$2" in', 'a) ;;', 'esac') }],
};

const RIGHT_CODES: ReadonlySet<string> = new Set(['2', '3']);

export const BAD_USAGE_EXIT: Rule = {
  id: 'body/bad-usage-exit',
  level: 'warning',
  levels: { debian: 'info' },
  profiles: SYSV,
  stage: 1,
  fix: 'suggestion',
  what: "The action case's `*)` branch has an `exit` with a literal other than 2 (wrong argument) and 3 (unimplemented action), or neither `exit` nor `return`.",
  why: 'Callers tell an unknown action from a failed one by the status.',
  message: '{text}',
  help: 'end the branch with `exit 2`',
  sources: ['LSB 5.0 Core, 22.2'],
  check: ({ actions: { otherwise }, body }, report) => {
    if (otherwise === undefined) return;
    let ends = false;
    let isHandedOn: boolean | undefined;
    let functions: ReadonlySet<string> | undefined;
    const exiting = (): ReadonlySet<string> => (functions ??= exitingFunctions(body));
    for (const [line, code] of branchLines(otherwise, body.mask)) {
      const shift = line === otherwise.body.line ? otherwise.body.at : 0;
      for (const found of code.matchAll(/(?<![\w$.-])(exit|return)(?:[ \t]+([^ \t;&|)]+))?/g)) {
        ends = true;
        const [whole, , status = ''] = found;
        if (found[1] !== 'exit' || !/^[0-9]+$/.test(status) || RIGHT_CODES.has(status)) continue;
        const at = shift + found.index;
        const span = body.spanOf(line, at, at + whole.length);
        const edit = { offset: span.offset + whole.length - status.length, length: status.length, text: '2' };
        report(
          span,
          { text: `an unknown action ends with status ${status}, not 2` },
          { fix: { kind: 'suggestion', edits: [edit] } },
        );
      }
      // A function of the script, or a variable that is the status at the end, may do it in its place.
      ends ||= (code.match(/[A-Za-z_][\w.:-]*/g) ?? []).some((word) => exiting().has(word));
      const variable = /(?<!\w)([A-Za-z_]\w*)=["']?[23]["']?(?=[ \t;]|$)/.exec(body.code[line - 1] ?? '')?.[1];
      ends ||=
        variable !== undefined &&
        body.commands.some(({ word, text }) => word === 'exit' && text.includes(`$${variable}`));
      const [status, value] = /(?<!\w)RETVAL=["']?([0-9]+)["']?(?=[ \t;]|$)/.exec(body.code[line - 1] ?? '') ?? [];
      if (ends || status === undefined || value === undefined || !(isHandedOn ??= body.commands.some(exitsWithRetval)))
        continue;
      ends = true;
      const from = (body.code[line - 1] ?? '').indexOf(status);
      report(body.spanOf(line, from, from + status.length), {
        text: `an unknown action ends with status ${value}, not 2`,
      });
    }
    if (!ends)
      report(body.spanOf(otherwise.line, otherwise.at, otherwise.body.at), {
        text: 'the branch for unknown actions does not end the script, and leaves the status to what comes after',
      });
  },
  bad: [
    {
      profile: 'lsb',
      text: caseText('start) ;;', '*)', 'echo usage', 'exit 1', ';;'),
      lines: [6],
      fixed: caseText('start) ;;', '*)', 'echo usage', 'exit 2', ';;'),
    },
    { profile: 'lsb', text: caseText('start) ;;', '*) echo usage ;;'), lines: [4] },
  ],
  good: [
    { profile: 'lsb', text: caseText('start) ;;', '*) exit 3 ;;') },
    { profile: 'lsb', text: caseText('start) ;;', '*) echo "no action, exit 1"; exit 2 ;;') },
    { profile: 'redhat', text: caseText('start) ;;', '*) exit $RETVAL ;;') },
    { profile: 'redhat', text: `${caseText('start) ;;', '*) RETVAL=2 ;;')}exit $RETVAL\n` },
  ],
};

function exitsWithRetval({ word, text }: Command): boolean {
  return word === 'exit' && /\$\{?RETVAL\b/.test(text);
}

/** Functions that end the script. O(n). */
function exitingFunctions({ functions, code }: ScriptContext['body']): ReadonlySet<string> {
  const ending = functions.filter(({ line, endLine }) => {
    return code.slice(line - 1, endLine).some((inner) => /\bexit\b/.test(inner));
  });
  return new Set(ending.map(({ name }) => name));
}

const USAGE = /[{[(]([ \t]*[a-z][a-z_-]*[ \t]*(?:\|[ \t]*[a-z][a-z_-]*[ \t]*)+)[)}\]]/g;

export const USAGE_NAMES_MISSING_ACTION: Rule = {
  id: 'body/usage-names-missing-action',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'A usage text with a `{a|b|c}`, `[a|b|c]` or `(a|b|c)` list names an action that has no branch.',
  why: 'People try what the usage offers.',
  message: 'the usage text offers {name}, which has no branch',
  help: 'add the branch, or drop the word',
  sources: [],
  check: ({ actions, body }, report) => {
    if (actions.action === undefined || actions.isPassedOn) return;
    const spoken = new Set(
      body.commands.filter(({ word }) => /^(?:echo|printf|log_|gprintf)/.test(word)).map(({ line }) => line),
    );
    for (const [i, code] of body.code.entries()) {
      if (!code.includes('|')) continue;
      const mask = body.mask[i] ?? '';
      for (const found of code.slice(0, 4096).matchAll(USAGE)) {
        const list = found[1] ?? '';
        // Words in quotes may be a pattern of sed: a usage text says that it is one, or is spoken.
        const isQuoted = mask.slice(found.index, found.index + found[0].length).trim() === '';
        if (!spoken.has(i + 1) && !(isQuoted && /usage/i.test(code))) continue;
        const name = list
          .split('|')
          .map((word) => word.trim())
          .find((word) => !actions.has(word));
        if (name === undefined) continue;
        const at = found.index + found[0].indexOf(name);
        report(body.spanOf(i + 1, at, at + name.length), { name });
      }
    }
  },
  bad: [
    { text: caseText('start) ;;', '*) echo "Usage: $0 {start|stop}" ;;'), lines: [4] },
    { text: caseText('start) ;;', '*) echo "Usage: $0 (start | reload)"; exit 2 ;;'), lines: [4] },
  ],
  good: [
    { text: caseText('start|stop) ;;', '*) echo "Usage: $0 {start|stop}" ;;') },
    { text: caseText('(start|stop) ;;', '*) ;;') },
  ],
};
