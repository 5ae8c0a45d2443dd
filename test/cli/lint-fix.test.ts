/** `--fix` and its kin on a host that fails, or dies, at each of its operations. */
import { describe, expect, it } from 'vitest';
import { runLint } from '../../src/cli/lint/command.ts';
import { createMemoryHost, type HostWatcher, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const script = (name: string, wants: string): string =>
  `#!/bin/sh\n# PROVIDE: ${name}\n# REQUIRE: ${wants}, DAEMON\n# KEYWORD: netbsd\n\n. /etc/rc.subr\nname="${name}"\nrcvar="${name}_enable"\ncommand="/usr/sbin/${name}"\nload_rc_config $name\nrun_rc_command $1\n`;

const FILES: readonly (readonly [string, MemoryEntry])[] = [
  ['srv/rc.d/anvil', { kind: 'file', text: script('anvil', 'DAEMON'), mode: 0o644 }],
  ['srv/rc.d/forge', { kind: 'file', text: script('forge', 'anvil'), mode: 0o755 }],
  ['srv/more/tongs', { kind: 'file', text: script('tongs', 'forge'), mode: 0o700 }],
  ['srv/rc.d/link', { kind: 'link', target: '../more/tongs' }],
];

class Died extends Error {}

const SAME = { self: '1.1.a.1' };

function lintFix(host: MemoryHost, ...options: readonly string[]): CommandRun {
  return runCommand(runLint, [...options, 'srv'], {}, { host });
}

/** Everything that is there. */
function treeOf(host: MemoryHost): string {
  return JSON.stringify([...host.list()]);
}

/** Everything but what is there for the sake of the change. */
function scriptsOf(host: MemoryHost): string {
  return JSON.stringify([...host.list()].filter(([path]) => !path.includes('/.initorder')));
}

function hostOf(watch?: HostWatcher): MemoryHost {
  return createMemoryHost(FILES, { ...SAME, ...(watch && { watch }) });
}

describe.each([['--fix'], ['--fix-unsafe'], ['--fix-modes'], ['--fix-unsafe', '--fix-modes']])('%s %s', (...words) => {
  const options = words.filter((word) => typeof word === 'string');
  const before = treeOf(hostOf());
  const done = hostOf();
  let operations = 0;
  const counted = hostOf(() => {
    operations += 1;
    return undefined;
  });
  lintFix(counted, ...options);
  lintFix(done, ...options);
  const after = treeOf(done);

  it('changes files, and leaves nothing beside them', () => {
    expect(operations).toBeGreaterThan(8);
    expect(after).not.toBe(before);
    expect(after).not.toContain('.initorder');
    expect(lintFix(done, ...options).status).not.toBe(2);
    expect(treeOf(done)).toBe(after);
  });

  it.each(['EIO', 'ENOSPC'])('that fails once with %s changes all files or none', (code) => {
    for (let fatal = 1; fatal <= operations; fatal++) {
      let count = 0;
      const host = hostOf(() => (++count === fatal ? code : undefined));
      const { status } = lintFix(host, ...options);
      expect([before, after], `at ${fatal}`).toContain(scriptsOf(host));
      if (scriptsOf(host) === before) expect(status, `at ${fatal}`).toBe(2);
      // A lock that could not be let go of is a lock of this very process for the next run here.
      host.remove('/srv/.initorder.lock');
      lintFix(host, ...options);
      expect(treeOf(host), `at ${fatal}`).toBe(after);
    }
  });

  it('that is killed is taken back by the next run, which ends in the wanted tree', () => {
    for (let fatal = 1; fatal <= operations; fatal++) {
      let count = 0;
      let isAlive = true;
      const host = hostOf(() => {
        if (isAlive && ++count === fatal) throw new Died();
        return undefined;
      });
      expect(() => lintFix(host, ...options)).toThrow(Died);
      isAlive = false;
      const entries = [...host.list()];
      const next = createMemoryHost(entries, { self: '2.1.a.1' });
      lintFix(next, ...options);
      expect(treeOf(next), `at ${fatal}`).toBe(after);
    }
  });

  it('on a file system that is read-only says so, and what the state is', () => {
    const { status, stderr } = lintFix(
      hostOf(() => 'EROFS'),
      ...options,
    );
    expect(status).toBe(2);
    expect(stderr).toContain('Read-only file system');
    expect(stderr).toContain('nothing was changed');
  });
});

it('leaves a file alone that stands where a temporary one would', () => {
  const host = createMemoryHost([...FILES, ['srv/rc.d/.initorder.0.new', 'of somebody else']]);
  lintFix(host, '--fix');
  expect(host.readFile('srv/rc.d/.initorder.0.new')).toEqual({ kind: 'text', text: 'of somebody else' });
});

it('changes a file once that has two names', () => {
  const host = createMemoryHost([...FILES, ['srv/rc.d/twin', { kind: 'link', target: 'forge' }]]);
  expect(lintFix(host, '--fix', '--alone').status).not.toBe(2);
  expect(host.look('srv/rc.d/twin').kind).toBe('link');
  expect(host.readFile('srv/rc.d/twin')).toMatchObject({
    text: expect.stringContaining('\n# REQUIRE: anvil DAEMON\n') as string,
  });
});
