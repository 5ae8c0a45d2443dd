import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChkconfigService } from '../../src/header/chkconfig-strict.ts';
import { readInsserv } from '../../src/header/insserv.ts';
import { readRcorder } from '../../src/header/rcorder.ts';
import { repairScripts } from '../../src/cli/lint/fix-scripts.ts';
import type { LintRun } from '../../src/lint/engine.ts';
import { RULES } from '../../src/lint/registry.ts';
import { NO_KNOWLEDGE } from '../../src/lint/script/script-context.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { PROFILES, type Profile } from '../../src/model/lint.ts';
import { runlevelNames } from '../../src/model/runlevel.ts';
import { lintTexts } from '../support/lint-run.ts';

const piece = fc.constantFrom(
  '#!/bin/sh\n',
  '### BEGIN INIT INFO\n',
  '### END INIT INFO\n',
  '## begin init info\n',
  '# Provides: a  b,c\n',
  '#Provides: a\n',
  '# Required-Start: $local-fs "x" # why\n',
  '# Required-Start: a \\\n',
  '#    $syslog\n',
  '# Default-Start: 2345\n',
  '# Default-Stop: S 0 0\n',
  '# Default-Stop 0 1 6\n',
  '# Default-Start: 2 3\n',
  '# default-stop: 3\n',
  '# end INIT INFO\n',
  '#Required-Start: e\n',
  '# PROVIDES: f\n',
  '# Description: a\n',
  '#\n',
  '\n',
  '# chkconfig: 3,4 20 80\n',
  '# Chkconfig: 5 1 2\n',
  '# chkconfig : - 3 x\n',
  '# description: a \\\n',
  '# PROVIDE: g \\\r\n',
  '\ufeff',
  '# PROVIDE: a\n',
  '# REQUIRE: b, a\n',
  '#REQUIRE: c\n',
  '# KEYWORDS: FreeBSD shutdown\n',
  '# BEFORE:\n',
  '# require: d\n',
  '. /etc/rc.subr\n',
  'name="a-b"\n',
  'rcvar=x\n',
  'stop_cmd=":"\n',
  'check_cmd=a_check\n',
  'extra_commands="x"\n',
  'run_rc_command $1\n',
  'load_rc_config $name\n',
  'case "$1" in\n',
  'start|stop) rm /run/a ;;\n',
  '*) exit 1 ;;\n',
  'esac\n',
  'cat <<EOF\n',
  'EOF\n',
  "'",
  '"',
  '\r\n',
  '`',
  'foo() {\n',
  '}\n',
  '# initorder-disable-next-line header -- x\n',
  ': ${a_enable="YES"}\n',
  'checkyesno $a_enable\n',
);
const text = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }),
    { maxLength: 24 },
  )
  .map((parts) => bytesOfText(parts.join('')));
const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => String.fromCharCode(...array));
const profile = fc.constantFrom(...PROFILES);

function runOf(asked: Profile): Omit<LintRun, 'scripts'> {
  return {
    world: [],
    rules: RULES,
    levelOf: () => undefined,
    profileOf: () => asked,
    fallback: 'lsb',
    knowledge: NO_KNOWLEDGE,
    isSet: false,
    reportsUnused: false,
  };
}

/** What rcorder, insserv and chkconfig each know by a script: names, runlevels, priorities. */
function holdings(script: string): ReadonlySet<string> {
  const held = new Set<string>();
  const note = (reader: string, field: string, words: readonly { readonly text: string }[]): void => {
    const names = words.flatMap((word) => word.text.split(/[,;"'\\\r]+/));
    // A name may be given its dollar sign or an underline, and need not be told twice.
    for (const name of names.filter((word) => /^\$?[a-z_-]+$/.test(word))) {
      held.add(`${reader} ${field.replace('Should', 'Required')} ${name.replace('$', '').replaceAll('-', '_')}`);
    }
  };
  for (const { keyword, words } of readRcorder(script).fields) note('rcorder', keyword, words);
  const insserv = readInsserv(script);
  if (insserv.block === 'complete') {
    held.add('insserv');
    for (const level of runlevelNames(insserv.defaultStart.set)) held.add(`insserv start ${level}`);
    for (const level of runlevelNames(insserv.defaultStop.set)) held.add(`insserv stop ${level}`);
    for (const { keyword, words } of insserv.fields.values()) note('insserv', keyword, words);
  }
  const service = readChkconfigService(script);
  if (service.supported) {
    held.add('chkconfig');
    if (service.startFrom !== undefined) held.add(`chkconfig start ${service.start}`);
    for (let level = 0; level < 7; level++) if ((service.levels >> level) & 1) held.add(`chkconfig level ${level}`);
    for (const [field, words] of Object.entries(service.lists)) note('chkconfig', field, words);
    note('chkconfig', 'Provides', service.provides);
  }
  return held;
}

describe('linting', () => {
  it('takes any bytes and points into them', () => {
    fc.assert(
      fc.property(fc.oneof(text, bytes), profile, (script, asked) => {
        for (const { place, fix } of lintTexts([{ path: 'x', text: script }], { profileOf: () => asked })) {
          expect(place.offset + place.length).toBeLessThanOrEqual(script.length);
          for (const edit of fix?.edits ?? []) expect(edit.length).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('repairs a script once and for all', () => {
    fc.assert(
      fc.property(text, profile, (script, asked) => {
        const run = { ...runOf(asked), scripts: [{ path: 'x', text: script }] };
        const once = repairScripts(run, 'safe');
        const twice = repairScripts({ ...run, scripts: once.scripts }, 'safe');
        expect(twice.scripts).toEqual(once.scripts);
      }),
      { numRuns: 300 },
    );
  });

  it('takes nothing from a reader by safe repairs', () => {
    fc.assert(
      fc.property(text, profile, (script, asked) => {
        // What a rule takes away on purpose is not to be missed.
        const rules = RULES.filter(({ fixTakesAway }) => fixTakesAway !== true);
        const scripts = [{ path: 'x', text: script }];
        const [fixed] = repairScripts({ ...runOf(asked), scripts, rules }, 'safe').scripts;
        const held = holdings(fixed?.text ?? '');
        for (const fact of holdings(script)) expect(held).toContain(fact);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    { what: 'one line of ten megabytes', script: `# PROVIDE: ${'a'.repeat(10_000_000)}` },
    { what: 'a million blanks', script: `#${' '.repeat(1_000_000)}PROVIDE: a\n${' '.repeat(1_000_000)}` },
    { what: 'many quotes', script: `'"`.repeat(300_000) },
    { what: 'many open here-documents', script: 'cat <<EOF\n'.repeat(50_000) },
    { what: 'many cases', script: 'case "$1" in\n'.repeat(50_000) },
    { what: 'many functions', script: 'f() {\nexit 1\n'.repeat(30_000) },
    { what: 'many findings', script: `#!/bin/sh\n${'rm /run/x\n'.repeat(100_000)}` },
    {
      what: 'a long list',
      script: `### BEGIN INIT INFO\n# Required-Start: ${'$x '.repeat(100_000)}\n### END INIT INFO\n`,
    },
    {
      what: 'many ifs',
      script: `${'if [ -r /etc/default/a ]\n'.repeat(20_000)}${'. /etc/default/b\n'.repeat(20_000)}`,
    },
    { what: 'many suppressions', script: 'a # initorder-disable-line\n'.repeat(20_000) },
  ])('comes to an end with $what', ({ script }) => {
    for (const asked of PROFILES)
      expect(lintTexts([{ path: 'x', text: script }], { profileOf: () => asked })).toBeInstanceOf(Array);
  });

  it('finds rings among 20,000 scripts', () => {
    const files = Array.from({ length: 20_000 }, (_, i) => ({
      path: `s${String(i).padStart(5, '0')}`,
      text: `# PROVIDE: s${i}\n# REQUIRE: s${(i + 1) % 20_000}\n`,
    }));
    const findings = lintTexts(files).filter(({ rule }) => rule.id === 'graph/dependency-cycle');
    expect(findings.map(({ place, steps }) => [place.file, steps.length])).toEqual([['s00000', 20_000]]);
  });
});
