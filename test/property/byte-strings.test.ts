/** No string reaches the system that is none of bytes: latin1 would cut U+012E to a dot, and a name to a way out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryHost } from '../../src/host/memory-host.ts';
import { toSystemBytes, toSystemPath } from '../../src/host/system-path.ts';
import { isByteString } from '../../src/model/bytes.ts';
import { farmEntries, lsbScript } from '../support/farm-trees.ts';
import { signJournal } from '../support/planted-journal.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

const NO_BYTES = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !isByteString(text));

describe('toSystemPath and toSystemBytes', () => {
  it('throw for any string that is none of bytes, and keep all others', () => {
    fc.assert(
      fc.property(NO_BYTES, (text) => {
        expect(() => toSystemPath('', text)).toThrow(RangeError);
        expect(() => toSystemPath(text, 'a')).toThrow(RangeError);
        expect(() => toSystemBytes(text)).toThrow(RangeError);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        expect(Buffer.compare(toSystemBytes(text), bytes)).toBe(0);
      }),
    );
  });
});

/** A host that notes each string it is given which is none of bytes. */
function recording(tree: MemoryHost, strange: string[]): MemoryHost {
  const watch = (value: unknown): unknown => {
    if (typeof value !== 'function') return value;
    return (...args: readonly unknown[]): unknown => {
      strange.push(...args.filter((arg): arg is string => typeof arg === 'string' && !isByteString(arg)));
      return (value as (...given: readonly unknown[]) => unknown)(...args);
    };
  };
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, watch(value)])) as unknown as MemoryHost;
}

/** Text with what makes trouble in paths, as argv and JSON may have it. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('\u012e', '\u012f', '/', '.', 'a', '\ud800', '\udc80', '\xe9', '\u2028'),
    maxLength: 12,
  }),
  fc.constantFrom('web', 'rc2.d/S01web', '\u012e\u012e\u012frc2.d'),
);
const absent = { kind: 'absent' };
const link = text.map((target) => ({ kind: 'link', target }));
const rights = { mode: 0o644, owner: { uid: 0, gid: 0 } };

/** Steps whose form is right, whatever the texts in them are: as the journal has them, or as the record of the last change. */
function stepsBelow(etc: string): fc.Arbitrary<readonly unknown[]> {
  const path = text.map((name) => `${etc}rc2.d/S01${name}`);
  const made = fc.record({ path, before: fc.constant(absent), after: link });
  const taken = fc.record({ path, before: link, after: fc.constant(absent) });
  const file = fc.tuple(text, text).map(([folder, name]) => {
    const home = `${etc}${folder}`;
    if (etc !== '') {
      const contents = { kind: 'file', text: name };
      return { path: `${home}/${name}`, before: { ...contents, rights }, after: { ...contents, mode: 'keep' } };
    }
    const aside = { temporary: `${home}/.initorder.0.new`, backup: `${home}/.initorder.0.old` };
    return { path: `${home}/${name}`, before: { kind: 'file' }, after: { kind: 'file' }, ...aside };
  });
  return fc.array(fc.oneof(made, taken, file), { minLength: 1, maxLength: 3 });
}

/** JSON in ASCII alone: so any code unit comes out of a file of bytes. */
function toAscii(value: unknown): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replaceAll(/[^\x00-\x7f]/g, escape);
}

const command = fc.oneof(text, fc.constant('x'));
const journal = fc.record({ command, steps: stepsBelow('') }).map((value) => signJournal(toAscii(value)));
const record = fc
  .record({ version: fc.constant(1), root: fc.constant('/'), command, steps: stepsBelow('/etc/') })
  .map(toAscii);

function plant(body: string, undo: string): MemoryHost {
  const host = createMemoryHost([
    ...farmEntries({ web: lsbScript('web') }, { '/etc/insserv.conf': '', '/etc/rc2.d/S01web': '-> ../init.d/web' }),
    ['/etc/.initorder.journal', body],
    ['/home/.local/state/initorder/undo-af63a24c860189fe.json', undo],
  ]);
  return host;
}

describe('no command gives the host a code unit above 255', () => {
  const commands = [
    { name: 'chkconfig-ts', run: runChkconfig, calls: [['--list'], ['--undo'], ['--add', 'web']] },
    { name: 'insserv-ts', run: runInsserv, calls: [['web']] },
    { name: 'update-rc.d-ts', run: runUpdateRcdCommand, calls: [['web', 'defaults']] },
    {
      name: 'initorder',
      run: runInitorder,
      calls: [
        ['recover', '--root', '/'],
        ['recover', '--root', '/', '--apply'],
        ['cycles', '--root', '/', '--fix'],
      ],
    },
  ];
  it.each(commands)('$name, whatever the journal, the record and the arguments are', ({ run, calls }) => {
    fc.assert(
      fc.property(journal, record, text, fc.constantFrom(...calls), (body, undo, word, call) => {
        for (const argv of [call, [...call, word], ['--root', word, ...call]]) {
          const strange: string[] = [];
          runFarmCommand(run, argv, recording(plant(body, undo), strange), { env: { HOME: '/home' } });
          runFarmCommand(run, argv, recording(plant('', undo), strange), { env: { HOME: '/home' } });
          expect(strange).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
