/** The commands as they are shipped: bundled, with slimmed libraries and a code cache, run as processes. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { runCommand } from '../support/run-command.ts';
import { commandFile, spawnNode, spawnShell } from '../support/spawn-command.ts';

const root = new URL('../..', import.meta.url).pathname;
const rcorder = commandFile('rcorder-ts');
const folder = path.join(root, 'fixtures/freebsd-12.1/rc.d');
const scripts = readdirSync(folder).sort();

let temporary = '';
beforeAll(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'initorder-'));
});
afterAll(() => {
  rmSync(temporary, { recursive: true });
});

/** The same run in this process, where yargs and its helpers are the libraries as published. */
function runUnbundled(argv: readonly string[], env: Readonly<Record<string, string>> = {}): unknown {
  return runCommand(runRcorder, argv, {}, { host: createDiskHost(folder), env });
}

describe('the bundle of rcorder-ts', () => {
  it.each([
    { argv: ['--help'] },
    { argv: ['-V'] },
    { argv: ['--completion', 'zsh'] },
    { argv: [] },
    { argv: ['--paralel', 'cron'] },
    { argv: ['-x', 'cron'] },
    { argv: ['-5', 'cron'] },
    { argv: ['-k'] },
    { argv: ['cron', '--keep', '--skip'] },
    { argv: ['--keep=', 'cron'] },
    { argv: ['--json=no', 'cron'] },
    { argv: ['--color=alway', 'cron'] },
    { argv: ['--color=auto', '--color=auto', 'cron'] },
    { argv: ['--__proto__', 'cron'] },
    { argv: ['--constructor=1', 'cron'] },
    { argv: ['--keep=-x', '-s', '-1', 'cron', '-p', 'true', 'help'] },
  ])('answers as the unbundled program does: $argv', ({ argv }) => {
    expect(spawnNode(rcorder, argv, { cwd: folder })).toEqual(runUnbundled(argv));
  });

  it.each([
    { argv: scripts },
    { argv: ['-g', ...scripts] },
    { argv: ['--json', '-r', '-k', 'shutdown', ...scripts] },
    { argv: ['--compat', 'netbsd', '-x', 'cron', 'nope'] },
    { argv: ['--color=always', 'cron', '.', 'nope'] },
  ])('orders as the unbundled program does', ({ argv }) => {
    const run = spawnNode(rcorder, argv, { cwd: folder });
    expect(run).toEqual(runUnbundled(argv));
    expect(run.stdout).not.toBe('');
  });

  it('runs in a folder that is gone', () => {
    const { status, stdout } = spawnShell(
      'mkdir gone && cd gone && rmdir "$PWD" && exec "$1" "$2" "$3"',
      [process.execPath, rcorder, path.join(folder, 'DAEMON')],
      temporary,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: `${path.join(folder, 'DAEMON')}\n` });
  });

  it.runIf(process.platform === 'linux')('takes a path in Latin-1', () => {
    const line = 'printf "# PROVIDE: caf\\351\\n" > "$(printf "caf\\351")"; "$1" "$2" "$(printf "caf\\351")" ""';
    const run = spawnShell(line, [process.execPath, rcorder], temporary);
    expect(run).toMatchObject({ status: 0, stdout: 'caf\xe9\n' });
    expect(run.stderr).toContain('cannot read : No such file or directory\n');
  });
});

describe('output', () => {
  /** So many paths that they do not fit into a pipe at once. */
  const many = Array.from({ length: 30 }, () => scripts.map((name) => path.join(folder, name))).flat();

  it('ends quietly with 141 when its reader is gone', () => {
    const line = '{ "$@"; echo "status $?" >&2; } | head -n 1';
    const { stdout, stderr } = spawnShell(line, [process.execPath, rcorder, ...many]);
    expect({ lines: stdout.split('\n').length, stderr }).toEqual({ lines: 2, stderr: 'status 141\n' });
  });

  it('waits for the reader of a pipe that does not block, and needs no standard input', async () => {
    const pipe = path.join(temporary, 'pipe');
    spawnShell('mkfifo "$1"', [pipe]);
    const reading = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writing = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    // A shell in between, since Node makes the standard output of its children block.
    const child = spawn('/bin/sh', ['-c', 'exec "$@" <&- >&3 3>&-', 'sh', process.execPath, rcorder, ...many], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', writing],
    });
    closeSync(writing);
    const status = new Promise((resolve) => child.once('exit', resolve));
    const chunks: Buffer[] = [];
    for await (const chunk of new net.Socket({ fd: reading, readable: true, writable: false })) {
      chunks.push(chunk as Buffer);
    }
    expect(await status).toBe(0);
    const { stdout } = runCommand(runRcorder, many, {}, { host: createDiskHost(folder) });
    expect(stdout.length).toBeGreaterThan(1 << 17);
    expect(Buffer.concat(chunks).toString('latin1')).toBe(stdout);
  });

  it.runIf(existsSync('/dev/full'))('that cannot be written ends with 3 and a message', () => {
    const words = [process.execPath, rcorder, 'DAEMON', 'NETWORKING'];
    expect(spawnShell('exec "$@" >/dev/full', words, folder)).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/\nrcorder-ts: cannot write the output: No space left on device\n$/) as string,
    });
    expect(spawnShell('exec "$@" >/dev/full 2>/dev/full', words, folder).status).toBe(3);
    expect(spawnShell('exec "$@" 2>/dev/full', words, folder).stdout).toBe('NETWORKING\nDAEMON\n');
    expect(spawnShell('exec "$@" 2>&-', words, folder).stdout).toBe('NETWORKING\nDAEMON\n');
  });
});

describe('a fault of the program itself', () => {
  it('ends with 3 and says so, with a trace where it is asked for', () => {
    const fault = path.join(temporary, 'fault.cjs');
    writeFileSync(fault, "require('fs').openSync = () => { throw new TypeError('broken\\u001b'); };\n");
    const spawnFaulty = (env: Readonly<Record<string, string>> = {}): unknown =>
      spawnNode(rcorder, ['a'], { env, node: ['-r', fault] });
    const message =
      'rcorder-ts: internal fault: broken\\x1b\n' +
      'rcorder-ts: this is a fault of rcorder-ts, not of your input; set INITORDER_DEBUG=1 to see where it happened\n';
    expect(spawnFaulty()).toEqual({ status: 3, stdout: '', stderr: message });
    const traced = expect.stringContaining(`${message}TypeError: broken\\x1b\n    at `) as string;
    expect(spawnFaulty({ INITORDER_DEBUG: '1' })).toEqual({ status: 3, stdout: '', stderr: traced });
  });
});

describe('the parts of initorder', () => {
  const initorder = commandFile('initorder');

  /** The same call by the bundle that has all commands. */
  function spawnWhole(argv: readonly string[]): unknown {
    const program = `process.argv = [process.argv[0], 'initorder', ...process.argv.slice(1)];require(${JSON.stringify(
      path.join(root, 'dist/bundle/start.cjs'),
    )}).run(['initorder', 'none'])`;
    return spawnNode('-e', [program, '--', ...argv], { cwd: folder });
  }

  it.each([
    { argv: ['lint', '--no-config', '.'] },
    { argv: ['lint', '--rule', 'body/missing-ation=off'] },
    { argv: ['boot', '--system', 'freebsd', '.'] },
    { argv: ['shutdown', '--help'] },
    { argv: ['why', 'sshd', 'netif', '.'] },
    { argv: ['order', '--json', '.'] },
    { argv: ['cycles', '--completion', 'bash'] },
    { argv: ['plan', '--completion=zsh'] },
    { argv: ['boot', '--completion', 'fish'] },
    { argv: ['boot', '--complete'] },
    { argv: ['plan', '--formt', 'json'] },
  ])('answer as the whole does: $argv', ({ argv }) => {
    expect(spawnNode(initorder, argv, { cwd: folder })).toEqual(spawnWhole(argv));
  });
});

describe('the code cache', () => {
  const bundle = path.join(root, 'dist/bundle');
  const fileOf = (where: string, command: string): string =>
    readdirSync(where).find((name) => name.startsWith(`${command}.`) && name.endsWith('.cache')) ?? 'none';
  const nameOf = (file: string): string => file.slice(0, file.indexOf('.v8-'));

  /** Starts the command as its starter does, and tells on standard error what V8 thought of the cache. */
  const start =
    'const [command, cache, ...words] = process.argv.slice(1);' +
    'process.argv = [process.argv[0], command, ...words];' +
    "const keepScript = (script) => process.on('exit', () => {" +
    "  require('fs').writeSync(2, String(script.cachedDataRejected));" +
    '});' +
    "require('./start.cjs').run([command, cache, command.includes('boot')], keepScript);";

  function startWith(where: string, cache: string): unknown {
    const words = ['--', 'rcorder-ts', cache, path.join(folder, 'NETWORKING')];
    const { stdout, stderr } = spawnNode('-e', [start, ...words], { cwd: where });
    return { stdout, rejected: stderr.split('\n').at(-1) };
  }

  const stdout = `${path.join(folder, 'NETWORKING')}\n`;

  it('is taken by the Node that built it', () => {
    expect(startWith(bundle, nameOf(fileOf(bundle, 'rcorder-ts')))).toEqual({ stdout, rejected: 'false' });
  });

  it('is taken also where the command sets flags behind it', () => {
    const part = 'initorder-boot-shutdown';
    const cache = nameOf(fileOf(bundle, part));
    const { stderr } = spawnNode('-e', [start, '--', part, cache, 'boot', '--version'], { cwd: bundle });
    expect(stderr.endsWith('false')).toBe(true);
  });

  it('does no harm when it is of another program, cut short or absent', () => {
    const copy = path.join(temporary, 'bundle');
    cpSync(bundle, copy, { recursive: true });
    const file = path.join(copy, fileOf(copy, 'rcorder-ts'));
    const cache = nameOf(path.basename(file));
    for (const bytes of ['', 'no cache at all', Buffer.alloc(1 << 16, 0xa5)]) {
      writeFileSync(file, bytes);
      expect(startWith(copy, cache)).toEqual({ stdout, rejected: 'true' });
    }
    rmSync(file);
    expect(startWith(copy, cache)).toEqual({ stdout, rejected: 'undefined' });
    expect(spawnNode(path.join(copy, 'rcorder-ts.cjs'), ['DAEMON'], { cwd: folder }).stdout).toBe('DAEMON\n');
  });
});
