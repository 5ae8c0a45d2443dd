/** The completion script for bash, 3.2 and later. */
import type { OperandKind } from './command-spec.ts';
import {
  dashed,
  operandPlaces,
  PROGRAM_OPTIONS,
  SCRIPT_FOLDERS,
  valueKind,
  type CompletedProgram,
  type ValueKind,
} from './completion-program.ts';

/** The script. Word lists that several options share stand in it once. */
export function renderBash(program: CompletedProgram): string {
  const { name, prefix } = program;
  const lists = new WordLists();
  const takes = takesLines(program);
  const values = valueLines(program, lists);
  const operands = operandLines(program, lists);
  return [
    `# bash completion for ${name}`,
    ...HELPERS.map((line) => line.replaceAll('PREFIX', prefix)),
    `${prefix}() {`,
    '  local words=() word i full value head= option= root= command= place=0 over=',
    ...lists.lines(),
    ...JOIN,
    `  for word in "\${words[@]:1:\${#words[@]}-2}"; do`,
    '    if [[ -n $option ]]; then [[ $option == root ]] && root=$word; option=; continue; fi',
    '    if [[ -n $over || $word != -?* ]]; then',
    ...(isFamily(program)
      ? ['      if [[ -z $command ]]; then command=$word; else place=$((place + 1)); fi; continue']
      : ['      place=$((place + 1)); continue']),
    '    fi',
    '    [[ $word == -- ]] && over=1',
    '    [[ $word == --root=* ]] && root=${word#*=}',
    '    case $command:$word in',
    ...takes,
    '    esac',
    '  done',
    "  root=${root/#'~'/$HOME}",
    '  full=${words[${#words[@]}-1]} value=$full',
    '  if [[ -z $option && -z $over && $full == --*=* ]]; then',
    '    option=${full%%=*} option=${option#--} value=${full#*=}',
    '  fi',
    '  head=${full%"$value"}',
    '  if [[ -n $option ]]; then',
    '    case $command:$option in',
    ...values,
    '    esac',
    '  elif [[ -z $over && $full == -* ]]; then',
    '    case $command in',
    ...optionLines(program),
    '    esac',
    '  else',
    '    case $command:$place in',
    ...operands,
    '    esac',
    '  fi',
    // Where bash takes = for a word of its own, only what is behind the last one is replaced.
    '  if [[ $full == *=* && $COMP_WORDBREAKS != *=* ]]; then COMPREPLY=("${COMPREPLY[@]/#/$head}"); fi',
    '}',
    `complete -F ${prefix} ${name}`,
    '',
  ].join('\n');
}

function isFamily({ commands }: CompletedProgram): boolean {
  return commands.some(({ word }) => word !== '');
}

/** Bash cuts words at `=`: they are put together again. */
const JOIN: readonly string[] = [
  '  COMPREPLY=()',
  '  for ((i = 0; i <= COMP_CWORD; i++)); do',
  '    word=${COMP_WORDS[i]}',
  '    if ((i > 1)) && [[ $word == = || ${COMP_WORDS[i - 1]} == = ]]; then',
  '      words[${#words[@]} - 1]+=$word',
  '    else',
  '      words+=("$word")',
  '    fi',
  '  done',
];

const HELPERS: readonly string[] = [
  'PREFIX_words() { COMPREPLY+=($(compgen -W "$1" -- "$value")); }',
  'PREFIX_files() {',
  "  local IFS=$'\\n'",
  "  value=${value/#'~'/$HOME}",
  '  compopt -o filenames 2>/dev/null',
  '  COMPREPLY+=($(compgen "$1" -- "$value"))',
  '}',
  'PREFIX_list() {',
  '  local before=',
  '  [[ $value == *,* ]] && before=${value%,*},',
  '  value=${value##*,}',
  '  PREFIX_words "$1"',
  '  COMPREPLY=("${COMPREPLY[@]/#/$before}")',
  '}',
  'PREFIX_pairs() {',
  '  if [[ $value == *=* ]]; then head=$head${value%=*}= value=${value##*=}; PREFIX_words "$2"',
  '  else PREFIX_words "$1"; compopt -o nospace 2>/dev/null; COMPREPLY=("${COMPREPLY[@]/%/=}"); fi',
  '}',
  'PREFIX_scripts() {',
  '  local file names=',
  `  for file in ${SCRIPT_FOLDERS.map((folder) => `"$root"/${folder}/*`).join(' ')}; do`,
  '    [[ -f $file && $file != */README && $file != *[~#] ]] && names+=" ${file##*/}"',
  '  done',
  '  PREFIX_words "$names"',
  '}',
];

/** For each option that takes the next word: which one it is. */
function takesLines({ commands }: CompletedProgram): readonly string[] {
  const lines = commands.flatMap(({ word, spec }) =>
    spec.options
      .filter(({ value }) => value !== undefined)
      .map((option) => {
        const forms = dashed(option).map((form) => `${word}:${form}`);
        return `      ${forms.join('|')}) option=${option.name} ;;`;
      }),
  );
  return commands.some(({ word }) => word !== '') ? ['      :--completion) option=completion ;;', ...lines] : lines;
}

function valueLines(program: CompletedProgram, lists: WordLists): readonly string[] {
  const { prefix, commands } = program;
  const lines = commands.flatMap(({ word, spec }) =>
    spec.options.flatMap((option) => {
      const kind = valueKind(option);
      const action = kind === undefined ? undefined : valueAction(kind, prefix, lists);
      return action === undefined ? [] : [`      ${word}:${option.name}) ${action} ;;`];
    }),
  );
  return isFamily(program) ? [`      :completion) ${prefix}_words 'bash zsh fish' ;;`, ...lines] : lines;
}

function valueAction(kind: ValueKind, prefix: string, lists: WordLists): string | undefined {
  switch (kind.kind) {
    case 'words':
    case 'list':
      return `${prefix}_${kind.kind} "${lists.nameOf(kind.words)}"`;
    case 'pairs':
      return `${prefix}_pairs "${lists.nameOf(kind.words)}" "${lists.nameOf(kind.behind)}"`;
    case 'folder':
      return `${prefix}_files -d`;
    case 'path':
      return `${prefix}_files -f`;
    case 'other':
      return undefined;
  }
}

function optionLines(program: CompletedProgram): readonly string[] {
  const lines = program.commands.map(
    ({ word, spec }) => `      ${word}) ${program.prefix}_words '${spec.options.flatMap(dashed).join(' ')}' ;;`,
  );
  // The empty word is that before a command is chosen.
  return isFamily(program)
    ? [`      '') ${program.prefix}_words '${PROGRAM_OPTIONS.join(' ')}' ;;`, ...lines]
    : fix(lines);
}

/** An empty pattern of `case` must be quoted. */
function fix(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^( +)\)/, "$1'')"));
}

function operandLines(program: CompletedProgram, lists: WordLists): readonly string[] {
  const { prefix, commands } = program;
  const lines = commands.flatMap(({ word, spec }) => {
    const places = operandPlaces(spec);
    return places.map((kinds, at) => {
      const pattern = at === places.length - 1 ? '*' : String(at);
      return `      ${word}:${pattern}) ${kinds.map((kind) => operandAction(kind, prefix, lists)).join('; ')} ;;`;
    });
  });
  const words = ['help', ...commands.map(({ word }) => word)];
  return isFamily(program) ? [`      :*|help:*) ${prefix}_words '${words.join(' ')}' ;;`, ...lines] : lines;
}

function operandAction(kind: OperandKind, prefix: string, lists: WordLists): string {
  if (kind === 'path') return `${prefix}_files -f`;
  if (kind === 'folder') return `${prefix}_files -d`;
  return kind === 'script' ? `${prefix}_scripts` : `${prefix}_words "${lists.nameOf(kind)}"`;
}

/** Word lists by what they hold, each under the name of one variable. */
class WordLists {
  readonly #names = new Map<string, string>();

  /** The variable's value, to be put between double quotes. */
  nameOf(words: readonly string[]): string {
    const text = words.join(' ');
    const name = this.#names.get(text) ?? `list${this.#names.size}`;
    this.#names.set(text, name);
    return `$${name}`;
  }

  lines(): readonly string[] {
    return [...this.#names].map(([text, name]) => `  local ${name}='${text}'`);
  }
}
