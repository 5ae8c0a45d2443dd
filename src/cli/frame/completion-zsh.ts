/** The completion script for zsh; it may be sourced, or lie as `_NAME` in a folder of `fpath`. */
import type { CommandSpec, OperandKind, OptionSpec } from './command-spec.ts';
import {
  dashed,
  operandPlaces,
  SCRIPT_FOLDERS,
  valueKind,
  type CompletedProgram,
  type ValueKind,
} from './completion-program.ts';

/** The script. */
export function renderZsh(program: CompletedProgram): string {
  const { name, prefix, commands } = program;
  const [first] = commands;
  const isFamily = first !== undefined && first.word !== '';
  return [
    `#compdef ${name}`,
    ...HELPERS.map((line) => line.replaceAll('PREFIX', prefix)),
    `${prefix}() {`,
    ...(isFamily ? familyLines(program) : argumentLines(first?.spec, prefix, '  ')),
    '}',
    `if [[ $funcstack[1] == ${prefix} || $funcstack[1] == _${name} ]]; then`,
    `  ${prefix} "$@"`,
    'else',
    `  compdef ${prefix} ${name}`,
    'fi',
    '',
  ].join('\n');
}

const HELPERS: readonly string[] = [
  "PREFIX_list() { compset -P '*,'; compadd -S '' -- ${=1} }",
  'PREFIX_pairs() {',
  "  if compset -P '*='; then compadd -- ${=2}; else compadd -S = -- ${=1}; fi",
  '}',
  'PREFIX_scripts() {',
  "  local root=${(Q)opt_args[--root]/#'~'/$HOME}",
  '  local -a names',
  `  names=(${SCRIPT_FOLDERS.map((folder) => `$root/${folder}/*(N-.:t)`).join(' ')})`,
  '  compadd -- ${(u)names:#(README|*[~#])}',
  '}',
];

function familyLines({ prefix, commands }: CompletedProgram): readonly string[] {
  const described = commands.map(({ word, spec }) => `    '${word}:${plain(spec.about.replaceAll('\n', ' '))}'`);
  const cases = commands.flatMap(({ word, spec }) => [
    `        ${word})`,
    ...argumentLines(spec, prefix, '          '),
    '          ;;',
  ]);
  return [
    '  local curcontext=$curcontext state line',
    '  typeset -A opt_args',
    '  local -a commands',
    '  commands=(',
    ...described,
    "    'help:Show the help of a command'",
    '  )',
    '  _arguments -C \\',
    "    '(- *)'{-h,--help}'[Show the commands]' \\",
    "    '(- *)'{-V,--version}'[Show the version]' \\",
    "    '(- *)--completion=[Print a completion script for your shell]:SHELL:(bash zsh fish)' \\",
    "    '1:command:->command' '*::argument:->argument'",
    '  case $state in',
    '    command) _describe command commands ;;',
    '    argument)',
    '      case $line[1] in',
    '        help) _describe command commands ;;',
    ...cases,
    '      esac',
    '      ;;',
    '  esac',
  ];
}

function argumentLines(spec: CommandSpec | undefined, prefix: string, indent: string): readonly string[] {
  if (spec === undefined) return [];
  const options = spec.options.flatMap((option) => optionSpecs(option, prefix));
  const places = operandPlaces(spec);
  const operands = places.map((kinds, at) => {
    const place = at === places.length - 1 ? '*' : String(at + 1);
    const actions = kinds.map((kind) => operandAction(kind, prefix));
    const [only] = actions;
    const action = actions.length === 1 ? only : `{ ${actions.map(asCommand).join('; ')} }`;
    return `'${place}:operand:${action ?? ' '}'`;
  });
  return [
    `${indent}_arguments -s -S \\`,
    ...[...options, ...operands].map((line, i, all) => `${indent}  ${line}${i === all.length - 1 ? '' : ' \\'}`),
  ];
}

function optionSpecs(option: OptionSpec, prefix: string): readonly string[] {
  const kind = valueKind(option);
  const about = `[${plain(option.about)}]`;
  const value = kind === undefined ? '' : `:${option.value ?? ''}:${valueAction(kind, prefix)}`;
  const forms = dashed(option);
  const before = option.repeats === true ? '*' : forms.length > 1 ? `(${forms.join(' ')})` : '';
  return forms.map((form) => {
    const joined = kind === undefined ? '' : form.startsWith('--') ? '=' : '+';
    return before.startsWith('(')
      ? `'${before}'${form}'${joined}${about}${value}'`
      : `'${before}${form}${joined}${about}${value}'`;
  });
}

function valueAction(kind: ValueKind, prefix: string): string {
  switch (kind.kind) {
    case 'words':
      return `(${kind.words.join(' ')})`;
    case 'list':
      return `{ ${prefix}_list "${kind.words.join(' ')}" }`;
    case 'pairs':
      return `{ ${prefix}_pairs "${kind.words.join(' ')}" "${kind.behind.join(' ')}" }`;
    case 'folder':
      return '_files -/';
    case 'path':
      return '_files';
    case 'other':
      return ' ';
  }
}

function operandAction(kind: OperandKind, prefix: string): string {
  if (kind === 'path') return '_files';
  if (kind === 'folder') return '_files -/';
  return kind === 'script' ? `${prefix}_scripts` : `(${kind.join(' ')})`;
}

/** An action in the form of a command, so that several can stand in one. */
function asCommand(action: string): string {
  return action.startsWith('(') ? `compadd -- ${action.slice(1, -1)}` : action;
}

/** Without what means something in a specification of `_arguments`. */
function plain(about: string): string {
  return about.replaceAll(/[[\]:']/g, ' ');
}
