/** The JSON schema of scenario files; `docs/schemas/scenario.schema.json` is a copy of it. */
import { schemaAddress } from '../../model/web-address.ts';
import { CHECKS } from '../catalogue.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A form that a text may have is said beside it: keywords of lists and objects leave texts alone. */
const text = { type: 'string' } as const;
const path = {
  type: 'string',
  pattern: '^/[^\\x00-\\x1f]*$',
  description: 'An absolute path in the sandbox.',
} as const;
const paths = { type: 'array', items: path } as const;
const texts = { type: 'array', items: text } as const;
const pathOrPaths = { type: ['string', 'array'], items: path } as const;
const seconds = { type: 'number', minimum: 0, maximum: 3600 } as const;
const status = { type: 'integer', minimum: 0, maximum: 255 } as const;
const pattern = 'A text that must be contained, or /an extended regular expression/.';
const checks = [...new Set(CHECKS.map(({ id }) => id))];

function object(properties: Schema, more: Schema = {}): Schema {
  return { type: 'object', additionalProperties: false, properties, ...more };
}

function mapOf(values: Schema, names: string, description: string): Schema {
  return { type: 'object', propertyNames: { pattern: names }, additionalProperties: values, description };
}

const variables = (description: string): Schema => mapOf(text, '^[A-Za-z_][A-Za-z0-9_]*$', description);

const answerKeys: Schema = {
  args: {
    type: ['string', 'array'],
    items: text,
    description: 'First words; [] for none at all; or /an extended regular expression/ for all of them.',
  },
  out: text,
  err: text,
  exit: status,
  delay: seconds,
  times: { type: 'integer', minimum: 1, maximum: 1000, description: 'How often; then the next answer that fits.' },
  creates: { ...pathOrPaths, description: 'Files that it makes.' },
  removes: { ...pathOrPaths, description: 'Files that it removes.' },
};
const answer = object({ ...answerKeys, then: { ...object(answerKeys), description: 'The answer after `times`.' } });

const file: Schema = {
  ...object({
    text,
    copy: { ...text, description: 'A file to copy, from the folder of the scenario.' },
    mode: { type: 'string', pattern: '^0?[0-7]{3,4}$', description: 'In octal, as a text.' },
    dir: { type: 'boolean' },
    link: { ...text, description: 'Where a link leads.' },
  }),
  type: ['string', 'object'],
};

const deeds: Schema = {
  run: { type: ['string', 'array'], items: text, description: 'The words behind the name of the script.' },
  kill: object({ program: path, signal: { type: 'string', pattern: '^[A-Z0-9]{1,8}$' } }, { required: ['program'] }),
  write: mapOf(text, '^/', 'Files and what they are to hold.'),
  remove: paths,
  rcconf: variables('Lines of rc.conf, from here on.'),
  fresh: { const: true, description: 'A new sandbox, as at the beginning.' },
};

const wishes: Schema = {
  as: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_-]{0,31}$', description: 'A user; `user` is an ordinary one.' },
  exit: { type: ['integer', 'array'], minimum: 0, maximum: 255, items: status },
  stdout: { ...text, description: pattern },
  stderr: { ...text, description: pattern },
  calls: { ...texts, description: 'Calls in this order, each by its first words; others may stand between. []: none.' },
  signals: { ...texts, description: 'Signals that the program got, in this order.' },
  running: paths,
  stopped: paths,
  same: { ...path, description: 'The program whose process is the one that it was.' },
  new: { ...path, description: 'The program whose process is another one.' },
  files: mapOf(text, '^/', 'present, absent, or as in stdout.'),
  within: { ...seconds, description: 'Seconds.' },
};

/** Draft 2020-12; what it uses means the same in draft 7. */
export const SCENARIO_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: schemaAddress('scenario'),
  title: 'A scenario of initorder exercise',
  ...object(
    {
      $schema: text,
      version: { const: 1 },
      script: { ...text, description: 'The script, from the folder of this file; for calls that name none.' },
      profile: { enum: ['debian', 'redhat', 'lsb', 'freebsd', 'freebsd-ports', 'netbsd'] },
      kind: { enum: ['daemon', 'oneshot'] },
      program: object(
        {
          path,
          mode: { enum: ['fork', 'foreground', 'once'] },
          pidfile: { ...path, description: 'Written by the program.' },
          delay: { ...seconds, description: 'Seconds until it runs.' },
          term: { enum: ['exit', 'slow', 'ignore'], description: 'What it does on TERM.' },
          exit: { ...status, description: 'What it ends with, in place of running.' },
          anyone: { type: 'boolean', description: 'It runs for ordinary users, too.' },
        },
        { required: ['path'] },
      ),
      commands: mapOf(
        { ...answer, type: ['object', 'array'], items: answer },
        '^[A-Za-z0-9_./+\\[-]+$',
        'Commands with canned answers: a path or a name, and one answer or several, of which the first that fits is given.',
      ),
      files: mapOf(file, '^/', 'Files that are there.'),
      users: { type: 'array', items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_-]{0,31}$' } },
      rcconf: variables('Lines of rc.conf.'),
      env: variables('Further variables of the environment.'),
      standard: {
        ...object({
          skip: { type: 'array', items: { enum: checks } },
          expect: { type: 'object', propertyNames: { enum: checks }, additionalProperties: status },
          because: text,
        }),
        type: ['boolean', 'object'],
        description: 'Whether the standard scenario is run too, and what of it is agreed to be otherwise.',
      },
      limits: object({ action: { ...seconds, minimum: 1 }, total: { ...seconds, minimum: 1 } }),
      steps: { type: 'array', maxItems: 200, items: object({ ...deeds, ...wishes }) },
    },
    { required: ['version'] },
  ),
};

/** What a step does; it has exactly one of them. */
export const DEEDS: readonly string[] = Object.keys(deeds);
