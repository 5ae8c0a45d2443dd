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
