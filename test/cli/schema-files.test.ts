/** The published schemas as files: each can be used alone, and what several of them describe they describe alike. */
import { describe, expect, it } from 'vitest';
import { SCHEMAS } from '../support/json-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

function definition(file: string, name: string): unknown {
  return (SCHEMAS.get(`${file}.schema.json`)?.['$defs'] as Schema | undefined)?.[name];
}

describe.each([...SCHEMAS])('%s', (file, schema) => {
  it('has an absolute address of its own, and refers to nothing outside', () => {
    expect(schema['$id']).toBe(`https://unpkg.com/initorder/docs/schemas/${file}`);
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference);
    expect(references.filter((reference) => reference?.startsWith('#/$defs/') !== true)).toEqual([]);
  });
});

it.each([
  { name: 'place', of: 'cycles', in: ['chkconfig-plan', 'order', 'plan', 'why', 'insserv'] },
  { name: 'step', of: 'cycles', in: ['why', 'rcorder'] },
  { name: 'numberReason', of: 'plan', in: ['insserv'] },
])('$name is the same in all that have it', ({ name, of, in: others }) => {
  const wanted = JSON.stringify(definition(of, name));
  expect(wanted).toBeTypeOf('string');
  for (const file of others) {
    expect(JSON.stringify(definition(file, name)).replaceAll('cyclePlace', 'place')).toBe(wanted);
  }
});
