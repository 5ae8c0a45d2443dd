/** The text of a script with an LSB block; fields by their names, in the order given. */
export function lsbScript(provides: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    'Required-Start': '',
    'Required-Stop': '',
    'Default-Start': '2 3 4 5',
    'Default-Stop': '0 1 6',
    ...fields,
  };
  const lines = Object.entries({ Provides: provides, ...all }).map(
    ([name, value]) => `# ${`${name}:`.padEnd(20)}${value}`,
  );
  return [
    '#!/bin/sh',
    '### BEGIN INIT INFO',
    ...lines.map((line) => line.trimEnd()),
    '### END INIT INFO',
    'exit 0',
    '',
  ].join('\n');
}
