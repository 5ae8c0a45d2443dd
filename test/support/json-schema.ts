import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../docs/schemas/', import.meta.url);

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, allowUnionTypes: true });
for (const file of readdirSync(folder)) {
  if (!file.endsWith('.schema.json')) continue;
  ajv.addSchema(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object, file);
}

/** What of a value does not match a published schema, named by its file in `docs/schemas/`; nothing if all does. */
export function findMismatches(value: unknown, name: string): readonly string[] {
  const validate = ajv.getSchema(name);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
}
