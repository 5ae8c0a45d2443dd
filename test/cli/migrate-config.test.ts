import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryHost } from '../../src/host/memory-host.ts';
import { daemonScript, SIMPLE_START } from '../support/init-scripts.ts';
import type { CommandRun } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

function system(config: unknown, name = '/initorder.config.json'): MemoryHost {
  return createMemoryHost([
    ['/etc/init.d/food', { kind: 'file', text: daemonScript({ start: `${SIMPLE_START} --daemon` }), mode: 0o755 }],
    [name, JSON.stringify(config)],
  ]);
}

function run(host: MemoryHost, ...argv: readonly string[]): CommandRun {
  return runFarmCommand(runInitorder, ['migrate', '--root', '/', '--print', ...argv], host);
}

const food = { add: ['--foreground'], drop: ['--daemon'], reload: 'SIGUSR1' };

describe('the table of programs', () => {
  it('goes on with those of the configuration', () => {
    const lines = run(system({ foreground: { food } })).stdout.split('\n');
    expect(lines).toContain('Type=exec');
    expect(lines).toContain('ExecStart=/usr/sbin/food --foreground -c /etc/food.conf');
    expect(lines.filter((line) => line.startsWith('PIDFile='))).toEqual([]);
  });

  it('may say that a program speaks to systemd, or stays by itself', () => {
    expect(run(system({ foreground: { food: { add: [], type: 'notify' } } })).stdout).toContain('\nType=notify\n');
    expect(run(system({ foreground: { food: { add: [] } } })).stdout).toContain('\nType=exec\n');
  });

  it('has a program of ours replaced by one of the same name', () => {
    const host = createMemoryHost([
      [
        '/etc/init.d/food',
        { kind: 'file', text: daemonScript({ start: SIMPLE_START }).replaceAll('/food', '/squid'), mode: 0o755 },
      ],
      ['/mine.json', JSON.stringify({ foreground: { squid: { add: ['-N'] } } })],
    ]);
    expect(run(host, '--config', '/mine.json').stdout).toContain('\nExecStart=/usr/sbin/squid -N ');
    expect(run(host, '--no-config').stdout).toContain('\nExecStart=/usr/sbin/squid --foreground ');
  });

  it('is not asked with --no-config', () => {
    expect(run(system({ foreground: { food } }), '--no-config').stdout).toContain('\nType=forking\n');
  });

  it.each([
    [{ foreground: { food: { add: '-f' } } }, 'foreground'],
    [{ foreground: { food: { ad: ['-f'] } } }, "'add'"],
    [{ foreground: { food: { add: [], type: 'forking' } } }, 'type'],
    [{ foreground: { food: { add: [], reload: '-HUP; rm' } } }, 'reload'],
  ])('that is written wrong is told: %j', (config, word) => {
    const { status, stderr } = run(system(config));
    expect(status).toBe(2);
    expect(stderr).toContain('/initorder.config.json: ');
    expect(stderr).toContain(word);
  });

  it('writes no line of its own into a unit', () => {
    const { stdout } = run(system({ foreground: { food: { add: ['a\nExecStart=/evil', '%n', '$X'] } } }));
    expect(stdout.match(/^ExecStart=/gm)).toHaveLength(1);
    expect(stdout).toContain('"a\\nExecStart=/evil" %%n $$X');
  });
});
