import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LinkCommand } from '../../src/host/io.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createDiskLinks } from '../../src/host/disk-links.ts';
import type { WholeHost } from '../../src/host/rooted-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import { readVectors, type VectorFile } from './vectors.ts';

/** A case whose steps change a tree of links and files. */
export interface FarmCase {
  readonly name: string;
  readonly about: string;
  readonly files: readonly FarmFile[];
  readonly steps: readonly FarmStep[];
  readonly insserv_installed?: boolean;
}

export interface FarmFile extends VectorFile {
  readonly mode?: string;
  readonly delete?: boolean;
}

/** What stands at the paths of a tree: `-> target`, `text:contents`; null where only the path itself is compared. */
export type FarmTree = Readonly<Record<string, string | null>>;

export interface FarmStep {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly status: number | null;
  readonly stdout: string | null;
  readonly stderr: string | null;
  readonly tree?: FarmTree;
  readonly sorted?: { readonly stdout?: string; readonly stderr?: string; readonly tree?: FarmTree };
  readonly put?: readonly FarmFile[];
}

/** All groups of cases of a command that changes links. */
export function readFarmVectors(
  tool: string,
): readonly { readonly group: string; readonly cases: readonly FarmCase[] }[] {
  return readVectors(tool);
}

export interface FarmRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** In memory where the system has such a folder: cases sync what they write. */
const SCRATCH = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/** A folder of its own on the disk, in which commands run in this process. */
export class Farm {
  readonly root: string;
  readonly #inputs = new Map<string, string>();

  constructor() {
    this.root = fs.realpathSync(fs.mkdtempSync(path.join(SCRATCH, 'farm-')));
  }

  put(files: readonly FarmFile[]): void {
    for (const file of files) {
      const place = path.join(this.root, file.path);
      if (file.delete === true) {
        fs.rmSync(place, { recursive: true, force: true });
        continue;
      }
      fs.mkdirSync(file.dir === true ? place : path.dirname(place), { recursive: true });
      if (file.dir === true) continue;
      if (file.link !== undefined) {
        fs.symlinkSync(this.#rooted(file.link), place);
        continue;
      }
      const text = this.#rooted(file.text ?? '');
      fs.writeFileSync(place, text);
      if (file.mode !== undefined) fs.chmodSync(place, Number.parseInt(file.mode, 8));
      this.#inputs.set(file.path, text);
    }
  }

  host(): WholeHost {
    return { ...createDiskHost(this.root), ...createDiskLinks(this.root) };
  }

  run(command: LinkCommand, argv: readonly string[], env: Readonly<Record<string, string>> = {}): FarmRun {
    const stdout: string[] = [];
    const stderr: string[] = [];
    const collect = (into: string[]): { write: (bytes: string) => void; isTerminal: () => boolean } => ({
      write: (bytes) => {
        into.push(bytes);
      },
      isTerminal: () => false,
    });
    const status = command(
      argv.map((word) => this.#rooted(word)),
      {
        stdout: collect(stdout),
        stderr: collect(stderr),
        env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, this.#rooted(value)])),
        cwd: this.root,
        host: this.host(),
        readInput: () => '',
      },
    );
    return { status, stdout: this.#plain(stdout), stderr: this.#plain(stderr) };
  }

  /** All links, and all regular files that are not as they were put. */
  tree(open: ReadonlySet<string> = new Set()): FarmTree {
    const found: [string, string | null][] = [];
    for (const entry of fs.readdirSync(this.root, { recursive: true, withFileTypes: true })) {
      const whole = path.join(entry.parentPath, entry.name);
      const name = path.relative(this.root, whole);
      if (entry.isDirectory()) continue;
      if (entry.isSymbolicLink()) found.push([name, `-> ${this.#plain([fs.readlinkSync(whole, 'latin1')])}`]);
      else {
        const text = fs.readFileSync(whole, 'latin1');
        if (this.#inputs.get(name) !== textOfBytes(text)) found.push([name, `text:${this.#plain([text])}`]);
      }
    }
    const tree = found.map(([name, value]): [string, string | null] => [name, open.has(name) ? null : value]);
    return Object.fromEntries(tree.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  #rooted(text: string): string {
    return text.replaceAll('{root}', this.root);
  }

  #plain(parts: readonly string[]): string {
    return textOfBytes(parts.join('')).replaceAll(this.root, '{root}');
  }
}

/** The tree that a step leaves, where folders are read in byte order. */
export function wantedTree({ tree, sorted }: FarmStep): FarmTree | undefined {
  if (tree === undefined && sorted?.tree === undefined) return undefined;
  const entries = Object.entries({ ...tree, ...sorted?.tree });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
