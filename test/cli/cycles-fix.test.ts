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
