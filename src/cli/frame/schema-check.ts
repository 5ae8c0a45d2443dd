/** Checks values with a JSON schema, and says in plain words what is wrong. */
import type { Ajv, ErrorObject } from 'ajv';

/** One thing that is wrong with a value, in the terms of its schema. */
export interface SchemaFault {
  /** The way to it, as `overrides[0].files`; empty for the whole. */
  readonly where: string;
  /** The same, from the outside in; with the key that is not known. */
  readonly way: readonly string[];
  readonly found: unknown;
  readonly expected: string;
  /** A key that the schema does not have, and those that it has; or the values that it takes. */
  readonly unknown?: string;
  readonly known: readonly string[];
}

/** Makes a check from a schema; the check tells whether a value is right, and notes what is wrong. */
export type MakeCheck = (
  schema: Readonly<Record<string, unknown>>,
  note: (fault: SchemaFault) => void,
) => (value: unknown) => boolean;

/** @param Constructor of the library, which is loaded only where a value is checked */
export function makeSchemaCheck(Constructor: typeof Ajv): MakeCheck {
  return (schema, note) => {
    // The library's default entry knows draft 7 only; what our schemas use means the same there.
    const plain = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
    const validate = new Constructor({ verbose: true, allErrors: true, strict: false }).compile(plain);
    return (value) => {
      const isRight = validate(value);
      for (const error of validate.errors ?? []) note(describe(error));
      return isRight;
    };
  };
}

const TYPES: Readonly<Record<string, string>> = { array: 'a list', object: 'an object', string: 'a text' };

function describe({ instancePath, keyword, params, data, parentSchema }: ErrorObject): SchemaFault {
  const way = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const where = way.map((part, i) => (/^[0-9]+$/.test(part) ? `[${part}]` : `${i === 0 ? '' : '.'}${part}`)).join('');
  const details: ReadonlyMap<string, unknown> = new Map(Object.entries(params));
  const found: unknown = data;
  const properties: unknown = parentSchema?.['properties'];
  if (keyword === 'additionalProperties') {
    const known = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
    const unknown = textOf(details.get('additionalProperty'));
    return { where, way: [...way, unknown], found, expected: '', unknown, known };
  }
  const allowed = details.get('allowedValues');
  if (Array.isArray(allowed)) {
    const known = allowed.map(String);
    return { where, way, found, expected: `one of ${known.join(', ')}`, known };
  }
  const missing = details.get('missingProperty');
  if (typeof missing === 'string') return { where, way, found, expected: `an object with '${missing}'`, known: [] };
  return { where, way, found, expected: expectation(keyword, details), known: [] };
}

/** What a value must be, in words that go behind "must be". */
function expectation(keyword: string, details: ReadonlyMap<string, unknown>): string {
  if (keyword === 'type') {
    const types: unknown = details.get('type');
    const names = Array.isArray(types) ? types.map(textOf) : textOf(types).split(',');
    return names.map((name) => TYPES[name] ?? name).join(' or ');
  }
  if (keyword === 'const') return JSON.stringify(details.get('allowedValue'));
  if (keyword === 'pattern') return `of the form ${textOf(details.get('pattern'))}`;
  if (keyword === 'propertyNames') return `without the name '${textOf(details.get('propertyName'))}'`;
  if (keyword === 'minLength') return 'longer';
  const limit = details.get('limit');
  if (keyword === 'minimum') return `at least ${String(limit)}`;
  if (keyword === 'maximum' || keyword === 'maxItems') return `at most ${String(limit)}`;
  return `right (${keyword})`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
