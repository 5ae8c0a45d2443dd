import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { askBoot, runBoot } from '../support/boot-run.ts';
import { hostOf } from '../support/boot-vectors.ts';
import { findMismatches } from '../support/json-schema.ts';

const DEFAULTS =
  'early_late_divider=FILESYSTEMS\nlocal_startup=/usr/local/etc/rc.d\nrc_conf_files="/etc/rc.conf /etc/rc.conf.local"\n' +
  'firstboot_sentinel=/firstboot\n';

function service(name: string, more = ''): string {
  return `# PROVIDE: ${name}\n${more}\n. /etc/rc.subr\nname=${name}\nrcvar=${name}_enable\nstart_cmd=:\nload_rc_config $name\nrun_rc_command "$1"\n`;
}

function freebsd(files: Readonly<Record<string, string>>): ReturnType<typeof hostOf> {
  return hostOf([], { 'etc/defaults/rc.conf': DEFAULTS, ...files });
}

describe('the chain of a switch', () => {
  const layers = [
    ['etc/defaults/rc.conf', `${DEFAULTS}sshd_enable=NO\n`],
    ['etc/rc.conf', 'sshd_enable=YES\n'],
    ['etc/rc.conf.local', 'sshd_enable=NO\n'],
    ['etc/rc.conf.d/sshd', 'sshd_enable=YES\n'],
    ['usr/local/etc/rc.conf.d/sshd', '\nsshd_enable=NO\n'],
  ] as const;

  it.each(layers.map((layer, i) => ({ last: layer[0], files: Object.fromEntries(layers.slice(0, i + 1)) })))(
    'ends with $last, and --explain lists all before it with their lines',
    ({ last, files }) => {
      const host = hostOf([], { 'etc/rc.d/sshd': service('sshd'), ...files });
      const [step] = askBoot(host, 'boot').steps;
      expect(step?.place?.path).toBe(last);
      expect(step?.decision).toBe((files[last]?.replace(DEFAULTS, '') ?? '').includes('=YES') ? 'run' : 'out');
      expect(step?.chain.map(({ place, wins }) => [place.path, wins])).toEqual(
        Object.keys(files).map((file) => [file, file === last]),
      );
      const { stdout } = runBoot(host, 'boot --explain sshd');
      for (const file of Object.keys(files))
        expect(stdout).toMatch(new RegExp(`sshd_enable="(?:YES|NO)"  ${file}:[0-9]+`));
      expect(stdout.match(/<- counts/g)).toHaveLength(1);
    },
  );
});

describe('an rc.conf that is code', () => {
  const code =
    'a_enable=YES\nif [ -f "$(hostname)" ]; then b_enable=YES; fi\nc_enable=$(touch /tmp/made-by-rc-conf)\n' +
    `while read line; do d_enable=YES; done\nbig="${'x'.repeat(1 << 20)}"\ne_enable=NO\n`;
  const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`etc/rc.d/${name}`, service(name)]));
  const host = freebsd({ ...files, 'etc/rc.conf': code });
  const decisions = (argv: string): Readonly<Record<string, string>> =>
    Object.fromEntries(askBoot(host, argv).steps.map(({ name, decision }) => [name, decision]));

  it('leaves undecided what it touches, and nothing else', () => {
    expect(decisions('boot')).toEqual({ a: 'run', b: 'undecided', c: 'undecided', d: 'undecided', e: 'out' });
  });

  it('is settled by --set, and counts with --exit-code until it is', () => {
    expect(decisions('boot --set b_enable=YES --set c_enable=NO')).toMatchObject({
      b: 'run',
      c: 'out',
      d: 'undecided',
    });
    expect(runBoot(host, 'boot --exit-code').status).toBe(1);
    expect(runBoot(host, 'boot --exit-code --set b_enable=NO --set c_enable=NO --set d_enable=NO').status).toBe(0);
  });
});

describe('a service that is off and runs', () => {
  const script = (rcvar: string): string =>
    `# PROVIDE: x\n# KEYWORD: shutdown\nname=x\nrcvar=${rcvar}\ncommand=/usr/sbin/x\nload_rc_config $name\nrun_rc_command "$1"\n`;

  it('is stopped by FreeBSD, not by NetBSD', () => {
    const free = freebsd({ 'etc/rc.d/x': script('x_enable'), 'etc/rc.conf': 'x_enable=NO\n' });
    const net = hostOf([], {
      'etc/rc.d/x': script('$name'),
      'etc/rc.conf': 'rc_configured=YES\ndo_rcshutdown=YES\nx=NO\n',
    });
    const stop = (host: typeof free): unknown =>
      askBoot(host, 'shutdown --running x').steps.map(({ decision, code }) => [decision, code]);
    expect(stop(free)).toEqual([['run', 'running']]);
    expect(stop(net)).toEqual([['out', 'disabled']]);
  });
});

describe('Debian', () => {
  const depend = { 'etc/init.d/.depend.boot': '#\n', 'etc/init.d/.depend.stop': 'TARGETS = a\n' };
  const tree = {
    ...depend,
    'etc/init.d/.depend.start': 'TARGETS = a m z\nm: z\na: m\n',
    'etc/init.d/a': '#!/bin/sh\n',
    'etc/init.d/z': '#!/bin/sh\n',
    'etc/rc2.d/S03a': '-> ../init.d/a',
    'etc/rc2.d/S01z': '-> ../init.d/z',
  };

  it('loses the order through a script without a link, and says so; by numbers it keeps it', () => {
    const names = (argv: string): readonly string[] => askBoot(hostOf([], tree), argv).steps.map(({ name }) => name);
    expect(names('boot --to 2')).toEqual(['a', 'z']);
    expect(names('boot --to 2 --mode numbers')).toEqual(['z', 'a']);
    const { findings } = askBoot(hostOf([], tree), 'boot --to 2');
    expect(findings).toMatchObject([
      { code: 'order-lost', args: { name: 'a', other: 'z', way: 'm' }, place: { line: 2 } },
    ]);
  });

  it.each([
    { file: 'etc/init.d/.legacy-bootordering', text: '', says: '.legacy-bootordering is there' },
    { file: 'etc/init.d/.depend.start', text: '', says: '.depend.start is missing or empty' },
  ])('goes by numbers for $file, and the first lines say why', ({ file, text, says }) => {
    const host = hostOf([], { ...tree, [file]: text });
    expect(askBoot(host, 'boot --system debian --to 2').mode).toBe('numbers');
    expect(runBoot(host, 'boot --system debian --to 2').stdout.replaceAll(/\s+/g, ' ')).toContain(says);
  });

  it('goes through S and the default runlevel unless one is named', () => {
    const host = hostOf([], {
      ...tree,
      'etc/inittab': 'id:2:initdefault:\n',
      'etc/rcS.d/S01z': '-> ../init.d/z',
      'etc/init.d/.depend.boot': 'TARGETS = z\n',
    });
    expect(askBoot(host, 'boot').steps.map(({ link }) => link)).toEqual([
      'etc/rcS.d/S01z',
      'etc/rc2.d/S03a',
      'etc/rc2.d/S01z',
    ]);
  });
});

describe('Red Hat', () => {
  const script = (name: string): string =>
    `#!/bin/sh\nlock=/var/lock/subsys/${name}\ncase $1 in start) touch $lock;; stop) rm -f $lock;; esac\n`;
  const links = (level: number, kind: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      ['a', 'b', 'c'].map((name, i) => [`etc/rc.d/rc${level}.d/${kind}${i + 1}0${name}`, `-> ../init.d/${name}`]),
    );
  const host = hostOf([], {
    ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`etc/rc.d/init.d/${name}`, script(name)])),
    'etc/rc.d/init.d/d': '#!/bin/sh\n',
    ...links(3, 'S'),
    ...links(1, 'K'),
    'etc/rc.d/rc3.d/S90d': '-> ../init.d/d',
    'var/lock/subsys/a': '',
    'var/lock/subsys/b.init': '',
    'srv/locks/c': '',
  });

  it('takes locks from another folder of the root, none, or one for each script', () => {
    const stopped = (which: string): readonly string[] =>
      askBoot(host, `boot --from 3 --to 1 --locks ${which}`).steps.map(({ name }) => name);
    expect(stopped('srv/locks')).toEqual(['c']);
    expect(stopped('none')).toEqual([]);
    expect(stopped('all')).toEqual(['a', 'b', 'c']);
    const wrong = runBoot(host, 'boot --locks gone');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('--locks gone: there is no such folder in the root');
  });

  it('stops what has a lock, starts what has none, and reports the script that never takes one', () => {
    const stop = askBoot(host, 'boot --from 3 --to 1');
    expect(stop.steps.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(stop.skipped.map(({ link, code }) => [link, code])).toEqual([['etc/rc.d/rc1.d/K30c', 'no-lock']]);
    const start = askBoot(host, 'boot --from 5 --to 3');
    expect(start.steps.map(({ name }) => name)).toEqual(['c', 'd']);
    expect(start.findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['body/missing-subsys-lock', 'etc/rc.d/init.d/d'],
    ]);
  });
});

describe('the forms', () => {
  const host = freebsd({
    'etc/rc.d/a': service('a'),
    'etc/rc.d/odd\t\x1b[31m': service('odd'),
    'etc/rc.conf': 'a_enable=YES\nodd_enable=maybe\n',
  });

  it('never write control characters, and fit 80 columns', () => {
    for (const form of ['text', 'table', 'tsv']) {
      const { stdout } = runBoot(host, `boot --format ${form}`);
      expect(stdout).not.toMatch(form === 'tsv' ? /[^\t\n\x20-\x7e]/ : /[^\n\x20-\x7e]/);
      if (form === 'text') expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  it('are the same bytes in each run, and match the schema with times and a difference', () => {
    const argv = 'boot --disable a --diff --times - --json';
    const [one, two] = [runBoot(host, argv), runBoot(host, argv)];
    expect(one).toEqual(two);
    expect(findMismatches(JSON.parse(one.stdout), 'boot.schema.json')).toEqual([]);
  });

  it('show one decision alone with --only', () => {
    expect(runBoot(host, 'boot --only run').stdout).not.toContain('odd');
    expect(askBoot(host, 'boot --only out').steps.map(({ code }) => code)).toEqual(['odd-value']);
  });
});

describe('wrong use', () => {
  const host = freebsd({ 'etc/rc.d/sshd': service('sshd'), 'etc/rc.conf': 'sshd_enable=YES\n' });

  it.each([
    ['boot --explain sshdd', "no script 'sshdd' here; did you mean 'sshd'?"],
    ['boot --enable nosuch', "no script 'nosuch' here"],
    ['boot --diff', '--diff needs a change'],
    ['boot --set sshd', "--set takes NAME=VALUE, not 'sshd'"],
    ['boot --to 3', '--to is for debian and redhat; this system is freebsd'],
    ['boot --to 0', '--to 0 is a shutdown'],
    ['shutdown --to 2', '--to 2 is no shutdown'],
    ['boot --jobs 0 --times x', "--jobs takes a number from 1, not '0'"],
    ['boot --times nosuch', '--times nosuch: No such file or directory'],
    ['boot --add nosuch', '--add nosuch: No such file or directory'],
    ['boot --json --format tsv', '--json and --format tsv do not go together'],
    ['boot other', "one root at a time, not 'other' too"],
  ])('%s', (argv, message) => {
    const { status, stdout, stderr } = runBoot(host, argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['no root', createMemoryHost([]), 'r: no such folder'],
    ['a root that is a file', createMemoryHost([['r', 'text']]), 'r: no folder'],
    [
      'a root without init scripts',
      createMemoryHost([['r/etc/passwd', '']]),
      'r: no init scripts that tell which system it is',
    ],
    ['a NUL in rc.conf', freebsd({ 'etc/rc.conf': 'a=\0' }), 'r/etc/rc.conf: a NUL byte'],
    ['a folder in place of rc.conf', freebsd({ 'etc/rc.conf/x': '' }), 'r/etc/rc.conf: Is a directory'],
    [
      'an unreadable rc.conf',
      createMemoryHost([
        ['r/etc/defaults/rc.conf', DEFAULTS],
        ['r/etc/rc.conf', { kind: 'file', text: '', fault: 'EACCES' }],
      ]),
      'r/etc/rc.conf: Permission denied',
    ],
  ])('%s is told in two lines', (_, tree, message) => {
    const { status, stdout, stderr } = runBoot(tree, 'boot');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`initorder boot: ${message}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
