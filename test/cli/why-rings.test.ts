import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

type Files = Readonly<Record<string, string>>;

const RING: Files = {
  'rc.d/a': '# PROVIDE: a\n# REQUIRE: b\n',
  'rc.d/b': '# PROVIDE: b\n# REQUIRE: a\n',
  'rc.d/c': '# PROVIDE: c\n# REQUIRE: a\n',
  'rc.d/d': '# PROVIDE: d\n',
};

function why(words: readonly string[], files: Files): CommandRun {
  return runCommand(runInitorder, ['why', ...words], files);
}

/** Which of two comes first when they are started. */
function firstInOrder(files: Files): string | undefined {
  const { stdout } = runCommand(runInitorder, ['order', 'rc.d'], files);
  return /rc\.d\/([ab])\b/.exec(stdout)?.[1];
}

describe('initorder why, inside of a ring', () => {
  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('names the ring and what the order is, and claims neither direction: %s %s', (a, b) => {
    const { status, stdout } = why([a, b, 'rc.d'], RING);
    expect(status).toBe(1);
    expect(stdout).toContain('are in a ring: the words contradict one another\n');
    expect(stdout).toContain(`ring: ${a} -> ${b} -> ${a}\n`);
    const first = firstInOrder(RING) ?? '';
    expect(stdout).toContain(`as it is, ${first} comes before ${first === 'a' ? 'b' : 'a'}`);
    expect(stdout).not.toMatch(/^(no: )?[ab] must start before [ab]/m);
    expect(stdout).toContain('--> rc.d/a:2:12');
    expect(stdout).toContain('--> rc.d/b:2:12');
  });

  it('says the same as data', () => {
    const { stdout } = why(['--json', 'a', 'b', 'rc.d'], RING);
    expect(JSON.parse(stdout)).toMatchObject({
      answers: [{ forced: false, ring: [{ path: 'rc.d/b' }, { path: 'rc.d/a' }] }],
    });
    expect(JSON.parse(why(['--json', 'a', 'c', 'rc.d'], RING).stdout)).toMatchObject({
      answers: [{ forced: true, ring: null }],
    });
  });

  it('says of one script alone that it is in a ring, and which of its rows are', () => {
    const { stdout } = why(['a', 'rc.d'], RING);
    expect(stdout).toMatch(/^a is in a ring, where the words contradict one another\nring: a -> b -> a\n/);
    expect(stdout).toContain('  b (in the ring)');
    expect(stdout).toContain('  c  [REQUIRE a');
    expect(stdout).not.toContain('must start before a');
  });

  it('tells scripts of one name apart by their files', () => {
    const files = { 'x/s': '# PROVIDE: s one\n# REQUIRE: two\n', 'y/s': '# PROVIDE: s two\n# REQUIRE: one\n' };
    expect(why(['x/s', 'y/s', 'x', 'y'], files).stdout).toContain('ring: x/s -> y/s -> x/s\n');
  });

  it('leaves an order outside of the ring as it is', () => {
    expect(why(['a', 'c', 'rc.d'], RING)).toMatchObject({ status: 0 });
  });
});

describe('initorder why --want', () => {
  it('names the word, the field and the file on either side', () => {
    const { status, stdout } = why(['--want', 'd', 'c', 'rc.d'], RING);
    expect(status).toBe(0);
    expect(stdout).toBe(`for d to start before c, add a word:

  d in REQUIRE of rc.d/c:2

or, where that script is not yours to change:

  # BEFORE: c as a new line in the header of rc.d/d

this closes no ring
`);
  });

  it('says so when the word would close a ring, and names it', () => {
    const { status, stdout } = why(['--want', 'c', 'a', 'rc.d'], { ...RING, 'rc.d/a': '# PROVIDE: a\n' });
    expect(status).toBe(1);
    expect(stdout).toContain('but this closes a ring: a -> c -> a;');
    expect(stdout).toContain('--> rc.d/c:2:12');
  });

  it('says so when there is nothing to add, and when the words contradict already', () => {
    expect(why(['--want', 'a', 'c', 'rc.d'], RING)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^nothing to add: a must start before c already\n/) as string,
    });
    expect(why(['--want', 'a', 'b', 'rc.d'], RING)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('the words contradict one another') as string,
    });
  });

  it('knows the fields of LSB headers, in both directions, and overrides', () => {
    const files = {
      'etc/init.d/a': lsbScript('a'),
      'etc/init.d/b': lsbScript('b'),
      'etc/insserv/overrides/b': lsbScript('b'),
    };
    const start = why(['--want', 'a', 'b', 'etc/init.d'], files).stdout;
    expect(start).toContain('a in Required-Start of etc/insserv/overrides/b:4');
    expect(start).toContain('# X-Start-Before: b as a new line in the header of etc/init.d/a');
    expect(start).toContain('Should-Start in place of Required-Start');
    const stop = why(['--want', '--stop', 'a', 'b', 'etc/init.d'], files).stdout;
    expect(stop).toMatch(/b in Required-Stop of etc\/init\.d\/a:\d/);
  });

  it.each([{ words: ['--want', 'a', 'rc.d'], message: 'option --want asks about two scripts' }])(
    'answers $words with status 2',
    ({ words, message }) => {
      const { status, stderr } = why(words, RING);
      expect(status).toBe(2);
      expect(stderr).toContain(message);
    },
  );
});
