import { textOfBytes } from '../../src/model/bytes.ts';

/** The part of `rcorder-ts --json` that tests look at; the whole form is in `docs/schemas/rcorder.schema.json`. */
export interface RcorderJson {
  readonly version: number;
  readonly status: number;
  readonly order: readonly { readonly path: string; readonly sequence: number }[];
  readonly findings: readonly JsonFinding[];
}

interface JsonPlace {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

export interface JsonFinding extends JsonPlace {
  readonly also: readonly JsonPlace[];
}

/** Reads what the command printed; bytes, one code unit each. */
export function readJson(stdout: string): RcorderJson {
  return JSON.parse(textOfBytes(stdout)) as RcorderJson;
}

/** What stands in the files at the places of a finding. */
export function slicesOf(finding: JsonFinding, files: Readonly<Record<string, string>>): readonly string[] {
  return [finding, ...finding.also].map(
    ({ path, offset, length }) => files[path]?.slice(offset, offset + length) ?? '',
  );
}
