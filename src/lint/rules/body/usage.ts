/** Rules about what a SysV script says and does for an action that it does not have. */
import type { ByteString } from '../../../model/bytes.ts';
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { branchLines } from '../../../shell/case-branches.ts';
import type { Command } from '../../../shell/commands.ts';
import { isForOtherSystem } from '../../script/installed-name.ts';
import type { ScriptContext } from '../../script/context.ts';
import { caseText, shText } from '../example-texts.ts';

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
  check: ({ actions: { otherwise }, body, path }, report) => {
    if (otherwise === undefined || isForOtherSystem(path)) return;
    let ends = false;
    let isHandedOn: boolean | undefined;
    let functions: ReadonlySet<string> | undefined;
    const exiting = (): ReadonlySet<string> => (functions ??= exitingFunctions(body));
    let variables: ReadonlySet<string> | undefined;
    const statuses = (): ReadonlySet<string> => (variables ??= statusVariables(body));
    for (const [line, code] of branchLines(otherwise, body.mask)) {
      const shift = line === otherwise.body.line ? otherwise.body.at : 0;
      for (const found of code.matchAll(/(?<![\w$.-])(exit|return)(?:[ \t]+([^ \t;&|)]+))?/g)) {
        ends = true;
        const [whole, , status = ''] = found;
        if (found[1] !== 'exit' || !/^[0-9]+$/.test(status) || RIGHT_CODES.has(status)) continue;
        if (isTested(code.slice(0, found.index))) continue;
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
      const variable = /(?<!\w)([A-Za-z_]\w*)=["']?(?:[23]|-[0-9]+)["']?(?=[ \t;]|$)/.exec(
        body.code[line - 1] ?? '',
      )?.[1];
      ends ||= variable !== undefined && statuses().has(variable);
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
    { profile: 'redhat', text: caseText('start) ;;', '*)', '[ "$1" = usage ] && exit 0', 'exit 2', ';;') },
    { profile: 'redhat', path: 'platforms/sun/anvil.in', text: caseText('start) ;;', '*) exit 1 ;;') },
    { profile: 'redhat', text: `${caseText('start) ;;', '*) RETVAL=2 ;;')}exit $RETVAL\n` },
    { profile: 'lsb', text: `${caseText('start) ;;', '*) RETVAL=3 ;;')}_rc_status=$RETVAL\nrc_status -v\nrc_exit\n` },
    { profile: 'redhat', text: `${caseText('start) ;;', '*) let retval=-1 ;;')}exit \${retval}\n` },
    {
      profile: 'redhat',
      text: `${shText('usage ()', '{', '\techo usage', '\tRETVAL=2', '}')}${caseText('start) ;;', '*) usage ;;')}exit $RETVAL\n`,
    },
  ],
};

/** True if what stands before ends with a test, so that what comes next is not always done. */
function isTested(before: ByteString): boolean {
  return /(?:&&|\|\|)[ \t]{0,40}$/.test(before) && /(?:^|[ \t;])(?:\[|test)[ \t][^;]*$/.test(before.slice(-400));
}

function exitsWithRetval({ word, text }: Command): boolean {
  return word === 'exit' && /\$\{?RETVAL\b/.test(text);
}

/** The variables whose values are the status of the script: `exit $RETVAL`. O(n). */
function statusVariables({ commands }: ScriptContext['body']): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { word, text } of commands) {
    const name = word === 'exit' ? /^exit[ \t]+"?\$\{?([A-Za-z_]\w*)/.exec(text)?.[1] : undefined;
    if (name !== undefined) names.add(name);
    // SUSE's rc_exit ends the script with what this variable has.
    if (word === 'rc_exit') names.add('_rc_status');
  }
  for (const { word } of commands) {
    const [, name = '', other = ''] = /^([A-Za-z_]\w*)="?\$\{?([A-Za-z_]\w*)\}?"?$/.exec(word) ?? [];
    if (names.has(name)) names.add(other);
  }
  return names;
}

/** Functions that end the script, or say with which status it ends. O(n). */
function exitingFunctions(body: ScriptContext['body']): ReadonlySet<string> {
  const { functions, code } = body;
  const variables = statusVariables(body);
  const ending = functions.filter(({ line, endLine }) => {
    return code.slice(line - 1, endLine).some((inner) => {
      const name = /(?<![\w$])([A-Za-z_]\w*)=["']?[1-9]/.exec(inner)?.[1];
      return /\bexit\b/.test(inner) || (name !== undefined && variables.has(name));
    });
  });
  return new Set(ending.map(({ name }) => name));
}

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
  check: ({ actions, body, usageLists }, report) => {
    if (actions.action === undefined || actions.isPassedOn) return;
    for (const { line, at, text, words } of usageLists) {
      const name = words.find((word) => !actions.has(word));
      if (name === undefined) continue;
      const start = at + text.indexOf(name);
      report(body.spanOf(line, start, start + name.length), { name });
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

/** What a branch says that is only there to refuse. */
const REFUSAL =
  /\bexit[ \t]+3\b|\bnot (?:(?:yet|currently) )?(?:implemented|supported|available)|un(?:supported|implemented)/i;

export const USAGE_LACKS_ACTION: Rule = {
  id: 'body/usage-lacks-action',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'suggestion',
  what: 'An action has a branch, and no usage text with a list names it. Of the patterns of one branch one is enough, and a branch that says it does nothing need not be named.',
  why: 'Nobody finds an action that the usage does not offer.',
  message: 'the usage text leaves out {name}, for which there is a branch',
  help: 'add {name} to the list',
  sources: [],
  check: ({ actions: { action }, body, usageLists: lists }, report) => {
    if (action === undefined) return;
    const [first] = lists;
    if (first === undefined) return;
    const offered = new Set(lists.flatMap(({ words }) => words));
    // A list of something else than the actions.
    if (!offered.has('start') && !offered.has('stop')) return;
    const names = action.branches.flatMap((branch) => {
      const { patterns } = branch;
      const isOffered = patterns.some((pattern) => offered.has(pattern) || !/^[a-z][a-z_-]*$/.test(pattern));
      if (isOffered || patterns.some((pattern) => /^(?:usage|help)$/.test(pattern))) return [];
      const lines = [...branchLines(branch, body.code)];
      const isIdle = lines.every(([, code]) => /^[ \t:;]*$/.test(code)) || lines.some(([, code]) => REFUSAL.test(code));
      return isIdle ? [] : patterns.slice(0, 1);
    });
    if (names.length === 0) return;
    const { line, at, text } = first;
    const span = body.spanOf(line, at, at + text.length);
    const separator = text.includes(' | ') ? ' | ' : '|';
    const end = span.offset + text.slice(0, -1).trimEnd().length;
    const fix: LintFix = { kind: 'suggestion', edits: [insertAt(end, names.map((name) => separator + name).join(''))] };
    report(span, { name: names.join(', ') }, { fix });
  },
  bad: [
    {
      text: caseText('start|stop) a ;;', 'status) b ;;', '*) echo "Usage: $0 {start|stop}"; exit 2 ;;'),
      lines: [5],
      fixed: caseText('start|stop) a ;;', 'status) b ;;', '*) echo "Usage: $0 {start|stop|status}"; exit 2 ;;'),
    },
    {
      text: caseText('start) a ;;', 'b) c ;;', 'd) e ;;', '*) echo "usage: ( start | stop )" ;;'),
      lines: [6],
      fixed: caseText('start) a ;;', 'b) c ;;', 'd) e ;;', '*) echo "usage: ( start | stop | b | d )" ;;'),
    },
  ],
  good: [
    { text: caseText('start) a ;;', 'restart|force-reload) b ;;', '*) echo "Usage: $0 {start|restart}" ;;') },
    {
      text: caseText('start) a ;;', 'help) c ;;', '[rs]*) d ;;', 'e)', '# nothing', ';;', '*) echo "{start|stop}" ;;'),
    },
    { text: caseText('start) ;;', 'a) b ;;', '*) echo "{start|b}"; echo "(a|c)" ;;') },
    { text: caseText('start) ;;', 'a) exit 3 ;;', 'b) echo "not supported" ;;', '*) echo "{start|stop}" ;;') },
  ],
};
