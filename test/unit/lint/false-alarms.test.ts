/** Kinds of alarms that were false on scripts that nobody had tuned the rules on. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/lint/registry.ts';
import { lintTexts } from '../../support/lint-run.ts';

/** `path rule level` of what is found of some rules. */
function found(rules: readonly string[], files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const texts = Object.entries(files).map(([path, lines]) => ({ path, text: `#!/bin/sh\n${lines.join('\n')}\n` }));
  return lintTexts(texts).flatMap(({ rule: { id }, level, place }) =>
    rules.includes(id) ? [`${place.file} ${id} ${level}`] : [],
  );
}

const block = (...lines: readonly string[]): readonly string[] => [
  '### BEGIN INIT INFO',
  ...lines,
  '### END INIT INFO',
];

describe('a script of a project that has one for each of several systems', () => {
  const lock = ['. /etc/init.d/functions', 'touch /var/lock/subsys/anvil'];

  it('is not called by the name of its file', () => {
    const rules = ['body/subsys-name-mismatch', 'lsb/provides-self-missing'];
    expect(found(rules, { 'src/init.d/linux-anvil': lock })).toEqual([]);
    expect(found(rules, { 'src/init.d/debian-anvil': block('# Provides: anvil') })).toEqual([]);
    expect(found(rules, { 'src/init.d/hammer': lock })).toEqual(['src/init.d/hammer body/subsys-name-mismatch error']);
    expect(found(rules, { 'etc/init.d/linux-anvil': lock })).toEqual([
      'etc/init.d/linux-anvil body/subsys-name-mismatch error',
    ]);
  });

  it('has the name without the system where that is the ending, and is no script of the folder that it lies in', () => {
    const name = 'etc/rc.d/init.d/anvil';
    const debian = [...block('# Provides: anvil', '# Default-Start: 2 3 4 5'), '. /lib/lsb/init-functions'];
    const rules = [
      'lsb/provides-self-missing',
      'graph/duplicate-provider',
      'body/missing-subsys-lock',
      'chkconfig/missing-line',
    ];
    const files = {
      [`${name}.debian`]: debian,
      [`${name}.suse`]: [...debian, '. /etc/rc.status'],
      [`${name}.rh.in`]: debian,
    };
    expect(found(rules, files)).toEqual([]);
    expect(found(['body/subsys-name-mismatch'], { [`${name}.rh`]: lock })).toEqual([]);
    expect(
      found(['body/subsys-name-mismatch'], { [`${name}.rh`]: [...lock, 'rm /var/lock/subsys/hammer'] }),
    ).toHaveLength(1);
    expect(found(rules, { [name]: debian, 'etc/rc.d/init.d/hammer': [...debian, ':'] })).not.toEqual([]);
  });

  it('does not fight with the others over its name', () => {
    const rules = ['graph/duplicate-provider'];
    const [one, other] = [block('# Provides: anvil'), [...block('# Provides: anvil'), ...lock]];
    expect(found(rules, { 'init.d/anvil-lsb': one, 'init.d/anvil.el6': [...one, ':'] })).toEqual([]);
    expect(found(rules, { 'init.d/anvil': one, 'init.d/hammer': other })).toEqual([]);
    expect(found(rules, { 'init.d/anvil': one, 'init.d/hammer': [...one, ':'] })).toHaveLength(1);
    expect(found(rules, { 'etc/init.d/anvil': one, 'etc/init.d/hammer': other })).toHaveLength(1);
  });
});

it('takes $all and $null in any letter case, as insserv does', () => {
  const fields = ['# Required-Start: $ALL', '# Required-Stop: $NULL', '# Should-Stop: $NULL', '# Default-Start: 3'];
  const rules = ['lsb/unknown-virtual-facility', 'lsb/missing-local-fs', 'lsb/required-and-should'];
  const text = ['. /etc/rc.status', ...block(...fields), 'touch /var/lib/anvil'];
  expect(found(rules, { 'suse/anvil': text }).filter((finding) => !finding.endsWith(' info'))).toEqual([]);
});

it('only hints at $all where the script says that it is to be the last', () => {
  const rules = ['lsb/depends-on-all'];
  const fields = ['# Required-Start: $all', '# Provides: anvil'];
  expect(found(rules, { a: block(...fields) })).toEqual(['a lsb/depends-on-all warning']);
  for (const line of ['# Short-Description: the final part of the boot', '# Description: a watchdog'])
    expect(found(rules, { a: block(...fields, line) })).toEqual(['a lsb/depends-on-all info']);
});

it('only hints at the form of lines that chkconfig reads as they are', () => {
  const rules = ['header/missing-space-after-hash', 'header/extra-space-after-hash'];
  expect(found(rules, { a: ['#chkconfig: 345 20 80', '#   description: an anvil'] })).toEqual([
    'a header/missing-space-after-hash info',
    'a header/extra-space-after-hash info',
  ]);
});

it('takes no Description of an LSB block with a wrong marker for one of chkconfig', () => {
  const fields = ['# Provides: tam', '# Default-Start: 3 5', '# Description: tam is a manager', '### END INIT INFO'];
  const text = ['# chkconfig: 345 50 35', '#', '### BEGIN SuSE INIT INFO', ...fields];
  expect(found(['header/keyword-case'], { a: text })).toEqual([]);
  expect(found(['header/keyword-case'], { a: ['# chkconfig: 345 50 35', '# Description: tam'] })).toHaveLength(1);
});

it('asks no source of a project for an execute bit', () => {
  const rules = RULES.filter(({ id }) => id === 'links/script-not-executable');
  const modes = (files: Readonly<Record<string, number>>): readonly string[] =>
    lintTexts([], {
      scripts: Object.entries(files).map(([path, mode]) => ({ path, text: '#!/bin/sh\n', mode })),
      rules,
      isSet: true,
    }).map(({ place }) => place.file);
  expect(modes({ 'extras/init.d/anvil': 0o644, 'extras/init.d/anvil.in': 0o755 })).toEqual([]);
  expect(modes({ 'etc/init.d/anvil': 0o644 })).toEqual([]);
  expect(modes({ '/etc/init.d/anvil': 0o644 })).toEqual(['/etc/init.d/anvil']);
  expect(modes({ 'etc/init.d/anvil': 0o644, 'etc/init.d/b': 0o755 })).toEqual(['etc/init.d/anvil']);
});

it('takes the example of dh_make for what it is', () => {
  const fields = ['# Provides: #PACKAGE#', '# Short-Description: <Enter a short description>'];
  const rules = ['header/inline-comment', 'header/placeholder-text'];
  expect(found(rules, { 'debian/init.d.ex': block(...fields) })).toEqual([]);
  expect(found(rules, { 'debian/anvil.init': block(...fields) })).toEqual([
    'debian/anvil.init header/placeholder-text error',
  ]);
});

it('leaves rcvar alone where it is to be filled in, and where pkgsrc keeps two services apart', () => {
  const script = (rcvar: string): readonly string[] => [
    '# PROVIDE: anvil',
    '# REQUIRE: DAEMON',
    '. /etc/rc.subr',
    'name="anvil"',
    rcvar,
    'run_rc_command "$1"',
  ];
  const rules = ['body/rcvar-incorrect'];
  expect(found(rules, { 'a.in': script('rcvar=anvil@bsd_enable@') })).toEqual([]);
  const pkgsrc = ['# $NetBSD$', ...script('rcvar="${name}9"')];
  expect(found(rules, { a: pkgsrc })).toEqual(['a body/rcvar-incorrect info']);
});

it('leaves open what a template has for levels and whole lines of a block', () => {
  const rules = RULES.map(({ id }) => id).filter((id) => /^(?:lsb|chkconfig)\//.test(id));
  const fields = ['# Provides: anvil', '# Required-Start: $remote_fs', '# Required-Stop: $remote_fs'];
  const texts = ['# Short-Description: an anvil', '# Description: an anvil'];
  const levels = ['# Default-Start: @START@', '# Default-Stop: @STOP@', ...texts];
  const isLoud = (finding: string): boolean => !finding.endsWith(' info');
  expect(found(rules, { 'anvil.in': block(...fields, ...levels) }).filter(isLoud)).toEqual([]);
  const lines = ['@START_LINE@', '@STOP_LINE@', ...texts];
  expect(found(rules, { 'anvil.in': block(...fields, ...lines) }).filter(isLoud)).toEqual([]);
  const chkconfig = ['# chkconfig: @LEVELS@ 20 80', '# description: an anvil'];
  expect(found(['chkconfig/bad-levels'], { 'anvil.in': chkconfig })).toEqual([]);
  expect(found(['chkconfig/bad-levels'], { 'anvil.in': ['# chkconfig: on 20 80'] })).toHaveLength(1);
  expect(found(['lsb/missing-keyword'], { 'anvil.in': block(...fields, '# see @URL@ too') })).not.toEqual([]);
});

it('takes an exit behind a test for one of several ends of the branch', () => {
  const branch = (...lines: readonly string[]): readonly string[] => [
    '. /etc/init.d/functions',
    'case "$1" in',
    '*)',
    ...lines,
    'esac',
  ];
  const rules = ['body/bad-usage-exit'];
  expect(found(rules, { a: branch('[ "$1" = usage ] && exit 0', 'exit 2') })).toEqual([]);
  expect(found(rules, { a: branch('test -z "$1" || exit 1; exit 1') })).toHaveLength(1);
  expect(found(rules, { a: branch('echo usage && exit 1') })).toHaveLength(1);
});

it('knows that the sh of busybox has source and [[', () => {
  const lines = ['source /etc/anvil', '[[ -x /anvil ]] && let n=1', 'declare x'];
  expect(found(['body/bashism'], { 'etc/init.d/S50anvil': lines })).toEqual([
    'etc/init.d/S50anvil body/bashism warning',
  ]);
  expect(found(['body/bashism'], { 'etc/init.d/anvil': [...block('# Provides: anvil'), ...lines] })).toHaveLength(3);
});

it('asks no template without actions for functions that the rest of the script may bring', () => {
  const lines = [...block('# Provides: anvil'), 'NAME=anvil'];
  expect(found(['body/missing-init-functions'], { 'debian/anvil.init.in': lines })).toEqual([]);
  const whole = [...lines, 'case "$1" in', 'start) anvil ;;', 'esac'];
  expect(found(['body/missing-init-functions'], { 'debian/anvil.init.in': whole })).toHaveLength(1);
});

it('takes the levels of SUSE for what they are there', () => {
  const fields = ['# Provides: anvil', '# Default-Start: 3 5', '# Default-Stop: 3 5'];
  const lines = ['# chkconfig: 345 20 80', ...block(...fields)];
  const rules = ['lsb/start-stop-overlap', 'chkconfig/levels-differ-from-lsb'];
  expect(found(rules, { 'suse/anvil': [...lines, '. /etc/rc.status'] })).toEqual([
    'suse/anvil lsb/start-stop-overlap info',
  ]);
  expect(found(rules, { anvil: [...lines, '. /etc/init.d/functions'] })).toEqual([
    'anvil chkconfig/levels-differ-from-lsb warning',
    'anvil lsb/start-stop-overlap error',
  ]);
});

it('suggests no functions of one system for a template that is filled in on several', () => {
  const fixes = (line: string): readonly (string | undefined)[] =>
    lintTexts([
      { path: 'anvil.in', text: `#!/bin/sh\n# chkconfig: 345 20 80\n${line}\ncase "$1" in\nstart) a ;;\nesac\n` },
    ])
      .filter(({ rule }) => rule.id === 'body/missing-init-functions')
      .map(({ fix }) => fix?.kind);
  expect(fixes('touch /var/lock/subsys/anvil @sysconfdir@/anvil')).toEqual([undefined]);
  expect(fixes('touch /var/lock/subsys/anvil')).toEqual(['suggestion']);
});
