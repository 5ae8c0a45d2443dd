import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../src/cli/chkconfig/command.ts';
import { formatJournal, parseJournal } from '../../../src/change/journal.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../../src/host/memory-host.ts';
import { farmEntries } from '../../support/farm-trees.ts';
import { signJournal } from '../../support/planted-journal.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';

const scripts = { net: '# chkconfig: 2345 10 90\n' };
const absent = { kind: 'absent' };
const link = { kind: 'link', target: '../init.d/net' };
const file = { kind: 'file' };
/** U+012E, of which latin1 keeps a dot. */
const DOTS = '\u012e\u012e';

/** A journal of one step. */
function one(step: unknown): unknown {
  return { command: 'x', steps: [step] };
}

/** What a stranger may write. None of them is acted on. */
const BODIES: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a number', 7],
  ['a text', 'steps'],
  ['a list', []],
  ['nothing in it', {}],
  ['no steps', { command: 'x' }],
  ['no command', { steps: [] }],
  ['a command that is no text', { command: { a: 1 }, steps: [] }],
  ['a command of 5,000 bytes', { command: 'x'.repeat(5000), steps: [] }],
  ['a command that is not of bytes', { command: '\u2028', steps: [] }],
  ['steps that are no list', { command: 'x', steps: { length: 1 } }],
  ['steps that are a text', { command: 'x', steps: 'steps' }],
  ['a field more', { command: 'x', steps: [], more: 1 }],
  ['a step that is null', one(null)],
  ['a step that is a list', one([])],
  ['a step without a path', one({ before: absent, after: link })],
  ['a path that is a number', one({ path: 7, before: absent, after: link })],
  ['a path that is a list', one({ path: ['rc2.d', 'S01net'], before: absent, after: link })],
  ['an empty path', one({ path: '', before: absent, after: link })],
  ['the root as path', one({ path: '/', before: absent, after: link })],
  ['a path with ..', one({ path: 'rc2.d/../../../etc/rc2.d/S01net', before: absent, after: link })],
  ['a path with .', one({ path: './rc2.d/S01net', before: absent, after: link })],
  ['a path with an empty name', one({ path: 'rc2.d//S01net', before: absent, after: link })],
  ['a path with a NUL', one({ path: 'rc2.d/S01\0net', before: absent, after: link })],
  ['a path that latin1 makes a way out', one({ path: `${DOTS}\u012frc2.d/S01net`, before: absent, after: link })],
  ['a path of 5,000 bytes', one({ path: `rc2.d/S${'x'.repeat(5000)}`, before: absent, after: link })],
  ['no before', one({ path: 'rc2.d/S01net', after: link })],
  ['before of no kind', one({ path: 'rc2.d/S01net', before: {}, after: link })],
  ['before of an unknown kind', one({ path: 'rc2.d/S01net', before: { kind: 'folder' }, after: link })],
  ['before and after are absent', one({ path: 'rc2.d/S01net', before: absent, after: absent })],
  ['after is a pipe', one({ path: 'rc2.d/S01net', before: absent, after: { kind: 'other' } })],
  ['a link without a target', one({ path: 'rc2.d/S01net', before: { kind: 'link' }, after: absent })],
  ['a target that is no text', one({ path: 'rc2.d/S01net', before: { kind: 'link', target: {} }, after: absent })],
  [
    'a target that is not of bytes',
    one({ path: 'rc2.d/S01net', before: { kind: 'link', target: DOTS }, after: absent }),
  ],
  ['no backup', one({ path: 'init.d/net', before: file, after: file, temporary: 'init.d/.initorder.0.new' })],
  ['a backup elsewhere', oneFile('init.d/net', 'init.d/.initorder.0.new', 'rc2.d/.initorder.0.old')],
  ['a backup of another name', oneFile('init.d/net', 'init.d/.initorder.0.new', 'init.d/net.old')],
  ['a temporary that leads out', oneFile('init.d/net', `${DOTS}\u012f.initorder.0.new`, 'init.d/.initorder.0.old')],
  ['a temporary that is not needed', one({ path: 'rc2.d/S01net', before: absent, after: link, temporary: 'x' })],
  ['a backup that is not needed', one({ path: 'rc2.d/S01net', before: link, after: absent, backup: 'x' })],
  ['a key __proto__', JSON.parse('{"command":"x","steps":[],"__proto__":{"steps":[]}}')],
  ['a link where no links are made', one({ path: 'cron.d/S01net', before: absent, after: link })],
  ['a link of another name', one({ path: 'rc2.d/README', before: absent, after: link })],
  ['a file that was not there', one({ path: 'passwd', before: absent, after: file, temporary: '.initorder.0.new' })],
  ['a file elsewhere', oneFile('/etc/shadow', '/etc/.initorder.0.new', '/etc/.initorder.0.old')],
  ['a link elsewhere', one({ path: '/srv/other/rc2.d/S01net', before: absent, after: link })],
  ['its own names', oneFile('init.d/.initorder.lock', 'init.d/.initorder.0.new', 'init.d/.initorder.0.old')],
];

function oneFile(path: string, temporary: string, backup: string): unknown {
  return one({ path, before: file, after: file, temporary, backup });
}

const UNPARSED: readonly (readonly [string, string])[] = [
  ['no JSON', '{"command":'],
  ['200,000 lists in one another', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['200,000 objects in one another', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
];

const TEXTS: readonly (readonly [string, string])[] = [
  ...BODIES.map(([name, body]): [string, string] => [name, signJournal(JSON.stringify(body))]),
  ...UNPARSED.map(([name, body]): [string, string] => [name, signJournal(body)]),
  ['a later version', signJournal('{}', 'initorder journal 2\n')],
];

function plant(text: MemoryEntry, name = '.initorder.journal'): MemoryHost {
  return createMemoryHost([
    ...farmEntries(scripts, { '/etc/rc2.d/S01net': '-> ../init.d/net', '/etc/shadow': 'secret' }),
    ['/srv/other/rc2.d/S01net', { kind: 'link', target: '../init.d/net' }],
    ['/etc/init.d/.initorder.0.old', 'a stranger'],
    ['/etc/.initorder.0.old', 'a stranger'],
    [`/etc/${name}`, text],
  ]);
}

describe.each(['.initorder.journal', '.initorder.done'])('%s', (place) => {
  it.each(TEXTS)('with %s is left alone, told in one message, and keeps nobody from reading', (_, text) => {
    const tree = plant(text, place);
    const before = tree.list();
    const listed = runFarmCommand(runChkconfig, ['--list'], tree);
    expect({ status: listed.status, stdout: listed.stdout }).toMatchObject({ status: 0, stdout: /^net/ });
    expect(listed.stderr).toMatch(
      /^warning: \/etc\/\.initorder\.\w+ is left alone: .*\n.*initorder recover --root DIR.*\n\n$/,
    );
    const changed = runFarmCommand(runChkconfig, ['net', 'on'], tree);
    expect(changed.status).toBe(1);
    expect(changed.stderr).toMatch(
      /^error: .* is left alone: .*\n.*nothing was changed; .*initorder recover --root DIR/,
    );
    expect(`${listed.stderr}${changed.stderr}`.length).toBeLessThan(1500);
    expect(tree.list()).toEqual(before);
  });
});

it.each([
  ['a folder', { kind: 'folder' } as const, 'it is a folder'],
  ['a pipe', { kind: 'other' } as const, 'it is a pipe or a device'],
  ['a link', { kind: 'link', target: '/etc/shadow' } as const, 'it is a link'],
])('%s in place of a journal is left alone', (_, entry, words) => {
  const tree = plant(entry);
  expect(runFarmCommand(runChkconfig, ['--list'], tree)).toMatchObject({ status: 0 });
  const { status, stderr } = runFarmCommand(runChkconfig, ['net', 'on'], tree);
  expect(status).toBe(1);
  expect(stderr).toContain(words);
});

const SOUND = formatJournal({
  command: 'x',
  steps: [{ path: 'rc2.d/S01net', before: { kind: 'absent' }, after: { kind: 'link', target: '../init.d/net' } }],
});

it.each([
  ['of another user', { mode: 0o600, owner: { uid: 1000, gid: 0 } }, 'it belongs to user 1000'],
  [
    'that its group may write',
    { mode: 0o660, owner: { uid: 0, gid: 0 } },
    'others than its owner may write it (mode 660)',
  ],
  ['that all may write', { mode: 0o602, owner: { uid: 0, gid: 0 } }, 'others than its owner may write it (mode 602)'],
])('a journal %s is left alone', (_, rights, words) => {
  const tree = createMemoryHost(farmEntries(scripts, { '/etc/rc2.d/S01net': '-> ../init.d/net' }));
  tree.createFile('/etc/.initorder.journal', SOUND ?? '', rights);
  expect(runFarmCommand(runChkconfig, ['--list'], tree).stderr).toContain(words);
  expect(tree.look('/etc/rc2.d/S01net').kind).toBe('link');
});

it('acts on a journal of who runs it', () => {
  const tree = createMemoryHost(farmEntries(scripts, { '/etc/rc2.d/S01net': '-> ../init.d/net' }), { user: 1000 });
  tree.createFile('/etc/.initorder.journal', SOUND ?? '', { mode: 0o600, owner: { uid: 1000, gid: 1000 } });
  expect(runFarmCommand(runChkconfig, ['--list'], tree).stderr).toContain('its change was taken back: x');
  expect(tree.look('/etc/rc2.d/S01net').kind).toBe('absent');
});

it('keeps a command line only so far as it can be read back', () => {
  const text = formatJournal({ command: 'x'.repeat(1 << 20), steps: [] });
  expect(text?.length).toBeLessThan(5000);
  expect(parseJournal(text ?? '')).toMatchObject({ kind: 'journal' });
});
