/** The completion script for fish, 3.0 and later. */
import type { OperandKind, OptionSpec } from './command-spec.ts';
import {
  dashed,
  operandPlaces,
  SCRIPT_FOLDERS,
  valueKind,
  type CompletedCommand,
  type CompletedProgram,
} from './completion-program.ts';

/** The script. */
export function renderFish(program: CompletedProgram): string {
  const { name, prefix, commands } = program;
  const isFamily = commands.some(({ word }) => word !== '');
  return [
    `# fish completion for ${name}`,
    ...HELPERS.map((line) => line.replaceAll('PREFIX', prefix)),
    `complete -c ${name} -f`,
    ...(isFamily ? familyLines(program) : []),
    ...commands.flatMap((command) => commandLines(command, program)),
    '',
  ].join('\n');
}

const HELPERS: readonly string[] = [
  // The value that is being typed, without the option that it is joined to.
  'function PREFIX_typed',
  "    commandline -ct | string replace -r -- '^--[^=]*=' ''",
  'end',
  // How many words stand behind the options so far; the arguments are the options that take the next word.
  'function PREFIX_place',
  '    set -l place 0',
  '    set -l skips 0',
  '    for word in (commandline -opc)[2..-1]',
  '        if test $skips = 1',
  '            set skips 0',
  '        else if contains -- $word $argv',
  '            set skips 1',
  "        else if not string match -q -- '-*' $word",
  '            set place (math $place + 1)',
  '        end',
  '    end',
  '    echo $place',
  'end',
  'function PREFIX_command',
  '    set -l words (commandline -opc)',
  '    test "$words[2]" = "$argv[1]"',
  'end',
  'function PREFIX_list',
  "    set -l before (PREFIX_typed | string match -r -- '^.*,')",
  '    printf \'%s\\n\' "$before"$argv',
  'end',
  'function PREFIX_pairs',
  "    set -l before (PREFIX_typed | string match -r -- '^.*=')",
  '    if test -n "$before"',
  "        printf '%s\\n' \"$before\"(string split ' ' -- $argv[2])",
  '    else',
  "        printf '%s=\\n' (string split ' ' -- $argv[1])",
  '    end',
  'end',
  'function PREFIX_scripts',
  "    set -l root ''",
  "    set -l before ''",
  '    for word in (commandline -opc)',
  '        test "$before" = --root; and set root $word',
  "        string match -q -- '--root=*' $word; and set root (string replace -- --root= '' $word)",
  '        set before $word',
  '    end',
  "    set root (string replace -r -- '^~' $HOME $root)",
  `    for file in ${SCRIPT_FOLDERS.map((folder) => `$root/${folder}/*`).join(' ')}`,
  "        test -f $file; and string replace -r -- '.*/' '' $file | string match -rv -- '^README$|[~#]$'",
  '    end',
  'end',
];

function familyLines({ name, prefix, commands }: CompletedProgram): readonly string[] {
  const bare = `complete -c ${name} -n 'test (${prefix}_place --completion) = 0'`;
  const words = commands.map(({ word, spec }) => `${bare} -a ${word} -d '${plain(spec.about.replaceAll('\n', ' '))}'`);
  return [
    ...words,
    `${bare} -a help -d 'Show the help of a command'`,
    `complete -c ${name} -n '${prefix}_command help' -a '${commands.map(({ word }) => word).join(' ')}'`,
    `${bare} -s h -l help -d 'Show the commands'`,
    `${bare} -s V -l version -d 'Show the version'`,
    `${bare} -l completion -x -a 'bash zsh fish' -d 'Print a completion script for your shell'`,
  ];
}

function commandLines({ word, spec }: CompletedCommand, { name, prefix }: CompletedProgram): readonly string[] {
  const isThis = word === '' ? [] : [`${prefix}_command ${word}`];
  const start = (...tests: readonly string[]): string => {
    const all = [...isThis, ...tests];
    return `complete -c ${name}${all.length === 0 ? '' : ` -n '${all.join('; and ')}'`}`;
  };
  const takes = spec.options.filter(({ value }) => value !== undefined).flatMap(dashed);
  const before = word === '' ? 0 : 1;
  const places = operandPlaces(spec);
  return [
    ...spec.options.map(
      (option) => `${start()}${formsOf(option)}${valueOf(option, prefix)} -d '${plain(option.about)}'`,
    ),
    ...places.flatMap((kinds, at) => {
      const place = `test (${prefix}_place ${takes.join(' ')}) -${at === places.length - 1 ? 'ge' : 'eq'} ${at + before}`;
      return kinds.map((kind) => `${start(place)}${operandOf(kind, prefix)}`);
    }),
  ];
}

function formsOf({ name, letter }: OptionSpec): string {
  return `${letter === undefined ? '' : ` -s ${letter}`} -l ${name}`;
}

const FOLDERS = " -a '(__fish_complete_directories)'";

function valueOf(option: OptionSpec, prefix: string): string {
  const kind = valueKind(option);
  switch (kind?.kind) {
    case undefined:
      return '';
    case 'words':
      return ` -x -a '${kind.words.join(' ')}'`;
    case 'list':
      return ` -x -a '(${prefix}_list ${kind.words.join(' ')})'`;
    case 'pairs':
      return ` -x -a '(${prefix}_pairs "${kind.words.join(' ')}" "${kind.behind.join(' ')}")'`;
    case 'folder':
      return ` -x${FOLDERS}`;
    case 'path':
      return ' -r -F';
    case 'other':
      return ' -x';
  }
}

function operandOf(kind: OperandKind, prefix: string): string {
  if (kind === 'path') return ' -F';
  if (kind === 'folder') return FOLDERS;
  return kind === 'script' ? ` -a '(${prefix}_scripts)'` : ` -a '${kind.join(' ')}'`;
}

/** As text between single quotes. */
function plain(about: string): string {
  return about.replaceAll(/['\\]/g, ' ');
}
