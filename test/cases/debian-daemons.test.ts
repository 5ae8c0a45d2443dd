import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

/** A daemon of Debian 12: header and calls of its script, and the unit that they were judged to come to. */
interface Daemon {
  readonly name: string;
  readonly script: readonly string[];
  readonly settings?: readonly string[];
  readonly form: string;
  readonly isDraft: boolean;
  readonly reason: string;
  readonly todos: readonly string[];
  readonly service: readonly string[];
}

interface Told {
  readonly unit: string;
  readonly form: string;
  readonly text: string | null;
  readonly draft: string | null;
  readonly reasons: readonly { readonly code: string }[];
  readonly todos: readonly { readonly code: string }[];
}

const fixture = new URL('../../fixtures/debian-daemons/daemons.json', import.meta.url);
const daemons = JSON.parse(fs.readFileSync(fixture, 'utf8')) as readonly Daemon[];
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const host = createMemoryHost(
  daemons.flatMap(({ name, script, settings }): (readonly [string, MemoryEntry])[] => [
    [`/etc/init.d/${name}`, { kind: 'file', text: text(script), mode: 0o755 }],
    ...(settings === undefined
      ? []
      : [[`/etc/default/${name}`, { kind: 'file', text: text(settings) }] satisfies [string, MemoryEntry]]),
  ]),
);
const run = runFarmCommand(runInitorder, ['migrate', '--root', '/', '--output', '/units', '--json'], host);
const { scripts } = JSON.parse(run.stdout) as { readonly scripts: readonly Told[] };

function told(name: string): Told {
  const found = scripts.find(({ unit }) => unit === `${name}.service`);
  if (found === undefined) throw new Error(`nothing is told of ${name}`);
  return found;
}

function serviceLines(unit: string): readonly string[] {
  const [, part = ''] = /\n\[Service\]\n([^]*?)\n\n\[Install\]/.exec(unit) ?? [];
  return part.split('\n').filter((line) => !line.startsWith('#'));
}

describe('daemons of Debian 12', () => {
  it.each(daemons)('$name', ({ name, form, isDraft, reason, todos, service }) => {
    const found = told(name);
    expect({ form: found.form, isDraft: found.draft !== null, reason: found.reasons[0]?.code }).toEqual({
      form,
      isDraft,
      reason,
    });
    const codes = new Set(found.todos.map(({ code }) => code).filter((code) => code !== 'network-online'));
    expect([...codes].sort()).toEqual(todos);
    expect(serviceLines(found.text ?? '')).toEqual(service);
  });

  it('that are native pass the check', () => {
    const natives = scripts.filter(({ form }) => form === 'native');
    expect(natives.length).toBeGreaterThan(20);
    const units = createMemoryHost(
      natives.map(({ unit, text: content }) => [`/units/${unit}`, { kind: 'file', text: content ?? '' }]),
    );
    const { stdout } = runFarmCommand(runInitorder, ['migrate', '--check', '/units'], units);
    expect(stdout).not.toMatch(/^(?:error|warning):/m);
  });
});

/** Set to unpack the packages of a Debian machine and ask systemd-analyze about the units of their scripts. */
const IS_OPTED_IN = process.env['INITORDER_DEBIAN'] === '1';
const PACKAGES =
  'acpid anacron apcupsd at chrony corosync cron dbus ddclient dictd haproxy hostapd inetutils-inetd inspircd iperf3 keepalived knot ' +
  'krb5-kdc lighttpd lldpd minidlna mosquitto munin-node ngircd nslcd openbsd-inetd privoxy prometheus puppet-agent radsecproxy radvd ' +
  'redis-server samba sane-utils snmpd supervisor sysstat tftpd-hpa ulogd2 uuid-runtime varnish vnstat vsftpd watchdog winbind';
/** Units that every unit refers to without saying so. */
const TARGETS = ['basic.target', 'shutdown.target', 'sysinit.target', 'multi-user.target', 'system.slice', '-.slice'];

it.skipIf(!IS_OPTED_IN)(
  'systemd-analyze has nothing to say of any native unit of the real scripts',
  () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'daemons-'));
    try {
      execFileSync('apt-get', ['download', ...PACKAGES.split(' ')], { cwd: scratch, stdio: 'ignore' });
      for (const deb of fs.readdirSync(scratch)) execFileSync('dpkg', ['-x', deb, 'root'], { cwd: scratch });
      const folder = path.join(scratch, 'root/etc/init.d');
      const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
      const cli = new URL('../../bin/initorder.cjs', import.meta.url).pathname;
      const argv = [cli, 'migrate', '--json', '--root', path.join(scratch, 'root'), ...files];
      const { stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1 << 28 });
      const all = (JSON.parse(stdout) as { readonly scripts: readonly Told[] }).scripts;
      const natives = all.filter(({ form }) => form === 'native');
      expect(natives.length).toBeGreaterThan(40);
      for (const { unit, text: content } of natives) {
        const root = fs.mkdtempSync(path.join(scratch, 'verify-'));
        const put = (name: string, data: string, mode: number): void => {
          fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
          fs.writeFileSync(path.join(root, name), data, { mode });
        };
        for (const name of TARGETS) put(`lib/systemd/system/${name}`, '[Unit]\nDefaultDependencies=no\n', 0o644);
        put(`etc/systemd/system/${unit}`, content ?? '', 0o644);
        for (const [, program] of (content ?? '').matchAll(/^Exec\w+=[-@:+!]*"?([^\s"]+)/gm))
          put(program ?? '', '', 0o755);
        const verify = ['verify', '--man=no', '--recursive-errors=no', `--root=${root}`, unit];
        const { status, stderr } = spawnSync('systemd-analyze', verify, { encoding: 'utf8' });
        expect({ unit, status, stderr }).toEqual({ unit, status: 0, stderr: '' });
      }
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  },
  600_000,
);
