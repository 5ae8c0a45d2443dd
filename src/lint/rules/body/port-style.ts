/** Style of scripts of ports, as rclint(1) had it: layout, order and quotes. All off, since working scripts differ in it. */
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { PORTS } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { outerCalls } from '../../script/run-order.ts';
import type { ShellBody } from '../../../shell/body.ts';
import type { ShellFunction } from '../../../shell/commands.ts';
import { defaultsOf } from '../../../shell/variable-defaults.ts';
import { rcText } from '../example-texts.ts';

export const FUNCTION_STYLE: Rule = {
  id: 'body/function-style',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The brace of a function is not on a line of its own, there are blanks before its parentheses, or its first line is not indented. Off, since it is a matter of taste; `--select` it if yours is this one.',
  why: 'rc.d scripts of the system are written in one way, and are easier to read in that way.',
  message: '{text}',
  help: 'write the name and () on one line, the brace below, and indent what is within',
  sources: ['rclint functions_inline_brace, functions_problem, functions_indent'],
  check: ({ body }, report) => {
    for (const found of body.functions) {
      const text = styleOf(found, body);
      if (text !== undefined) report(body.spanOf(found.line, found.at, found.at + found.name.length), { text });
    }
  },
  bad: [
    { text: rcText('anvil_start() {', '  a', '}', 'anvil_stop ()', '{', '  b', '}'), lines: [7, 10] },
    { text: rcText('anvil_start()', '{', 'a', '}'), lines: [7] },
  ],
  good: [{ text: rcText('anvil_start()', '{', '\ta', '}') }, { text: rcText('a()', '{', '', '  b', '}') }],
};

/** What of the style of a function is not as usual; undefined if all is. */
function styleOf({ line, at, name, endLine }: ShellFunction, { mask }: ShellBody): string | undefined {
  const head = (mask[line - 1] ?? '').slice(at + name.length);
  if (/^[ \t]+\(/.test(head)) return 'there are blanks between the name of the function and its parentheses';
  if (head.includes('{')) return 'the brace of the function is not on a line of its own';
  const first = mask.slice(line, endLine - 1).find((text) => /[^ \t{}]/.test(text));
  return first === undefined || /^[ \t]/.test(first) ? undefined : 'the lines of the function are not indented';
}

const PARTS = [
  'rc.subr',
  'name',
  'rcvar',
  'load_rc_config',
  'the defaults',
  'the functions',
  'run_rc_command',
] as const;

export const FILE_ORDER: Rule = {
  id: 'body/file-order',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The parts of the script do not come in the order rc.subr, name, rcvar, load_rc_config, defaults, functions, run_rc_command: the first that comes behind a later one. Off, since many working scripts have another order; `--select` it for new ones.',
  why: 'Whoever knows one script then finds everything in the next.',
  message: '{part} comes behind {other}',
  help: 'the usual order: rc.subr, name, rcvar, load_rc_config, defaults, functions, run_rc_command',
  sources: ['rclint file_order, variables_order', 'FreeBSD: Practical rc.d scripting'],
  check: (script, report) => {
    let last = 0;
    for (const { rank, line, at, end } of partsOf(script)) {
      if (rank >= last) last = rank;
      else {
        report(script.body.spanOf(line, at, end), { part: PARTS[rank] ?? '', other: PARTS[last] ?? '' });
        return;
      }
    }
  },
  bad: [
    { text: rcText('load_rc_config $name', 'rcvar=anvil_enable'), lines: [8] },
    { text: rcText('anvil_start()', '{', '  a', '}', ': ${anvil_enable:=NO}', 'load_rc_config $name'), lines: [11] },
  ],
  good: [
    {
      text: rcText(
        'rcvar=a',
        'load_rc_config $name',
        ': ${anvil_enable:=NO}',
        'a=b',
        'c()',
        '{',
        '  d',
        '}',
        'run_rc_command "$1"',
      ),
    },
    { text: rcText('command=/a', 'start_cmd=b', 'run_rc_command "$1"') },
  ],
};

interface Part {
  readonly rank: number;
  readonly line: number;
  readonly at: number;
  readonly end: number;
}

/** The parts that have a place in the order, as they come. O(n log n). */
function partsOf(script: ScriptContext): readonly Part[] {
  const { rc, body } = script;
  const parts: Part[] = [];
  const add = (rank: number, line: number, at: number, length: number): void => {
    parts.push({ rank, line, at, end: at + length });
  };
  if (rc.sourcing !== undefined) add(0, rc.sourcing.line, rc.sourcing.at, rc.sourcing.text.length);
  for (const [rank, name] of [
    [1, 'name'],
    [2, 'rcvar'],
  ] as const) {
    const [first] = rc.all(name).filter(({ inFunction }) => !inFunction);
    if (first !== undefined) add(rank, first.line, first.at, name.length);
  }
  for (const { line, at, word, inFunction } of rc.calls('load_rc_config'))
    if (!inFunction) add(3, line, at, word.length);
  for (const { line, at, variable } of defaultsOf(body))
    if (body.inFunction[line - 1] !== true) add(4, line, at, variable.length);
  for (const { line, at, name } of body.functions) add(5, line, at, name.length);
  for (const { line, at, word } of outerCalls(script)) add(6, line, at, word.length);
  return parts.sort((a, b) => a.line - b.line || a.at - b.at);
}

export const EMPTY_ASSIGNMENT: Rule = {
  id: 'body/empty-assignment',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A variable other than rcvar is set to an empty value, outside functions and conditions. Off, since some want to be sure of it; `--select` it to find those lines.',
  why: 'rc unsets the variables of rc.subr before each script: it is empty as it is.',
  message: '{name} is set to nothing',
  help: 'drop the line, or give the variable a value',
  sources: ['rclint value_empty'],
  check: ({ body }, report) => {
    for (const assignment of body.assignments) {
      const { name, value, at, inFunction, isAppended } = assignment;
      // Within a condition it may take back what another branch has set.
      if (value === '' && name !== 'rcvar' && at === 0 && !inFunction && !isAppended)
        report(body.spanOfAssignment(assignment), { name });
    }
  },
  bad: [
    { text: rcText('required_files=""'), lines: [7] },
    { text: rcText('anvil_flags='), lines: [7] },
  ],
  good: [
    { text: rcText('rcvar=""', 'anvil_flags="-v"') },
    { text: rcText('a()', '{', '  b=""', '}', 'if c; then', '  d=', 'fi') },
  ],
};

const QUOTED_WORD = /^(["'])([A-Za-z0-9_./-]+)\1$/;

export const NEEDLESS_QUOTES: Rule = {
  id: 'body/needless-quotes',
  level: 'info',
  profiles: PORTS,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  what: 'The value of an assignment is one plain word in quotes. Off, since most scripts have them; `--select` it if you want none.',
  why: 'They do nothing; the system itself has scripts in both ways.',
  message: 'the quotes around {name} do nothing',
  help: 'drop them',
  sources: ['rclint value_quoted, name_quoted, rcvar_quoted'],
  check: ({ body, text }, report) => {
    for (const { line, valueAt, valueEnd } of body.assignments) {
      if (valueEnd - valueAt > 400) continue;
      const start = body.lines.startOf(line);
      const word = QUOTED_WORD.exec(text.slice(start + valueAt, start + valueEnd))?.[2];
      if (word === undefined) continue;
      const span = body.spanOf(line, valueAt, valueEnd);
      const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(span, word)] };
      report(span, { name: word }, { fix });
    }
  },
  bad: [
    {
      text: rcText("rcvar='anvil_enable'"),
      lines: [6, 7],
      fixed: rcText('rcvar=anvil_enable').replace('"anvil"', 'anvil'),
    },
    { text: rcText('command="/usr/sbin/anvild"'), lines: [6, 7] },
  ],
  good: [{ text: '#!/bin/sh\nname=anvil\na="b c"\nd="$e"\nf=""\n' }, { text: '#!/bin/sh\na="b"c\n' }],
};
