import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { FREEBSD } from '../support/pictures.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const RING: Readonly<Record<string, string>> = {
  'rc.d/a': '# PROVIDE: a alias\n# REQUIRE: b\n',
  'rc.d/b': '# PROVIDE: b\n# REQUIRE: c\n',
  'rc.d/c': '# PROVIDE: c\n# REQUIRE: a\n',
};

function graph(words: readonly string[], files: Readonly<Record<string, string>> = RING): CommandRun {
  return runCommand(runInitorder, ['graph', ...words], files);
}

function onDisk(...words: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['graph', ...words, FREEBSD], {}, { host: createDiskHost() });
}

describe('initorder graph', () => {
  it('tells the size and the storeys, and what to type', () => {
    const { status, stdout, stderr } = onDisk();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('167 scripts, 377 edges (135 of them implied by others), 48 levels\n');
    expect(stdout).toContain('  after NETWORKING     39\n');
    expect(stdout).toContain('initorder graph --focus netif');
  });

  it('tells rings, and where to cut', () => {
    expect(graph(['rc.d']).stdout).toContain('ring: b -> a -> c -> b; cut b of REQUIRE, rc.d/a:2:12\n');
  });

  it.each(['dot', 'mermaid', 'tree', 'json', 'text', 'svg', 'html'])(
    'is the same %s, however the files are named',
    (format) => {
      const names = Object.keys(RING);
      const wanted = graph(['--format', format, ...names]);
      expect(wanted.stdout).not.toBe('');
      const other = graph(['--format', format, ...names.toReversed()]);
      expect(other.stdout.replaceAll(/rc\.d\/. rc\.d\/. rc\.d\/./g, 'PATHS')).toBe(
        wanted.stdout.replaceAll(/rc\.d\/. rc\.d\/. rc\.d\/./g, 'PATHS'),
      );
    },
  );
});

describe('the tree', () => {
  it('shows each subtree once', () => {
    const lines = onDisk('--focus', 'sshd', '--depth', '200').stdout.split('\n\n')[0]?.split('\n') ?? [];
    expect(lines.length).toBeLessThanOrEqual(242);
    const expanded = lines.filter((line) => /^[-` |]*netif\b/.test(line) && !line.includes('(*)'));
    expect(expanded).toHaveLength(1);
    expect(lines.slice(0, 3)).toEqual([
      'sshd',
      '`-- LOGIN                         REQUIRE LOGIN:5',
      '    |-- apmd                      BEFORE LOGIN:6',
    ]);
  });

  it('goes the other way', () => {
    expect(onDisk('--focus', 'LOGIN', '--invert', '--depth', '1').stdout).toContain('|-- sshd   ');
  });

  it('ends at a ring', () => {
    expect(graph(['--focus', 'a', 'rc.d']).stdout).toBe(
      [
        'a',
        '`-- b                             REQUIRE b:2, to be cut',
        '    `-- c                         REQUIRE c:2',
        '        `-- a (ring)              REQUIRE a:2',
        '',
        '(ring) closes a ring; initorder cycles tells more',
        '',
      ].join('\n'),
    );
  });

  it('does not end with the stack', () => {
    const files = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`d/s${i}`, `# PROVIDE: s${i}\n# REQUIRE: s${i + 1}\n`]),
    );
    const { status, stdout } = graph(['--focus', 's0', '--depth', '200', 'd'], files);
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 204 });
  });
});

describe('mermaid', () => {
  it('is short around one script', () => {
    const { stdout, stderr } = onDisk('--format', 'mermaid', '--focus', 'rpcbind');
    expect(stdout.split('\n').length).toBeLessThan(60);
    expect(stdout).toMatch(/^flowchart TD\n {2}n\d+\{\{"FILESYSTEMS"\}\}\n/);
    expect(stderr).toBe('');
  });

  it('warns where nobody could read it, and refuses what mermaid refuses', () => {
    expect(onDisk('--format', 'mermaid').stderr).toContain('try --focus NAME');
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `d/s${i}`,
        `# PROVIDE: s${i}\n# REQUIRE: ${Array.from({ length: i }, (_unused, j) => `s${j}`).join(' ')}\n`,
      ]),
    );
    expect(graph(['--format', 'mermaid', '--edges', 'all', 'd'], files)).toMatchObject({ status: 1, stdout: '' });
    expect(graph(['--format', 'mermaid', '--edges', 'all', '--force', 'd'], files).status).toBe(0);
    expect(graph(['--format', 'mermaid', 'd'], files).status).toBe(0);
  });
});

describe('-o', () => {
  it('takes the form from the ending, and writes all or nothing', () => {
    const host = createMemoryHost([...Object.entries(RING), ['old.dot', 'before'], ['other', { kind: 'folder' }]]);
    const run = (...words: readonly string[]): CommandRun =>
      runCommand(runInitorder, ['graph', ...words, 'rc.d'], {}, { host });
    expect(run('-o', 'old.dot')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(host.readFile('/old.dot')).toMatchObject({ kind: 'text', text: graph(['-f', 'dot', 'rc.d']).stdout });
    expect(run('-o', 'x.mmd').status).toBe(0);
    expect(run('-o', 'x.nope')).toMatchObject({ status: 2 });
    expect(run('-o', 'nowhere/x.dot')).toMatchObject({ status: 3, stdout: '' });
    expect([...host.list().keys()]).toEqual(['/old.dot', '/rc.d/a', '/rc.d/b', '/rc.d/c', '/x.mmd']);
  });

  it('leaves what was there where the disk is full', () => {
    const host = createMemoryHost([...Object.entries(RING), ['old.dot', 'before']], {
      watch: (operation) => (operation === 'createFile' ? 'ENOSPC' : undefined),
    });
    const run = runCommand(runInitorder, ['graph', '-o', 'old.dot', 'rc.d'], {}, { host });
    expect(run).toMatchObject({
      status: 3,
      stderr: 'initorder graph: old.dot: No space left on device; nothing was written\n',
    });
    expect(host.readFile('/old.dot')).toMatchObject({ text: 'before' });
  });
});

describe('wrong use', () => {
  it.each([
    [['--hops', '2']],
    [['--focus', 'a', '--hops', 'x']],
    [['--depth', '0']],
    [['--path', 'a']],
    [['--path', 'a', 'b', '--focus', 'a']],
    [['--runlevel', '9']],
    [['--group', 'x']],
  ])('%j', (words) => {
    expect(graph(['rc.d', ...words])).toMatchObject({ status: 2, stdout: '' });
  });
});
