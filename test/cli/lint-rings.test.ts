import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runCommand } from '../support/run-command.ts';

type Files = Readonly<Record<string, string>>;

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly help: string;
}

/** What is told of rings, without the other rules. */
function lint(words: readonly string[], files: Files): readonly Told[] {
  const { stdout } = runCommand(runInitorder, ['lint', '--format', 'json', '--profile', 'freebsd', ...words], files);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Told[] };
  return findings.filter(({ rule }) => rule.includes('cycle'));
}

/** c and d are a ring; a and b are tied to it, and the ring through them has four steps. */
const TIED: Files = {
  'rc.d/a': '# PROVIDE: a\n# REQUIRE: b\n',
  'rc.d/b': '# PROVIDE: b\n# REQUIRE: c\n',
  'rc.d/c': '# PROVIDE: c\n# REQUIRE: x d\n',
  'rc.d/d': '# PROVIDE: d\n# REQUIRE: c a\n',
  'rc.d/x': '# PROVIDE: x\n',
};

describe('initorder lint, on rings', () => {
  it('stands at a word of the shortest ring, and names the ring and the cut', () => {
    const [first, ...others] = lint(['rc.d'], TIED).filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect(first).toMatchObject({ rule: 'graph/dependency-cycle', path: 'rc.d/c', line: 2, column: 14 });
    expect(first?.message).toMatch(/(c -> d -> c|d -> c -> d)/);
    expect(first?.help).toContain('REQUIRE d (rc.d/c:2)');
  });

  it('gives scripts that are only in the group a hint', () => {
    const hints = lint(['rc.d'], TIED).filter(({ rule }) => rule === 'graph/beside-cycle');
    expect(hints.map(({ path, line, severity }) => ({ path, line, severity }))).toEqual([
      { path: 'rc.d/a', line: 2, severity: 'info' },
      { path: 'rc.d/b', line: 2, severity: 'info' },
    ]);
    // Where the ring is in scripts that are only there for the graph, nothing but the hint is told.
    const one = lint(['rc.d/a', '--world', 'rc.d'], TIED);
    expect(one.map(({ rule, path }) => [rule, path])).toEqual([['graph/beside-cycle', 'rc.d/a']]);
  });

  it('tells scripts of one name apart by their files', () => {
    const files = {
      'one/s': '# PROVIDE: s one\n# REQUIRE: two\n',
      'two/s': '# PROVIDE: s two\n# REQUIRE: one\n',
    };
    const [first] = lint(['one', 'two'], files);
    expect(first?.message).toMatch(/one\/s -> two\/s -> one\/s|two\/s -> one\/s -> two\/s/);
  });
});
