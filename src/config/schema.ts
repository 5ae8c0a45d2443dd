/** The JSON schema of the configuration; `docs/schemas/config.schema.json` is a copy of it. */
import { PROFILES } from '../model/lint.ts';
import { schemaAddress } from '../model/web-address.ts';

const strings = { type: 'array', items: { type: 'string', minLength: 1 } } as const;

const rules = {
  type: 'object',
  description: 'Level by rule, family or `all`; a later entry outdoes an earlier one.',
  additionalProperties: { enum: ['error', 'warning', 'info', 'off'] },
} as const;

const profile = {
  enum: [...PROFILES],
  description: 'The system whose rules hold; by default each script shows its own.',
} as const;

/** Draft 2020-12; what it uses means the same in draft 7. */
export const CONFIG_SCHEMA: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: schemaAddress('config'),
  title: 'Configuration of initorder',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    profile,
    rules,
    overrides: {
      type: 'array',
      description: 'Settings for some files; later ones outdo earlier ones.',
      items: {
        type: 'object',
        required: ['files'],
        additionalProperties: false,
        properties: {
          files: { ...strings, description: 'Patterns as in .gitignore, from the folder of this file.' },
          rules,
          profile,
        },
      },
    },
    ignores: {
      ...strings,
      description: 'Files that are never checked: patterns as in .gitignore, from the folder of this file.',
    },
    insservConf: {
      ...strings,
      description: 'insserv.conf files whose facilities are known, from the folder of this file.',
    },
    knownFacilities: { ...strings, description: 'Further system facilities, with their dollar signs.' },
    knownKeywords: { ...strings, description: 'Further values of KEYWORD.' },
    foreground: {
      type: 'object',
      description: 'For initorder migrate: programs by name, and what keeps each in the foreground.',
      additionalProperties: {
        type: 'object',
        required: ['add'],
        additionalProperties: false,
        properties: {
          add: { ...strings, description: 'Arguments that keep it there; none if it stays by itself.' },
          drop: { ...strings, description: 'Arguments that would put it into the background.' },
          type: { enum: ['exec', 'notify'], description: 'notify only of one that speaks to systemd.' },
          reload: {
            type: 'string',
            pattern: '^SIG[A-Z]+[0-9]?$',
            description: 'The signal that makes it read its settings again.',
          },
        },
      },
    },
  },
};
