/** The completion scripts, taken by the shells that there are; on terminals they are tried by `npm run test:clients`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHKCONFIG_SPEC } from '../../src/cli/chkconfig/spec.ts';
import type { CommandSpec } from '../../src/cli/frame/command-spec.ts';
import { renderCompletion } from '../../src/cli/frame/completion.ts';
import { withConventions } from '../../src/cli/frame/conventions.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { INSSERV_SPEC } from '../../src/cli/insserv/spec.ts';
import { LINT_SPEC } from '../../src/cli/lint/spec.ts';
import { SYSV_GENERATOR_SPEC } from '../../src/cli/sysv-generator/spec.ts';
import { RCORDER_SPEC } from '../../src/cli/rcorder/spec.ts';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { UPDATE_RCD_SPEC } from '../../src/cli/update-rcd/spec.ts';
import { RULES } from '../../src/lint/registry.ts';
import { runCommand } from '../support/run-command.ts';

const SHELLS = ['bash', 'zsh', 'fish'];
const PROGRAMS = [RCORDER_SPEC, CHKCONFIG_SPEC, INSSERV_SPEC, UPDATE_RCD_SPEC, SYSV_GENERATOR_SPEC].map(
  withConventions,
);

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** The script of initorder, as it prints it. */
function ofInitorder(shell: string): string {
  return runCommand(runInitorder, ['--completion', shell]).stdout;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'completion-'));
  mkdirSync(path.join(folder, 'system/etc/init.d'), { recursive: true });
  for (const name of ['web', 'webmail', 'README']) writeFileSync(path.join(folder, 'system/etc/init.d', name), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(SHELLS)('the script for %s', (shell) => {
  it.each(PROGRAMS)('of $name has every option and the values of those that have few', (spec) => {
    const script = renderCompletion([spec], shell);
    for (const { name, letter, choices } of spec.options) {
      expect(script).toMatch(shell === 'fish' ? new RegExp(` -l ${name} `) : new RegExp(`['* ]--${name}\\b`));
      if (letter !== undefined)
        expect(script).toMatch(shell === 'fish' ? new RegExp(` -s ${letter} `) : new RegExp(`['* ]-${letter}\\b`));
      expect(script).toContain(choices?.join(' ') ?? '');
    }
  });

  it('is printed by the command', () => {
    expect(runCommand(runRcorder, ['--completion', shell])).toEqual({
      status: 0,
      stderr: '',
      stdout: renderCompletion([withConventions(RCORDER_SPEC)], shell),
    });
  });

  it('of initorder is one for all its commands, whichever is asked for it', () => {
    const script = ofInitorder(shell);
    const help = runCommand(runInitorder, ['--help']).stdout;
    for (const [, command = ''] of help.matchAll(/^ {2}([a-z]+) {2}/gm)) {
      expect(script).toMatch(new RegExp(`\\b${command}\\b`));
      expect(runCommand(runInitorder, [command, '--completion', shell]).stdout).toBe(script);
    }
    for (const { id } of RULES) expect(script).toContain(id);
    expect(runCommand(runInitorder, [`--completion=${shell}`]).stdout).toBe(script);
  });

  it('has a new command for nothing but its specification', () => {
    const spec: CommandSpec = { ...LINT_SPEC, name: 'initorder anew', options: [{ name: 'quite-new', about: 'x' }] };
    expect(renderCompletion([LINT_SPEC, spec], shell)).toMatch(shell === 'fish' ? /-l quite-new/ : /--quite-new/);
  });

  it.runIf(isThere(shell))('is taken by the shell', () => {
    const scripts = [ofInitorder(shell), ...PROGRAMS.map((spec) => renderCompletion([spec], shell))];
    for (const [i, script] of scripts.entries()) {
      const file = path.join(folder, `${i}.${shell}`);
      writeFileSync(file, script);
      const words = shell === 'fish' ? ['--no-execute', file] : ['-n', file];
      expect(spawnSync(shell, words, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '', stdout: '' });
    }
  });
});

it('a shell that there is none of is wrong use', () => {
  expect(runCommand(runInitorder, ['--completion', 'powershell']).status).toBe(2);
  expect(runCommand(runInitorder, ['--completion']).status).toBe(2);
});

/** Lines, and what they may go on with. */
const LINES: readonly { line: string; offers: string }[] = [
  { line: 'initorder l', offers: 'lint' },
  { line: 'initorder --comp', offers: '--completion' },
  { line: 'initorder lint --show', offers: '--show-files' },
  { line: 'initorder lint -f sa', offers: 'sarif' },
  { line: 'initorder lint --select header/repe', offers: 'header/repeated-blank' },
  { line: 'initorder lint --ignore body,header/repe', offers: 'body,header/repeated-blank' },
  { line: 'initorder lint --severity header/repe', offers: 'header/repeated-blank=' },
  { line: 'initorder lint --max-warnings ', offers: '' },
  { line: 'initorder why --root system w', offers: 'web webmail' },
  { line: 'initorder why --root=system web webm', offers: 'webmail' },
  { line: 'initorder help cy', offers: 'cycles' },
  { line: 'chkconfig-ts --root system webm', offers: 'webmail' },
  { line: 'chkconfig-ts --root system web of', offers: 'off' },
  { line: 'update-rc.d-ts --root system web rem', offers: 'remove' },
  { line: 'rcorder-ts -k ', offers: '' },
  { line: 'rcorder-ts --re', offers: '--reverse' },
];

describe('bash', () => {
  /** As readline does it: `=` is a word of its own. */
  const TRY = `try() {
    local words=() line=\${1//=/ = }
    read -ra words <<< "$line"
    [[ $line == *' ' ]] && words+=('')
    COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:' COMP_WORDS=("\${words[@]}") COMP_CWORD=$((\${#words[@]} - 1))
    "$2" 2>/dev/null
    echo "\${COMPREPLY[*]}"
  }`;

  it.each([...LINES, { line: 'initorder lint --root=sys', offers: 'system' }])(
    'offers for: $line',
    ({ line, offers }) => {
      const scripts = [ofInitorder('bash'), ...PROGRAMS.map((spec) => renderCompletion([spec], 'bash'))];
      const name = `_${line.replace(/ .*/, '').replaceAll(/[^a-z]/g, '_')}`;
      const input = [...scripts, TRY, 'try "$1" "$2"'].join('\n');
      const { stdout } = spawnSync('bash', ['--norc', '-s', line, name], { input, cwd: folder, encoding: 'utf8' });
      expect(stdout).toBe(`${offers}\n`);
    },
  );
});

describe('fish', () => {
  it.runIf(isThere('fish')).each([...LINES, { line: 'initorder lint --root=sys', offers: '--root=system/' }])(
    'offers for: $line',
    ({ line, offers }) => {
      const scripts = [ofInitorder('fish'), ...PROGRAMS.map((spec) => renderCompletion([spec], 'fish'))];
      const file = path.join(folder, 'all.fish');
      writeFileSync(file, [...scripts, 'complete -C $argv[1]'].join('\n'));
      const { stdout } = spawnSync('fish', ['--no-config', file, line], { cwd: folder, encoding: 'utf8' });
      const words = stdout.split('\n').flatMap((row) => (row === '' ? [] : [row.replace(/\t.*/, '')]));
      expect(words.join(' ')).toBe(offers);
    },
  );
});
