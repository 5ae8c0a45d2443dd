import {
  createMemoryHost,
  type MemoryHost,
  type MemoryHostOptions,
  type MemoryEntry,
  type MemoryObject,
} from '../../src/host/memory-host.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import type { VectorFile } from './vectors.ts';

const LEVELS = [0, 1, 2, 3, 4, 5, 6];

/** Scripts of init.d by name, and further entries by path; the seven link folders are there in any case. */
export function farmEntries(
  scripts: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): [string, MemoryEntry][] {
  return [
    ...LEVELS.map((level): [string, MemoryEntry] => [`/etc/rc${level}.d`, { kind: 'folder' }]),
    ['/etc/init.d', { kind: 'folder' }],
    ...Object.entries(scripts).map(([name, text]): [string, MemoryEntry] => [
      `/etc/init.d/${name}`,
      { kind: 'file', text },
    ]),
    ...Object.entries(others).map(([path, text]): [string, MemoryEntry] => [
      path,
      text.startsWith('-> ') ? { kind: 'link', target: text.slice(3) } : { kind: 'file', text },
    ]),
  ];
}

export function farmTree(
  scripts: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
  options: MemoryHostOptions = {},
): MemoryHost {
  return createMemoryHost(farmEntries(scripts, others), options);
}

/** The tree of a vector's files below `root`, which stands for `{root}` in them. */
export function vectorTree(files: readonly VectorFile[], root: string): MemoryHost {
  return createMemoryHost([
    [root, { kind: 'folder' }],
    ...files.map((file): [string, MemoryEntry] => [`${root}/${bytesOfText(file.path)}`, vectorEntry(file, root)]),
  ]);
}

export function vectorEntry({ text, link, dir, mode }: VectorFile, root: string): MemoryObject {
  if (dir === true) return { kind: 'folder' };
  if (link !== undefined) return { kind: 'link', target: bytesOfText(link.replaceAll('{root}', root)) };
  const bytes = bytesOfText((text ?? '').replaceAll('{root}', root));
  return { kind: 'file', text: bytes, ...(mode !== undefined && { mode: Number.parseInt(mode, 8) }) };
}

/** An LSB script that starts in 2345 behind what it requires. */
export function lsbScript(name: string, ...required: readonly string[]): string {
  return [
    '### BEGIN INIT INFO',
    `# Provides: ${name}`,
    `# Required-Start: ${required.join(' ')}`,
    `# Required-Stop: ${required.join(' ')}`,
    '# Default-Start: 2 3 4 5',
    '# Default-Stop: 0 1 6',
    '### END INIT INFO',
    '',
  ].join('\n');
}

/** The links of a tree's runlevels, as `rc3.d/S20a -> ../init.d/a`. */
export function linksOf(tree: MemoryHost): readonly string[] {
  return [...tree.list()].flatMap(([path, entry]) =>
    entry.kind === 'link' && path.startsWith('/etc/rc') ? [`${path.slice('/etc/'.length)} -> ${entry.target}`] : [],
  );
}
