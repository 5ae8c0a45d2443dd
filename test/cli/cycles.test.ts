import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import type { Host } from '../../src/host/door.ts';
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

  = this is cut 1 of 3; to make it: initorder cycles --fix PATH...

help: 2 other cuts would do as well; --cut N makes one of them, --keep WORD
      rules a word out

  cut 2: b:3:12 a (REQUIRE, hard): b no longer has to start after a
  cut 3: c:4:19 b (REQUIRE, hard): c no longer has to start after b

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
