import { instance } from '@viz-js/viz';
import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import type { Io } from '../../src/host/io.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { layOut } from '../../src/host/layout-engine.ts';
import { bytesOfText, textOfBytes } from '../../src/model/bytes.ts';
import { HOSTILE_FILES, HOSTILE_NAMES, shownName } from '../support/hostile-names.ts';
import { drawFolder, FREEBSD } from '../support/pictures.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

function onDisk(...words: readonly string[]): CommandRun {
  return runCommand(runInitorder, ['graph', ...words, FREEBSD], {}, { host: createDiskHost() });
}

/** A run with an engine of one's own. */
function runWith(layout: Io['layOut'], words: readonly string[], files: Readonly<Record<string, string>>): CommandRun {
  const outputs = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    write: (bytes) => {
      outputs[name] += bytes;
    },
    isTerminal: () => false,
  });
  const status = runInitorder(['graph', ...words], {
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: {},
    cwd: '/',
    readInput: () => '',
    host: createMemoryHost(Object.entries(files).map(([path, text]) => [bytesOfText(path), text])),
    ...(layout !== undefined && { layOut: layout }),
  });
  return { status, ...outputs };
}

describe('svg', () => {
  const { stdout, stderr, status } = onDisk('--format', 'svg');

  it('has each script once in its storey, with a title, and no script', () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { name } of drawFolder(FREEBSD).nodes) {
      const title = `<title>${name === 'NETWORKING' ? 'NETWORKING, also NETWORK' : name}`;
      expect({ name, count: stdout.split(title).length - 1 }).not.toEqual({ name, count: 0 });
    }
    expect(stdout).not.toMatch(/<script|graphviz|on[a-z]+=|href/i);
    expect(stdout).toContain('role="img" aria-labelledby="title"');
    expect(stdout).toContain('<title>nfsd waits for mountd: REQUIRE mountd,');
  });

  it('is the same each time', () => {
    expect(onDisk('--format', 'svg').stdout).toBe(stdout);
  });

  it('has a box of its own for each script, if that is wanted', () => {
    expect(stdout).toContain('class="twins"');
    expect(onDisk('--format', 'svg', '--no-twins').stdout).not.toContain('class="twins"');
  });

  it('takes a theme', () => {
    expect(onDisk('--format', 'svg', '--theme', 'dark').stdout).toContain('data-theme="dark"');
  });
});

describe('dot', () => {
  it('gives each name to Graphviz as it is', async () => {
    const viz = await instance();
    const { stdout } = runCommand(runInitorder, ['graph', '--format', 'dot', 'd'], HOSTILE_FILES);
    const result = viz.render(textOfBytes(stdout), { format: 'svg' });
    // Graphviz guesses the width of what is no ASCII; all else is to be beyond doubt.
    expect(result.errors.filter(({ message }) => !message.includes('non-ASCII'))).toEqual([]);
    const entities: Readonly<Record<string, string>> = {
      lt: '<',
      gt: '>',
      quot: '"',
      amp: '&',
      '#45': '-',
      '#160': ' ',
    };
    const drawn = [
      ...(result.output ?? '').matchAll(/<g id="node\d+" class="node">[^]*?<text[^>]*>([^<]*)<\/text>/g),
    ].map(([, text = '']) => text.replaceAll(/&([a-z]+|#\d+);/g, (_, name: string) => entities[name] ?? `&${name};`));
    expect(drawn.sort()).toEqual(HOSTILE_NAMES.map(shownName).sort());
  });

  it('is taken without a word, with all that a picture can have', async () => {
    const viz = await instance();
    for (const words of [[], ['--edges', 'all', '--direction', 'right'], ['--group', 'level'], ['--stop']]) {
      const result = viz.render(onDisk('--format', 'dot', ...words).stdout, { format: 'dot' });
      expect(result).toMatchObject({ status: 'success', errors: [] });
    }
  });
});

describe('the engine', () => {
  const files = { 'd/a': '# PROVIDE: a\n\nname=a\n', 'd/b': '# PROVIDE: b\n# REQUIRE: a\n\nname=b\n' };

  it('is not needed for other forms', () => {
    const layout = (): never => {
      throw new Error('asked for');
    };
    for (const format of ['text', 'tree', 'dot', 'mermaid', 'json']) {
      expect(runWith(layout, ['-f', format, 'd'], files).status).toBe(0);
    }
  });

  it.each([
    [{ kind: 'no-engine' } as const, 'npm install @viz-js/viz brings it'],
    [{ kind: 'too-long' } as const, 'the layout takes too long; --focus NAME draws a part'],
    [{ kind: 'error', message: 'out of memory' } as const, 'the layout engine failed: out of memory'],
  ])('may fail: $kind', (result, words) => {
    const svg = runWith(() => result, ['-f', 'svg', 'd'], files);
    expect(svg).toMatchObject({ status: 1, stdout: '' });
    expect(svg.stderr).toContain(words);
    const page = runWith(() => result, ['-f', 'html', 'd'], files);
    expect(page.status).toBe(0);
    expect(page.stderr).toContain('; the page has no picture\n');
    expect(page.stdout).toContain('<li id="b"><b>b</b>: after <a href="#a">a</a>');
  });

  it('is given up where it takes too long, and says what is wrong with a graph', () => {
    const edges = Array.from({ length: 20_000 }, (_, i) => `n${i % 3000} -> n${(i * 7919) % 3000};`);
    expect(layOut([`digraph { ${edges.join('')} }`], 300)).toEqual({ kind: 'too-long' });
    expect(layOut(['digraph { a -> }'], 5000)).toMatchObject({ kind: 'error' });
  });

  it('is not asked for a picture that nobody would look at', () => {
    const many = Object.fromEntries(Array.from({ length: 1501 }, (_, i) => [`d/s${i}`, `# PROVIDE: s${i}\n`]));
    const layout = (): never => {
      throw new Error('asked for');
    };
    expect(runWith(layout, ['-f', 'svg', 'd'], many)).toMatchObject({ status: 1, stdout: '' });
    expect(runWith(layout, ['-f', 'html', 'd'], many).stdout).toContain('<li id="s1500">');
  });
});
