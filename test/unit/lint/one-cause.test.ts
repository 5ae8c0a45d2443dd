/** Where two rules look at one place, the one that names the cause speaks, and the other is silent. */
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../../support/lint-run.ts';

/** `line rule` of the findings of the rules that are named, in a text without its first line. */
function found(path: string, lines: readonly string[], rules: RegExp): readonly string[] {
  return lintTexts([{ path, text: `#!/bin/sh\n${lines.join('\n')}\n` }]).flatMap(({ rule: { id }, place }) =>
    rules.test(id) ? [`${place.line} ${id}`] : [],
  );
}

describe('load_rc_config behind run_rc_command', () => {
  const head = ['# PROVIDE: anvil', '# REQUIRE: DAEMON', '. /etc/rc.subr', 'name="anvil"', 'rcvar="anvil_enable"'];
  const rules = /load-rc-config|run-rc-command|name-late/;

  it('is late, and no other command that comes behind', () => {
    const lines = [...head, 'run_rc_command "$1"', 'load_rc_config $name'];
    expect(found('etc/rc.d/anvil', lines, rules)).toEqual(['8 body/load-rc-config-late']);
    expect(found('etc/rc.d/anvil', [...lines, 'echo'], rules)).toEqual([
      '8 body/load-rc-config-late',
      '9 body/run-rc-command-not-last',
    ]);
  });

  it('is one more command where the settings were read before', () => {
    const lines = [...head, 'load_rc_config $name', 'run_rc_command "$1"', 'load_rc_config hammer'];
    expect(found('etc/rc.d/anvil', lines, rules)).toEqual(['9 body/run-rc-command-not-last']);
  });
});
