/** The record of the last change is read from a folder that the environment names, so nothing of it is believed. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../../src/host/memory-host.ts';
import { farmTree } from '../../support/farm-trees.ts';
import { runFarmCommand } from '../../support/run-farm-command.ts';

const RECORD = '/home/.local/state/initorder/undo-af63a24c860189fe.json';
const env = { HOME: '/home' };
const absent = { kind: 'absent' };
const link = { kind: 'link', target: '../init.d/net' };

/** A tree in which a change was made of which this is the record. */
function recorded(text: string, user = 0, mode = 0o600): MemoryHost {
  const tree = farmTree(
    { net: '# chkconfig: 3 10 90\n' },
    { '/etc/rc3.d/S10net': '-> ../init.d/net', '/etc/motd': 'x' },
  );
  tree.makeFolder('/home/.local/state/initorder');
  tree.createFile(RECORD, text, { mode, owner: { uid: user, gid: user } });
  return tree;
}

function record(step: unknown, rest: object = {}): string {
  return JSON.stringify({ version: 1, root: '/', command: 'x', steps: [step], ...rest });
}

const SOUND = { path: '/etc/rc3.d/S10net', before: absent, after: link };

it('is acted on if it is in order', () => {
  const tree = recorded(record(SOUND));
  expect(runFarmCommand(runChkconfig, ['--undo'], tree, { env })).toMatchObject({ status: 0 });
  expect(tree.look('/etc/rc3.d/S10net').kind).toBe('absent');
});

describe('is left alone, and told why', () => {
  const rights = { mode: 0o644, owner: { uid: 0, gid: 0 } };
  it.each([
    ['of another user', recorded(record(SOUND), 1000), 'it belongs to user 1000, neither to root nor to you'],
    ['that others may write', recorded(record(SOUND), 0, 0o666), 'others than its owner may write it (mode 666)'],
    ['of a later version', recorded(record(SOUND, { version: 2 })), 'a later version of this program wrote it'],
    ['that is no JSON', recorded('{'), 'it has not the form that this program writes'],
    ['that is null', recorded('null'), 'it has not the form that this program writes'],
    ['without steps', recorded(record(SOUND, { steps: 7 })), 'steps is not as it must be'],
    ['with a step that is none', recorded(record(null)), 'steps[0] is not as it must be'],
    ['with a key more', recorded(record({ ...SOUND, temporary: 'x' })), 'steps[0] is not as it must be'],
    ['with a relative path', recorded(record({ ...SOUND, path: 'rc3.d/S10net' })), 'steps[0].path'],
    ['with ..', recorded(record({ ...SOUND, path: '/etc/rc3.d/../rc3.d/S10net' })), 'steps[0].path'],
    ['with no bytes', recorded(record({ ...SOUND, path: '/etc/\u012e\u012e/rc3.d/S10net' })), 'steps[0].path'],
    [
      'with a target of no bytes',
      recorded(record({ ...SOUND, after: { kind: 'link', target: '\u012e' } })),
      'steps[0].after',
    ],
    [
      'with a mode of no file',
      recorded(record({ ...SOUND, before: { kind: 'file', text: '', rights: { mode: 1e9 } } })),
      'steps[0].before',
    ],
    [
      'about another file',
      recorded(
        record({
          path: '/etc/motd',
          before: { kind: 'file', text: 'y', rights },
          after: { kind: 'file', text: 'x', mode: 'keep' },
        }),
      ),
      'no command of this program makes such a change at /etc/motd',
    ],
    [
      'about a link elsewhere',
      recorded(record({ ...SOUND, path: '/srv/rc3.d/S10net' })),
      'such a change at /srv/rc3.d/S10net',
    ],
  ])('a record %s', (_, tree, words) => {
    const before = tree.list();
    const { status, stderr } = runFarmCommand(runChkconfig, ['--undo'], tree, { env });
    expect(status).toBe(1);
    expect(stderr).toContain(`error: the record ${RECORD} is not used: `);
    expect(stderr).toContain(words);
    expect(stderr).toContain('help: nothing was changed');
    expect(tree.list()).toEqual(before);
  });
});
