/** As much of JSON Schema 2020-12 as the schemas in `docs/schemas/` use. A word that is not known here is an error. */

export type Schema = Readonly<Record<string, unknown>>;

/** Every place where a value does not match a schema, or has a property that the schema does not tell of. */
export function findMismatches(
  value: unknown,
  root: Schema,
  schema: Schema = root,
  at: string = '$',
): readonly string[] {
  return Object.entries(schema).flatMap(([word, rule]) => {
    switch (word) {
      case '$schema':
      case 'title':
      case 'description':
      case '$defs':
        return [];
      case '$ref':
        return findMismatches(value, root, resolve(root, String(rule)), at);
      case 'const':
        return value === rule ? [] : [`${at}: not ${String(rule)}`];
      case 'enum':
        return list(rule).includes(value) ? [] : [`${at}: not one of ${list(rule).join(', ')}`];
      case 'type':
        return [rule].flat().includes(typeOf(value)) ? [] : [`${at}: ${typeOf(value)}, not ${String(rule)}`];
      case 'minimum':
        return Number(value) >= Number(rule) ? [] : [`${at}: below ${String(rule)}`];
      case 'pattern':
        return new RegExp(String(rule)).test(String(value)) ? [] : [`${at}: not like ${String(rule)}`];
      case 'items':
        return list(value).flatMap((item, i) => findMismatches(item, root, record(rule), `${at}[${i}]`));
      case 'required':
        return list(rule).flatMap((key) =>
          Object.hasOwn(record(value), String(key)) ? [] : [`${at}: no ${String(key)}`],
        );
      case 'properties':
        return Object.entries(record(value)).flatMap(([key, part]) => {
          const known = record(rule)[key];
          return known === undefined
            ? [`${at}: ${key} is not told of`]
            : findMismatches(part, root, record(known), `${at}.${key}`);
        });
      default:
        throw new TypeError(`${at}: this test does not know "${word}"`);
    }
  });
}

function resolve(root: Schema, reference: string): Schema {
  if (!reference.startsWith('#/$defs/')) throw new TypeError(`no such place: ${reference}`);
  return record(record(root['$defs'])[reference.slice('#/$defs/'.length)]);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function record(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
