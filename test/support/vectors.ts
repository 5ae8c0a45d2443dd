import { readdirSync, readFileSync } from 'node:fs';

/** A case of what a real program answered; the form is described in `fixtures/README.md`. */
export interface VectorCase {
  readonly name: string;
  readonly about: string;
  readonly files: readonly VectorFile[];
  readonly steps: readonly VectorStep[];
}

export interface VectorFile {
  readonly path: string;
  readonly text?: string;
  readonly link?: string;
  readonly dir?: boolean;
  readonly mode?: string;
  /** In `put`: the path is removed. */
  readonly delete?: boolean;
}

export interface VectorStep {
  readonly argv: readonly string[];
  readonly status: number | null;
  readonly stdout: string | null;
  readonly stderr: string | null;
  readonly env?: Readonly<Record<string, string>>;
  readonly argv0?: string;
  readonly put?: readonly VectorFile[];
  readonly tree?: Readonly<Record<string, string | null>>;
}

/** All groups of cases of a tool, by file name. */
export function readVectors(
  tool: string,
): readonly { readonly group: string; readonly cases: readonly VectorCase[] }[] {
  const folder = new URL(`../../fixtures/vectors/${tool}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { cases } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { cases: VectorCase[] };
      return { group: name, cases };
    });
}
