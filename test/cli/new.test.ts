/** `initorder new`: what it writes, and what it refuses. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintScripts } from '../../src/lint/scripts.ts';
import { NEW_PROFILES, type NewProfile } from '../../src/new/plan.ts';
import { findMismatches } from '../support/json-schema.ts';
import { allForms, runNew, textOf } from '../support/new-run.ts';

const PROGRAM = ['--', '/usr/sbin/mumbled', '-f'];
const FORMS = allForms();

function lint(profile: string, text: string, path = 'mumbled'): readonly string[] {
  const findings = lintScripts([{ path, text, mode: 0o755 }], { profile: profile as NewProfile, isAlone: true });
  return findings.map(({ rule, place }) => `${place.line}: ${rule.id}`);
}

describe.each(FORMS)('$form', ({ form, argv }) => {
  const profile = argv[2] ?? '';
  const text = textOf(...argv);

  it('is the text in fixtures/new, byte for byte', () => {
    const file = new URL(`../../fixtures/new/${form}`, import.meta.url);
    expect(text).toBe(readFileSync(file, 'latin1'));
  });

  it('gives the linter nothing to say at any level', () => {
    expect(lint(profile, text)).toEqual([]);
  });

  it.runIf(argv[6] === 'sh')('is read by sh without a word', () => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'latin1' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

it('offers the forms that its help names', () => {
  expect(FORMS).toHaveLength(6 * 4 + 3 * 4);
});

describe('a plain call', () => {
  it.each(NEW_PROFILES)('writes ./mumbled with mode 755 for %s', (profile) => {
    const { status, stderr, host } = runNew(['mumbled', '--profile', profile, ...PROGRAM]);
    const file = profile === 'freebsd-ports' ? '/mumbled.in' : '/mumbled';
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(host.look(file)).toMatchObject({ kind: 'file', mode: 0o755 });
    const found = host.readFile(file);
    expect(lint(profile, found.kind === 'text' ? found.text : '', file)).toEqual([]);
  });

  it('takes the form of the system that it runs on', () => {
    const signs = { '/etc/debian_version': 'debian', '/etc/rc.d/init.d/functions': 'redhat', '/etc/rc.subr': 'netbsd' };
    for (const [sign, profile] of Object.entries(signs)) {
      const { stdout } = runNew(['mumbled', '--json', ...PROGRAM], { files: [[sign, '12\n']] });
      expect(JSON.parse(stdout)).toMatchObject({ profile });
    }
  });

  it('prints JSON that its schema describes', () => {
    const { stdout } = runNew(['mumbled', '--json', '--defaults', '-p', 'debian', ...PROGRAM]);
    expect(findMismatches(JSON.parse(stdout), 'new.schema.json')).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({ companions: ['mumbled.default'] });
  });
});

describe('a file in the way', () => {
  const argv = ['mumbled', '-p', 'lsb', ...PROGRAM];

  it('is left, with a diff; --force gives equal bytes, --diff has nothing more to say', () => {
    const { host } = runNew(argv, { files: [['/mumbled', { kind: 'file', text: 'mine\n', mode: 0o700 }]] });
    const again = runNew(argv, { host });
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/^-mine$[^]*exists; --force replaces it/m);
    expect(host.readFile('/mumbled')).toEqual({ kind: 'text', text: 'mine\n' });
    expect(runNew([...argv.slice(0, 3), '--diff', ...PROGRAM], { host }).status).toBe(1);
    expect(runNew([...argv.slice(0, 3), '--force', ...PROGRAM], { host }).status).toBe(0);
    expect(host.look('/mumbled')).toMatchObject({ mode: 0o700 });
    expect(host.readFile('/mumbled')).toEqual({ kind: 'text', text: textOf(...argv) });
    expect(runNew([...argv.slice(0, 3), '--diff', ...PROGRAM], { host })).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('wrong use', () => {
  it.each([
    { words: ['../x', ...PROGRAM], says: /is none for a script/ },
    { words: ['a b', ...PROGRAM], says: /is none for a script/ },
    { words: ['', ...PROGRAM], says: /is none for a script/ },
    { words: ['x'.repeat(300), ...PROGRAM], says: /is none for a script/ },
    { words: ['-x', ...PROGRAM], says: /-x|unknown/ },
    { words: ['-p', 'redhat', 'a.b', ...PROGRAM], says: /has a dot/ },
    { words: [], says: /still needed: NAME, -- PROGRAM/ },
    { words: ['m', '--kind', 'oneshot'], says: /still needed: --start COMMAND/ },
    { words: ['m', '--kind', 'aggregate'], says: /still needed: --services A,B/ },
    { words: ['m', '--', 'bin/m'], says: /absolute path/ },
    { words: ['m', '--short', 'a\nb', ...PROGRAM], says: /line break/ },
    { words: ['m', '--short', 'a\\', ...PROGRAM], says: /backslash/ },
    { words: ['m', '--short', 'caf\u00e9', ...PROGRAM], says: /ASCII/ },
    { words: ['m', '--config', '/etc/a\nb', ...PROGRAM], says: /line break/ },
    { words: ['m', '-p', 'freebsd-ports', '--', '/usr/%%X%%/m'], says: /%%/ },
    { words: ['m', '-p', 'freebsd', '--language', 'python', ...PROGRAM], says: /rc\.subr is/ },
    { words: ['m', '-p', 'freebsd', '--user', 'www', '--', '/m', 'a b'], says: /three shells/ },
    { words: ['m', '-p', 'freebsd', '--extra', 'onefish=x', ...PROGRAM], says: /rc\.subr cannot have/ },
    { words: ['m', '--extra', 'status=x', ...PROGRAM], says: /already/ },
    { words: ['m', '--args', "'open", ...PROGRAM], says: /quote/ },
    { words: ['m', '--services', 'a', ...PROGRAM], says: /no program/ },
    { words: ['m', '--reload', 'HUP', '--start', 'x'], says: /--reload is for daemon/ },
    { words: ['m', '--interactive', ...PROGRAM], says: /terminal/ },
  ])('is refused, and nothing is written: $says', ({ words, says }) => {
    const { status, stdout, stderr, host } = runNew(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(says);
    const listed = host.readFolder('/');
    expect(listed.kind === 'folder' ? listed.entries.map(({ name }) => name) : []).toEqual(['w']);
  });
});

describe('questions', () => {
  it('are nine at most, and the command they end with gives equal bytes', () => {
    const typed = ['deb', 'foreground', 'echod', '/usr/sbin/echod -p 7', 'www', '', 'HUP', '$network'];
    const { status, stdout, stderr, host } = runNew([], { typed });
    expect({ status, asked: stderr.match(/: /g)?.length }).toEqual({ status: 0, asked: 8 });
    expect(stdout).toContain('echod: written');
    const [, command = ''] = /the same without questions:\n {2}initorder new (.*)\n/.exec(stderr) ?? [];
    const again = spawnSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).stdout.split('\n');
    const found = host.readFile('/echod');
    expect(found.kind === 'text' ? found.text : '').toBe(textOf(...again.slice(0, -1)));
  });

  it('ask again where the answer is none of the choices', () => {
    const typed = ['win', 'lsb', 'oneshot', 'fw', 'nft -f /etc/fw', '', ''];
    const { status, stderr } = runNew(['--no-check'], { typed });
    expect(status).toBe(0);
    expect(stderr).toContain('one of debian, redhat');
  });

  it('ask again at once for a name or a program that cannot be', () => {
    const typed = ['lsb', 'daemon', '../x', '', 'echod', 'echod -p 7', '/usr/sbin/echod', '', '', '', ''];
    const { status, stderr, host } = runNew(['--no-check'], { typed });
    expect({ status, kind: host.readFile('/echod').kind }).toEqual({ status: 0, kind: 'text' });
    expect(stderr.match(/Name of the script: {3}the name '(?:..\/x)?' is none/g)).toHaveLength(2);
    expect(stderr).toContain('an absolute path');
  });

  it('leave nothing behind if nobody answers any more', () => {
    const { status, stderr, host } = runNew([], { typed: ['lsb', 'daemon'] });
    expect(status).toBe(2);
    expect(stderr).toContain('nothing was written');
    expect(host.look('/')).toMatchObject({ kind: 'folder' });
  });
});
