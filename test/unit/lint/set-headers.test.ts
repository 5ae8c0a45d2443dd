import { describe, expect, it } from 'vitest';
import { runLint } from '../../../src/cli/lint/command.ts';
import { lsbScript } from '../../support/lsb-script.ts';
import { runCommand } from '../../support/run-command.ts';

type Files = Readonly<Record<string, string>>;

/** The rings that lint reports for a system below `r`, as `path:line message`. */
function ringsIn(files: Files, rule = 'graph/dependency-cycle'): readonly string[] {
  const argv = ['--root', 'r', '--no-config', '--profile', 'debian', '--select', rule, '--format', 'json'];
  const below = Object.fromEntries(Object.entries(files).map(([path, text]) => [`r/etc/${path}`, text]));
  const { findings } = JSON.parse(runCommand(runLint, argv, below).stdout) as {
    findings: { path: string; line: number; message: string; steps: { path: string; line: number }[] }[];
  };
  return findings.map(({ path, line, message, steps }) =>
    [`${path}:${line} ${message}`, ...steps.map((step) => `${step.path}:${step.line}`)].join(', '),
  );
}

describe('a ring in the set', () => {
  it('is seen through the header of an override, and the finding is about the script', () => {
    const files = { 'init.d/a': lsbScript('a', { 'Required-Start': 'b' }), 'init.d/b': lsbScript('b') };
    expect(ringsIn(files)).toEqual([]);
    const override = { 'insserv/overrides/b': lsbScript('b', { 'Should-Start': 'a' }) };
    expect(ringsIn({ ...files, ...override })).toEqual([
      'r/etc/init.d/a:4 a ring: b -> a -> b, r/etc/init.d/a:4, r/etc/insserv/overrides/b:8',
    ]);
    const both = { ...override, 'insserv/overrides/a': lsbScript('a', { 'Required-Start': 'b' }) };
    expect(ringsIn({ ...files, ...both })).toEqual([
      'r/etc/init.d/a:0 a ring: b -> a -> b, r/etc/insserv/overrides/a:4, r/etc/insserv/overrides/b:8',
    ]);
  });

  it('is none if an override takes its word away', () => {
    const files = {
      'init.d/a': lsbScript('a', { 'Required-Start': 'b' }),
      'init.d/b': lsbScript('b', { 'Required-Start': 'a' }),
    };
    expect(ringsIn(files)).toHaveLength(1);
    expect(ringsIn({ ...files, 'insserv/overrides/b': lsbScript('b') })).toEqual([]);
  });

  it('is seen through single fields that an override of chkconfig replaces', () => {
    const files = { 'init.d/a': lsbScript('a', { 'Required-Start': 'b' }), 'init.d/b': lsbScript('b') };
    const override = { 'chkconfig.d/b': lsbScript('b', { 'Should-Start': 'a' }) };
    expect(ringsIn({ ...files, ...override })).toEqual([
      'r/etc/init.d/a:4 a ring: b -> a -> b, r/etc/init.d/a:4, r/etc/chkconfig.d/b:8',
    ]);
    // An empty field of it leaves that of the script as it is.
    expect(ringsIn({ ...files, ...override, 'chkconfig.d/a': lsbScript('a') })).toHaveLength(1);
    const away = { 'chkconfig.d/a': lsbScript('a', { 'Required-Start': 'c' }) };
    expect(ringsIn({ ...files, ...override, ...away })).toEqual([]);
    // Where insserv has an override, it alone counts.
    expect(ringsIn({ ...files, ...override, 'insserv/overrides/b': lsbScript('b') })).toEqual([]);
  });

  it('is seen through $all, and through the facilities of the system', () => {
    const files = {
      'init.d/a': lsbScript('a', { 'Required-Start': '$all' }),
      'init.d/b': lsbScript('b', { 'Required-Start': '$names' }),
      'insserv.conf': '$names a\n',
    };
    expect(ringsIn(files)).toHaveLength(1);
    expect(ringsIn({ ...files, 'insserv.conf': '$names c\n' })).toEqual([]);
  });

  it('is none among scripts that share no runlevel, as insserv has it', () => {
    const [early, late] = [{ 'Default-Start': 'S' }, { 'Default-Start': '2 3' }];
    const ring = (a: Files, b: Files): Files => ({
      'init.d/a': lsbScript('a', { 'Required-Start': 'b', ...a }),
      'init.d/b': lsbScript('b', { 'Required-Start': 'a', ...b }),
    });
    expect(ringsIn(ring(early, late))).toEqual([]);
    expect(ringsIn(ring(late, late))).toHaveLength(1);
  });
});

it('compares links with the header of an override', () => {
  const files = {
    'init.d/a': lsbScript('a'),
    'init.d/b': lsbScript('b'),
    'rc2.d/S01a': '-> ../init.d/a',
    'rc2.d/S02b': '-> ../init.d/b',
  };
  expect(ringsIn(files, 'links/order-contradicts-dependency')).toEqual([]);
  const override = { 'insserv/overrides/a': lsbScript('a', { 'Required-Start': 'b' }) };
  expect(ringsIn({ ...files, ...override }, 'links/order-contradicts-dependency')).toEqual([
    'r/etc/rc2.d/S01a:0 a requires b, which r/etc/rc2.d/S02b does not start before it',
  ]);
});
