/** Rules about what the shell refuses as a whole: it reads up to there, runs that much, and ends. */
import { ANY } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { caseText, rcText, shText } from '../example-texts.ts';

export const UNCLOSED_FUNCTION: Rule = {
  id: 'body/unclosed-function',
  level: 'error',
  profiles: ANY,
  stage: 2,
  fix: 'none',
  what: 'The brace of a function is still open where the next function begins at the start of a line, or the script ends. Not where a shell would read the script to its end all the same.',
  why: 'The shell takes all that follows for a part of the function, and ends with a syntax error: nothing of it is run.',
  message:
    'the brace of {name} is never closed: the shell takes what follows for a part of it, and ends with a syntax error',
  help: 'close it with a } on a line of its own',
  sources: ['rclint functions_neverending', 'sh(1)'],
  check: ({ body }, report) => {
    const found = body.unclosedFunction;
    if (found === undefined) return;
    report(body.spanOf(found.line, found.at, found.at + found.name.length), { name: found.name });
  },
  bad: [
    {
      profile: 'freebsd',
      text: rcText('anvil_start()', '{', '  echo', '', 'anvil_stop()', '{', '  echo', '}', 'run_rc_command "$1"'),
      lines: [7],
    },
    {
      text: shText('start() {', '  if a; then', '    b', '  fi', 'case "$1" in', 'start) start ;;', 'esac'),
      lines: [2],
    },
  ],
  good: [
    { text: shText('start() {', '  echo', '  }', 'stop() { echo; }', 'a() (', '  b', ')') },
    { text: shText('start() {', '  echo {', '}', 'stop()', '{', '  echo ${A}', '}') },
    { text: shText('start() {', '  stop() {', '    echo', '  }', '  awk "{ print }"', '}') },
  ],
};

export const UNENDED_BRANCH: Rule = {
  id: 'body/unended-branch',
  level: 'error',
  profiles: ANY,
  stage: 2,
  fix: 'none',
  what: 'A pattern of a `case` comes before the branch above it is ended with `;;` (bash: `;&` or `;;&`). The last branch needs none.',
  why: 'The shell takes the pattern for a command, and ends with a syntax error at its parenthesis.',
  message: 'the branch above {name} is not ended: the shell ends with a syntax error here',
  help: 'end the branch above with ;;',
  sources: ['sh(1)'],
  check: ({ body, text }, report) => {
    for (const span of body.unendedBranches)
      report(span, { name: `${text.slice(span.offset, span.offset + span.length).trimEnd()})` });
  },
  bad: [
    { text: caseText('start)', '  a', 'stop)', '  b', '  ;;'), lines: [5] },
    {
      text: shText('if [ -x /anvil ]; then', 'case "$1" in', 'start)', 'stop | "off")', '  b', '*)', 'esac', 'fi'),
      lines: [5, 7],
    },
  ],
  good: [
    { text: caseText('start)', '  a', '  ;;', 'stop|\\', 'off)', '  b', 'esac', 'case $2 in x) c') },
    { profile: 'lsb', text: '#!/bin/bash\ncase "$1" in\nstart)\n  a\n  ;&\nstop)\n  b\n  ;;&\n*)\n  c\nesac\n' },
    { text: caseText('start)', '  a=$(', 'b)', '  (', '  c', '  d)', '  ;;', '*)') },
  ],
};
