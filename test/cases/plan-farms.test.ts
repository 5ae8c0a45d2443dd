/** `initorder plan` on the trees of the real programs' answers, their links taken away: what insserv-ts and chkconfig-ts make. */
import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { createMemoryHost, type MemoryHost, type MemoryEntry } from '../../src/host/memory-host.ts';
import { bytesOfText, textOfBytes } from '../../src/model/bytes.ts';
import { runCommand } from '../support/run-command.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';
import { readVectors, type VectorFile } from '../support/vectors.ts';

const ROOT = '/some/root';
const LEVEL_FOLDERS = ['0', '1', '2', '3', '4', '5', '6', 'S'].map((level) => `etc/rc${level}.d`);

/** The scripts and conf files of a case, with folders of links that are empty. */
function treeOf(files: readonly VectorFile[]): MemoryHost {
  const rooted = (text: string): string => bytesOfText(text.replaceAll('{root}', ROOT));
  return createMemoryHost([
    ...files
      .filter(({ path }) => !/^etc\/(?:rc\.d\/)?rc[0-6S]\.d/.test(path))
      .map(({ path, text, link, dir, mode }): [string, MemoryEntry] => [
        `${ROOT}/${bytesOfText(path)}`,
        dir === true
          ? { kind: 'folder' }
          : link !== undefined
            ? { kind: 'link', target: rooted(link) }
            : {
                kind: 'file',
                text: rooted(text ?? ''),
                ...(mode !== undefined && { mode: Number.parseInt(mode, 8) }),
              },
      ]),
    ...LEVEL_FOLDERS.map((folder): [string, MemoryEntry] => [`${ROOT}/${folder}`, { kind: 'folder' }]),
  ]);
}

function linksOf(tree: MemoryHost): readonly string[] {
  return [...tree.list()].flatMap(([path, entry]) => {
    const [, name] = /^\/some\/root\/etc\/(rc[0-6S]\.d\/.*)$/s.exec(path) ?? [];
    return name !== undefined && entry.kind === 'link' ? [`${name} -> ${entry.target}`] : [];
  });
}

interface Planned {
  readonly made: boolean;
  readonly links: readonly string[];
  /** The scripts that the plan is of, whether they get a link or not. */
  readonly scripts: readonly string[];
}

interface JsonPlan {
  readonly made: boolean;
  readonly links: readonly { readonly folder: string; readonly name: string; readonly target: string }[];
  readonly leftOut: readonly { readonly script: string; readonly reason: string }[];
  readonly changes: readonly unknown[] | null;
}

function runPlan(tree: MemoryHost, words: readonly string[]): JsonPlan {
  const { stdout } = runCommand(runInitorder, ['plan', '--root', ROOT, '-f', 'json', ...words], {}, { host: tree });
  return JSON.parse(textOfBytes(stdout)) as JsonPlan;
}

function plan(tree: MemoryHost, words: readonly string[]): Planned {
  const value = runPlan(tree, words);
  const links = value.links.map(({ folder, name, target }) => bytesOfText(`${folder}/${name} -> ${target}`));
  const refused = new Set(value.leftOut.filter(({ reason }) => reason === 'no-script').map(({ script }) => script));
  const folder = tree.readFolder(`${ROOT}/etc/init.d`);
  const names = (folder.kind === 'folder' ? folder.entries : [])
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.') && tree.kindOf(`${ROOT}/etc/init.d/${name}`) === 'file')
    .map(textOfBytes);
  return { made: value.made, links: links.sort(), scripts: names.filter((name) => !refused.has(name)) };
}

/** A name with a comma cannot be given to insserv: what is behind it are runlevels. */
function canBeNamed(scripts: readonly string[]): boolean {
  return scripts.length > 0 && !scripts.some((name) => /[ ,;\t]/.test(name));
}

describe.each(readVectors('insserv'))(
  'a plan by insserv is what insserv-ts makes on a new root: $group',
  ({ cases }) => {
    it.each([
      { words: ['-s', 'insserv'], flags: '-q' },
      { words: ['-s', 'insserv', '--force'], flags: '-fq' },
    ])('has the very links, and no change against them: $words', ({ words, flags }) => {
      const compared: string[] = [];
      for (const { name, files } of cases) {
        const tree = treeOf(files);
        const { made, links, scripts } = plan(tree, words);
        if (!canBeNamed(scripts)) continue;
        compared.push(name);
        const run = runCommand(runInsserv, ['--root', ROOT, flags, '--', ...scripts], {}, { host: tree });
        expect({ name, made, links }).toEqual({ name, made: run.status === 0, links: [...linksOf(tree)].sort() });
        expect({ name, changes: runPlan(tree, [...words, '--against', ROOT]).changes }).toEqual({
          name,
          changes: made ? [] : null,
        });
      }
      expect(compared).not.toEqual([]);
    });
  },
);

describe.each(readVectors('chkconfig'))('a plan by chkconfig is what chkconfig-ts makes of it: $group', ({ cases }) => {
  it('has the links of --add of one script after the other, and no change against them', () => {
    for (const { name, files } of cases) {
      const tree = treeOf(files);
      const { links, scripts } = plan(tree, ['-s', 'chkconfig']);
      for (const script of scripts) runFarmCommand(runChkconfig, ['--root', ROOT, '--add', script], tree);
      expect({ name, links }).toEqual({ name, links: [...linksOf(tree)].sort() });
      expect({ name, changes: runPlan(tree, ['-s', 'chkconfig', '--against', ROOT]).changes }).toEqual({
        name,
        changes: [],
      });
    }
  });
});
