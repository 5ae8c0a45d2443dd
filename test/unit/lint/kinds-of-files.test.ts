/** What a file is decides which rules may speak of it: an override, a template, an example, a script of another system. */
import { describe, expect, it } from 'vitest';
import type { LintFinding } from '../../../src/model/lint.ts';
import { lintTexts } from '../../support/lint-run.ts';

const BLOCK = ['### BEGIN INIT INFO', '# Provides: anvil', '# Required-Start: $remote_fs', '# Required-Stop:'];
const LEVELS = ['# Default-Start: 2 3 4 5', '# Default-Stop: 0 1 6', '### END INIT INFO'];
const RC = [
  '#!/bin/sh',
  '# PROVIDE: anvil',
  '# REQUIRE: DAEMON',
  '# KEYWORD: shutdown',
  '. /etc/rc.subr',
  'name=anvil',
];
const CALLS = ['load_rc_config $name', 'run_rc_command "$1"'];

function lintLines(files: Readonly<Record<string, readonly string[]>>): readonly LintFinding[] {
  return lintTexts(Object.entries(files).map(([path, lines]) => ({ path, text: `${lines.join('\n')}\n` })));
}

/** `rule level` of the errors and warnings. */
function alarms(files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return lintLines(files).flatMap(({ rule: { id }, level }) => (level === 'info' ? [] : [`${id} ${level}`]));
}

/** The level of a rule's finding in one script; undefined if it finds nothing. */
function levelOf(rule: string, path: string, lines: readonly string[]): string | undefined {
  return lintLines({ [path]: lines }).find(({ rule: { id } }) => id === rule)?.level;
}

describe('a header that insserv takes in the place of another one', () => {
  const header = [...BLOCK, ...LEVELS];
  const script = ['#!/bin/sh', ...header, '. /lib/lsb/init-functions', 'exec /usr/sbin/anvilctl "$1"'];

  it('has no body that anything could be missing in', () => {
    expect(alarms({ 'etc/insserv/overrides/anvil': ['# bug 1', ...header] })).toEqual([]);
    expect(alarms({ 'etc/init.d/anvil': header })).toContain('body/missing-shebang error');
  });

  it('does not fight with the script that it is for', () => {
    const files = { 'debian/anvil.init': script, 'etc/insserv/overrides/anvil': header };
    expect(alarms(files).filter((alarm) => alarm.startsWith('graph/'))).toEqual([]);
  });

  it('is still held to the form of a header', () => {
    const comma = header.map((line) => (line.includes('Required-Start') ? `${line}, $syslog` : line));
    expect(alarms({ 'etc/insserv/overrides/anvil': comma })).toEqual(['header/comma-in-list error']);
  });
});

describe('a script with the comments of rcorder, for functions of another system', () => {
  const body = [
    'name=anvil',
    'start_cmd=anvil_start',
    'anvil_start() {',
    '  /ffp/bin/anvil',
    '}',
    'run_rc_command "$1"',
  ];

  it('is not held to rc.subr', () => {
    const head = ['#!/ffp/bin/sh', '# PROVIDE: anvil', '# REQUIRE: LOGIN'];
    expect(alarms({ 'ffp/start/anvil.sh': [...head, '. /ffp/etc/ffp.subr', ...body] })).toEqual([]);
    expect(alarms({ 'start/anvil.sh': [...head, '. /etc/rc.subr', ...body] })).toContain('body/not-sh error');
  });
});

describe('a template', () => {
  it('may have its words in percent signs', () => {
    const lines = ['#!/bin/sh', '# PROVIDE: pm', '# REQUIRE: LOGIN', '# KEYWORD: shutdown', '. /etc/rc.subr'];
    const rest = ['name="%SERVICE_NAME%"', 'rcvar="%SERVICE_NAME%_enable"', ': ${pm_enable:=NO}', 'start_cmd=":"'];
    const rules = alarms({ 'templates/rcd.tpl': [...lines, ...rest, ...CALLS] });
    expect(rules.filter((rule) => rule.includes('name'))).toEqual([]);
  });

  it('of ERB is filled in by a program, which is no text that was left over', () => {
    for (const word of ['<%= @service_name %>', '<%=@name%>']) {
      const provides = BLOCK.map((line) => line.replace('anvil', word));
      expect(alarms({ 'templates/init.erb': ['#!/bin/sh', ...provides, ...LEVELS] })).not.toContain(
        'header/placeholder-text error',
      );
    }
  });

  it('that lies among examples is to be copied: its words belong there', () => {
    const lines = ['#!/bin/sh', '# Please remove the "Author" lines above', ...BLOCK, ...LEVELS];
    const rule = 'header/placeholder-text';
    expect(levelOf(rule, 'debian/anvil-examples/hammer.init', lines)).toBeUndefined();
    expect(levelOf(rule, 'etc/init.d/skeleton', lines)).toBeUndefined();
    expect(levelOf(rule, 'etc/init.d/anvil', lines)).toBe('error');
  });
});

describe('what systems do in their own way', () => {
  it('is a sh that is bash, of SUSE', () => {
    const lines = ['#!/bin/sh', ...BLOCK, ...LEVELS, '. /etc/rc.status', 'source /etc/sysconfig/anvil'];
    expect(levelOf('body/bashism', 'dist/anvil', lines)).toBeUndefined();
    const either = lines.map((line) => line.replace('. /etc/rc.status', '[ -f /etc/rc.status ] && . /etc/rc.status'));
    expect(levelOf('body/bashism', 'dist/anvil', either)).toBe('warning');
  });

  it('are the levels 3 and 5, of SUSE, which a comment tells as well', () => {
    const lines = (...head: readonly string[]): readonly string[] => [
      '#!/bin/sh',
      ...head,
      ...BLOCK,
      '# Default-Start: 3 5',
      '# Default-Stop: 0 1 2 6',
      '### END INIT INFO',
    ];
    expect(levelOf('lsb/partial-start-runlevels', 'anvil', lines('# for SuSe:'))).toBeUndefined();
    expect(levelOf('lsb/partial-start-runlevels', 'anvil', lines())).toBe('warning');
  });

  it('is a switch without _enable, of NetBSD, which a folder tells as well', () => {
    const lines = [...RC, 'rcvar=forge', ...CALLS];
    expect(levelOf('body/rcvar-incorrect', 'hotplug/NetBSD/rc.d/anvil.in', lines)).toBe('info');
    expect(levelOf('body/rcvar-incorrect', 'hotplug/FreeBSD/rc.d/anvil.in', lines)).toBe('warning');
  });

  it('is a Description that chkconfig takes in both cases', () => {
    const lines = ['#!/bin/sh', '# chkconfig: 345 20 80', '# Description: an anvil', '. /etc/init.d/functions'];
    expect(levelOf('header/keyword-case', 'redhat/anvil', lines)).toBe('info');
  });

  it('is what is done at a reboot alone', () => {
    const rule = 'lsb/partial-stop-runlevels';
    const lines = (stop: string): readonly string[] => [
      '#!/bin/sh',
      ...BLOCK,
      '# Default-Start: 2 3 4 5',
      stop,
      '### END INIT INFO',
    ];
    const [kexec] = lintLines({ 'debian/kexec.init': lines('# Default-Stop: 6') }).filter(
      ({ rule: { id } }) => id === rule,
    );
    expect(kexec?.level).toBe('info');
    expect(kexec?.fix).toBeUndefined();
    expect(levelOf(rule, 'debian/anvil.init', lines('# Default-Stop: 0 6'))).toBe('warning');
  });
});

it('takes a value with a blank in its braces for one word', () => {
  const [shebang, provide, require, keyword, sourcing, name] = RC as [string, string, string, string, string, string];
  const lines = [shebang, provide, require, keyword, name, 'anvil_flags=${anvil_flags:=-c 2}', sourcing, ...CALLS];
  expect(levelOf('body/rc-subr-late', 'rc.d/anvil', lines)).toBeUndefined();
});

it('tells of all locks with another name once', () => {
  const lines = ['#!/bin/sh', '# chkconfig: 345 20 80', 'touch /var/lock/subsys/a', 'rm /var/lock/subsys/b'];
  const found = lintLines({ 'etc/init.d/anvil': lines }).filter(
    ({ rule: { id } }) => id === 'body/subsys-name-mismatch',
  );
  expect(found.map(({ place, steps }) => [place.line, ...steps.map((step) => step.place.line)])).toEqual([[3, 4]]);
});

it('asks whether a branch that is nearly called so was meant', () => {
  const lines = [
    '#!/bin/sh',
    '# chkconfig: 345 20 80',
    'case "$1" in',
    'start) a ;;',
    'stop) b ;;',
    'retart) c ;;',
    'esac',
  ];
  const found = lintLines({ 'etc/init.d/anvil': lines }).filter(({ rule: { id } }) => id === 'body/missing-action');
  expect(found.map(({ args }) => args['hint'])).toEqual(['was the branch retart meant?']);
});
