/** Scripts that the shell refuses: one finding for the cause, and none for what only follows from it. */
import { describe, expect, it } from 'vitest';
import { readShell } from '../../../src/shell/read-script.ts';
import { lintTexts } from '../../support/lint-run.ts';

/** `line rule` of the errors and warnings in a text. */
function faults(lines: readonly string[], path = 'etc/init.d/anvil'): readonly string[] {
  return lintTexts([{ path, text: `#!/bin/sh\n${lines.join('\n')}\n` }]).flatMap(({ rule, level, place }) =>
    level === 'info' ? [] : [`${place.line} ${rule.id}`],
  );
}

describe('a branch that is not ended', () => {
  const script = (end: string): readonly string[] => [
    '### BEGIN INIT INFO',
    '# Provides: anvil',
    '# Required-Start: $remote_fs',
    '# Required-Stop: $remote_fs',
    '# Default-Start: 2 3 4 5',
    '# Default-Stop: 0 1 6',
    '### END INIT INFO',
    '. /lib/lsb/init-functions',
    'case "$1" in',
    '  start)',
    '    anvild',
    end,
    '  stop)',
    '    killproc anvild',
    end,
    '  restart|force-reload)',
    '    $0 stop',
    end,
    '  *)',
    '    exit 2',
    'esac',
  ];

  it('is told at each pattern below, whose actions are there all the same', () => {
    expect(faults(script('    ;;'))).toEqual([]);
    expect(faults(script(''))).toEqual(['14 body/unended-branch', '17 body/unended-branch', '20 body/unended-branch']);
  });

  it('is a fault to the reader of shell text, which reads nothing of the construct', () => {
    const tree = readShell('a\nif b; then\ncase $1 in\nx)\n  c\ny|z)\n  d\nesac\nfi\ne\n');
    expect(tree.nodes).toHaveLength(1);
    expect(tree.fault?.line).toBe(2);
    expect(tree.unended.map(({ line, column, length }) => [line, column, length])).toEqual([[6, 1, 3]]);
  });

  it.each([
    'case $1 in x) a ;& y) b ;;& z) c ;; *) d; esac',
    'case $1 in\nx)\n  a &\n  ;;\ny) (b) ;;\nz)\nesac',
    'case $1 in\nx)\n  case $2 in\n  y) a\n  esac\n  ;;\nz) b\nesac',
  ])('is not seen in %j', (text) => {
    const { fault, unended, nodes } = readShell(text);
    expect([fault, unended, nodes.length]).toEqual([undefined, [], 1]);
  });
});

describe('a function whose brace is never closed', () => {
  const script = (end: string): readonly string[] => [
    '# PROVIDE: anvil',
    '# REQUIRE: DAEMON',
    '. /etc/rc.subr',
    'name="anvil"',
    'rcvar="anvil_enable"',
    'start_cmd="anvil_start"',
    'anvil_start()',
    '{',
    '  anvild',
    end,
    'load_rc_config $name',
    'run_rc_command "$1"',
  ];

  it('is one finding', () => {
    expect(faults(script('}'), 'etc/rc.d/anvil')).toEqual([]);
    expect(faults(script(''), 'etc/rc.d/anvil')).toEqual(['8 body/unclosed-function']);
  });

  it('is none where a shell that reads the script finds its brace', () => {
    const lines = ['start() {', '  a=${b:-', '{ }', '  echo', 'stop() {', '  a', '}', '}'];
    expect(faults(lines, 'start').filter((fault) => fault.endsWith('function'))).toEqual([]);
  });
});
