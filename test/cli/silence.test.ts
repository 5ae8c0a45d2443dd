/** Where no link comes of a call, it is told of which script and why, with the place, and what is advised works. */
import { describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { advisedCommands, advisedLines, type } from '../support/typed-commands.ts';
import { linksOf } from '../support/farm-trees.ts';

const BODY = 'case "$1" in\n  start) /usr/sbin/thing ;;\n  stop) killall thing ;;\nesac\n';

function block(start: string, stop = '# Default-Stop: 0 1 6\n', begin = '### BEGIN INIT INFO'): string {
  return `#!/bin/sh\n${begin}\n# Provides: thing\n# Required-Start:\n# Required-Stop:\n${start}${stop}### END INIT INFO\n\n${BODY}`;
}

function system(text: string, hasInsserv: boolean): MemoryHost {
  const file = (content: string): MemoryEntry => ({ kind: 'file', text: content, mode: 0o755 });
  return createMemoryHost([
    ['/r/etc/init.d/thing', file(text)],
    ['/r/etc/insserv.conf', ''],
    ...(hasInsserv ? [['/r/sbin/insserv', file('')] satisfies [string, MemoryEntry]] : []),
    ...Array.from('0123456S', (level): [string, MemoryEntry] => [`/r/etc/rc${level}.d`, { kind: 'folder' }]),
  ]);
}

const CHKCONFIG = `#!/bin/sh\n# chkconfig: 35 85 15\n# description: does its work\n\n${BODY}`;
const START = '# Default-Start: 2 3 4 5\n';

/** Scripts as people have written them, and what is told of them: the place, and words of the reason. */
const scripts = [
  {
    about: 'no header',
    text: `#!/bin/sh\n\n${BODY}`,
    place: '/etc/init.d/thing',
    says: ['no LSB block', 'Default-Start'],
  },
  {
    about: 'a chkconfig line only',
    text: CHKCONFIG,
    place: '/etc/init.d/thing:2:3',
    says: ['does not read chkconfig lines', '# Default-Start: 3 5'],
  },
  {
    about: 'an empty Default-Start',
    text: block('# Default-Start:\n'),
    place: '/etc/init.d/thing:6:3',
    says: ['its Default-Start is empty'],
  },
  {
    about: 'joined levels',
    text: block('# Default-Start: 2345\n'),
    place: '/etc/init.d/thing:6:18',
    says: ["`2345' is one word", '# Default-Start: 2 3 4 5'],
  },
  {
    about: 'a word that is no level',
    text: block('# Default-Start: multi-user\n'),
    place: '/etc/init.d/thing:6:18',
    says: ["`multi-user' is no runlevel"],
  },
  {
    about: 'joined levels beside a level',
    text: block('# Default-Start: 2 345\n'),
    place: '/etc/init.d/thing:6:20',
    says: ["`345' is one word"],
  },
];

describe.each(scripts)('$about', ({ text, place, says }) => {
  it.each([
    { call: 'update-rc.d-ts --root /r thing defaults', hasInsserv: false },
    { call: 'update-rc.d-ts --root /r thing defaults', hasInsserv: true },
    { call: 'update-rc.d-ts --root /r --dry-run thing defaults', hasInsserv: false },
    { call: 'insserv-ts --root /r thing', hasInsserv: true },
    { call: 'insserv-ts --root /r --dry-run thing', hasInsserv: true },
  ])('is told by $call (insserv: $hasInsserv)', ({ call, hasInsserv }) => {
    const host = system(text, hasInsserv);
    const { status, stderr } = type(call, host);
    expect(status).toBe(0);
    expect(stderr).toContain(place);
    for (const words of says) expect(stderr).toContain(words);
    for (const command of advisedCommands(stderr))
      expect({ command, ...type(command, host) }).toMatchObject({ status: 0 });
    const compat = type(call.replace('-ts ', '-ts --compat ').replace(' --dry-run', ''), system(text, hasInsserv));
    expect(compat.status).toBe(0);
    expect(compat.stderr).not.toMatch(/^(note|warning|error|.*= help)/m);
  });
});

describe('a line that is advised', () => {
  it.each(scripts.filter(({ text }) => text.includes('INIT INFO')))('makes the links come: $about', ({ text }) => {
    for (const hasInsserv of [false, true]) {
      const { stderr } = type('update-rc.d-ts --root /r thing defaults', system(text, hasInsserv));
      const [line = ''] = advisedLines(stderr);
      expect(line).toMatch(/^# Default-Start: [0-9S ]+$/);
      const mended = system(text.replace(/# Default-Start:.*/, line), hasInsserv);
      expect(type('update-rc.d-ts --root /r thing defaults', mended)).toEqual({ status: 0, stdout: '', stderr: '' });
      expect([...mended.list().keys()]).toContain('/r/etc/rc3.d/S01thing');
    }
  });
});

describe('what makes links is not told of', () => {
  it.each([
    { about: 'a sound header', text: block(START) },
    { about: 'a script that only halts', text: block('# Default-Start:\n', '# Default-Stop: 0 6\n') },
  ])('$about', ({ text }) => {
    for (const hasInsserv of [false, true]) {
      const host = system(text, hasInsserv);
      expect(type('update-rc.d-ts --root /r thing defaults', host)).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(type('insserv-ts --root /r thing', host)).toEqual({ status: 0, stdout: '', stderr: '' });
    }
  });
});

describe('initorder plan', () => {
  it.each(scripts.filter(({ says: [words = ''] }) => words.includes(' is ')))(
    'tells it too: $about',
    ({ text, place }) => {
      const silent = text.replace('Default-Stop: 0 1 6', 'Default-Stop:');
      expect(type('initorder plan --root /r', system(silent, true)).stderr).toContain(`--> /r${place}\n`);
    },
  );

  it('names a line that is nearly a chkconfig line', () => {
    const host = system(CHKCONFIG.replace('# chkconfig:', '# Chkconfig:'), true);
    for (const call of ['initorder plan --root /r', 'initorder plan --root /r --scheme chkconfig']) {
      const { stderr } = type(call, host);
      expect(stderr).toContain('--> /r/etc/init.d/thing:2:1');
      expect(advisedLines(stderr)[0]).toBe('# chkconfig: 35 85 15');
    }
  });
});

describe('update-rc.d-ts', () => {
  it('names a line that it does not read, and others do', () => {
    const cases = [block('#Default-Start: 2 3 4 5\n'), block(START, '', '### BEGIN INIT INFO: thing')];
    for (const [text, line] of [
      [cases[0], 6],
      [cases[1], 2],
    ] as const) {
      const { status, stderr } = type('update-rc.d-ts --root /r thing defaults', system(text ?? '', false));
      expect(status).toBe(0);
      expect(stderr).toContain('update-rc.d does not read this line');
      expect(stderr).toContain(`/etc/init.d/thing:${line}:`);
    }
  });

  it('leads from enable and disable to what makes links, in no circle', () => {
    for (const hasInsserv of [false, true]) {
      for (const action of ['enable', 'disable', 'enable 2 3']) {
        const sound = system(block(START), hasInsserv);
        const call = `update-rc.d-ts --root /r thing ${action}`;
        const first = type(call, sound);
        expect(first.status).toBe(1);
        const [command = ''] = advisedCommands(first.stderr);
        expect(command).toBe('update-rc.d-ts --root /r thing defaults');
        expect(type(command, sound).status).toBe(0);
        expect(type(call, sound).status).toBe(0);

        const bare = type(call, system(CHKCONFIG, hasInsserv));
        expect(bare.status).toBe(1);
        expect(bare.stderr).toContain('/etc/init.d/thing:2:3');
        expect(bare.stderr).toContain('# Default-Start: 3 5');
      }
    }
  });

  it('names the runlevels in which there are links to turn', () => {
    const host = system(block('# Default-Start: 3 4\n'), false);
    type('update-rc.d-ts --root /r thing defaults', host);
    const { stderr } = type('update-rc.d-ts --root /r thing disable 2 5', host);
    const [command = ''] = advisedCommands(stderr);
    expect(command).toBe('update-rc.d-ts --root /r thing disable 3 4');
    expect(type(command, host).status).toBe(0);
    expect(linksOf(createMemoryHost([...host.list()].map(([path, entry]) => [path.slice(2), entry])))).toContain(
      'rc3.d/K01thing -> ../init.d/thing',
    );
  });

  it('says that numbers have no effect, and what was meant by an action', () => {
    const host = system(block(START), false);
    expect(type('update-rc.d-ts --root /r thing defaults 20 80', host)).toEqual({
      status: 0,
      stdout: '',
      stderr:
        'warning: 20 80 have no effect behind defaults\n' +
        '  = help: numbers come from the dependencies, and runlevels from the Default-Start and Default-Stop of the header\n',
    });
    const wrong = type('update-rc.d-ts --root /r thing default', host);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain("error: no action 'default': did you mean 'defaults'?\n");
    const swapped = type('update-rc.d-ts --root /r defaults web', host);
    expect(swapped.stderr).toContain("error: no action 'web': the name comes first; did you mean 'web defaults'?\n");
  });
});
