import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type HostWatcher, type MemoryEntry } from '../../src/host/memory-host.ts';
import type { Host } from '../../src/host/door.ts';
import { textAt } from '../support/host-text.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

type Files = Readonly<Record<string, string>>;

const THREE: Files = {
  a: '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: c x\n',
  b: '#!/bin/sh\n# PROVIDE: b\n# REQUIRE: a\n',
  c: '#!/bin/sh\n#\n# PROVIDE: c\n# REQUIRE: DAEMON b\n',
  x: '# PROVIDE: x DAEMON\n',
};

function cycles(words: readonly string[], files: Files, host?: Host): CommandRun {
  return runCommand(runInitorder, ['cycles', ...words], files, host && { host });
}

/** A host on these files that can be written to, and the files as they are then. */
function writable(files: Files, watch?: HostWatcher): { readonly host: Host; readonly now: () => Files } {
  const entries = Object.entries(files).map(([path, text]): [string, MemoryEntry] => [
    path,
    text.startsWith('-> ') ? { kind: 'link', target: text.slice(3) } : text,
  ]);
  const host = createMemoryHost(entries, watch && { watch });
  return { host, now: () => Object.fromEntries(Object.keys(files).map((path) => [path, textAt(host, path)])) };
}

/** The words that the report says to delete. */
function cutOf(words: readonly string[], files: Files): readonly string[] {
  const { stdout } = cycles(['--json', ...words], files);
  const { graphs } = JSON.parse(stdout) as {
    graphs: { groups: { cut: { words: { field: string; word: string }[] } }[] }[];
  };
  return graphs.flatMap(({ groups }) =>
    groups.flatMap(({ cut }) => cut.words.map(({ field, word }) => `${field} ${word}`)),
  );
}

describe('initorder cycles', () => {
  it('reports a ring of three scripts once, each step with its word, and the cut', () => {
    expect(cycles(['a', 'b', 'c', 'x'], THREE)).toEqual({
      status: 1,
      stderr: '',
      stdout: `error: 3 scripts must start before one another, in a ring

 1. a must start after c, because REQUIRE names c
 --> a:3:12
  |
3 | # REQUIRE: c x
  |            ^

 2. b must start after a, because REQUIRE names a
 --> b:3:12
  |
3 | # REQUIRE: a
  |            ^

 3. c must start after b, because REQUIRE names b
 --> c:4:19
  |
4 | # REQUIRE: DAEMON b
  |                   ^

  = 1 ring in the group a, b, c

help: delete 1 word, and no ring is left; no smaller cut exists

 --> a:3:12
  |
3 - # REQUIRE: c x
3 + # REQUIRE: x
  = c (REQUIRE, hard): a no longer has to start after c

  = to do so: initorder cycles --fix PATH...

`,
    });
  });

  it('says so when there is no ring, for each graph that it looked at', () => {
    expect(cycles(['x'], THREE)).toEqual({
      status: 0,
      stderr: '',
      stdout: '1 script with rcorder headers: no ring when they start\n',
    });
    expect(cycles(['etc/init.d'], { 'etc/init.d/one': lsbScript('one') }).stdout).toBe(
      '1 script with LSB headers: no ring when they start\n1 script with LSB headers: no ring when they stop\n',
    );
    expect(cycles(['plain'], { plain: 'exit 0\n' })).toMatchObject({
      status: 0,
      stdout: 'no script with a header, so no ring\n',
    });
  });

  it('cuts the one word that two rings share', () => {
    const files = {
      a: '# PROVIDE: a\n# REQUIRE: hub\n',
      b: '# PROVIDE: b\n# REQUIRE: hub\n',
      hub: '# PROVIDE: hub\n# REQUIRE: spoke\n',
      spoke: '# PROVIDE: spoke\n# REQUIRE: a b\n',
    };
    expect(cutOf(Object.keys(files), files)).toEqual(['REQUIRE spoke']);
  });

  it('cuts a Should-Start rather than a Required-Start', () => {
    const files = {
      'etc/init.d/a': lsbScript('a', { 'Required-Start': 'b' }),
      'etc/init.d/b': lsbScript('b', { 'Required-Start': 'c' }),
      'etc/init.d/c': lsbScript('c', { 'Should-Start': 'a' }),
    };
    expect(cutOf(['etc/init.d'], files)).toEqual(['Should-Start a']);
    expect(cycles(['etc/init.d'], files).stdout).toContain('delete 1 word, a soft one, and no ring is left');
  });

  it('looks at start and stop apart, and names them', () => {
    const files = {
      'etc/init.d/a': lsbScript('a', { 'Required-Stop': 'b' }),
      'etc/init.d/b': lsbScript('b', { 'Required-Stop': 'a' }),
    };
    const { status, stdout } = cycles(['etc/init.d'], files);
    expect(status).toBe(1);
    expect(stdout).toContain('2 scripts with LSB headers: no ring when they start\n');
    expect(stdout).toContain('error: 2 scripts must stop before one another, in a ring\n');
    expect(stdout).toContain('1. a must stop before b, because Required-Stop names b\n');
  });

  it('shows the line of the conf file that makes a facility a script', () => {
    const files = {
      'r/etc/insserv.conf': '# facilities\n$portmap   rpcbind\n',
      'r/etc/init.d/nfs-common': lsbScript('nfs-common', { 'Required-Start': '$portmap $time' }),
      'r/etc/init.d/rpcbind': lsbScript('rpcbind', { 'Required-Start': 'nfs-common' }),
    };
    for (const words of [
      ['--root', 'r'],
      ['r/etc/init.d'],
      ['-c', 'r/etc/insserv.conf', 'r/etc/init.d/rpcbind', 'r/etc/init.d/nfs-common'],
    ]) {
      const { stdout } = cycles(words, files);
      expect(stdout).toMatch(
        /nfs-common must start after rpcbind, because Required-Start names \$portmap,\s+which stands for rpcbind \(r\/etc\/insserv\.conf:2\)/,
      );
      expect(stdout).toMatch(/ \| # Required-Start: +\$portmap \$time\n +\| {22,23}\^{8}\n/);
    }
  });

  it('follows no link out of the root, for reading or for writing', () => {
    const files = {
      'r/etc/init.d/a': '-> /stored/a',
      'r/etc/init.d/b': lsbScript('b', { 'Required-Start': 'a' }),
      'r/stored/a': lsbScript('a', { 'Required-Start': 'b' }),
      'stored/a': lsbScript('a'),
    };
    expect(cycles(['--root', 'r'], files).stdout).toContain('--> r/etc/init.d/a:4:23');
    expect(cycles(['--root', '/'], { 'etc/init.d/b': lsbScript('b', { 'Required-Start': 'b' }) }).status).toBe(0);
  });

  it('takes the header of an override in place of the script’s, and points at it', () => {
    const files = {
      'etc/init.d/a': lsbScript('a'),
      'etc/init.d/b': lsbScript('b', { 'Required-Start': 'a' }),
      'etc/insserv/overrides/a': lsbScript('a', { 'Required-Start': 'b' }),
    };
    expect(cycles(['etc/init.d'], files).stdout).toContain('--> etc/insserv/overrides/a:4:');
  });

  it('shows a script that requires itself', () => {
    const { stdout } = cycles(['s'], { s: '# PROVIDE: s\n# REQUIRE: s\n' });
    expect(stdout).toContain('error: a script must start before itself\n');
    expect(stdout).toContain('1. s must start after itself, because REQUIRE names s\n');
  });

  it('shows the beginning of a long ring, and all of it when asked to', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`s${i}`, `# PROVIDE: s${i}\n# REQUIRE: s${(i + 19) % 20}\n`]),
    );
    expect(cycles(Object.keys(files), files).stdout).toContain('... and 8 more steps (--whole shows all)');
    expect(cycles(['--whole', ...Object.keys(files)], files).stdout).toContain('20. ');
  });

  it('never shows a control character raw, and fits 80 columns', () => {
    const long = 'x'.repeat(60);
    const files = {
      a: `# PROVIDE: a\x1b[31m ${long}\n# REQUIRE: b\n`,
      b: `# PROVIDE: b\n# REQUIRE: ${long} ${'y '.repeat(200)}\n`,
    };
    const { stdout } = cycles(['a', 'b'], files);
    expect(stdout).not.toContain('\x1b');
    expect(stdout).toContain('a\\x1b[31m');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('colours only when it is to', () => {
    expect(cycles(['--color', 'always', 'a', 'b', 'c'], THREE).stdout).toContain('\x1b[');
    expect(cycles(['a', 'b', 'c'], THREE).stdout).not.toContain('\x1b[');
  });

  it('tells of files that it cannot read, and goes on', () => {
    const { status, stderr } = cycles(['nope', 'a', 'b', 'c'], THREE);
    expect(status).toBe(1);
    expect(stderr).toContain('error: cannot read nope: No such file or directory');
  });
});

describe('initorder cycles --json', () => {
  it('has each step and each word with its place, as data', () => {
    const { stdout, status } = cycles(['--json', 'a', 'b', 'c', 'x'], THREE);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      graphs: [
        {
          dialect: 'rcorder',
          direction: 'start',
          scripts: 4,
          groups: [
            {
              scripts: ['a', 'b', 'c'],
              ring: [
                { first: 'c', then: 'a', field: 'REQUIRE', word: 'c', path: 'a', line: 3, column: 12, length: 1 },
                { first: 'a', then: 'b' },
                { first: 'b', then: 'c' },
              ],
              ringExact: true,
              rings: { count: 1, complete: true },
              cut: {
                method: 'exact',
                hard: 1,
                soft: 0,
                words: [{ word: 'c', path: 'a', line: 3, before: '# REQUIRE: c x', after: '# REQUIRE: x' }],
              },
            },
          ],
        },
      ],
      unread: [],
    });
  });
});

describe('initorder cycles --fix and --diff', () => {
  it('takes out the words of the cut and nothing else, and finds nothing then', () => {
    const { host, now } = writable(THREE);
    expect(cycles(['--fix', 'a', 'b', 'c', 'x'], {}, host)).toEqual({ status: 0, stdout: 'fixed a\n', stderr: '' });
    expect(now()).toEqual({ ...THREE, a: '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: x\n' });
    expect(cycles(['--fix', 'a', 'b', 'c', 'x'], {}, host)).toMatchObject({
      status: 0,
      stdout: 'no ring, nothing to fix\n',
    });
  });

  it('shows the change as a unified diff, and leaves the files alone', () => {
    const { host, now } = writable(THREE);
    expect(cycles(['--diff', 'a', 'b', 'c', 'x'], {}, host)).toEqual({
      status: 1,
      stderr: '',
      stdout: '--- a/a\n+++ b/a\n@@ -1,3 +1,3 @@\n #!/bin/sh\n # PROVIDE: a\n-# REQUIRE: c x\n+# REQUIRE: x\n',
    });
    expect(now()).toEqual(THREE);
  });

  it('goes on until no ring is left when a removal shows insserv further words', () => {
    const files = {
      'etc/init.d/a': lsbScript('a', { 'Required-Start': 'b  c' }),
      'etc/init.d/b': lsbScript('b', { 'Required-Start': 'a' }),
      'etc/init.d/c': lsbScript('c', { 'Required-Start': 'a' }),
    };
    const { host } = writable(files);
    expect(cycles(['--fix', 'etc/init.d'], {}, host).status).toBe(0);
    expect(cycles(['etc/init.d'], {}, host).status).toBe(0);
  });

  it('leaves all files as they were if one cannot be written', () => {
    const files = {
      ...THREE,
      p: '# PROVIDE: p\n# REQUIRE: q\n',
      q: '# PROVIDE: q\n# REQUIRE: p\n',
    };
    let failures = 1;
    const { host, now } = writable(files, (operation, path) =>
      operation === 'rename' && path === '/p' && failures-- > 0 ? 'EROFS' : undefined,
    );
    const { status, stderr } = cycles(['--fix', ...Object.keys(files)], {}, host);
    expect(status).toBe(1);
    expect(stderr).toBe('error: cannot write /p: Read-only file system\n  = help: nothing was changed\n');
    expect(now()).toEqual(files);
  });

  it('changes nothing where it cannot lock the folder that the scripts have in common', () => {
    const files = { 'x/one/a': THREE['a'] ?? '', 'x/two/b': THREE['b'] ?? '', 'x/two/c': THREE['c'] ?? '' };
    const { host, now } = writable(files, (operation, path) =>
      operation === 'makeLink' && path.startsWith('/x/.') ? 'EACCES' : undefined,
    );
    expect(cycles(['--fix', 'x/one', 'x/two'], {}, host)).toMatchObject({
      status: 1,
      stderr: 'error: cannot lock /x/.initorder.lock: Permission denied\n  = help: nothing was changed\n',
    });
    expect(now()).toEqual(files);
  });

  it('follows links to scripts, and changes a script of two names once', () => {
    const files = {
      'd/a': '-> ../stored/a',
      'd/b': '# PROVIDE: b\n# REQUIRE: a\n# BEFORE: a\n',
      'e/b': '-> ../d/b',
      'stored/a': '# PROVIDE: a\n# REQUIRE: b\n',
    };
    const { host } = writable(files);
    expect(cycles(['--fix', 'd', 'e'], {}, host).status).toBe(0);
    expect(cycles(['d', 'e'], {}, host).status).toBe(0);
    expect(host.look('/d/a')).toEqual({ kind: 'link', target: '../stored/a' });
    expect(host.look('/e/b')).toEqual({ kind: 'link', target: '../d/b' });
  });

  it('stays inside the root when it writes', () => {
    const files = {
      'r/etc/init.d/a': '-> /stored/a',
      'r/etc/init.d/b': lsbScript('b', { 'Required-Start': 'a' }),
      'r/stored/a': lsbScript('a', { 'Required-Start': 'b' }),
      'stored/a': lsbScript('a', { 'Required-Start': 'b' }),
    };
    const { host, now } = writable(files);
    expect(cycles(['--fix', '--root', 'r'], {}, host)).toMatchObject({ status: 0, stdout: 'fixed r/etc/init.d/a\n' });
    expect(now()['stored/a']).toBe(files['stored/a']);
    expect(now()['r/stored/a']).toBe(lsbScript('a'));
  });
});

describe('initorder, used wrongly', () => {
  it.each([
    { argv: [], message: 'initorder: no command given' },
    { argv: ['cycle'], message: "initorder: unknown command 'cycle'; did you mean 'cycles'?" },
    { argv: ['cycles'], message: 'initorder cycles: no scripts given' },
    { argv: ['cycles', '--fix', '--diff', 'a'], message: 'initorder cycles: --fix and --diff do not go together' },
    { argv: ['order'], message: 'initorder order: no scripts given' },
  ])('answers $argv with status 2 and a way out', ({ argv, message }) => {
    const { status, stdout, stderr } = runCommand(runInitorder, argv);
    expect({ status, stdout, first: stderr.split('\n')[0] }).toEqual({ status: 2, stdout: '', first: message });
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([['--help'], ['help'], ['help', 'cycles'], ['cycles', '--help'], ['why', '--help'], ['order', '--help']])(
    'helps: %s %s',
    (...argv) => {
      const { status, stdout } = runCommand(runInitorder, argv);
      expect(status).toBe(0);
      expect(stdout).toContain('initorder');
    },
  );
});
