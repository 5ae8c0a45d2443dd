/** A scenario to start from, as YAML that can be read back. */
import type { ByteString } from '../../model/bytes.ts';
import type { StandardDescription } from '../../model/scenario.ts';

/** A text as YAML has it: bare where that cannot be taken for anything else. */
function word(text: ByteString): ByteString {
  return /^[A-Za-z/][\w/.+-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

function line(key: string, value: ByteString | undefined): ByteString {
  return value === undefined ? '' : `${key}: ${value}\n`;
}

export function renderScenario({ profile, kind, guess, checks, extras }: StandardDescription): ByteString {
  const { program, pidfile, isForeground, makesPidfile } = guess;
  const isService = kind === 'daemon' && program !== undefined;
  const facts = [
    line('version', '1'),
    line('profile', profile),
    line('kind', kind),
    ...(isService
      ? [
          'program:\n',
          line('  path', word(program)),
          line('  mode', isForeground ? 'foreground' : 'fork'),
          ...(pidfile === undefined
            ? ['  # pidfile: the file that it writes, if it does\n']
            : [makesPidfile ? `  # the script writes ${pidfile} itself\n` : line('  pidfile', word(pidfile))]),
        ]
      : []),
    ...(guess.configs.length === 0
      ? []
      : [`files: { ${guess.configs.map((path) => `${word(path)}: ''`).join(', ')} }\n`]),
    ...(guess.users.length === 0 ? [] : [`users: [${guess.users.map(word).join(', ')}]\n`]),
  ];
  const width = Math.max(...checks.map(({ check }) => check.length));
  const tried = checks.map(
    ({ check, level, expects }) => `#   ${check.padEnd(width)}  ${level.padEnd(7)}  ${expects}\n`,
  );
  const prefix = profile.includes('bsd') ? 'one' : '';
  const steps = extras.map((action) => `  - { run: ${word(prefix + action)}, exit: 0 }\n`);
  return [
    ...facts,
    '# The standard scenario tries, in this order:\n',
    ...tried,
    '# { skip: [CHECK], expect: { CHECK: STATUS }, because: TEXT } agrees on something else.\n',
    'standard: true\n',
    ...(steps.length === 0
      ? ['# Steps of your own, in a sandbox of their own:\n# steps:\n#   - { run: start, exit: 0, stdout: Starting }\n']
      : [
          '# Steps of your own, in a sandbox of their own:\nsteps:\n',
          ...(isService ? [`  - { run: ${prefix}start, exit: 0 }\n`] : []),
          ...steps,
        ]),
  ].join('');
}
