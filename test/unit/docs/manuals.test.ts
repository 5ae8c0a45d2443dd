import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInitorder } from '../../../src/cli/initorder/command.ts';
import { runCommand } from '../../support/run-command.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { man: string[]; bin: object };

let folder = '';
let pages: readonly string[] = [];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'manuals-'));
  execFileSync(process.execPath, [path.join(root, 'src/build/man.mjs'), folder]);
  pages = readdirSync(folder).sort();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = (page: string): string => readFileSync(path.join(folder, page), 'latin1');

describe('the manual pages', () => {
  it('are those that the package names: a page for each program, and for each command', () => {
    expect(manifest.man.map((file) => path.basename(file)).sort()).toEqual(pages);
    for (const program of Object.keys(manifest.bin))
      expect(pages.some((page) => page.startsWith(`${program}.`))).toBe(true);
    const help = runCommand(runInitorder, ['--help']).stdout;
    const commands = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, word = '']) => `initorder-${word}.1`);
    expect(pages.filter((page) => page.startsWith('initorder-'))).toEqual(commands.sort());
  });

  it('have a name, a synopsis and options, and no sign of Markdown', () => {
    for (const page of pages) {
      const text = read(page);
      expect(text).toMatch(/^\.SH NAME\n\S+ \\- [a-z]/m);
      expect(text).toMatch(/^\.SH SYNOPSIS\n\.nf\n(initorder|\S+ts)/m);
      const shown = text.replaceAll(/^\.EX\n[^]*?^\.EE$/gm, '').replaceAll(/^T\{[^]*?^T\}/gm, '');
      expect(shown).not.toMatch(/\*\*|\]\(|^#{2,} |<!--|^\|/m);
      expect(text).toMatch(/^[\x00-\x7f]*$/);
    }
  });

  it('use macros of man(7) and tbl(1) alone, and no text begins with a sign of roff', () => {
    const known = /^\.(?:TH|SH|SS|PP|TP|IP|RS|RE|EX|EE|BR|in|nf|fi|nh|ad|br|TS|TE|\\")(?: |$)/;
    for (const page of pages) {
      for (const line of read(page).split('\n').slice(1)) if (/^[.']/.test(line)) expect(line).toMatch(known);
    }
  });

  it('pass mandoc', ({ skip }) => {
    const files = pages.map((page) => path.join(folder, page));
    const { error, stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', ...files], { encoding: 'utf8' });
    if (error !== undefined) skip('mandoc is not here');
    expect(stdout).toBe('');
  });
});

describe('initorder help COMMAND', () => {
  const ask = (
    status: number | undefined,
    found: string | undefined = '/usr/share/man/man1/initorder-why.1',
  ): unknown => {
    const asked: unknown[] = [];
    const programs = {
      takeOver: (file: string, args: readonly string[]) => {
        asked.push([file, ...args]);
        return status === undefined ? undefined : { status, stdout: '' };
      },
      ask: () => undefined,
    };
    const run = runCommand(
      (argv, io) =>
        runInitorder(argv, { ...io, programs, findManual: (page) => (found === '' ? undefined : `${found}?${page}`) }),
      ['help', 'why'],
    );
    return { asked, status: run.status, help: run.stdout.includes('--want') };
  };

  it('shows the page by man, else the help', () => {
    const page = '/usr/share/man/man1/initorder-why.1?initorder-why';
    expect(ask(0)).toEqual({ asked: [['man', page]], status: 0, help: false });
    expect(ask(16)).toEqual({ asked: [['man', page]], status: 0, help: true });
    expect(ask(undefined)).toEqual({ asked: [['man', page]], status: 0, help: true });
    expect(ask(0, '')).toEqual({ asked: [], status: 0, help: true });
  });
});
