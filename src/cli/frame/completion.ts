/** Completion scripts for shells, made from the option table. They are static, so completing costs no start of Node. */
import type { CommandSpec, OptionSpec } from './command-spec.ts';

/** The script for a shell, to be put where that shell reads its completions from. */
export function renderCompletion(spec: CommandSpec, shell: string): string {
  if (shell === 'zsh') return zsh(spec);
  return shell === 'fish' ? fish(spec) : bash(spec);
}

function bash({ name, options }: CommandSpec): string {
  const words = options.flatMap(dashed).join(' ');
  const choices = options.flatMap((option) =>
    option.choices === undefined
      ? []
      : [`    --${option.name}) COMPREPLY=($(compgen -W '${option.choices.join(' ')}' -- "$cur")); return ;;`],
  );
  const noFiles = options
    .filter((option) => option.value !== undefined && option.choices === undefined)
    .flatMap(dashed)
    .join('|');
  const functionName = `_${name.replaceAll(/[^a-z]/g, '_')}`;
  return [
    `# bash completion for ${name}`,
    `${functionName}() {`,
    '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}',
    '  COMPREPLY=()',
    '  case $prev in',
    ...choices,
    ...(noFiles === '' ? [] : [`    ${noFiles}) return ;;`]),
    '  esac',
    '  if [[ $cur == -* ]]; then',
    `    COMPREPLY=($(compgen -W '${words}' -- "$cur"))`,
    '  else',
    '    COMPREPLY=($(compgen -f -- "$cur"))',
    '  fi',
    '}',
    `complete -o filenames -F ${functionName} ${name}`,
    '',
  ].join('\n');
}

function zsh({ name, options }: CommandSpec): string {
  const specs = options.flatMap((option) => {
    const about = `[${option.about.replaceAll(/[[\]:']/g, ' ')}]`;
    const value = option.value === undefined ? '' : `:${option.value}:${zshChoices(option)}`;
    const repeat = option.repeats === true ? '*' : '';
    return dashed(option).map((word) => `  '${repeat}${word}${about}${value}'`);
  });
  return [`#compdef ${name}`, '_arguments -s \\', ...specs.map((line) => `${line} \\`), "  '*:file:_files'", ''].join(
    '\n',
  );
}

function zshChoices({ choices }: OptionSpec): string {
  return choices === undefined ? ' ' : `(${choices.join(' ')})`;
}

function fish({ name, options }: CommandSpec): string {
  const lines = options.map((option) => {
    const letter = option.letter === undefined ? '' : ` -s ${option.letter}`;
    const value = option.value === undefined ? '' : ' -x';
    const choices = option.choices === undefined ? '' : ` -a '${option.choices.join(' ')}'`;
    return `complete -c ${name}${letter} -l ${option.name}${value}${choices} -d '${option.about.replaceAll("'", "\\'")}'`;
  });
  return [`# fish completion for ${name}`, ...lines, ''].join('\n');
}

function dashed({ name, letter }: OptionSpec): readonly string[] {
  return letter === undefined ? [`--${name}`] : [`-${letter}`, `--${name}`];
}
