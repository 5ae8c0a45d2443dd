/**
 * The source tree as the architecture test judges it: files with their texts, and what is wrong with their shape. A tree is
 * a value, so that a fault can be planted in a copy.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts by path, from the folder that is judged; `/` between the parts. */
export type SourceTree = ReadonlyMap<string, string>;

export function readTree(folder: string): SourceTree {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

export interface Import {
  readonly from: string;
  readonly what: string;
  readonly isTypeOnly: boolean;
}

/** All import and export-from statements, types included. */
export function importsOf(tree: SourceTree): readonly Import[] {
  return [...tree].flatMap(([from, text]) => {
    const statements = text.matchAll(/^(?:import|export)\b(?<clause>[^;]*?)\bfrom '(?<what>[^']+)';$/gms);
    return [...statements].map(({ groups }) => ({
      from,
      what: groups?.['what'] ?? '',
      isTypeOnly: groups?.['clause']?.startsWith(' type ') ?? false,
    }));
  });
}

/** For each file the files that it imports. */
export function filesImported(tree: SourceTree): ReadonlyMap<string, readonly string[]> {
  const imported = new Map([...tree.keys()].map((file): [string, string[]] => [file, []]));
  for (const { from, what } of importsOf(tree)) {
    if (what.startsWith('.')) imported.get(from)?.push(path.posix.join(path.posix.dirname(from), what));
  }
  return imported;
}

/** The stage that a file belongs to; empty for `index.ts`. */
export function stageOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

/** The table of `docs/architecture.md`: each stage, and those that it may import from; undefined stands for all. */
export function readStages(page: string): ReadonlyMap<string, readonly string[] | undefined> {
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const heading = rows.findIndex(([, first, , third]) => first === 'folder' && third === 'may import from');
  const stages = new Map<string, readonly string[] | undefined>();
  for (const [, first = '', , third = ''] of rows.slice(heading + 2)) {
    const name = /^`(?<name>[a-z]+)`$/.exec(first)?.groups?.['name'];
    if (name === undefined) break;
    const names = [...third.matchAll(/`([a-z]+)`/g)].map(([, found = '']) => found);
    stages.set(name, third === 'all of them' ? undefined : names);
  }
  return stages;
}

/** Imports from a stage that the importing stage may not import from. */
export function wrongArrows(tree: SourceTree, stages: ReturnType<typeof readStages>): readonly string[] {
  return [...filesImported(tree)].flatMap(([from, files]) =>
    files.flatMap((to) => {
      const [here, there] = [stageOf(from), stageOf(to)];
      if (here === '' || here === there) return [];
      const isKnown = stages.has(here) && stages.has(there);
      const allowed = stages.get(here);
      return isKnown && (allowed === undefined || allowed.includes(there)) ? [] : [`${from} -> ${to}`];
    }),
  );
}

/** Files that import one another in a circle, types included: each circle once, its files in byte order. */
export function circles(tree: SourceTree): readonly (readonly string[])[] {
  const imported = filesImported(tree);
  const reachable = new Map([...tree.keys()].map((file) => [file, reachedFrom(imported.get(file) ?? [], imported)]));
  const found = new Map<string, readonly string[]>();
  for (const [file, reached] of reachable) {
    if (!reached.has(file)) continue;
    const circle = [...reached].filter((other) => reachable.get(other)?.has(file) === true).sort();
    found.set(circle.join(' '), circle);
  }
  return [...found.values()];
}

function reachedFrom(entries: readonly string[], imported: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(imported.get(file) ?? []));
  }
  return reached;
}

/** Files that no entry point reaches. */
export function unreached(tree: SourceTree, isEntry: (file: string) => boolean): readonly string[] {
  const reached = reachedFrom([...tree.keys()].filter(isEntry), filesImported(tree));
  return [...tree.keys()].filter((file) => !reached.has(file));
}

/** Files with more lines than a person takes in at once. */
export function tooLong(tree: SourceTree, most: number): readonly string[] {
  return [...tree].flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1;
    return lines > most ? [`${file}: ${lines} lines`] : [];
  });
}

/** Files whose names say again what their folder says already. */
export function repeatedNames(tree: SourceTree): readonly string[] {
  return [...tree.keys()].filter((file) => {
    const [name = '', folder] = file.split('/').reverse();
    return folder !== undefined && (name === `${folder}.ts` || name.startsWith(`${folder}-`));
  });
}
