/** FreeBSD 12.1 with its default rc.conf: what runs, in which order, and what decides it. */
import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import type { MemoryEntry } from '../../src/host/memory-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { askBoot, runBoot, type JsonBoot } from '../support/boot-run.ts';
import { hostOf, readTree } from '../support/boot-vectors.ts';
import { runCommand } from '../support/run-command.ts';

const BASE = readTree('fixtures/boot/freebsd-12.1');
const OWN = '--rcorder netbsd';

function textOf(entry: MemoryEntry): string {
  return typeof entry === 'object' && entry.kind === 'file' ? entry.text : '';
}

function service(name: string, header: string): string {
  return `#!/bin/sh\n\n# PROVIDE: ${name}\n${header}\n. /etc/rc.subr\n\nname=${name}\nrcvar=${name}_enable\nstart_cmd=:\n\nload_rc_config $name\n: \${${name}_enable:=YES}\nrun_rc_command "$1"\n`;
}

/** What rcorder-ts prints for the scripts of the base system and others, in the order of rc(8)'s operands. */
function rcorderLists(
  rcorder: string,
  local: Readonly<Record<string, string>>,
  options: readonly string[],
): readonly string[] {
  const base = BASE.map(([path]) => path.slice(2)).filter((path) => path.startsWith('etc/rc.d/'));
  const files = Object.fromEntries(BASE.map(([path, entry]) => [path.slice(2), textOf(entry)]));
  const argv = ['--compat', rcorder, ...options, ...base.sort(), ...Object.keys(local)];
  const { stdout } = runCommand(runRcorder, argv, { ...files, ...local });
  return stdout.trimEnd().split('\n');
}

function turnOf({ steps }: JsonBoot, name: string): number {
  return steps.findIndex((step) => step.name === name) + 1;
}

describe('the boot', () => {
  const plan = askBoot(hostOf(BASE), `boot ${OWN}`);
  const count = (code: string): number => plan.steps.filter((step) => step.code === code).length;

  it('lists 161 scripts, of which 20 are on, 90 off, 46 have no switch, 5 are placeholders', () => {
    expect(plan.steps).toHaveLength(161);
    expect(['enabled', 'disabled', 'no-rcvar', 'placeholder'].map(count)).toEqual([20, 90, 46, 5]);
  });

  it('skips six by their keywords, each with the line', () => {
    expect(plan.skipped.map(({ script, code }) => `${script} ${code}`).sort()).toEqual(
      ['bluetooth', 'dhclient', 'growfs', 'natd', 'power_profile', 'wpa_supplicant'].map(
        (name) => `etc/rc.d/${name} keyword`,
      ),
    );
    expect(plan.skipped.every(({ reason }) => (reason.place?.line ?? 0) > 0)).toBe(true);
  });

  it.each([
    { rcorder: 'netbsd', turn: 19 },
    { rcorder: 'freebsd', turn: 25 },
  ])('has the divider in turn $turn with the rcorder of $rcorder', ({ rcorder, turn }) => {
    const answer = askBoot(hostOf(BASE), `boot --rcorder ${rcorder}`);
    expect(turnOf(answer, 'FILESYSTEMS')).toBe(turn);
    expect(answer.steps.findIndex(({ pass }) => pass === 'late')).toBe(turn);
  });

  it('knows the release by its own file', () => {
    const host = hostOf(BASE, { 'bin/freebsd-version': '#!/bin/sh\nUSERLAND_VERSION="12.1-RELEASE"\n' });
    expect(turnOf(askBoot(host, 'boot'), 'FILESYSTEMS')).toBe(19);
  });

  it.each(['netbsd', 'freebsd'])(
    'is the early list to the divider, then what the late list has besides (%s)',
    (rcorder) => {
      const local = { 'usr/local/etc/rc.d/app': service('app', '# REQUIRE: LOGIN\n') };
      const early = rcorderLists(rcorder, {}, ['-s', 'nostart', '-s', 'firstboot']);
      const cut = early.slice(0, early.indexOf('etc/rc.d/FILESYSTEMS') + 1);
      const late = rcorderLists(rcorder, local, ['-s', 'nostart', '-s', 'firstboot']);
      const answer = askBoot(hostOf(BASE, local), `boot --rcorder ${rcorder}`);
      expect(answer.steps.map(({ script }) => script)).toEqual([
        ...cut,
        ...late.filter((script) => !cut.includes(script)),
      ]);
    },
  );

  it('takes out by --jail exactly what has nojail or nojailvnet, by --jail=vnet what has nojail', () => {
    const keywordsOf = (script: string): string => {
      const entry = BASE.find(([path]) => path === `r/${script}`)?.[1];
      return entry !== undefined ? (/^# KEYWORD:.*$/m.exec(textOf(entry))?.[0] ?? '') : '';
    };
    for (const [option, pattern] of [
      ['--jail', /\bnojail(?:vnet)?\b/],
      ['--jail=vnet', /\bnojail\b/],
    ] as const) {
      const inJail = new Set(askBoot(hostOf(BASE), `boot ${OWN} ${option}`).steps.map(({ script }) => script));
      const out = plan.steps.filter(({ script }) => !inJail.has(script));
      expect(out.map(({ script }) => script)).toEqual(
        plan.steps.filter(({ script }) => pattern.test(keywordsOf(script))).map(({ script }) => script),
      );
    }
  });
});

describe('local scripts', () => {
  const local = {
    'usr/local/etc/rc.d/disk_unlock': service('disk_unlock', '# BEFORE: root\n'),
    'usr/local/etc/rc.d/netpre': service('netpre', '# REQUIRE: FILESYSTEMS\n# BEFORE: netif\n'),
  };

  it('keep the word that lies behind the divider, and break the one before it, which is reported with its place', () => {
    const plan = askBoot(hostOf(BASE, local), `boot ${OWN}`);
    expect(turnOf(plan, 'netpre')).toBeLessThan(turnOf(plan, 'netif'));
    expect([turnOf(plan, 'disk_unlock'), turnOf(plan, 'root')]).toEqual([20, 11]);
    expect(plan.findings).toMatchObject([
      {
        code: 'late-local',
        place: { path: 'usr/local/etc/rc.d/disk_unlock', line: 4 },
        args: { name: 'disk_unlock', other: 'root', position: 20, otherPosition: 11 },
      },
    ]);
  });

  it('that are off break nothing', () => {
    const plan = askBoot(hostOf(BASE, { ...local, 'etc/rc.conf': 'disk_unlock_enable=NO\n' }), `boot ${OWN}`);
    expect(plan.findings).toEqual([]);
  });

  it('that need a service which is off are told of, with the place of its switch', () => {
    const needy = { 'usr/local/etc/rc.d/app': service('app', '# REQUIRE: rpcbind LOGIN\n') };
    const plan = askBoot(hostOf(BASE, needy), `boot ${OWN}`);
    expect(plan.findings).toMatchObject([
      { code: 'needs-disabled', args: { name: 'app', other: 'rpcbind', reason: 'disabled' } },
    ]);
    const on = askBoot(hostOf(BASE, { ...needy, 'etc/rc.conf': 'rpcbind_enable=YES\n' }), `boot ${OWN}`);
    expect(on.findings).toEqual([]);
  });
});

describe('the shutdown', () => {
  it('stops 65 scripts, backwards', () => {
    const names = askBoot(hostOf(BASE), `shutdown ${OWN}`).steps.map(({ name }) => name);
    expect(names).toHaveLength(65);
    expect(names.slice(0, 5)).toEqual(['bsnmpd', 'ftp-proxy', 'ftpd', 'hostapd', 'inetd']);
    expect(names.slice(-3)).toEqual(['addswap', 'mountcritlocal', 'swap']);
  });

  it.each(['netbsd', 'freebsd'])('is the list of rcorder -k shutdown backwards (%s)', (rcorder) => {
    const scripts = askBoot(hostOf(BASE), `shutdown --rcorder ${rcorder}`).steps.map(({ script }) => script);
    expect(scripts).toEqual(rcorderLists(rcorder, {}, ['-k', 'shutdown']).toReversed());
  });
});

describe('--enable with --diff', () => {
  it('is the difference of two whole plans, for every script that has a switch', () => {
    const host = hostOf(BASE);
    const before = askBoot(host, `boot ${OWN}`);
    const switched = before.steps.filter(({ code }) => code === 'disabled' || code === 'enabled');
    expect(switched).toHaveLength(110);
    // One in seven: each is two plans of 161 scripts.
    for (const { name } of switched.filter((_, i) => i % 7 === 0)) {
      const argv = `boot ${OWN} --enable ${name}`;
      const after = askBoot(host, argv);
      const { stdout } = runBoot(host, `${argv} --diff --json`);
      const { difference } = JSON.parse(textOfBytes(stdout)) as {
        difference: { changes: readonly { after: { name: string; decision: string } | null }[] };
      };
      const changed = after.steps.filter((step, i) => step.decision !== before.steps[i]?.decision);
      expect(difference.changes.map((change) => change.after?.name)).toEqual(changed.map((step) => step.name));
      expect(changed.every(({ decision }) => decision === 'run')).toBe(true);
    }
  });
});
