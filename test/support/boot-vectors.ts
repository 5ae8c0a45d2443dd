import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import { bytesOfText } from '../../src/model/bytes.ts';

/** A case of what a real system ran; the form is described in `fixtures/README.md`. */
export interface BootCase {
  readonly name: string;
  readonly about: string;
  readonly entries: readonly (readonly [string, MemoryEntry])[];
  readonly steps: readonly BootQuestion[];
}

export interface BootQuestion {
  readonly argv: string;
  /** `script link verb pass decision code`, `-` for what was not recorded. */
  readonly steps: readonly string[];
  /** `script link code`; absent: not recorded. */
  readonly skipped?: readonly string[];
  readonly warnings?: readonly (readonly [string | null, string])[];
  readonly mode?: string;
  /** Scripts that may be undecided instead. */
  readonly open?: readonly string[];
}

interface RawCase {
  readonly name: string;
  readonly about: string;
  readonly root?: string;
  readonly files?: Readonly<Record<string, string | null | readonly [string | number, string?]>>;
  readonly steps: readonly BootQuestion[];
}

const project = new URL('../../', import.meta.url).pathname;

export function readBootVectors(): readonly { readonly group: string; readonly cases: readonly BootCase[] }[] {
  const folder = `${project}fixtures/vectors/boot/`;
  return readdirSync(folder)
    .sort()
    .map((group) => {
      const { texts, cases } = JSON.parse(readFileSync(folder + group, 'utf8')) as {
        texts: readonly string[];
        cases: readonly RawCase[];
      };
      return {
        group,
        cases: cases.map(({ files, root, ...rest }) => ({ ...rest, entries: readEntries(texts, files, root) })),
      };
    });
}

/** The files of the case, below the folder `r`. */
function readEntries(texts: readonly string[], files: RawCase['files'], root: string | undefined): BootCase['entries'] {
  if (root !== undefined) return readTree(root);
  return Object.entries(files ?? {}).map(([path, value]): readonly [string, MemoryEntry] => {
    // A folder has something in it, with a name that no system takes for a script.
    if (value === null) return [`r/${path}/.keep`, { kind: 'file', text: '', mode: 0o644 }];
    if (typeof value === 'string') return [`r/${path}`, { kind: 'link', target: value.slice(3) }];
    const [text, mode = '644'] = value;
    const whole = typeof text === 'number' ? (texts[text] ?? '') : text;
    return [`r/${path}`, { kind: 'file', text: bytesOfText(whole), mode: Number.parseInt(mode, 8) }];
  });
}

/** A folder of the project as entries below `r`. */
export function readTree(root: string): readonly (readonly [string, MemoryEntry])[] {
  return readdirSync(project + root, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const whole = `${project}${root}/${path}`;
    const stat = statSync(whole);
    if (!stat.isFile()) return [];
    return [[`r/${path}`, { kind: 'file', text: readFileSync(whole, 'latin1'), mode: stat.mode & 0o777 }] as const];
  });
}

/** A host with a tree, and files put over it; text that begins with `-> ` is a link, an executable has a mode. */
export function hostOf(
  entries: readonly (readonly [string, MemoryEntry])[],
  over: Readonly<Record<string, string>> = {},
): MemoryHost {
  const more = Object.entries(over).map(([path, text]): readonly [string, MemoryEntry] => {
    if (text.startsWith('-> ')) return [`r/${path}`, { kind: 'link', target: text.slice(3) }];
    const isScript = /\/(?:rc|init)\.d\//.test(path);
    return [`r/${path}`, { kind: 'file', text, mode: isScript ? 0o755 : 0o644 }];
  });
  return createMemoryHost([...entries, ...more]);
}
