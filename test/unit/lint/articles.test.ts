import { describe, expect, it } from 'vitest';
import { wordLint } from '../../../src/render/lint/sentences.ts';
import { lintTexts, namesOf } from '../../support/lint-run.ts';

/** The headers of the scripts that two well-known articles on init scripts show. */
describe('scripts of the articles', () => {
  const block = (...lines: readonly string[]): string =>
    ['### BEGIN INIT INFO', ...lines, '### END INIT INFO', ''].join('\n');

  it('finds the joined runlevels and the halt level of the Python skeleton', () => {
    const text = `#!/usr/bin/env python\n# chkconfig: 123456 1 99\n# description: x\n${block('# Provides: x', '# Default-Start:  123456')}`;
    const findings = lintTexts([{ path: 'init.d/x', text }]);
    expect(namesOf(findings)).toEqual(
      expect.arrayContaining(['init.d/x:2 chkconfig/halt-levels', 'init.d/x:6 lsb/joined-runlevels']),
    );
    expect(namesOf(findings)).not.toContain('init.d/x:2 chkconfig/levels-differ-from-lsb');
    const joined = findings.find(({ rule }) => rule.id === 'lsb/joined-runlevels');
    expect(joined && wordLint(joined)).toContain('insserv makes no link');
    expect(joined?.fix?.edits[0]?.text).toBe('1 2 3 4 5 6');
  });

  it('says that a dash does not keep off what the block lists', () => {
    const text = `#!/usr/bin/python\n# chkconfig: - 99 01\n# description: x\n${block('# Provides: x', '# Default-Start: 3 5')}`;
    const findings = lintTexts([{ path: 'init.d/x', text }]);
    const differ = findings.find(({ rule }) => rule.id === 'chkconfig/levels-differ-from-lsb');
    expect(differ?.place.line).toBe(2);
    expect(differ && wordLint(differ)).toBe(
      'chkconfig starts the service in 3 5: it adds up these levels (-) and Default-Start (3 5)',
    );
  });

  it('takes rcvar from set_rcvar for what it is', () => {
    const text = [
      '#!/bin/sh',
      '',
      '# PROVIDE: mumbled',
      '# REQUIRE: DAEMON cleanvar frotz',
      '# BEFORE:  LOGIN',
      '# KEYWORD: nojail shutdown',
      '',
      '. /etc/rc.subr',
      '',
      'name=mumbled',
      'rcvar=`set_rcvar`',
      '',
      'command="/usr/sbin/${name}"',
      'sig_reload="USR1"',
      'start_precmd="${name}_prestart"',
      'stop_cmd="echo \\"Bye-bye\\""',
      'extra_commands="reload plugh xyzzy"',
      'plugh_cmd="mumbled_plugh"',
      'xyzzy_cmd="echo \'Nothing happens.\'"',
      '',
      'mumbled_prestart()',
      '{',
      '\tif checkyesno mumbled_smart; then',
      '\t\trc_flags="-o smart ${rc_flags}"',
      '\tfi',
      '}',
      'mumbled_plugh()',
      '{',
      '\techo',
      '}',
      '',
      'load_rc_config $name',
      'run_rc_command "$1"',
      '',
    ].join('\n');
    expect(namesOf(lintTexts([{ path: 'rc.d/mumbled', text }]))).toEqual(['rc.d/mumbled:11 body/set-rcvar-call']);
  });
});
