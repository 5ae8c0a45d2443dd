import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../docs/schemas/', import.meta.url);

/** The published schemas by the names of their files. */
export const SCHEMAS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>]),
);

/** Each is compiled where no other one is known: whoever takes one of them needs that file only. */
const compiled = new Map<string, ValidateFunction>();
for (const [file, schema] of SCHEMAS) {
  compiled.set(file, new Ajv2020({ allErrors: true, strictTypes: false, allowUnionTypes: true }).compile(schema));
}

/** What of a value does not match a published schema, named by its file in `docs/schemas/`; nothing if all does. */
export function findMismatches(value: unknown, name: string): readonly string[] {
  const validate = compiled.get(name);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
}
